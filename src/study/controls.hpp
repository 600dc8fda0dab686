// Controls from the cells at hand: what must not follow, and what must.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// Of the test that decides a claim, in this order, each only where it means something:
//   permuted   the labels of the arms are permuted among worlds: half of the worlds say the reverse; must not follow
//   negation   the opposite claim: must not follow where the claim does
//   positive   in every world, an effect of three margins in the place of its own, with its luck: must be seen beyond
//              doubt in as many worlds as a claim needs
//   placebo    an arm run anew, alone, in one world: must be bitwise what was kept
// None where the test was not judged by its runs.
std::vector<Robustness> controls_of(const Study& study, const BoundTest& test, const TestResult& result,
                                    const Cells& cells);

}  // namespace interregnum
