// How often things happen in the model beside how often they did in history: the prior predictive check.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// The cells of some base rates or known facts over all draws of the budget, `first_replicates` each; of every base
// rate; and those not there yet.
std::vector<Cell> fact_cells(const std::vector<BoundRate>& facts, u32 budget, std::vector<Cell> others = {});
std::vector<Cell> rate_cells(const Study& study, u32 budget);
std::vector<Cell> missing_rate_cells(const Study& study, const Cells& cells, u32 budget);

// One result a base rate, over those cells, which must be there. A frequency is the mean over all runs in which the
// outcome has a value (of P(x | y): those with y), its bounds the normal ones of a ratio of sums over draws. Failed
// runs are in no mean; the bounds of a probability hold both if it happened in none of them and if in all. Of numbers
// without bounds of their own they are only counted.
std::vector<RateResult> compare_rates(const Study& study, const Cells& cells, u32 budget);

}  // namespace interregnum
