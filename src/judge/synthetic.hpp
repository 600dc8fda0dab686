// Support of tests and benchmarks: synthetic studies whose truth is known. The margin is 1; worlds differ by what their
// shape says, and the runs of a world have luck of the same shape.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "base/draw.hpp"
#include "base/real.hpp"
#include "judge/look.hpp"

namespace interregnum::synthetic {

enum class Shape { gaussian, heavy, skewed, skewed_down, inflated, tipping };
inline constexpr std::array<Text, 6> shape_names{"Gaussian",         "heavy-tailed (t3)", "skewed (lognormal)",
                                                 "skewed downwards", "zero-inflated",     "tipping"};
// H = .95 with effects about 2; .50; .05 about half the margin; .05 with C = .35; and a mean of 0.
enum class Effect { large, half, small, against, none };
inline constexpr std::array<Text, 5> effect_names{".95", ".50", ".05", ".05, C .35", "null"};

struct Truth {
  Shape shape = Shape::gaussian;
  Effect effect = Effect::large;
  double luck = 1. / 3;  // standard deviation of a run within its world over that of the worlds towards the margin
};

inline bool is_smooth(Shape shape) { return shape != Shape::inflated && shape != Shape::tipping; }

// A smooth shape: median 0.
inline double quantile(Shape shape, double u) {
  if (shape == Shape::heavy) return real::student_quantile(u, 3);
  const double z = real::normal_quantile(u);
  if (shape == Shape::skewed) return real::exp(z) - 1;
  return shape == Shape::skewed_down ? 1 - real::exp(-z) : z;
}
inline double mean_of(Shape shape) {
  constexpr double skewed = .6487212707001282;  // exp(1/2) - 1
  return shape == Shape::skewed ? skewed : shape == Shape::skewed_down ? -skewed : 0;
}

// e = center + spread q, where q has the shape.
struct Line {
  double center = 0, spread = 1, luck = 0;
};
inline Line line_of(const Truth& truth) {
  const double low = quantile(truth.shape, .05), high = quantile(truth.shape, .95);
  Line line{2, -1 / low, 0};
  if (truth.effect == Effect::half) line.center = 1;
  if (truth.effect == Effect::small) line = {.5, .5 / high, 0};
  if (truth.effect == Effect::against) {
    line.spread = 2 / (high - quantile(truth.shape, .35));
    line.center = 1 - line.spread * high;
  }
  if (truth.effect == Effect::none) {
    line.spread = .5 / std::max(-low, high);
    line.center = -line.spread * mean_of(truth.shape);
  }
  const bool is_above = truth.effect == Effect::large || truth.effect == Effect::half;
  line.luck = truth.luck * line.spread * (is_above ? -low : high) / 1.645;  // as though it were Gaussian
  return line;
}

// Luck of mean 0 and variance 1.
inline double noise(Shape shape, const Luck& luck) {
  const double u = luck.uniform(name_id("luck"), 0, 0);
  if (shape == Shape::inflated) return ((u < .2 ? -real::log(u / .2) : 0) - .2) / .6;
  const double q = quantile(shape, u) - mean_of(shape);
  return shape == Shape::heavy ? q / 1.7320508075688772 : q / (mean_of(shape) == 0 ? 1 : 2.1611974158950877);
}

// The share of worlds in which there is an effect at all, of shapes that have none in the others.
inline double share_of(Effect effect) { return effect == Effect::large ? .95 : effect == Effect::half ? .5 : .05; }

// Nothing in most worlds, else about 2; without an effect, small changes either way in every tenth world.
inline double inflated(Effect effect, const Luck& world) {
  const double u = world.uniform(name_id("any"), 0, 0), z = world.normal(name_id("effect"), 0, 0);
  if (effect == Effect::none) return u < .1 ? .5 * z : 0;
  constexpr double above_margin = .98958;  // P(2 exp(.3 z) >= 1)
  return u < share_of(effect) / above_margin ? 2 * real::exp(.3 * z) : 0;
}

// A run tips or does not, by 2 margins; the world decides which way it mostly goes, and luck takes a tenth of the runs
// the other way where it is 1. Without an effect two arms tip alike. Against: 50 margins down in every 25th world, so
// that the average of worlds lies below 0, though the claim follows in 96 of 100.
inline double tipped(const Truth& truth, const Luck& world, const Luck& luck) {
  const double u = world.uniform(name_id("any"), 0, 0), small = .05 * luck.normal(name_id("small"), 0, 0);
  if (truth.effect == Effect::against) return (u < .04 ? -50 : 2) + small;
  const auto tips = [&](Text what, double p) { return luck.uniform(name_id(what), 0, 0) < p ? 1 : 0; };
  const bool is_up = u < (truth.effect == Effect::none ? .5 : share_of(truth.effect));
  const double p = is_up ? 1 - truth.luck / 10 : truth.luck / 10;
  return 2 * (tips("a", p) - (truth.effect == Effect::none ? tips("b", p) : 0)) + small;
}

// A claim of `claims`. Tipping outcomes are shares, of which the margin is 2 in 100.
inline Rule rule_for(const Truth& truth, u32 claims) {
  Rule rule{.margin = 1, .alpha = .05 / claims};
  if (truth.shape == Shape::tipping) rule.range = {-50, 50};
  return rule;
}

// The pairs of a study, made where they are asked for.
class Table {
 public:
  Table(const Truth& truth, u32 study, u32 budget)
      : truth_(truth),
        study_(study),
        line_(is_smooth(truth.shape) ? line_of(truth) : Line{0, 1, .6 * truth.luck}),
        values_(std::size_t{budget} * most_replicates, std::numeric_limits<double>::quiet_NaN()) {}

  std::vector<double> pairs(const Progress& at) {
    std::vector<double> pairs;
    for (u32 draw = 0; draw < at.draws; ++draw) {
      double* row = values_.data() + std::size_t{draw} * most_replicates;
      if (std::isnan(row[at.replicates - 1])) fill(draw, row, at.replicates);
      pairs.insert(pairs.end(), row, row + at.replicates);
    }
    return pairs;
  }

 private:
  void fill(u32 draw, double* row, u32 replicates) const {
    const Luck world = parameters_of(study_, draw);
    const double e = truth_.shape == Shape::inflated ? inflated(truth_.effect, world)
                     : truth_.shape == Shape::tipping
                         ? 0
                         : line_.center + line_.spread * quantile(truth_.shape, world.uniform(name_id("effect"), 0, 0));
    for (u32 replicate = 0; replicate < replicates; ++replicate) {
      if (!std::isnan(row[replicate])) continue;
      const Luck luck = luck_of(study_, draw, replicate);
      row[replicate] =
          truth_.shape == Shape::tipping ? tipped(truth_, world, luck) : e + line_.luck * noise(truth_.shape, luck);
    }
  }

  Truth truth_;
  u32 study_;
  Line line_;
  std::vector<double> values_;
};

// The worlds and the verdict at the last look.
struct Judged {
  Worlds worlds;
  Finding finding;
  Progress at;
};
inline Judged judge(Table& table, const Rule& rule, u32 budget) {
  Judged judged;
  for (Progress at = first_progress(budget); at.open; at = next_progress(at, judged.finding, budget)) {
    judged.at = at;
    judged.worlds = classify({table.pairs(at), at.draws, at.replicates}, rule);
    judged.finding = judge_test(judged.worlds, rule, {});
  }
  return judged;
}

// Whether a verdict other than not_enough_runs is true. The direction of half a margin may be shown or not.
inline bool is_right(const Truth& truth, Verdict verdict) {
  switch (truth.effect) {
    case Effect::large:
      return verdict == Verdict::follows;
    case Effect::half:
      return verdict == Verdict::depends;
    case Effect::small:
      return verdict == Verdict::too_small || verdict == Verdict::no_effect;
    case Effect::against:
      return verdict == (truth.shape == Shape::tipping ? Verdict::depends : Verdict::opposite);
    case Effect::none:
      break;
  }
  return verdict == Verdict::no_effect;
}

struct Count {
  u32 right = 0, wrong = 0, open = 0;
};
inline void count(Count& count, const Truth& truth, Verdict verdict) {
  ++(verdict == Verdict::not_enough_runs ? count.open : is_right(truth, verdict) ? count.right : count.wrong);
}

}  // namespace interregnum::synthetic
