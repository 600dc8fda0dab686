#include "study/conditioned.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

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

double likelihood(const KnownFact& condition, double y) {
  if (!std::isfinite(y)) return 0;
  if (condition.fact.kind != FactKind::event) return density(*condition.fact.known, y);
  const double chance = std::clamp(y, 0., 1.);
  return quantile(*condition.fact.known, .5) > 0 ? chance : 1 - chance;
}

// The likelihood of all conditions, averaged over the replicates that weigh; nothing where one of their runs failed.
std::optional<double> weight_of(std::vector<KnownFact>& conditions, u32 draw) {
  double sum = 0;
  for (u32 replicate = first_weighing; replicate < first_weighing + first_replicates; ++replicate) {
    double all = 1;
    for (KnownFact& condition : conditions) {
      const double y = value_in(condition.reading, draw, replicate);
      if (y == failed_run) return std::nullopt;
      all *= likelihood(condition, y);
    }
    sum += all;
  }
  return sum / first_replicates;
}

// The smallest number of draws, above `least`, that are worth `wanted`.
std::optional<u32> draws_worth(double wanted, const std::vector<double>& weights, u32 least, u32 budget) {
  double sum = 0, squares = 0;
  for (u32 draw = 0; draw < budget; ++draw) {
    sum += weights[draw], squares += weights[draw] * weights[draw];
    if (draw + 1 > least && squares > 0 && sum * sum / squares >= wanted) return draw + 1;
  }
  return std::nullopt;
}

// How far a claim's deciding test reads: as it did, or on until enough draws fit.
Progress progress_for(const TestResult& result, const Weights& weights, u32 budget) {
  constexpr double spare = 1.25;  // some of the draws have no value
  const std::span<const double> all(weights.of_draw);
  const Progress read = {result.progress.draws, result.progress.replicates, false};
  if (read.draws == 0 || effective_number(all.first(read.draws)) >= spare * least_effective) return read;
  if (const auto draws = draws_worth(spare * least_effective, weights.of_draw, read.draws, budget))
    return {*draws, first_replicates, false};
  return effective_number(all) >= least_effective ? Progress{budget, first_replicates, false} : read;
}

// Sums over draws, each times its weight.
struct Weighed {
  std::vector<double> weights, effects, effect_weights;
  double reach_yes = 0, reach_no = 0, reach_plug = 0, reverse_yes = 0, reverse_no = 0, reverse_plug = 0;
  double right_yes = 0, right_no = 0, right_plug = 0, scale = 0, failed = 0;
};

// A draw with a failed run, or with one among those that weigh it, counts neither for nor against.
void add(Weighed& sums, const Worlds& one, double weight, bool is_weighed) {
  if (one.draws == 0 || weight <= 0) return;
  sums.weights.push_back(weight);
  if (!is_weighed || one.failed_draws > 0) {
    sums.failed += weight;
    return;
  }
  const auto times = [&](u64 count) { return weight * static_cast<double>(count); };
  sums.reach_yes += times(one.reach.yes), sums.reach_no += times(one.reach.no);
  sums.reach_plug += times(one.reach.plug_in);
  sums.reverse_yes += times(one.reverse.yes), sums.reverse_no += times(one.reverse.no);
  sums.reverse_plug += times(one.reverse.plug_in);
  sums.right_yes += times(one.right_way.yes), sums.right_no += times(one.right_way.no);
  sums.right_plug += times(one.right_way.plug_in);
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

// The weighted mean of the effects, their variance as of `draws` draws, and their skewness.
void set_moments(const Weighed& sums, u64 draws, Worlds& worlds) {
  const double judged = sum_of(sums.effect_weights);
  if (judged <= 0) return;
  double mean = 0, squares = 0, cubes = 0;
  for (std::size_t i = 0; i < sums.effects.size(); ++i) mean += sums.effect_weights[i] * sums.effects[i] / judged;
  for (std::size_t i = 0; i < sums.effects.size(); ++i) {
    const double from_mean = sums.effects[i] - mean, square = sums.effect_weights[i] * from_mean * from_mean / judged;
    squares += square, cubes += square * from_mean;
  }
  worlds.mean.value = mean;
  worlds.variance = squares * static_cast<double>(draws) / static_cast<double>(draws - 1);
  if (worlds.variance > 0) worlds.skewness = cubes / (worlds.variance * std::sqrt(worlds.variance));
  worlds.scale = sums.scale / judged;
}

Worlds worlds_of(const Weighed& sums, const Rule& rule, u64 draws) {
  const double all = sum_of(sums.weights);
  Worlds worlds;
  worlds.draws = draws;
  worlds.failed_draws = static_cast<u64>(static_cast<double>(draws) * sums.failed / all + .5);
  worlds.reach = tally_of(sums.reach_yes, sums.reach_no, sums.reach_plug, all, draws);
  worlds.reverse = tally_of(sums.reverse_yes, sums.reverse_no, sums.reverse_plug, all, draws);
  worlds.right_way = tally_of(sums.right_yes, sums.right_no, sums.right_plug, all, draws);
  set_moments(sums, draws, worlds);
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
    add(sums, classify({of_draw(d), 1, at.replicates, of_draw(r)}, test.rule), weights.of_draw[draw],
        !weights.failed[draw]);
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
  const Context context{test.assumed, !test.idle_role.empty(), result.compared, result.differing, {}};
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

// Facts of an arm that imposes them say nothing about the draw.
std::vector<BoundRate> conditions_of(const Study& study, std::optional<u32> withheld) {
  const auto& facts = study.scenario->facts;
  std::vector<BoundRate> conditions;
  for (const BoundRate& bound : study.observed) {
    const Fact& fact = facts[bound.fact];
    if (!fact.condition || is_imposed(*study.scenario, study.plans[0], fact)) continue;
    if (!withheld || !read_the_same(fact.outcome, facts[*withheld].outcome)) conditions.push_back(bound);
  }
  return conditions;
}

Weights weigh_draws(const Study& study, const Cells& cells, u32 budget, std::optional<u32> withheld) {
  std::vector<KnownFact> conditions;
  const auto known = conditions_of(study, withheld);  // readings look at its sides
  for (const BoundRate& bound : known) {
    const Fact& fact = study.scenario->facts[bound.fact];
    conditions.push_back({fact, reading_of(fact.outcome, bound.side, cells)});
  }
  Weights weights;
  if (conditions.empty()) return weights;
  double largest = 0;
  for (u32 draw = 0; draw < budget; ++draw) {
    const auto weight = weight_of(conditions, draw);
    largest = std::max(largest, weight.value_or(0));
    weights.of_draw.push_back(weight.value_or(0));
    weights.failed.push_back(!weight);
  }
  for (u32 draw = 0; draw < budget; ++draw)
    if (weights.failed[draw]) weights.of_draw[draw] = largest;
  return weights;
}

std::vector<Cell> weighing_cells(const Study& study, u32 budget) {
  std::vector<Cell> wanted;
  for (const BoundRate& bound : conditions_of(study))
    for (u32 draw = 0; draw < budget; ++draw)
      for (u32 replicate = first_weighing; replicate < first_weighing + first_replicates; ++replicate)
        wanted.push_back({bound.side.arm, draw, replicate});
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  return wanted;
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
