// Giving way before an audience: Fearon's war of attrition, and the limits of both sides hour by hour.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/offer_testing.hpp"

namespace interregnum {
namespace {

using testing::all_solved;
using testing::Bench;
using testing::demanding;
using testing::hour;
using testing::on_the_road;
using testing::solved;

const Card& audience() { return *find_card("audience_costs"); }
const Card& plain() { return *find_card("commitment"); }

void punish(Bench& bench, double challenger, double ruler) {
  bench.set(audience(), {{"challengers_audience", challenger}, {"rulers_audience", ruler}});
}

TEST(Fearon1994, WhoHasTheLargerAudienceBacksDownLess) {
  const auto backs_down = all_solved(audience(), {.1, .05, .5, .5}, "backs_down");
  EXPECT_NEAR(backs_down[0], 3 - 2 * std::sqrt(2), 1e-12);
  EXPECT_NEAR(backs_down[1], 2 - std::sqrt(2), 1e-12);
  for (const double a1 : {.02, .1, 1.})
    for (const double a2 : {.01, .1, 3.}) {
      const auto b = all_solved(audience(), {a1, a2, .5, .5}, "backs_down");
      EXPECT_EQ(b[0]<b[1], a1> a2) << a1 << ' ' << a2;
      const auto at_once = all_solved(audience(), {a1, a2, .5, .5}, "at_once");
      EXPECT_NEAR(std::min(at_once[0], at_once[1]), 0, 1e-12);  // only one side backs down at once
      EXPECT_GE(std::max(at_once[0], at_once[1]), -1e-12);
    }
}

// Nobody whom the other's audience makes stand firm backs down for having waited: S_j (1 + a_i t) does not change.
TEST(Fearon1994, AtTheHorizonWhoIsLeftWouldRatherFight) {
  const double a1 = .3, a2 = .1, c1 = .5, c2 = .9;
  const std::vector<double> x{a1, a2, c1, c2};
  const double t = solved(audience(), x, "horizon");
  const auto down = all_solved(audience(), x, "backs_down"), once = all_solved(audience(), x, "at_once");
  EXPECT_NEAR(1 - down[0], (1 - once[0]) / (1 + a2 * t), 1e-12);
  EXPECT_NEAR(1 - down[1], (1 - once[1]) / (1 + a1 * t), 1e-12);
  EXPECT_NEAR(1 - down[0], a1 * t / c1, 1e-12);
}

TEST(AudienceCosts, WithoutAnAudienceItIsCommitment) {
  for (const double stage : {stage::live, stage::pending}) {
    Bench one = stage == stage::live ? on_the_road(plain(), .3) : demanding(plain(), answer::none);
    Bench other = stage == stage::live ? on_the_road(audience(), .3) : demanding(audience(), answer::none);
    punish(other, 0, 0);
    for (i64 tick = 101; tick < 140; ++tick) {
      hour(one, plain(), tick), hour(other, audience(), tick);
      other.at("challenge.public_since") = one.at("challenge.public_since");
      EXPECT_EQ(one.world, other.world) << tick;
    }
  }
}

// Refused, one that would rather back down than march stays as it is until the public hours have made that dearer.
TEST(AudienceCosts, HoursInPublicMakeTheChallengerMarch) {
  Bench bench = demanding(audience(), answer::refused);
  bench.at("audience.mean", 2) = bench.at("regime.theta") = .95;  // a march would be lost: D = .75, and .1 for going
  punish(bench, .5, 0);
  const auto chance = [&](i64 tick) {
    Bench now = bench;
    hour(now, audience(), tick);
    return now.at("organisation.marches.chance", 2);
  };
  EXPECT_EQ(chance(101), 0);
  EXPECT_EQ(chance(100 + 12), 0);    // .1 + .5 / 2 = .35
  EXPECT_EQ(chance(100 + 37), .25);  // .87 > .85
}

TEST(AudienceCosts, HoursInPublicMakeTheRulerRefuse) {
  for (const double hours : {2., 20., 40.}) {
    Bench bench = demanding(audience(), answer::none);  // p_r R_r + c_r = 1.2 against .5 + .6 a day
    bench.at("challenge.deadline") = 100 + hours;
    punish(bench, 0, .6);
    hour(bench, audience(), static_cast<i64>(100 + hours));
    EXPECT_EQ(bench.at("challenge.stage") == stage::none, .5 + .6 * hours / 24 < 1.2) << hours;
  }
}

// Both limits move towards war: the longer it has been public, the rarer the deals that both would take.
TEST(AudienceCosts, TheRangeOfDealsNarrows) {
  for (const auto& [challenger, ruler] : {std::pair{.2, 0.}, std::pair{0., .2}, std::pair{.1, .1}}) {
    bool before = true;
    for (i64 tick = 105; tick < 190; tick += 4) {
      Bench bench = on_the_road(audience());
      bench.set(audience(), {{"cap", 10}});
      punish(bench, challenger, ruler);
      bench.at("march.value_seen") = -.2;
      hour(bench, audience(), tick);
      const bool deal = bench.at("deal.accepted.chance") > 0;
      EXPECT_TRUE(before || !deal) << tick;
      before = deal;
    }
    EXPECT_FALSE(before);
  }
}

TEST(AudienceCosts, AMarchThatFollowsADemandIsPublicSinceTheDemand) {
  Bench bench = demanding(audience(), answer::refused);
  bench.set(audience(), {{"resolve", 1}});
  hour(bench, audience(), 103);
  ASSERT_EQ(bench.at("challenge.stage"), stage::live);
  hour(bench, audience(), 104);
  EXPECT_EQ(bench.at("challenge.public_since"), 100);
  bench.at("challenge.stage") = stage::none;
  bench.step(audience(), audience().quiet, {Luck{1}, 168, 7});
  EXPECT_EQ(bench.at("challenge.public_since"), -HUGE_VAL);
}

}  // namespace
}  // namespace interregnum
