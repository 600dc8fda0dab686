// How an answer stands under other conditions: wider priors, without one role after the other, under rivals that the
// file does not name; and controls that show whether the machine would see what is there, and only that.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// The cells that checks of these verdicts would still take at most: for a progress bar. None within a quick look.
std::vector<Cell> missing_checks(const Study& study, const std::vector<TestResult>& results,
                                 const std::vector<ClaimFinding>& claims, const Cells& cells, u32 budget);

// Fills result.robustness, one list a claim, for its deciding test. Every condition is first tried in `tried_draws`
// worlds: where each of their differences is bitwise that of the standard mechanisms, it is taken to change nothing,
// and the row repeats what the standard shows. What runs is read over `rival_draws` worlds x 4, and its bounds are of
// one answer, not of all claims together. Controls rest on the cells at hand. `read` receives the cells that the rows
// rest on. Returns false if it was told to stop.
bool check_robustness(const Study& study, Cells& cells, const Orders& orders, Status& status, StudyResult& result,
                      std::vector<Cell>& read);
inline constexpr u32 tried_draws = 64;

// Whether a role carries the change: without it, at most a tenth of what the standard shows over the same worlds is
// left, by the upper bound. Never where the standard itself shows none.
inline constexpr double most_left = .1;
bool carries_the_change(const Robustness& row);

// Whether it does not: more than a tenth is left, by the lower bound, or it was never at work.
bool carries_not(const Robustness& row);

}  // namespace interregnum
