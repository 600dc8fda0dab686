// Verdicts on the worlds that fit what happened: facts with `use = "condition"` weigh the draws.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// Fewer effective worlds than this bear no verdict.
inline constexpr double least_effective = 40;

// (sum w)^2 / sum w^2: as many draws of equal weight would tell as much (Kish 1965). 0 where all weights are.
double effective_number(std::span<const double> weights);

// The density of a distribution at x, up to what a step of its quantiles shows; 0 outside. Of a point: 0.
double density(const Prior& prior, double x);

// How well each draw of the budget fits: the likelihood of all conditions in a run (of a number the density of its
// error there, of an event the chance of what happened), averaged over the replicates. A condition that the arm imposes
// says nothing. Empty where the file has no other.
struct Weights {
  std::vector<double> of_draw;
};
Weights weigh_draws(const Study& study, const Cells& cells, u32 budget);

// The cells that the verdicts need: claims that were decided early read on, until enough draws fit.
std::vector<Cell> conditioned_cells(const Study& study, const StudyResult& result, const Weights& weights, u32 budget);

// One result a claim: its deciding test on weighted draws, with bounds as though there were `effective` draws, rounded
// down. Where that is below `least_effective` there is no share and the verdict is not_enough_runs.
std::vector<Conditioned> judge_conditioned(const Study& study, const Cells& cells, const Weights& weights, u32 budget,
                                           const StudyResult& result);

}  // namespace interregnum
