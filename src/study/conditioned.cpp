#include "study/conditioned.hpp"

#include <algorithm>
#include <cmath>

#include "study/assumed.hpp"
#include "study/leaning.hpp"
#include "study/reading.hpp"

namespace interregnum {
namespace {

constexpr double farthest_tail = 1e-9;

// The probability at which the prior has this quantile.
double probability_of(const Prior& prior, double x) {
  double low = farthest_tail, high = 1 - farthest_tail;
  constexpr int halvings = 50;
  for (int i = 0; i < halvings; ++i) {
    const double middle = .5 * (low + high);
    (quantile(prior, middle) < x ? low : high) = middle;
  }
  return .5 * (low + high);
}

struct KnownFact {
  const Fact& fact;
  SideReading reading;
};

double likelihood(KnownFact& condition, u32 draw, u32 replicate) {
  const double y = value_in(condition.reading, draw, replicate);
  if (!std::isfinite(y)) return 0;
  if (condition.fact.kind != FactKind::event) return density(*condition.fact.known, y);
  const double chance = std::clamp(y, 0., 1.);
  return quantile(*condition.fact.known, .5) > 0 ? chance : 1 - chance;
}

// How far a claim's deciding test reads: as it did, or on until enough draws fit.
Progress progress_for(const TestResult& result, const Weights& weights, u32 budget) {
  constexpr double spare = 1.25;  // some of the draws have no value
  const std::span<const double> all(weights.of_draw);
  const Progress read = {result.progress.draws, result.progress.replicates, false};
  if (read.draws == 0 || effective_number(all.first(read.draws)) >= spare * least_effective) return read;
  for (u32 draws = read.draws + 1; draws <= budget; ++draws)
    if (effective_number(all.first(draws)) >= spare * least_effective) return {draws, first_replicates, false};
  return effective_number(all) >= least_effective ? Progress{budget, first_replicates, false} : read;
}

// Sums over draws, each times its weight.
struct Weighed {
  std::vector<double> weights, effects, effect_weights;
  double reach_yes = 0, reach_no = 0, reach_plug = 0, reverse_yes = 0, reverse_no = 0, reverse_plug = 0;
  double right_yes = 0, right_no = 0, right_plug = 0, scale = 0, failed = 0;
};

void add(Weighed& sums, const Worlds& one, double weight) {
  if (one.draws == 0 || weight <= 0) return;
  const auto times = [&](u64 count) { return weight * static_cast<double>(count); };
  sums.weights.push_back(weight);
  sums.reach_yes += times(one.reach.yes), sums.reach_no += times(one.reach.no);
  sums.reach_plug += times(one.reach.plug_in);
  sums.reverse_yes += times(one.reverse.yes), sums.reverse_no += times(one.reverse.no);
  sums.reverse_plug += times(one.reverse.plug_in);
  sums.right_yes += times(one.right_way.yes), sums.right_no += times(one.right_way.no);
  sums.right_plug += times(one.right_way.plug_in);
  sums.failed += times(one.failed_draws);
  if (one.failed_draws > 0) return;
  sums.effects.push_back(one.mean.value);
  sums.effect_weights.push_back(weight);
  sums.scale += weight * one.scale;
}

double sum_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

// As many draws as are effective, divided as the weights divide them; what rounding leaves is unclear.
Tally tally_of(double yes, double no, double plug_in, double all, u64 draws) {
  const auto share = [&](double part) {
    return std::min(draws, static_cast<u64>(static_cast<double>(draws) * part / all));
  };
  Tally tally{share(yes), share(no), 0, 0};
  tally.no = std::min(tally.no, draws - tally.yes);
  tally.unclear = draws - tally.yes - tally.no;
  tally.plug_in = std::clamp(share(plug_in), tally.yes, draws - tally.no);
  return tally;
}

Worlds worlds_of(const Weighed& sums, const Rule& rule, u64 draws) {
  const double all = sum_of(sums.weights), judged = sum_of(sums.effect_weights);
  Worlds worlds;
  worlds.draws = draws;
  worlds.failed_draws = static_cast<u64>(static_cast<double>(draws) * sums.failed / all + .5);
  worlds.reach = tally_of(sums.reach_yes, sums.reach_no, sums.reach_plug, all, draws);
  worlds.reverse = tally_of(sums.reverse_yes, sums.reverse_no, sums.reverse_plug, all, draws);
  worlds.right_way = tally_of(sums.right_yes, sums.right_no, sums.right_plug, all, draws);
  if (judged > 0) {
    double mean = 0, squares = 0;
    for (std::size_t i = 0; i < sums.effects.size(); ++i) mean += sums.effect_weights[i] * sums.effects[i] / judged;
    for (std::size_t i = 0; i < sums.effects.size(); ++i)
      squares += sums.effect_weights[i] * (sums.effects[i] - mean) * (sums.effects[i] - mean) / judged;
    worlds.mean.value = mean;
    worlds.variance = squares * static_cast<double>(draws) / static_cast<double>(draws - 1);
    worlds.scale = sums.scale / judged;
  }
  Worlds bounded = extrapolated(worlds, rule, draws);
  bounded.share.value = sums.reach_plug / all;
  return bounded;
}

Weighed weigh(const Study& study, const BoundTest& test, const Cells& cells, const Weights& weights,
              const Progress& at) {
  const auto d = differences(study, test, 0, cells, at);
  const auto r = references(study, test, 0, cells, at);
  Weighed sums;
  for (u32 draw = 0; draw < at.draws; ++draw) {
    if (weights.of_draw[draw] <= 0) continue;
    const std::size_t first = std::size_t{draw} * at.replicates;
    const auto of_draw = [&](const std::vector<double>& values) {
      return values.empty() ? std::span<const double>() : std::span(values).subspan(first, at.replicates);
    };
    add(sums, classify({of_draw(d), 1, at.replicates, of_draw(r)}, test.rule), weights.of_draw[draw]);
  }
  return sums;
}

Conditioned judge(const Study& study, u32 index, const Cells& cells, const Weights& weights, u32 budget,
                  const TestResult& result) {
  const BoundTest& test = study.tests[index];
  const Weighed sums = weigh(study, test, cells, weights, progress_for(result, weights, budget));
  Conditioned found;
  found.effective = effective_number(sums.weights);
  found.share = {std::nan(""), 0, 1};
  if (found.effective < least_effective) return found;
  const Worlds worlds = worlds_of(sums, test.rule, static_cast<u64>(found.effective));
  const Context context{test.assumed, !test.idle_role.empty(), result.compared, result.differing, result.rivals};
  found.share = worlds.share;
  found.verdict = judge_test(worlds, test.rule, context).verdict;
  return found;
}

}  // namespace

double effective_number(std::span<const double> weights) {
  double sum = 0, squares = 0;
  for (const double weight : weights) sum += weight, squares += weight * weight;
  return squares > 0 ? sum * sum / squares : 0;
}

double density(const Prior& prior, double x) {
  const double u = probability_of(prior, x);
  if (u <= 2 * farthest_tail || u >= 1 - 2 * farthest_tail) return 0;
  const double step = 1e-3 * std::min(u, 1 - u);
  const double width = quantile(prior, u + step) - quantile(prior, u - step);
  return width > 0 ? 2 * step / width : 0;
}

Weights weigh_draws(const Study& study, const Cells& cells, u32 budget) {
  std::vector<KnownFact> conditions;
  for (const BoundRate& bound : study.observed) {
    const Fact& fact = study.scenario->facts[bound.fact];
    if (fact.condition && !is_imposed(*study.scenario, study.plans[0], fact))
      conditions.push_back({fact, reading_of(fact.outcome, bound.side, cells)});
  }
  Weights weights;
  if (conditions.empty()) return weights;
  for (u32 draw = 0; draw < budget; ++draw) {
    double sum = 0;
    for (u32 replicate = 0; replicate < first_replicates; ++replicate) {
      double all = 1;
      for (KnownFact& condition : conditions) all *= likelihood(condition, draw, replicate);
      sum += all;
    }
    weights.of_draw.push_back(sum / first_replicates);
  }
  return weights;
}

std::vector<Cell> conditioned_cells(const Study& study, const StudyResult& result, const Weights& weights, u32 budget) {
  std::vector<Cell> wanted;
  for (const u32 test : deciding_tests(study, result))
    want(study.tests[test], 0, progress_for(result.tests[test], weights, budget), wanted);
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  return wanted;
}

std::vector<Conditioned> judge_conditioned(const Study& study, const Cells& cells, const Weights& weights, u32 budget,
                                           const StudyResult& result) {
  std::vector<Conditioned> found;
  for (const u32 test : deciding_tests(study, result))
    found.push_back(judge(study, test, cells, weights, budget, result.tests[test]));
  return found;
}

}  // namespace interregnum
