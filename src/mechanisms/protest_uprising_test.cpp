#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& protest_uprising() { return *find_card("protest_uprising"); }

Bench street(double acts) {
  Bench bench;
  bench.at("group.size", 0) = 1e6, bench.at("group.is_part", 1) = 1;
  bench.at("group.acts", 0) = acts, bench.at("group.acts", 1) = .5;
  bench.at("regime.crowd") = .1;
  bench.step(protest_uprising(), protest_uprising().start, {Luck{1}, 0, 0});
  return bench;
}

void quiet(Bench& bench, u64 luck, i64 tick, double days = 7) {
  bench.clear_events();
  bench.step(protest_uprising(), protest_uprising().quiet, {Luck{luck}, tick, days});
}

TEST(ProtestUprising, AHalfInFourWeeksBeyondTwoInAHundred) {
  EXPECT_NEAR(solved(protest_uprising(), {.03, .02, 28, 28}, "chance"), .5, 1e-12);
  EXPECT_EQ(solved(protest_uprising(), {.02, .02, 28, 28}, "chance"), 0);
  const int runs = 4000;
  double rose = 0, compensator = 0;
  const Bench prepared = street(.03);
  for (u64 run = 0; run < runs; ++run) {
    Bench bench = prepared;
    for (i64 week = 1; week <= 4 && bench.at("uprising.count") == 0; ++week) {
      quiet(bench, run * 7919 + 1, week * 168);
      compensator += bench.at("uprising.uprising.chance") / runs;
    }
    rose += bench.at("uprising.count") / runs;
  }
  EXPECT_NEAR(rose, .5, 4 * std::sqrt(.25 / runs));  // four standard errors
  EXPECT_NEAR(compensator, .5, 4 * std::sqrt(.25 / runs));
}

TEST(ProtestUprising, AQuietStreetDoesNotRise) {
  Bench bench = street(.02);
  EXPECT_EQ(bench.at("uprising.rate"), 0);
  for (i64 week = 1; week <= 520; ++week) quiet(bench, 1, week * 168);
  EXPECT_EQ(bench.at("uprising.count"), 0);
  EXPECT_EQ(bench.at("uprising.risk"), 0);
}

Bench risen() {
  Bench bench = street(.03);
  for (i64 week = 1; bench.at("uprising.count") == 0; ++week) quiet(bench, 3, week * 168);
  return bench;
}

TEST(ProtestUprising, TheCrowdIsItsForceBesideTheWeightThatEveryCrowdHas) {
  Bench bench = risen();
  EXPECT_EQ(bench.at("challenge.stage"), stage::live);
  EXPECT_EQ(bench.at("challenge.route"), route::uprising);
  EXPECT_EQ(bench.at("challenge.actor"), -1);
  EXPECT_EQ(bench.at("uprising.rate"), 0) << "the pause has begun";
  EXPECT_EQ(bench.at("challenge.force"), .1);
  EXPECT_GE(bench.at("challenge.test") - bench.at("challenge.opened"), 24);
  EXPECT_LE(bench.at("challenge.test") - bench.at("challenge.opened"), 96);
  bench.at("regime.crowd") = .15;
  bench.step(protest_uprising(), protest_uprising().hour, {Luck{3}, 1000, 1. / 24});
  EXPECT_EQ(bench.at("challenge.force"), .15);
}

TEST(ProtestUprising, AtMostOneInHalfAYear) {
  Bench bench = risen();
  bench.at("challenge.stage") = stage::none;
  for (i64 week = 1; week < 26; ++week) {
    quiet(bench, 3, week * 168);
    EXPECT_EQ(bench.at("uprising.rate"), 0);
  }
  quiet(bench, 3, 26 * 168);
  EXPECT_GT(bench.at("uprising.rate"), 9);
  EXPECT_EQ(bench.at("uprising.risk"), 0) << "the week that ends the pause does not count";
}

TEST(ProtestUprising, RestsWhileAChallengeIsUnderWayAndWhereItIsForbidden) {
  for (const bool forbidden : {false, true}) {
    Bench bench = street(.03);
    if (forbidden)
      bench.at("uprising.uprising.ruling") = ruling::forbidden;
    else
      bench.at("challenge.stage") = stage::pending;
    for (i64 week = 1; week <= 100; ++week) quiet(bench, 5, week * 168);
    EXPECT_EQ(bench.at("uprising.risk"), 0);
    EXPECT_EQ(bench.at("uprising.count"), 0);
  }
}

}  // namespace
}  // namespace interregnum
