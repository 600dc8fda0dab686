// A march on a road: kilometres and hours, odds, turning back, and what `none` leaves behind.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/march_odds.hpp"
#include "mechanisms/road.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& race() { return *find_card("race"); }

// 1,050 km at 50 km/h; half the speed from 400 km on, a fifth from 100 km on: 650/50 + 300/25 + 100/10 = 35 h.
Bench on_the_road(double opened = 10) {
  auto rows = testing::small_polity();
  rows["route"] = {"m4"};
  rows["post"] = {"m4:bridges", "m4:diggers", "elsewhere:x"};
  Bench bench(rows);
  bench.at("route.length") = 1050;
  bench.at("route.speed") = 50;
  bench.at("post.left", 0) = 100, bench.at("post.slows", 0) = .8;
  bench.at("post.left", 1) = 400, bench.at("post.slows", 1) = .5;
  bench.at("post.left", 2) = 700, bench.at("post.slows", 2) = .9, bench.at("post.route", 2) = 1;
  bench.at("organisation.private", 2) = 1;
  bench.at("organisation.contact", 0) = .4, bench.at("organisation.contact", 1) = .95;
  bench.at("organisation.prize", 2) = 1;
  bench.at("organisation.punish", 2) = .75;
  bench.set(race(), {{"tau", 24}, {"mobilised", .8}, {"optimism", 0}});
  bench.at("challenge.noise") = .05;
  bench.at("challenge.stage") = stage::live;
  bench.at("challenge.route") = route::march;
  bench.at("challenge.actor") = 2;
  bench.at("challenge.force") = .25;
  bench.at("challenge.road") = 0;
  bench.at("challenge.opened") = opened;
  bench.at("march.believed") = .5;
  bench.at("march.believed_sd") = .1;
  bench.at("challenge.waiting") = bench.at("challenge.may_fight") = bench.at("challenge.seems_fight") = .25;
  return bench;
}

void hour(Bench& bench, i64 tick) {
  bench.clear_events();
  bench.step(race(), race().hour, {Luck{1}, tick, 1. / 24});
}

TEST(Race, KilometresAndHoursThroughTheStep) {
  Bench bench = on_the_road();
  const double all = 35;
  for (i64 t = 0; t <= 35; ++t) {
    hour(bench, 10 + t);
    const auto h = static_cast<double>(t);
    const double left = h <= 13 ? 1050 - 50 * h : h <= 25 ? 400 - 25 * (h - 13) : 100 - 10 * (h - 25);
    ASSERT_NEAR(bench.at("march.left"), left, 1e-9) << t;
    ASSERT_NEAR(bench.at("march.speed"), left <= 0 ? 0 : h < 13 ? 50 : h < 25 ? 25 : 10, 1e-12) << t;
    ASSERT_NEAR(bench.at("challenge.mobilised"), .8 * (1 - std::exp(-all / 24)), 1e-12) << t;
    ASSERT_EQ(bench.at("march.arrives.fired"), t == 35) << t;
    ASSERT_EQ(bench.at("march.continues.chance"), t == 35 ? 0 : 1) << t;
  }
  EXPECT_EQ(bench.at("challenge.test"), 45);
  EXPECT_EQ(bench.at("challenge.stage"), stage::live);
}

TEST(Race, TheSameThroughTheSolver) {
  std::vector<double> inputs;
  for (const auto& spec : race().solver.inputs) inputs.push_back(spec.range.a);
  EXPECT_NEAR(solved(race(), inputs, "hours_in_all"), 21, 1e-12);
  EXPECT_NEAR(solved(race(), inputs, "left"), 150, 1e-12);
  inputs[2] = 400, inputs[3] = .5;
  EXPECT_NEAR(solved(race(), inputs, "hours_in_all"), 13 + 16, 1e-12);
  EXPECT_NEAR(solved(race(), inputs, "left"), 400 - 25 * 5, 1e-12);
  EXPECT_NEAR(solved(race(), inputs, "mobilised_by_then"), 1 - std::exp(-29. / 24), 1e-12);
}

// p = .5 iff forces are equal: A = .5 = theta.
TEST(Race, EvenOddsIffForcesAreEqual) {
  Bench bench = on_the_road();
  bench.at("regime.theta") = .5;
  hour(bench, 10);
  EXPECT_EQ(bench.at("march.p_true"), .5);
  EXPECT_EQ(bench.at("march.p_seen"), .5);
  bench.at("challenge.may_fight") = .26;
  hour(bench, 11);
  EXPECT_LT(bench.at("march.p_true"), .5);
  EXPECT_NEAR(bench.at("march.value_on"), bench.at("march.p_true") - (1 - bench.at("march.p_true")) * .75 - .1, 1e-15);
}

TEST(Race, OnlyRatiosOfStakesMatter) {
  Bench once = on_the_road(), twice = on_the_road();
  for (const auto column : {"organisation.prize", "organisation.punish"}) twice.at(column, 2) *= 2;
  hour(once, 10), hour(twice, 10);
  EXPECT_EQ(once.at("march.value_on"), twice.at("march.value_on"));
  EXPECT_EQ(once.at("march.value_seen"), twice.at("march.value_seen"));
}

TEST(Race, WhomTheMarchHasNotReachedIsAhead) {
  Bench bench = on_the_road();
  for (i64 t = 0; t < 35; ++t) {
    hour(bench, 10 + t);
    const double next = 1050 - left_after({1050, 50, bench.column("post.left"), bench.column("post.slows"),
                                           bench.column("post.route"), 0},
                                          bench.at("march.left"), 1);
    EXPECT_EQ(bench.at("organisation.ahead", 0), next < .4 * 1050);
    EXPECT_EQ(bench.at("organisation.ahead", 1), next < .95 * 1050);
  }
}

TEST(Race, TurnsBackWhereGoingOnIsWorse) {
  Bench bench = on_the_road();
  bench.at("march.believed") = .9;
  hour(bench, 10);
  EXPECT_EQ(bench.at("challenge.stage"), stage::live);  // he has only set out
  Bench forced = bench, kept = bench;
  forced.at("march.continues.ruling") = ruling::forced;
  kept.at("march.stops.ruling") = ruling::forbidden;
  for (Bench* b : {&bench, &forced, &kept}) hour(*b, 11);
  EXPECT_EQ(bench.at("challenge.stage"), stage::closing);
  EXPECT_EQ(bench.at("march.stops.fired"), 1);
  EXPECT_EQ(bench.at("march.continues.chance"), 0);
  EXPECT_NEAR(bench.at("audience.floor"), .25 / (.25 + bench.at("challenge.mobilised")), 1e-12);  // as if all fought
  EXPECT_EQ(bench.at("attempt.since"), 0);
  for (Bench* b : {&forced, &kept}) {
    EXPECT_EQ(b->at("challenge.stage"), stage::live);
    EXPECT_EQ(b->at("audience.floor"), -HUGE_VAL);
  }
  Bench silent = on_the_road();
  silent.set(race(), {{"stop_teaches", 0}});
  silent.at("march.stops.ruling") = ruling::forced;
  hour(silent, 11);
  EXPECT_EQ(silent.at("challenge.stage"), stage::closing);
  EXPECT_EQ(silent.at("audience.floor"), -HUGE_VAL);
}

TEST(Race, DoesNotTurnBackBeforeAnybodyCouldTalkToHim) {
  Bench bench = on_the_road();
  bench.at("march.believed") = .9;
  bench.at("deal.contact") = 7.5;
  i64 t = 0;
  for (; bench.at("challenge.stage") == stage::live && t < 50; ++t) hour(bench, 10 + t);
  EXPECT_EQ(t - 1, 8);
}

TEST(Race, ABlockedRoadEndsItAfterFourDays) {
  Bench bench = on_the_road();
  bench.at("post.slows", 1) = 1;
  i64 t = 0;
  for (; bench.at("challenge.stage") == stage::live && t < 200; ++t) hour(bench, 10 + t);
  EXPECT_EQ(t - 1, 96);
  EXPECT_EQ(bench.at("march.left"), 400);
  EXPECT_EQ(bench.at("march.stops.fired"), 1);
}

// ---- with the other mechanisms

std::vector<const Card*> episode() {
  return {find_card("losses_and_corruption"),
          find_card("normal_learning"),
          find_card("global_game"),
          &race(),
          find_card("commitment"),
          find_card("contest")};
}

TEST(Race, IsDecidedInTheHourOfArrival) {
  Bench bench = on_the_road(100);
  bench.at("march.continues.ruling") = ruling::forced;
  bench.start(episode(), Luck{3});
  i64 tick = 100;
  for (; bench.at("challenge.stage") == stage::live && bench.at("regime.status") == 0; ++tick) {
    bench.clear_events();
    bench.hour(episode(), Luck{3}, tick);
    const double covered = 1050 - bench.at("march.left");
    for (const std::size_t j : {0u, 1u})
      if (covered < bench.at("organisation.contact", j) * 1050) {
        ASSERT_EQ(bench.at("organisation.stance", j), stance::undecided) << tick;
      }
  }
  EXPECT_EQ(tick - 1, 135);
  EXPECT_EQ(bench.at("march.arrives.fired"), 1);
  EXPECT_NE(bench.at("regime.falls.chance") + bench.at("march.stops.chance"), 0);
}

// `none`: a march meets everybody (an hour after it set out) and is tested after 24 h, road or not.
TEST(Race, NoneLeavesAMarchThatMeetsEverybodyAndIsTestedAfterADay) {
  Bench bench = on_the_road(100);
  const std::vector<const Card*> playing{find_card("losses_and_corruption"), find_card("normal_learning"),
                                         find_card("global_game"), find_card("contest")};
  bench.set(*find_card("global_game"), {{"order_delay", 0}});
  bench.start(playing, Luck{3});
  bench.at("challenge.test") = 124;
  bench.at("challenge.mobilised") = .7;
  i64 tick = 100;
  for (; bench.at("challenge.stage") == stage::live && bench.at("regime.status") == 0; ++tick) {
    bench.hour(playing, Luck{3}, tick);
    if (tick > 100 && tick < 124) {
      for (const std::size_t j : {0u, 1u}) EXPECT_NE(bench.at("organisation.stance", j), stance::undecided);
    }
  }
  EXPECT_EQ(tick - 1, 124);
}

}  // namespace
}  // namespace interregnum
