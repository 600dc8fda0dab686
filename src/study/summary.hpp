// What each outcome is in each arm, over the draws: for people to read beside the verdicts.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// One row an outcome and arm that a test reads, in the order of the tests, over the draws that were judged. A draw
// counts by the mean of its replicates; draws without a value (the regime fell first) are left out of n.
std::vector<OutcomeSummary> summarise(const Study& study, const std::vector<TestResult>& results, const Cells& cells);

// The cells that the results, the base rates (over the whole budget) and `checks` rest on; how many of them failed is
// added to `failed`.
u64 count_cells(const Study& study, const std::vector<TestResult>& results, u32 budget, std::vector<Cell> checks,
                u64& failed, const Cells& cells);

}  // namespace interregnum
