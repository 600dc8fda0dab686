#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& joint_action() { return *find_card("joint_action"); }

Bench opposition() {
  auto rows = testing::small_polity();
  rows["movement"] = {"exile", "home"};
  Bench bench(rows);
  bench.at("movement.unity", 0) = .2, bench.at("movement.unity", 1) = .6;
  bench.at("regime.doom") = bench.at("regime.doom_start") = .1;
  bench.at("group.is_part", 1) = 1;
  bench.at("group.ready") = .02;
  bench.set(joint_action(), {{"base", .5}});
  bench.step(joint_action(), joint_action().start, {Luck{1}, 0, 0});
  return bench;
}

void quiet(Bench& bench, u64 luck = 1, i64 tick = 168, double days = 7) {
  bench.clear_events();
  bench.step(joint_action(), joint_action().quiet, {Luck{luck}, tick, days});
}

TEST(JointAction, RateIsTheBaseAtFromAndFollowsDoomAndReadiness) {
  Bench bench = opposition();
  EXPECT_DOUBLE_EQ(bench.at("opposition.rate"), .5 * .4);
  bench.at("regime.doom") = .2;
  quiet(bench);
  EXPECT_DOUBLE_EQ(bench.at("opposition.rate"), .5 * .4 * 2);
  bench.at("group.ready") = .03;
  quiet(bench);
  EXPECT_DOUBLE_EQ(bench.at("opposition.rate"), .5 * .4 * 3);
  bench.at("group.ready") = .9;
  quiet(bench);
  EXPECT_DOUBLE_EQ(bench.at("opposition.rate"), .5 * .4 * 20);
  EXPECT_DOUBLE_EQ(solved(joint_action(), {.5, .4, .2, .1, .03, .02}, "rate"), .6);
  EXPECT_DOUBLE_EQ(solved(joint_action(), {.5, 1, .1, .1, .02, .02}, "chance_in_a_year"), 1 - std::exp(-.5));
}

TEST(JointAction, HappensAsOftenAsItsRateSays) {
  const int runs = 3000;
  const Bench prepared = opposition();
  double happened = 0, compensator = 0;
  for (u64 luck = 0; luck < runs; ++luck) {
    Bench bench = prepared;
    bool joint = false;
    for (i64 week = 1; week <= 52; ++week) {
      quiet(bench, luck * 7919 + 1, week * 168);
      if (!joint) compensator += bench.at("opposition.joint.chance") / runs;
      joint |= bench.at("opposition.joint.fired") != 0;
    }
    happened += joint ? 1. / runs : 0;
  }
  const double expected = 1 - std::exp(-.2 * 364 / 365);
  EXPECT_NEAR(happened, expected, 4 * std::sqrt(.25 / runs));
  EXPECT_NEAR(compensator, expected, 4 * std::sqrt(.25 / runs));
}

TEST(JointAction, ABanRestsTheHazard) {
  Bench bench = opposition();
  bench.at("opposition.joint.ruling") = ruling::forbidden;
  quiet(bench, 1, 168 * 5200, 36400);
  EXPECT_EQ(bench.at("opposition.risk"), 0);
  bench.at("opposition.joint.ruling") = ruling::forced;
  quiet(bench);
  EXPECT_EQ(bench.at("opposition.joint.fired"), 1);
}

TEST(JointAction, WithoutAMovementThereIsNoRate) {
  Bench bench;
  bench.at("regime.doom") = .4;
  const auto before = bench.world;
  bench.step(joint_action(), joint_action().start, {Luck{1}, 0, 0});
  bench.step(joint_action(), joint_action().quiet, {Luck{1}, 168, 7});
  bench.step(joint_action(), joint_action().hour, {Luck{1}, 169, 0});
  EXPECT_EQ(bench.world, before);
}

}  // namespace
}  // namespace interregnum
