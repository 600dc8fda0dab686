// When a study looks, and what it runs next. Looks happen at fixed numbers of draws; what follows a look is a pure
// function of what it saw, so any number of threads, any order and any restart give the same study.
#pragma once

#include <optional>

#include "base/text.hpp"
#include "judge/verdict.hpp"

namespace interregnum {

inline constexpr u32 first_look = 16;
inline constexpr u32 quick_look = 81;
inline constexpr u32 first_replicates = 4;
inline constexpr u32 most_replicates = 32;

// How far one test reads along the prefix of all draws: the cells [0, draws) x [0, replicates).
struct Progress {
  u32 draws = first_look;
  u32 replicates = first_replicates;
  bool open = true;  // false: judged, or the budget is spent
};

// The first look of a study of `budget` draws (> 0).
Progress first_progress(u32 budget);

// The look after `draws`: 16, 24, 36, 54, 81, 121, 181, 271, 406, ..., the last one at the budget.
u32 look_after(u32 draws, u32 budget);

// What to read next. Decided: nothing. Unclear draws alone keep it open: twice the replicates, to at most 32.
// Else more draws; nothing once the budget is spent.
Progress next_progress(const Progress& progress, const Finding& finding, u32 budget);

// How many further draws would decide an open test, if shares, mean and spread stay as estimated; none where that
// takes more than a hundred thousand, as for a share that sits on a bar, and for a test without a draw.
// Fewer draws than this say too little of their own spread for such a figure to be told to a reader.
inline constexpr u64 least_to_tell_further = 200;
std::optional<u64> further_draws(const Worlds& worlds, const Rule& rule, const Context& context);

}  // namespace interregnum
