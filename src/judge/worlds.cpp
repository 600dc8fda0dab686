#include "judge/worlds.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <vector>

#include "base/real.hpp"
#include "judge/spread.hpp"

namespace interregnum {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double above_zero = std::numeric_limits<double>::denorm_min();  // e >= above_zero means e > 0

// One draw: its effect e as its replicates show it, within +- doubt.
struct World {
  u32 pairs = 0;
  bool failed = false;
  double effect = 0, doubt = 0;
};

// Half-widths of the one-sided t interval, in standard deviations of the replicates, by the number of pairs.
std::vector<double> student_factors(u32 replicates, double delta) {
  std::vector<double> factors(replicates + 1, infinity);
  for (u32 n = 2; n <= replicates; ++n) factors[n] = real::student_quantile(1 - delta, n - 1.) / std::sqrt(1. * n);
  return factors;
}

double sum_of_squares(std::span<const double> values, double mean) {
  double sum = 0;
  for (const double value : values)
    if (!std::isnan(value)) sum += (value - mean) * (value - mean);
  return sum;
}

double doubt_of(std::span<const double> values, const World& world, const Rule& rule, double factor) {
  if (rule.span > 0) return rule.span * std::sqrt(-real::log(rule.delta) / (2. * world.pairs));  // Hoeffding 1963
  const double squares = sum_of_squares(values, world.effect);
  if (world.pairs < 2) return infinity;
  return squares > 0 ? factor * std::sqrt(squares / (world.pairs - 1.)) : 0;
}

World world_of(std::span<const double> values, const Rule& rule, std::span<const double> factors) {
  World world;
  double sum = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    ++world.pairs;
    world.failed = world.failed || std::isinf(value);
    sum += value;
  }
  if (world.failed) return {world.pairs, true, unknown, infinity};
  if (world.pairs == 0) return world;
  world.effect = sum / world.pairs;
  world.doubt = doubt_of(values, world, rule, factors[world.pairs]);
  return world;
}

// Adds one draw to the tally of "effect >= threshold".
void count(Tally& tally, double effect, double doubt, double threshold) {
  if (effect - doubt >= threshold)
    ++tally.yes;
  else if (effect + doubt < threshold)
    ++tally.no;
  else
    ++tally.unclear;
  if (effect >= threshold) ++tally.plug_in;
}

void count(Worlds& worlds, const World& world, const Rule& rule) {
  ++worlds.draws;
  if (world.failed) ++worlds.failed_draws;
  count(worlds.reach, world.effect, world.doubt, rule.margin);
  count(worlds.reverse, -world.effect, world.doubt, std::abs(rule.margin));
  count(worlds.right_way, world.effect, world.doubt, above_zero);
}

void set_mean(Worlds& worlds, const std::vector<double>& effects) {
  const auto n = static_cast<double>(effects.size());
  double sum = 0;
  for (const double effect : effects) sum += effect;
  worlds.mean.value = effects.empty() ? unknown : sum / n;
  worlds.variance = effects.size() < 2 ? 0 : sum_of_squares(effects, worlds.mean.value) / (n - 1);
}

// Every draw counted as it points, except those with a failed run, which no further replicate repairs.
Tally clear(const Tally& tally, u64 draws, u64 failed_draws) {
  const u64 unclear = std::min(failed_draws, draws - tally.plug_in);
  return {tally.plug_in, draws - unclear - tally.plug_in, unclear, tally.plug_in};
}

u64 scaled(u64 count, u64 seen, u64 draws) {
  const double share = static_cast<double>(count) / static_cast<double>(seen);
  return std::min(draws, static_cast<u64>(share * static_cast<double>(draws) + .5));
}

Tally scaled(const Tally& tally, u64 seen, u64 draws) {
  const u64 yes = scaled(tally.yes, seen, draws);
  const u64 no = std::min(scaled(tally.no, seen, draws), draws - yes);
  return {yes, no, draws - yes - no, std::clamp(scaled(tally.plug_in, seen, draws), yes, draws - no)};
}

// Fills in all bounds from the tallies, the mean's value and its variance.
Worlds bounded(Worlds worlds, const Rule& rule) {
  const double alpha = rule.alpha / 2;
  const u64 draws = worlds.draws;
  worlds.share = share_bounds(worlds.reach, alpha, rule.delta);
  worlds.share_if_clear = share_bounds(clear(worlds.reach, draws, worlds.failed_draws), alpha, rule.delta);
  worlds.reversed_if_clear = share_bounds(clear(worlds.reverse, draws, worlds.failed_draws), alpha, rule.delta);
  worlds.reversed = share_bounds(worlds.reverse, alpha, rule.delta);
  worlds.direction = share_bounds(worlds.right_way, alpha, rule.delta);

  const u64 n = draws - worlds.failed_draws;
  const double floor = n > 0 ? rule.margin * rule.margin / static_cast<double>(n) : 0;
  const Interval mean = mean_sequence(worlds.mean.value, std::max(worlds.variance, floor), n, alpha);
  worlds.mean = {worlds.mean.value, mean.lo, mean.hi};
  worlds.effect = {rule.offset + rule.sign * worlds.mean.value,
                   rule.offset + std::min(rule.sign * mean.lo, rule.sign * mean.hi),
                   rule.offset + std::max(rule.sign * mean.lo, rule.sign * mean.hi)};
  return worlds;
}

}  // namespace

Worlds classify(const Pairs& pairs, const Rule& rule) {
  assert(pairs.values.size() == std::size_t{pairs.draws} * pairs.replicates);
  const std::vector<double> factors = student_factors(pairs.replicates, rule.delta);
  Worlds worlds;
  std::vector<double> effects;
  u64 present = 0;
  for (u32 draw = 0; draw < pairs.draws; ++draw) {
    const auto values = pairs.values.subspan(std::size_t{draw} * pairs.replicates, pairs.replicates);
    const World world = world_of(values, rule, factors);
    present += world.pairs;
    if (world.pairs > 0) count(worlds, world, rule);
    if (world.pairs > 0 && !world.failed) effects.push_back(world.effect);
  }
  set_mean(worlds, effects);
  worlds.luck_share = luck_share(pairs);
  if (!pairs.values.empty())
    worlds.missing = 1 - static_cast<double>(present) / static_cast<double>(pairs.values.size());
  return bounded(worlds, rule);
}

Worlds extrapolated(const Worlds& worlds, const Rule& rule, u64 draws) {
  assert(worlds.draws > 0);
  Worlds later = worlds;
  later.draws = draws;
  later.failed_draws = scaled(worlds.failed_draws, worlds.draws, draws);
  later.reach = scaled(worlds.reach, worlds.draws, draws);
  later.reverse = scaled(worlds.reverse, worlds.draws, draws);
  later.right_way = scaled(worlds.right_way, worlds.draws, draws);
  return bounded(later, rule);
}

Estimate share_bounds(const Tally& tally, double alpha, double delta) {
  const u64 draws = tally.yes + tally.no + tally.unclear;
  if (draws == 0) return {unknown, 0, 1};
  const double share = static_cast<double>(tally.plug_in) / static_cast<double>(draws);
  return {share, std::max(0., share_sequence(tally.yes, draws, alpha).lo - delta),
          std::min(1., 1 - share_sequence(tally.no, draws, alpha).lo + delta)};
}

}  // namespace interregnum
