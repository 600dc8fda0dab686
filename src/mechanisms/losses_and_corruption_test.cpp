#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;

const Card& strain() { return *find_card("losses_and_corruption"); }

Bench polity() {
  Bench bench;
  bench.at("regime.theta") = .6;
  bench.at("regime.bias") = .05;
  bench.at("organisation.private", 2) = 1;
  bench.at("war.own_side") = 1;
  bench.at("war.phase") = phase::active;
  bench.at("war.losses.attacker") = 450;
  bench.at("war.losses.defender") = 9999;
  bench.at("audience.mean") = .65;
  bench.at("audience.precision") = 40;
  bench.set(strain(), {{"losses", .1},
                       {"reversion", 1},
                       {"volatility", 0},
                       {"defeat", .12},
                       {"stalemate", .04},
                       {"victory", .1},
                       {"corruption", .2}});
  bench.step(strain(), strain().start, {Luck{1}, 0, 0});
  return bench;
}

// The drift's solution: theta falls to theta_0 - kappa_L / (.15 rev) (1 - exp(-.15 rev t)).
TEST(LossesAndCorruption, LossesWearStrengthDown) {
  Bench bench = polity();
  for (i64 week = 1; week <= 52; ++week) bench.step(strain(), strain().quiet, {Luck{1}, week * 168, 365. / 52});
  EXPECT_NEAR(bench.at("regime.theta"), .6 - .1 / .15 * (1 - std::exp(-.15)), 2e-4);
  EXPECT_EQ(bench.at("regime.burden"), 1);
}

// Ornstein & Uhlenbeck: after a year the variance is sigma^2 (1 - exp(-2 k)) / (2 k), k = .15 rev.
TEST(LossesAndCorruption, AYearsVarianceIsThatOfTheProcess) {
  const int runs = 4000;
  double sum = 0, squares = 0;
  const Bench prepared = polity();
  for (int run = 0; run < runs; ++run) {
    Bench bench = prepared;
    bench.at("war.phase") = phase::ended;
    bench.set(strain(), {{"volatility", .06}});
    for (i64 week = 1; week <= 52; ++week)
      bench.step(strain(), strain().quiet, {luck_of(2, static_cast<u32>(run), 0), week * 168, 7});
    const double change = bench.at("regime.theta") - .6;
    sum += change, squares += change * change;
  }
  const double variance = .06 * .06 * (1 - std::exp(-.3 * 364 / 365)) / .3;
  EXPECT_NEAR(sum / runs, 0, 4 * std::sqrt(variance / runs));
  EXPECT_NEAR(squares / runs / variance, 1, 4 * std::sqrt(2. / runs) + .003);  // .003: weekly steps of the drift
}

TEST(LossesAndCorruption, AnEndOfTheWarIsOnePublicJump) {
  const std::pair<double, double> jumps[] = {{war_outcome::attacker, .1},
                                             {war_outcome::defender, -.12},
                                             {war_outcome::stalemate, .04},
                                             {war_outcome::negotiated, .04}};
  for (const auto& [outcome, jump] : jumps) {
    Bench bench = polity();
    bench.at("war.outcome") = outcome;
    for (const i64 tick : {5, 6}) bench.step(strain(), strain().hour, {Luck{1}, tick, 1. / 24});
    EXPECT_DOUBLE_EQ(bench.at("regime.theta"), .6 + jump);
    EXPECT_DOUBLE_EQ(bench.at("regime.jump"), jump);
    EXPECT_DOUBLE_EQ(bench.at("audience.mean"), .65 + jump);
    EXPECT_EQ(bench.at("audience.precision"), 20);
  }
}

TEST(LossesAndCorruption, OnlyAChangeOfCorruptionMovesStrength) {
  Bench bench = polity();
  bench.step(strain(), strain().hour, {Luck{1}, 1, 1. / 24});
  EXPECT_EQ(bench.at("regime.theta"), .6);
  for (double& corruption : bench.column("organisation.corruption")) corruption /= 2;  // .5 -> .25
  for (const i64 tick : {2, 3}) bench.step(strain(), strain().hour, {Luck{1}, tick, 1. / 24});
  EXPECT_NEAR(bench.at("regime.theta"), .6 + .2 * .25, 1e-12);
}

}  // namespace
}  // namespace interregnum
