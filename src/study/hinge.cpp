#include "study/hinge.hpp"

#include <algorithm>
#include <limits>

#include "judge/ranked.hpp"

namespace interregnum {
namespace {

constexpr std::size_t most_named = 3, most_effects = 100;
constexpr double half = .5;  // of the worlds: where a claim flips

// The numbers that a claim may turn on, and what they are in every draw.
struct Candidates {
  std::vector<u32> inputs;                   // indices into Scenario::inputs
  std::vector<std::vector<double>> columns;  // one an input
};

Candidates candidates_of(const Study& study, u32 draws) {
  Candidates all;
  const auto& inputs = study.scenario->inputs;
  for (u32 i = 0; i < inputs.size(); ++i)
    if (inputs[i].used && is_uncertain(inputs[i].quantity.prior) && inputs[i].quantity.expression.empty())
      all.inputs.push_back(i);
  all.columns.resize(all.inputs.size());
  for (u32 draw = 0; draw < draws; ++draw) {
    const auto values = draw_inputs(study.plans[0], study.key, draw);
    for (std::size_t i = 0; i < all.inputs.size(); ++i) all.columns[i].push_back(values[all.inputs[i]]);
  }
  return all;
}

// Every cell that this test reads in one draw.
std::vector<Side> sides_of(const BoundTest& test) {
  std::vector<Side> sides = test.sides[0];
  if (!test.parts.empty()) sides.insert(sides.end(), test.parts[0].begin(), test.parts[0].end());
  if (!test.references.empty()) sides.push_back(test.references[0]);
  return sides;
}

// Index into Study::tests of the test that decides each claim.
std::vector<std::size_t> deciding_tests(const Study& study, const StudyResult& result) {
  std::vector<std::size_t> tests;
  std::size_t first = 0;
  for (std::size_t claim = 0; claim < result.claims.size(); ++claim) {
    tests.push_back(first + result.claims[claim].deciding);
    first += study.scenario->claims[claim].tests.size();
  }
  return tests;
}

// How far a claim's deciding test must be run to name what it turns on; no draws where it need not or cannot be.
Progress far_enough(const TestResult& result, Verdict verdict, u32 budget) {
  constexpr Progress none{0, first_replicates, false};
  const u64 judged = result.worlds.draws - result.worlds.failed_draws;
  if (verdict != Verdict::depends || judged == 0) return none;
  const u64 draws = (u64{least_worlds_for_hinge} * result.progress.draws + judged - 1) / judged;
  return draws <= budget ? Progress{static_cast<u32>(draws), first_replicates, false} : none;
}

// How many draws of each arm have been run with the first replicates: a pure function of the looks.
std::vector<u32> draws_of_arms(const Study& study, const StudyResult& result, u32 budget) {
  std::vector<u32> draws(study.arms.size());
  for (std::size_t i = 0; i < study.tests.size(); ++i)
    for (const Side& side : sides_of(study.tests[i]))
      draws[side.arm] = std::max(draws[side.arm], result.tests[i].progress.draws);
  for (const BoundRate& rate : study.rates) draws[rate.side.arm] = budget;
  for (const Cell& cell : hinge_cells(study, result, budget))
    draws[cell.arm] = std::max(draws[cell.arm], cell.draw + 1);
  return draws;
}

std::vector<Pointed> points(const Study& study, const BoundTest& test, const Cells& cells, const Progress& at) {
  const auto d = differences(study, test, 0, cells, at);
  const auto r = references(study, test, 0, cells, at);
  return as_they_point({d, at.draws, at.replicates, r}, test.rule);
}

// What the test read, and behind it the draws that only others did.
std::vector<Pointed> worlds_at_hand(const Study& study, const BoundTest& test, const Cells& cells, const Progress& at,
                                    const std::vector<u32>& draws_of_arms) {
  std::vector<Pointed> worlds = points(study, test, cells, at);
  u32 draws = std::numeric_limits<u32>::max();
  for (const Side& side : sides_of(test)) draws = std::min(draws, draws_of_arms[side.arm]);
  if (draws <= at.draws || at.replicates < first_replicates) return worlds;
  const auto beyond = points(study, test, cells, {draws, first_replicates, false});
  worlds.insert(worlds.end(), beyond.begin() + at.draws, beyond.end());
  return worlds;
}

std::vector<double> effects_of(const std::vector<Pointed>& worlds) {
  std::vector<double> effects;
  for (const Pointed& world : worlds)
    if (world.judged) effects.push_back(world.effect);
  std::sort(effects.begin(), effects.end());
  if (effects.size() <= most_effects) return effects;
  std::vector<double> quantiles;
  for (std::size_t i = 0; i < most_effects; ++i)
    quantiles.push_back(quantile_of(effects, (static_cast<double>(i) + .5) / most_effects));
  return quantiles;
}

Sampled sampled(const Candidates& candidates, const std::vector<Pointed>& worlds) {
  Sampled all;
  all.inputs.resize(candidates.inputs.size());
  for (std::size_t draw = 0; draw < worlds.size(); ++draw) {
    if (!worlds[draw].judged) continue;
    all.answer.push_back(worlds[draw].follows);
    for (std::size_t i = 0; i < all.inputs.size(); ++i) all.inputs[i].push_back(candidates.columns[i][draw]);
  }
  return all;
}

bool is_open(Verdict verdict) { return verdict == Verdict::depends || verdict == Verdict::not_enough_runs; }

HingeInput named(const Input& input, std::span<const double> x, const Sampled& worlds, double holds, bool open,
                 Luck luck) {
  HingeInput hinge;
  hinge.curve = response_curve(x, worlds.answer);
  if (!input.quantity.choices.empty()) return hinge;
  hinge.flip = flip_point(x, worlds.answer, half, luck);
  if (hinge.flip && open) hinge.settles_within = width_to_settle(x, worlds.answer, holds, hinge.flip->above);
  return hinge;
}

// A box of one side says no more than its number does.
std::optional<Box> box_of(const Sampled& worlds, const Candidates& candidates, bool has_names, Luck luck) {
  auto box = find_box(worlds, luck);
  if (box && has_names && box->sides.size() < 2) box.reset();
  if (box)
    for (BoxSide& side : box->sides) side.input = candidates.inputs[side.input];
  return box;
}

void name(const Study& study, const Candidates& candidates, const Sampled& worlds, double holds, bool open, Luck luck,
          ClaimHinge& hinge) {
  const Indices indices = rank_indices(worlds, luck);
  hinge.floor = indices.floor;
  for (std::size_t k = 0; k < std::min(most_named, indices.above.size()); ++k) {
    const u32 at = indices.above[k], input = candidates.inputs[at];
    auto& decider =
        hinge.inputs.emplace_back(named(study.scenario->inputs[input], worlds.inputs[at], worlds, holds, open, luck));
    decider.input = input;
    decider.index = indices.value[at];
  }
  hinge.box = box_of(worlds, candidates, !hinge.inputs.empty(), luck);
}

}  // namespace

std::vector<Cell> hinge_cells(const Study& study, const StudyResult& result, u32 budget) {
  std::vector<Cell> cells;
  const auto deciding = deciding_tests(study, result);
  for (std::size_t claim = 0; claim < deciding.size(); ++claim)
    want(study.tests[deciding[claim]], 0,
         far_enough(result.tests[deciding[claim]], result.claims[claim].verdict, budget), cells);
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  return cells;
}

std::vector<ClaimHinge> claim_hinges(const Study& study, const StudyResult& result, const Cells& cells, u32 budget) {
  const auto draws = draws_of_arms(study, result, budget);
  const Candidates candidates = candidates_of(study, draws.empty() ? 0 : *std::max_element(draws.begin(), draws.end()));
  std::vector<ClaimHinge> hinges;
  const auto deciding = deciding_tests(study, result);
  for (std::size_t claim = 0; claim < deciding.size(); ++claim) {
    const std::size_t test = deciding[claim];
    ClaimHinge& hinge = hinges.emplace_back();
    if (result.tests[test].progress.draws == 0) continue;  // a transfer: its worlds are another study's
    const auto worlds = worlds_at_hand(study, study.tests[test], cells, result.tests[test].progress, draws);
    hinge.effects = effects_of(worlds);
    const Sampled all = sampled(candidates, worlds);
    hinge.worlds = all.answer.size();
    const Verdict verdict = result.claims[claim].verdict;
    if (verdict == Verdict::assumed || verdict == Verdict::never_tested) continue;
    if (hinge.worlds < least_worlds_for_hinge) {
      if (is_open(verdict)) hinge.more = least_worlds_for_hinge - hinge.worlds;
      continue;
    }
    const Luck luck{fold(fold(study.key, name_id("hinge")), name_id(study.scenario->claims[claim].id))};
    name(study, candidates, all, study.tests[test].rule.holds, is_open(verdict), luck, hinge);
  }
  return hinges;
}

}  // namespace interregnum
