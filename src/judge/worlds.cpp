#include "judge/worlds.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "base/real.hpp"
#include "judge/exact.hpp"
#include "judge/spread.hpp"

namespace interregnum {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double above_zero = std::numeric_limits<double>::denorm_min();  // e >= above_zero means e > 0

// A number as the replicates of a draw show it: between lo and hi, each end wrong with probability delta.
struct Shown {
  double value = unknown, lo = -infinity, hi = infinity;
};
Shown mirrored(const Shown& shown) { return {-shown.value, -shown.hi, -shown.lo}; }

// One draw: its effect e, and with a relative margin e - m r and e + m r.
struct World {
  u32 pairs = 0;
  bool failed = false, has_whole = true;
  Shown effect, less, more, whole;
  double scale = 1;
};

// The upper bound of a share of which k of n are seen, k and n up to `most`: computed where it is asked for.
struct Exact {
  double delta = 0;
  u32 most = 0;
  std::vector<double> bounds = std::vector<double>(std::size_t{most + 1} * (most + 1), unknown);
};

// What is needed to bound a mean of n replicates, computed once.
struct Factors {
  std::vector<double> student;  // half-width of the one-sided t interval, in standard deviations, by n
  Exact one, half;              // with error delta, and with half of it
};

Factors factors_for(u32 replicates, double delta) {
  Factors f{{}, {delta, replicates}, {delta / 2, replicates}};
  f.student.assign(replicates + 1, infinity);
  for (u32 n = 2; n <= replicates; ++n) f.student[n] = real::student_quantile(1 - delta, n - 1.) / std::sqrt(1. * n);
  return f;
}

// The share at which k or fewer of n are seen with probability delta.
double most_share(Exact& exact, u32 k, u32 n) {
  double& bound = exact.bounds[std::size_t{n} * (exact.most + 1) + k];
  if (std::isnan(bound)) bound = exact_most(k, n, exact.delta);
  return bound;
}
Shown share_of(Exact& exact, u32 k, u32 n) {
  return {1. * k / n, 1 - most_share(exact, n - k, n), most_share(exact, k, n)};
}

double sum_of_squares(std::span<const double> values, double mean) {
  double sum = 0;
  for (const double value : values)
    if (!std::isnan(value)) sum += (value - mean) * (value - mean);
  return sum;
}

u32 count_of(std::span<const double> values, double what, double offset, double sign) {
  return static_cast<u32>(
      std::count_if(values.begin(), values.end(), [&](double d) { return std::abs(offset + sign * d - what) < 1e-9; }));
}

// The bounds of 0/1 results, or of the difference of two of them; nothing where the values are others.
std::optional<Shown> bounds_of_coins(std::span<const double> values, const World& world, const Rule& rule, Factors& f) {
  const u32 n = world.pairs, ones = count_of(values, 1, rule.offset, rule.sign),
            zeros = count_of(values, 0, rule.offset, rule.sign);
  if (rule.span == 1 && ones + zeros == n) {
    const Shown p = share_of(f.one, ones, n);
    const Shown above{world.effect.value, p.lo - rule.offset, p.hi - rule.offset};
    return rule.sign > 0 ? above : Shown{above.value, -above.hi, -above.lo};
  }
  const u32 up = count_of(values, 1, 0, 1), down = count_of(values, -1, 0, 1);
  if (rule.span != 2 || up + down + count_of(values, 0, 0, 1) != n) return std::nullopt;
  const Shown p = share_of(f.half, up, n), q = share_of(f.half, down, n);
  return Shown{world.effect.value, p.lo - q.hi, p.hi - q.lo};
}

// The half-width of the interval of a mean that these replicates have.
double doubt_of(std::span<const double> values, double mean, u32 pairs, const Rule& rule, const Factors& f) {
  if (rule.span > 0) return rule.span * std::sqrt(-real::log(rule.delta) / (2. * pairs));  // Hoeffding 1963
  const double squares = sum_of_squares(values, mean);
  if (pairs < 2) return infinity;
  return squares > 0 ? f.student[pairs] * std::sqrt(squares / (pairs - 1.)) : 0;
}

// D + times * R in every pair, over the draw's pairs.
Shown shifted(std::span<const double> values, std::span<const double> reference, double times, const Rule& rule,
              const Factors& f) {
  std::vector<double> sums(values.size(), unknown);
  double sum = 0;
  u32 pairs = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    sums[i] = values[i] + times * reference[i];
    sum += sums[i];
    ++pairs;
  }
  const double mean = sum / pairs, doubt = doubt_of(sums, mean, pairs, rule, f);
  return {mean, mean - doubt, mean + doubt};
}

double mean_reference(std::span<const double> values, std::span<const double> reference, u32 pairs) {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i])) sum += reference[i];
  return sum / pairs;
}

Shown shown_whole(std::span<const double> values, std::span<const double> reference, const Rule& rule,
                  const Factors& f) {
  std::vector<double> wholes;
  for (std::size_t i = 0; i < values.size(); ++i) wholes.push_back(std::isnan(values[i]) ? unknown : reference[i]);
  const auto pairs = static_cast<u32>(std::count_if(wholes.begin(), wholes.end(), [](double w) { return w == w; }));
  const double mean = mean_reference(values, reference, pairs), doubt = doubt_of(wholes, mean, pairs, rule, f);
  return {mean, mean - doubt, mean + doubt};
}

// The world seen in the direction of its whole, so that a share of it is positive; there is no share of nothing.
World towards_whole(World world, const Shown& whole) {
  world.whole = whole;
  if (whole.value < 0)
    for (Shown* shown : {&world.effect, &world.less, &world.more, &world.whole}) *shown = mirrored(*shown);
  world.has_whole = whole.value != 0 || whole.lo != whole.hi;
  return world;
}

World world_of(std::span<const double> values, std::span<const double> reference, const Rule& rule, Factors& f) {
  World world;
  double sum = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    ++world.pairs;
    world.failed = world.failed || std::isinf(value);
    sum += value;
  }
  if (world.failed) world.less = world.more = world.effect = world.whole = {unknown, -infinity, infinity};
  if (world.failed || world.pairs == 0) return world;
  world.effect.value = sum / world.pairs;
  const double doubt = doubt_of(values, world.effect.value, world.pairs, rule, f);
  world.effect = bounds_of_coins(values, world, rule, f)
                     .value_or(Shown{world.effect.value, world.effect.value - doubt, world.effect.value + doubt});
  if (!rule.is_relative) return world;
  world.less = shifted(values, reference, -rule.margin, rule, f);
  world.more = shifted(values, reference, rule.margin, rule, f);
  const double whole = mean_reference(values, reference, world.pairs);
  world.scale = std::abs(whole);
  if (rule.of_whole) world = towards_whole(world, shown_whole(values, reference, rule, f));
  return world;
}

// Whether a statement about e is shown. In this order, so that the lesser of two is "both" and the larger "either".
enum class Sure { no, unclear, yes };
Sure both(Sure a, Sure b) { return std::min(a, b); }
Sure either(Sure a, Sure b) { return std::max(a, b); }
Sure negated(Sure a) { return a == Sure::yes ? Sure::no : a == Sure::no ? Sure::yes : a; }

Sure at_least(const Shown& shown, double threshold) {
  return shown.lo >= threshold ? Sure::yes : shown.hi < threshold ? Sure::no : Sure::unclear;
}

// What is said of a share is known only once the direction of the whole is.
Sure once_shown(const Shown& whole, Sure statement) {
  return at_least(whole, above_zero) == Sure::yes ? statement : Sure::unclear;
}

// e >= margin, and e <= -|margin|.
Sure reaches(const World& w, const Rule& rule) {
  if (rule.of_whole) return once_shown(w.whole, at_least(w.less, 0));
  if (!rule.is_relative) return at_least(w.effect, rule.margin);
  const Sure less = at_least(w.less, 0), more = at_least(w.more, 0);
  return rule.margin >= 0 ? both(less, more) : either(less, more);
}
Sure reverses(const World& w, const Rule& rule) {
  if (rule.of_whole) return once_shown(w.whole, at_least(mirrored(w.more), 0));
  if (!rule.is_relative) return at_least(mirrored(w.effect), std::abs(rule.margin));
  return both(at_least(mirrored(w.less), 0), at_least(mirrored(w.more), 0));
}

Sure follows(const World& w, const Rule& rule) {
  if (rule.ask == Ask::reach) return reaches(w, rule);
  const Sure differs = either(reaches(w, rule), reverses(w, rule));
  return rule.ask == Ask::differ ? differs : negated(differs);
}
Sure fails(const World& w, const Rule& rule) {
  return rule.ask == Ask::reach ? reverses(w, rule) : negated(follows(w, rule));
}
Sure is_right_way(const World& w, const Rule& rule) {
  const Sure right = at_least(w.effect, above_zero);
  return rule.of_whole ? once_shown(w.whole, right) : right;
}

// The draw as though its replicates left no doubt.
World as_it_points(World w) {
  for (Shown* shown : {&w.effect, &w.less, &w.more, &w.whole}) *shown = {shown->value, shown->value, shown->value};
  return w;
}

// Adds one draw to the tally of a statement.
void count(Tally& tally, const World& world, const Rule& rule, Sure (*statement)(const World&, const Rule&)) {
  const Sure sure = statement(world, rule);
  ++(sure == Sure::yes ? tally.yes : sure == Sure::no ? tally.no : tally.unclear);
  if (!world.failed && statement(as_it_points(world), rule) == Sure::yes) ++tally.plug_in;
}

void count(Worlds& worlds, const World& world, const Rule& rule) {
  ++worlds.draws;
  if (world.failed) ++worlds.failed_draws;
  count(worlds.reach, world, rule, follows);
  count(worlds.reverse, world, rule, fails);
  count(worlds.right_way, world, rule, is_right_way);
}

void set_mean(Worlds& worlds, const std::vector<double>& effects) {
  const auto n = static_cast<double>(effects.size());
  double sum = 0;
  for (const double effect : effects) sum += effect;
  worlds.mean.value = effects.empty() ? unknown : sum / n;
  worlds.variance = effects.size() < 2 ? 0 : sum_of_squares(effects, worlds.mean.value) / (n - 1);
  const double spread = std::sqrt(worlds.variance);
  if (spread == 0) return;
  for (const double effect : effects) {
    const double z = (effect - worlds.mean.value) / spread;
    worlds.skewness += z * z * z / n;
  }
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
  const double alpha = rule.alpha / 2, delta = rule.delta * (rule.ask != Ask::reach || rule.is_relative ? 2 : 1);
  const u64 draws = worlds.draws;
  worlds.share = share_bounds(worlds.reach, alpha, delta);
  worlds.share_if_clear = share_bounds(clear(worlds.reach, draws, worlds.failed_draws), alpha, delta);
  worlds.reversed_if_clear = share_bounds(clear(worlds.reverse, draws, worlds.failed_draws), alpha, delta);
  worlds.reversed = share_bounds(worlds.reverse, alpha, delta);
  worlds.direction = share_bounds(worlds.right_way, alpha, rule.delta);

  const u64 n = draws - worlds.failed_draws;
  const double margin = rule.margin * worlds.scale, floor = n > 0 ? margin * margin / static_cast<double>(n) : 0;
  const double variance = std::max(worlds.variance, floor);
  const double narrower = variance > 0 ? std::sqrt(worlds.variance / variance) : 0;  // than the floor
  const DrawsSeen seen{n, worlds.mean.value, variance, worlds.skewness * narrower * narrower * narrower};
  const Interval mean = mean_sequence(seen, alpha);
  worlds.unseen = unseen(seen, mean, rule.range, alpha);
  worlds.mean = {worlds.mean.value, mean.lo, mean.hi};
  worlds.effect = {rule.offset + rule.sign * worlds.mean.value,
                   rule.offset + std::min(rule.sign * mean.lo, rule.sign * mean.hi),
                   rule.offset + std::max(rule.sign * mean.lo, rule.sign * mean.hi)};
  return worlds;
}

}  // namespace

Worlds classify(const Pairs& pairs, const Rule& rule) {
  assert(pairs.values.size() == std::size_t{pairs.draws} * pairs.replicates);
  assert(!rule.is_relative || pairs.reference.size() == pairs.values.size());
  Factors factors = factors_for(pairs.replicates, rule.delta);
  Worlds worlds;
  std::vector<double> effects;
  double scales = 0;
  u64 present = 0, without = 0;
  for (u32 draw = 0; draw < pairs.draws; ++draw) {
    const auto values = pairs.values.subspan(std::size_t{draw} * pairs.replicates, pairs.replicates);
    const auto reference =
        rule.is_relative ? pairs.reference.subspan(std::size_t{draw} * pairs.replicates, pairs.replicates) : values;
    const World world = world_of(values, reference, rule, factors);
    (world.has_whole ? present : without) += world.pairs;
    const bool is_judged = world.pairs > 0 && world.has_whole;
    if (is_judged) count(worlds, world, rule);
    if (!is_judged || world.failed) continue;
    effects.push_back(world.effect.value);
    scales += world.scale;
  }
  set_mean(worlds, effects);
  if (rule.is_relative && !effects.empty()) worlds.scale = scales / static_cast<double>(effects.size());
  worlds.luck_share = luck_share(pairs);
  if (const auto all = static_cast<double>(pairs.values.size()); all > 0) {
    worlds.missing = 1 - static_cast<double>(present) / all;
    worlds.no_whole = static_cast<double>(without) / all;
  }
  return bounded(worlds, rule);
}

std::vector<Pointed> as_they_point(const Pairs& pairs, const Rule& rule) {
  Factors factors = factors_for(pairs.replicates, rule.delta);
  std::vector<Pointed> draws(pairs.draws);
  for (u32 draw = 0; draw < pairs.draws; ++draw) {
    const std::size_t first = std::size_t{draw} * pairs.replicates;
    const auto values = pairs.values.subspan(first, pairs.replicates);
    const auto reference = rule.is_relative ? pairs.reference.subspan(first, pairs.replicates) : values;
    const World world = world_of(values, reference, rule, factors);
    if (world.pairs == 0 || !world.has_whole || world.failed) continue;
    draws[draw] = {true, world.effect.value, follows(as_it_points(world), rule) == Sure::yes};
  }
  return draws;
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
