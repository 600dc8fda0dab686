#include <gtest/gtest.h>

#include <cmath>

#include "base/real.hpp"
#include "mechanisms/normal_belief.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;

const Card& learning() { return *find_card("normal_learning"); }

// Mean and variance of any density on a grid, as the naive twin of the closed forms.
template <class Density>
Moments by_sum(const Density& density) {
  double mass = 0, first = 0, second = 0;
  for (int i = 0; i < 400000; ++i) {
    const double theta = -1.5 + (i + .5) * 1e-5, d = density(theta);
    mass += d, first += d * theta, second += d * theta * theta;
  }
  const double mean = first / mass;
  return {mean, second / mass - mean * mean};
}
double prior(double theta) { return real::normal_density((theta - .6) / .12); }

TEST(NormalBelief, MomentsOfTheTruncatedNormal) {
  for (const double floor : {.2, .6, .9, 1.1}) {
    const Moments exact = by_sum([&](double t) { return t > floor ? prior(t) : 0; });
    const Moments m = moments({.6, 1 / (.12 * .12), floor});
    EXPECT_NEAR(m.mean, exact.mean, 2e-6);
    EXPECT_NEAR(m.variance, exact.variance, 1e-6);
    const Belief folded_belief = folded({.6, 1 / (.12 * .12), floor});
    EXPECT_EQ(folded_belief.mean, m.mean);
    EXPECT_EQ(folded_belief.floor, -HUGE_VAL);
  }
}

TEST(NormalBelief, FarTailsAreSmooth) {
  for (const double a : {29.999999, 30.000001}) EXPECT_NEAR(normal_hazard(a), a + 1 / a - 2 / (a * a * a), 1e-6);
  EXPECT_NEAR(normal_hazard(29.99999999), normal_hazard(30.00000001), 1e-7);
  const Moments m = moments({.5, 1e6, 1});
  EXPECT_GT(m.mean, 1);
  EXPECT_GT(m.variance, 0);
}

TEST(NormalBelief, ChancesAreNormalised) {
  const Belief b{.5, 40, .3};
  EXPECT_EQ(chance_below(b, .3), 0);
  EXPECT_NEAR(chance_below(b, 5), 1, 1e-12);
  EXPECT_NEAR(
      chance_below(b, .5),
      by_sum([&](double t) { return t > .3 && t < .5 ? real::normal_density((t - .5) * std::sqrt(40.)) : 0; }).mean > 0
          ? (.5 - real::normal_cdf(-.2 * std::sqrt(40.))) / real::normal_cdf(.2 * std::sqrt(40.))
          : 0,
      1e-12);
}

// A stance: loyalty .4 + psi (theta - .6) + .2 e is above the pivot, below it, or between pivot and ceiling.
TEST(NormalBelief, AStanceIsAProbitObservation) {
  constexpr double inf = HUGE_VAL;
  for (const double psi : {.5, 1.5, 3.})
    for (const auto& [low, high] : {std::pair{.5, inf}, std::pair{-inf, .5}, std::pair{.3, .5}, std::pair{.6, .8}}) {
      const auto seen = [&, a = low, b = high](double t) {
        const double expected = .4 + psi * (t - .6);
        return real::normal_cdf((b - expected) / .2) - real::normal_cdf((a - expected) / .2);
      };
      const Moments exact = by_sum([&](double t) { return prior(t) * seen(t); });
      const Belief b = after_interval({.6, 1 / (.12 * .12), -inf}, {.4, psi, .2}, low, high);
      EXPECT_NEAR(b.mean, exact.mean, 1e-6);
      EXPECT_NEAR(1 / b.precision, exact.variance, 1e-6);
    }
}

TEST(NormalBelief, ExtremeStancesStayFinite) {
  for (const double at : {-50., -9., 0., 9., 50.})
    for (const double width : {1e-9, .1, 30., HUGE_VAL}) {
      const Belief b = after_interval({.6, 70, -HUGE_VAL}, {.4, 3, .05}, at, at + width);
      EXPECT_TRUE(std::isfinite(b.mean)) << at << ' ' << width;
      EXPECT_TRUE(b.precision >= 70 && b.precision < 1e16) << at << ' ' << width;
    }
  const Belief same = after_interval({.6, 70, -HUGE_VAL}, {.4, 3, .05}, -HUGE_VAL, HUGE_VAL);
  EXPECT_EQ(same.mean, .6);
}

Bench informed() {
  Bench bench;
  bench.at("regime.theta") = .5;
  bench.at("regime.believed_start") = .6;
  bench.set(learning(), {{"sd", .12}});
  bench.step(learning(), learning().start, {Luck{1}, 0, 0});
  return bench;
}

TEST(NormalLearning, SurvivalIsFoldedAtTheClose) {
  Bench bench = informed();
  bench.at("audience.floor") = .55;
  bench.step(learning(), learning().hour, {Luck{1}, 5, 1. / 24});
  const double believed = bench.at("audience.belief.theta"), sd = bench.at("audience.belief.sd");
  EXPECT_GT(believed, .6);
  EXPECT_EQ(bench.at("audience.mean"), .6);
  bench.at("challenge.stage") = stage::closing;
  bench.step(learning(), learning().hour, {Luck{1}, 6, 1. / 24});
  EXPECT_EQ(bench.at("audience.floor"), -HUGE_VAL);
  EXPECT_EQ(bench.at("audience.mean"), believed);
  EXPECT_NEAR(bench.at("audience.belief.sd"), sd, 1e-15);
  EXPECT_EQ(bench.at("audience.belief.theta"), believed);
}

TEST(NormalLearning, AStanceIsReadOnceAndFightingIsStrength) {
  for (const double psi : {0., 2.}) {
    Bench bench = informed();
    bench.at("regime.psi") = psi;
    bench.at("organisation.pivot") = .5;
    bench.at("organisation.spread") = .2;
    bench.at("organisation.stance") = stance::fights;
    bench.step(learning(), learning().hour, {Luck{1}, 5, 1. / 24});
    const double once = bench.at("audience.mean");
    EXPECT_GT(once, .6);
    bench.step(learning(), learning().hour, {Luck{1}, 6, 1. / 24});
    EXPECT_EQ(bench.at("audience.mean"), once);
    bench.at("organisation.stance") = stance::undecided;
    bench.step(learning(), learning().hour, {Luck{1}, 7, 1. / 24});
    EXPECT_EQ(bench.at("audience.mean"), once);
    bench.at("organisation.stance") = stance::aside;
    bench.step(learning(), learning().hour, {Luck{1}, 8, 1. / 24});
    EXPECT_LT(bench.at("audience.mean"), once);
  }
}

// A year of news: the belief's error is as small as its precision says, and news outdates what survival taught.
TEST(NormalLearning, NewsFindsTheTruth) {
  const int runs = 2000;
  double squares = 0, precision = 0;
  const Bench prepared = informed();
  for (int run = 0; run < runs; ++run) {
    Bench bench = prepared;
    for (i64 week = 1; week <= 52; ++week)
      bench.step(learning(), learning().quiet, {luck_of(9, static_cast<u32>(run), 0), week * 168, 7});
    const double error = bench.at("audience.mean") - .5;
    squares += error * error / runs;
    precision = bench.at("audience.precision");
  }
  const double prior_precision = 1 / (.12 * .12), news = 52 * .0375 / (.12 * .12);
  EXPECT_NEAR(precision, prior_precision + news, 1e-9);
  const double left = .1 * prior_precision / precision;  // of the bias
  EXPECT_NEAR(squares, left * left + news / (precision * precision), 4 * std::sqrt(2. / runs) * squares);
}

TEST(NormalLearning, PartsOfAWeekCarryPartsOfItsNews) {
  Bench whole = informed(), parts = informed();
  whole.step(learning(), learning().quiet, {Luck{3}, 168, 7});
  for (i64 day = 1; day <= 7; ++day) parts.step(learning(), learning().quiet, {Luck{3}, day * 24, 1});
  EXPECT_NEAR(whole.at("audience.mean"), parts.at("audience.mean"), 1e-12);
  EXPECT_NEAR(whole.at("audience.precision"), parts.at("audience.precision"), 1e-9);
}

}  // namespace
}  // namespace interregnum
