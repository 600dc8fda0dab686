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

// Draws are weighed by replicates that no test reads, so that worlds are weighed and not their luck: of the same draw,
// what weighs and what is weighed are independent.
inline constexpr u32 first_weighing = most_replicates;  // and as many as first_replicates

// The facts that weigh. What a forecast of the fact `withheld` may know leaves out each that reads the same column or
// event as that one does, first of all itself.
std::vector<BoundRate> conditions_of(const Study& study, std::optional<u32> withheld = {});

// How well each draw of the budget fits: the likelihood of all conditions in a run (of a number the density of its
// error there, of an event the chance of what happened), averaged over the replicates. A condition that the arm imposes
// says nothing. Where one of these runs failed, the draw has the largest weight of the others and counts neither for
// nor against, which bounds whatever it weighs. Empty where the file has no condition.
struct Weights {
  std::vector<double> of_draw;
  std::vector<char> failed;
};
Weights weigh_draws(const Study& study, const Cells& cells, u32 budget, std::optional<u32> withheld = {});

// The cells that weigh; they must be there before.
std::vector<Cell> weighing_cells(const Study& study, u32 budget);

// The cells that the verdicts need: claims that were decided early read on, until enough draws fit.
std::vector<Cell> conditioned_cells(const Study& study, const StudyResult& result, const Weights& weights, u32 budget);

// One result a claim: its deciding test on weighted draws under the standard mechanisms; rivals are not asked. Its
// bounds are those of `effective` draws of equal weight, rounded down, which is an approximation: weighted draws are no
// such sample, and the bounds are not shown to cover as often as those of the verdicts. Where that is below
// `least_effective` there is no share and the verdict is not_enough_runs.
std::vector<Conditioned> judge_conditioned(const Study& study, const Cells& cells, const Weights& weights, u32 budget,
                                           const StudyResult& result);

}  // namespace interregnum
