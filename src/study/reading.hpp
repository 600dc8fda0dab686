// An outcome as it is read of the cells of one side of a test: the one place where records become values. Internal to
// study/.
#pragma once

#include <limits>
#include <vector>

#include "study/study.hpp"

namespace interregnum {

inline constexpr double failed_run = std::numeric_limits<double>::infinity();

// Looks at outcome, side and cells; keeps none of them.
struct SideReading {
  const Outcome& outcome;
  const Side& side;
  Cursor cursor;
  std::vector<double> records = {};
};
inline SideReading reading_of(const Outcome& outcome, const Side& side, const Cells& cells) {
  return {outcome, side, {cells, side.arm}};
}

// The outcome in one cell, which must be there: NaN where it has none, `failed_run` where the run failed.
double value_in(SideReading& reading, u32 draw, u32 replicate);

// The mean of each draw's values, NaN where none has one; failed runs have none.
std::vector<double> draw_values(SideReading reading, const Progress& at);

// The effect e of each draw that a test has read: the mean of D over its replicates, NaN where it has none.
std::vector<double> draw_effects(const Study& study, const BoundTest& test, const Cells& cells, const Progress& at);

}  // namespace interregnum
