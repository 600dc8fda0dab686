#include "study/base_rates.hpp"

#include <algorithm>
#include <cmath>

#include "study/reading.hpp"
#include "study/reality.hpp"

namespace interregnum {
namespace {

constexpr double normal_bound = 1.959964;  // 95 %

// Sums over the runs of one draw: how many have a value, what those come to, and how many failed.
struct Sums {
  double runs = 0, total = 0, failed = 0;
};

std::vector<Sums> sums_of(const Study& study, const BoundRate& rate, const Cells& cells, u32 budget) {
  std::vector<Sums> draws(budget);
  SideReading reading = reading_of(study.scenario->facts[rate.fact].outcome, rate.side, cells);
  for (u32 draw = 0; draw < budget; ++draw)
    for (u32 replicate = 0; replicate < first_replicates; ++replicate) {
      const double y = value_in(reading, draw, replicate);
      draws[draw].failed += y == failed_run ? 1 : 0;
      if (!std::isfinite(y)) continue;
      draws[draw].runs += 1;
      draws[draw].total += y;
    }
  return draws;
}

// A ratio of two sums over independent draws, with its linearised standard error (Cochran 1977, section 6.4).
void estimate(const std::vector<Sums>& draws, RateResult& result) {
  Sums all;
  for (const Sums& draw : draws) all.runs += draw.runs, all.total += draw.total;
  result.runs = static_cast<u64>(all.runs);
  result.mean = all.total / all.runs;
  double squares = 0;
  for (const Sums& draw : draws) {
    const double residual = draw.total - result.mean * draw.runs;
    squares += residual * residual;
  }
  const double reach = normal_bound * std::sqrt(squares) / all.runs;
  result.lo = result.mean - reach;
  result.hi = result.mean + reach;
}

// The same with every failed run at this value.
Interval bounds_with_failed_at(std::vector<Sums> draws, double value) {
  for (Sums& draw : draws) draw.runs += draw.failed, draw.total += value * draw.failed;
  RateResult result;
  estimate(draws, result);
  return {result.lo, result.hi};
}

void widen_by_failed(const std::vector<Sums>& draws, RateResult& result) {
  result.lo = std::min(result.lo, bounds_with_failed_at(draws, 0).lo);
  result.hi = std::max(result.hi, bounds_with_failed_at(draws, 1).hi);
}

void clip(RateResult& result) {
  for (double* value : {&result.mean, &result.lo, &result.hi}) *value = std::clamp(*value, 0., 1.);
}

// A single number has no bounds of its own: it lies between the model's, or not.
Lies where(const RateResult& r) {
  if (r.runs == 0) return Lies::nowhere;
  const bool overlap = r.lo <= r.history_hi && r.history_lo <= r.hi;
  if (r.history_lo == r.history_hi) return overlap ? Lies::inside : Lies::outside;
  if (r.history_lo <= r.mean && r.mean <= r.history_hi) return Lies::inside;
  return overlap ? Lies::open : Lies::outside;
}

RateResult compare(const Study& study, const BoundRate& rate, const Cells& cells, u32 budget) {
  const Fact& fact = study.scenario->facts[rate.fact];
  RateResult result;
  result.fact = rate.fact;
  const auto draws = sums_of(study, rate, cells, budget);
  for (const Sums& draw : draws) result.failed += static_cast<u64>(draw.failed);
  estimate(draws, result);
  if (fact.outcome.is_probability && result.runs > 0) {
    if (result.failed > 0) widen_by_failed(draws, result);
    clip(result);
  }
  result.history = quantile(*fact.known, .5);
  const Interval known = known_bounds(*fact.known);
  result.history_lo = known.lo;
  result.history_hi = known.hi;
  result.lies = where(result);
  return result;
}

}  // namespace

std::vector<Cell> fact_cells(const std::vector<BoundRate>& facts, u32 budget, std::vector<Cell> wanted) {
  for (const BoundRate& rate : facts)
    for (u32 draw = 0; draw < budget; ++draw)
      for (u32 replicate = 0; replicate < first_replicates; ++replicate)
        wanted.push_back({rate.side.arm, draw, replicate});
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  return wanted;
}

std::vector<Cell> rate_cells(const Study& study, u32 budget) { return fact_cells(study.rates, budget); }

std::vector<Cell> missing_rate_cells(const Study& study, const Cells& cells, u32 budget) {
  auto wanted = rate_cells(study, budget);
  std::erase_if(wanted, [&](const Cell& cell) { return cells.contains(cell); });
  return wanted;
}

std::vector<RateResult> compare_rates(const Study& study, const Cells& cells, u32 budget) {
  std::vector<RateResult> results;
  for (const BoundRate& rate : study.rates) results.push_back(compare(study, rate, cells, budget));
  return results;
}

}  // namespace interregnum
