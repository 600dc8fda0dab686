#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& additive() { return *find_card("additive"); }
const Card& complements() { return *find_card("complements"); }

// Two movements before two foreign actors, all that a movement has at .4, no actor with a belief of its own.
Bench abroad() {
  auto rows = testing::small_polity();
  rows["movement"] = {"exile", "home"};
  rows["recognition"] = {"exile[west]", "exile[ukraine]", "home[west]", "home[ukraine]"};
  Bench bench(rows);
  for (const std::size_t m : {0u, 1u})
    for (const auto column : {"movement.unity", "movement.legitimacy", "movement.reach", "movement.engagement"})
      bench.at(column, m) = .4;
  for (std::size_t i = 0; i < 4; ++i) {
    bench.at("recognition.movement", i) = i < 2 ? 0 : 1;
    bench.at("recognition.actor", i) = static_cast<double>(i % 2);
  }
  bench.at("regime.doom") = .1;
  for (const Card* card : {&additive(), &complements()})
    bench.set(*card, {{"base", .1},
                      {"response", 1.25},
                      {"rivalry", .3},
                      {"opening", 0},
                      {"welcome", 0},
                      {"standing", 0},
                      {"joint", 0}});
  return bench;
}

void start(Bench& bench, const Card& card = additive()) { bench.step(card, card.start, {Luck{1}, 0, 0}); }
void quiet(Bench& bench, u64 luck = 1, i64 tick = 168, double days = 7, const Card& card = additive()) {
  bench.clear_events();
  bench.step(card, card.quiet, {Luck{luck}, tick, days});
}

TEST(Recognition, RateIsTheBaseAtTheUsualQuality) {
  Bench bench = abroad();
  start(bench);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(bench.at("recognition.rate", i), .05, 1e-15);
  EXPECT_NEAR(bench.at("movement.quality"), .4, 1e-15);
}

// By hand: Q = (.25 + .25 + .06 + .4) / 4 = .24; .05 exp(3 x 1.25 (.24 - .4)).
TEST(Recognition, NumbersOfTheCards) {
  const std::vector<double> x{.25, .25, .06, .4, .05, 1.25, .1, .1, .3, 0, 1};
  EXPECT_NEAR(solved(additive(), x, "quality"), .24, 1e-15);
  EXPECT_NEAR(solved(additive(), x, "rate"), .027441, 5e-7);
  EXPECT_NEAR(solved(complements(), x, "quality"), .196799, 5e-7);
  EXPECT_LT(solved(complements(), x, "rate"), solved(additive(), x, "rate"));
}

TEST(Recognition, TheSolverGivesWhatTheStepGives) {
  for (const Card* card : {&additive(), &complements()}) {
    Bench bench = abroad();
    start(bench, *card);
    bench.at("movement.unity") = .1, bench.at("movement.engagement") = .7;
    bench.at("regime.doom") = .25;
    bench.at("recognition.recognised", 2) = 1;
    bench.step(*card, card->hour, {Luck{1}, 1, 1. / 24});
    const std::vector<double> x{.1, .4, .4, .7, .1, 1.25, .25, .1, .3, 1, 2};
    EXPECT_DOUBLE_EQ(bench.at("recognition.rate", 0), solved(*card, x, "rate"));
    EXPECT_EQ(bench.at("movement.quality"), solved(*card, x, "quality"));
  }
}

// Means are in order (arithmetic above geometric), equal only where all assets are.
TEST(Recognition, ComplementsNeverExceedTheSum) {
  for (u64 i = 0; i < 1000; ++i) {
    const auto draw = [&](u32 asset) { return luck_of(3, 0, 0).uniform(i, 0, asset); };
    const std::vector<double> x{draw(1), draw(2), draw(3), draw(4), .05, 1, .1, .1, 0, 0, 1};
    EXPECT_LE(solved(complements(), x, "quality"), solved(additive(), x, "quality") + 1e-15);
  }
  EXPECT_NEAR(solved(complements(), {.3, .3, .3, .3, .05, 1, .1, .1, 0, 0, 1}, "quality"), .3, 1e-15);
  EXPECT_EQ(solved(complements(), {.9, .9, 0, .9, .05, 1, .1, .1, 0, 0, 1}, "quality"), 0);
}

TEST(Recognition, FollowsTheActorsOwnBelief) {
  Bench bench = abroad();
  bench.at("recognition.audience", 0) = 0;
  bench.at("regime.theta_star") = .3;
  bench.at("audience.mean", 0) = .5, bench.at("audience.precision", 0) = 100;
  start(bench);
  EXPECT_NEAR(bench.at("recognition.doom", 0), .022750, 5e-7) << "Phi(-2)";
  EXPECT_EQ(bench.at("recognition.doom", 1), .1) << "without a belief of its own: the organisations'";
  bench.at("audience.mean", 0) = .3;
  bench.step(additive(), additive().hour, {Luck{1}, 1, 1. / 24});
  EXPECT_GT(bench.at("recognition.rate", 0), bench.at("recognition.rate", 1));
}

TEST(Recognition, ARecognisedRivalLowersTheRateOfTheSameActorOnly) {
  Bench bench = abroad();
  bench.at("recognition.recognised", 0) = 1;
  start(bench);
  EXPECT_NEAR(bench.at("recognition.rate", 1), .05, 1e-15);
  EXPECT_NEAR(bench.at("recognition.rate", 2), .05 * .7, 1e-15);
  EXPECT_NEAR(bench.at("recognition.rate", 3), .05, 1e-15);
}

TEST(Recognition, HappensAsOftenAsItsRateSaysAndOnce) {
  const int runs = 2000;
  Bench prepared = abroad();
  prepared.set(additive(), {{"base", .8}});
  start(prepared);
  double happened = 0;
  for (u64 luck = 0; luck < runs; ++luck) {
    Bench bench = prepared;
    double times = 0;
    for (i64 week = 1; week <= 52; ++week) {
      quiet(bench, luck * 7919 + 1, week * 168);
      times += bench.at("recognition.recognised.fired", 1);
    }
    EXPECT_LE(times, 1);
    EXPECT_EQ(times, bench.at("recognition.recognised", 1));
    happened += times / runs;
  }
  EXPECT_NEAR(happened, 1 - std::exp(-.4 * 364 / 365), .05) << "a rival lowers it a little";
}

TEST(Recognition, ABanRestsTheHazard) {
  Bench bench = abroad();
  start(bench);
  bench.at("recognition.recognised.ruling", 0) = ruling::forbidden;
  bench.at("recognition.recognised.ruling", 3) = ruling::forced;
  quiet(bench, 1, 168 * 5200, 36400);
  EXPECT_EQ(bench.at("recognition.risk", 0), 0);
  EXPECT_EQ(bench.at("recognition.recognised", 0), 0);
  EXPECT_EQ(bench.at("recognition.recognised", 3), 1);
}

// p' = o (P - P_0)(1 - p): 1 - (1 - p) exp(-o (P - P_0) t).
TEST(Recognition, EngagementFollowsTheRegimesProspects) {
  Bench bench = abroad();
  bench.set(additive(), {{"opening", .8}});
  start(bench);
  quiet(bench);
  EXPECT_EQ(bench.at("movement.engagement"), .4) << "nothing has moved";
  bench.at("regime.doom") = .6;
  for (std::size_t i = 0; i < 4; ++i) bench.at("recognition.doom", i) = .6;
  quiet(bench, 1, 336, 73);
  EXPECT_NEAR(bench.at("movement.engagement"), 1 - .6 * std::exp(-.8 * .5 * .2), 1e-14);
  for (std::size_t i = 0; i < 4; ++i) bench.at("recognition.doom", i) = 0;
  const double before = bench.at("movement.engagement");
  quiet(bench, 1, 504, 73);
  EXPECT_NEAR(bench.at("movement.engagement"), before * std::exp(-.8 * .1 * .2), 1e-14);
}

TEST(Recognition, MovesEngagementLegitimacyAndUnity) {
  Bench bench = abroad();
  bench.set(additive(), {{"welcome", .5}, {"standing", -.2}, {"joint", .1}});
  bench.at("recognition.recognised", 0) = 1;
  start(bench);
  bench.at("opposition.count") = 2;
  quiet(bench, 1, 168, 365);
  EXPECT_NEAR(bench.at("movement.engagement"), 1 - .6 * std::exp(-.25), 1e-14) << "half of the actors recognise it";
  EXPECT_NEAR(bench.at("movement.legitimacy"), .4 * std::exp(-.1), 1e-14);
  EXPECT_NEAR(bench.at("movement.unity"), 1 - .6 * .9 * .9, 1e-14);
  quiet(bench, 1, 336);
  EXPECT_NEAR(bench.at("movement.unity"), 1 - .6 * .9 * .9, 1e-14) << "each joint action counts once";
  EXPECT_EQ(bench.at("movement.legitimacy", 1), .4);
}

TEST(Recognition, WithoutAMovementNothingMoves) {
  Bench bench;
  const auto before = bench.world;
  start(bench);
  quiet(bench);
  bench.step(additive(), additive().hour, {Luck{1}, 169, 1. / 24});
  EXPECT_EQ(bench.world, before);
}

}  // namespace
}  // namespace interregnum
