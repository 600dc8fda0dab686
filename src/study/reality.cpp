#include "study/reality.hpp"

#include <algorithm>
#include <cmath>

#include "judge/ranked.hpp"
#include "study/assumed.hpp"
#include "study/base_rates.hpp"
#include "study/conditioned.hpp"
#include "study/execute.hpp"
#include "study/leaning.hpp"
#include "study/reading.hpp"
#include "study/series.hpp"

namespace interregnum {
namespace {

constexpr double low_end = .05, high_end = .95;

// Every value of the runs that have one, ascending. Counts those that did not fail, and those that did.
std::vector<double> values_of(const Study& study, const BoundRate& bound, const Cells& cells, u32 budget,
                              FactResult& r) {
  SideReading reading = reading_of(study.scenario->facts[bound.fact].outcome, bound.side, cells);
  std::vector<double> values;
  for (u32 draw = 0; draw < budget; ++draw)
    for (u32 replicate = 0; replicate < first_replicates; ++replicate) {
      const double y = value_in(reading, draw, replicate);
      ++(y == failed_run ? r.failed : r.of);
      if (std::isfinite(y)) values.push_back(y);
    }
  std::sort(values.begin(), values.end());
  return values;
}

double share_below(const std::vector<double>& sorted, double value) {
  const auto below = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
  const auto up_to = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
  return .5 * static_cast<double>(below + up_to) / static_cast<double>(sorted.size());
}

double mean_percentile(const std::vector<double>& sorted, const Prior& known) {
  if (!is_uncertain(known)) return share_below(sorted, quantile(known, .5));
  constexpr int points = 99;
  double sum = 0;
  for (int i = 1; i <= points; ++i) sum += share_below(sorted, quantile(known, i / (points + 1.)));
  return sum / points;
}

Lies lies_if(bool inside, bool inside_with_least, bool inside_with_most) {
  if (inside != inside_with_least || inside != inside_with_most) return Lies::open;
  return inside ? Lies::inside : Lies::outside;
}

// It happens or not: a number is 1 in a share `mean` of the runs and else 0.
void compare_event(FactResult& r) {
  r.mean = std::clamp(r.mean, 0., 1.);
  const auto point = [&](double q) { return q > 1 - r.mean ? 1. : 0.; };
  r.q05 = point(low_end), r.q25 = point(.25), r.q50 = point(.5), r.q75 = point(.75), r.q95 = point(high_end);
  r.percentile = r.known > 0 ? 1 - r.mean / 2 : (1 - r.mean) / 2;
  const auto runs = static_cast<double>(r.runs), failed = static_cast<double>(r.failed), sum = r.mean * runs;
  const auto does_the_same = [&](double share) { return (r.known > 0 ? share : 1 - share) >= low_end; };
  r.lies = lies_if(does_the_same(r.mean), does_the_same(sum / (runs + failed)),
                   does_the_same((sum + failed) / (runs + failed)));
}

// With so many failed runs below or above all others.
bool meets_range(std::vector<double> sorted, u64 below, u64 above, const FactResult& r) {
  constexpr double far = 1e300;
  sorted.insert(sorted.begin(), below, -far);
  sorted.insert(sorted.end(), above, far);
  return quantile_of(sorted, low_end) <= r.known_hi && r.known_lo <= quantile_of(sorted, high_end);
}

void compare_number(const std::vector<double>& sorted, const Prior& known, FactResult& r) {
  r.q05 = quantile_of(sorted, low_end), r.q25 = quantile_of(sorted, .25), r.q50 = quantile_of(sorted, .5);
  r.q75 = quantile_of(sorted, .75), r.q95 = quantile_of(sorted, high_end);
  r.percentile = mean_percentile(sorted, known);
  r.lies =
      lies_if(meets_range(sorted, 0, 0, r), meets_range(sorted, r.failed, 0, r), meets_range(sorted, 0, r.failed, r));
}

FactResult compare(const Study& study, const BoundRate& bound, const Cells& cells, u32 budget) {
  const Fact& fact = study.scenario->facts[bound.fact];
  FactResult r;
  r.fact = bound.fact;
  r.imposed = is_imposed(*study.scenario, study.plans[0], fact);
  r.known = quantile(*fact.known, .5);
  const Interval known = known_bounds(*fact.known);
  r.known_lo = known.lo;
  r.known_hi = known.hi;
  const auto sorted = values_of(study, bound, cells, budget, r);
  r.runs = sorted.size();
  if (sorted.empty()) return r;
  for (const double value : sorted) r.mean += value;
  r.mean /= static_cast<double>(sorted.size());
  if (fact.kind == FactKind::event)
    compare_event(r);
  else
    compare_number(sorted, *fact.known, r);
  return r;
}

bool run_missing(const Study& study, std::vector<Cell> wanted, Cells& cells, const Orders& orders, Status& status) {
  std::erase_if(wanted, [&](const Cell& cell) { return cells.contains(cell); });
  status.at_most = std::max(status.at_most, status.done + wanted.size());
  return execute(study, wanted, cells, orders, status);
}

}  // namespace

Interval known_bounds(const Prior& known) {
  const double tail = known.family == Family::uniform ? 0 : .025;
  return {quantile(known, tail), quantile(known, 1 - tail)};
}

std::vector<FactResult> compare_facts(const Study& study, const Cells& cells, u32 budget) {
  std::vector<FactResult> results;
  for (const BoundRate& bound : study.observed) results.push_back(compare(study, bound, cells, budget));
  return results;
}

bool see_reality(const Study& study, Cells& cells, const Orders& orders, Status& status, StudyResult& result,
                 std::vector<Cell>& read) {
  const auto run_and_read = [&](const std::vector<Cell>& wanted) {
    read.insert(read.end(), wanted.begin(), wanted.end());
    return run_missing(study, wanted, cells, orders, status);
  };
  if (!run_and_read(fact_cells(study.observed, orders.budget, weighing_cells(study, orders.budget)))) return false;
  result.facts = compare_facts(study, cells, orders.budget);
  find_leaning(study, cells, orders.budget, result);
  const Weights weights = weigh_draws(study, cells, orders.budget);
  if (!weights.of_draw.empty()) {
    if (!run_and_read(conditioned_cells(study, result, weights, orders.budget))) return false;
    result.conditioned = judge_conditioned(study, cells, weights, orders.budget, result);
  }
  return find_series(study, orders, result.fans);
}

}  // namespace interregnum
