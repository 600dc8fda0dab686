// Deals, ultimatums and what becomes of promises.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/calendar.hpp"
#include "mechanisms/deal.hpp"
#include "mechanisms/march_odds.hpp"
#include "mechanisms/offer_testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& commitment() { return *find_card("commitment"); }
Bench on_the_road(double chance = 1) { return testing::on_the_road(commitment(), chance); }
Bench demanding(double answer) { return testing::demanding(commitment(), answer); }
void hour(Bench& bench, i64 tick) { testing::hour(bench, commitment(), tick); }

std::vector<double> inputs() {
  std::vector<double> list;
  for (const auto& spec : commitment().solver.inputs) list.push_back(spec.range.a);
  return list;
}

// Fearon 1995: p = .6, c_A = .1, C = .4.
TEST(Commitment, FearonsRangeAndRiskOfWar) {
  EXPECT_NEAR(solved(commitment(), inputs(), "best_demand"), .75, 1e-15);
  EXPECT_NEAR(solved(commitment(), inputs(), "war"), .375, 1e-15);
  EXPECT_NEAR(solved(commitment(), inputs(), "range", 0), .5, 1e-15);
  EXPECT_NEAR(solved(commitment(), inputs(), "range", 1), .8, 1e-15);
}

// Powell 2006: war iff the shift of power exceeds what both lose by fighting, here .1 + .2.
TEST(Powell2006, WarIffTheShiftExceedsTheCosts) {
  for (const double shift : {0., .2, .299, .301, .8}) {
    auto x = inputs();
    x.back() = shift;
    EXPECT_EQ(solved(commitment(), x, "preventive_war"), shift > .3 ? 1 : 0) << shift;
  }
}

TEST(Commitment, TheLeastThatIsAccepted) {
  for (const double on : {-.5, 0., .4})
    for (const double lost : {.2, 1.5})
      for (const double trust : {.1, .5, 1.}) {
        const double least = least_acceptable(on, lost, trust);
        if (least > 0) {
          EXPECT_NEAR(value_of_deal(least, lost, trust), on, 1e-14);
        } else {
          EXPECT_GE(value_of_deal(0, lost, trust), on);
        }
        const double needed = honour_needed(on, 1, lost);
        if (needed > 0 && needed < 1) {
          EXPECT_NEAR(value_of_deal(1, lost, needed), on, 1e-14);
        }
      }
}

// ---- on the road

TEST(Commitment, ADealIffBothGain) {
  for (double going_on = -1; going_on < 1; going_on += .05)
    for (const double retaliate : {0., .3, .7, 1.}) {
      Bench bench = on_the_road();
      bench.at("march.value_seen") = going_on;
      bench.at("ruler.retaliate") = retaliate;
      hour(bench, 105);
      const double least = least_acceptable(going_on, .75, 1 - retaliate), most = most_offered(.5, 1, .2, .6);
      EXPECT_EQ(bench.at("deal.accepted.fired"), least <= most) << going_on << ' ' << retaliate;
      EXPECT_EQ(bench.at("march.stops.fired"), least <= most);
      EXPECT_EQ(bench.at("march.continues.chance"), least <= most ? 0 : 1);
    }
}

// ghat = 0: no promise is worth anything to one who would rather fight, however much is offered.
TEST(Commitment, NoDealWithWhoKeepsNoPromise) {
  for (const double p : {.45, .6, .9})
    for (const double lost : {.15, .4}) {
      ASSERT_GT(p, lost);
      Bench bench = on_the_road();
      bench.at("organisation.punish", 2) = 2 * lost;
      bench.at("ruler.retaliate") = 1;
      bench.at("march.value_seen") = value_of_going_on(p, lost, .1);
      bench.set(commitment(), {{"cap", 10}, {"stake", 100}});
      hour(bench, 120);
      EXPECT_EQ(bench.at("deal.accepted.chance"), 0);
      EXPECT_EQ(bench.at("challenge.stage"), stage::live);
    }
}

TEST(Commitment, OnlyRatiosOfStakesMatter) {
  Bench once = on_the_road(.3), twice = on_the_road(.3);
  for (const auto column : {"organisation.prize", "organisation.punish"}) twice.at(column, 2) *= 2;
  hour(once, 110), hour(twice, 110);
  for (const auto column : {"march.value_deal", "deal.honour_needed", "deal.accepted.chance", "challenge.stage"})
    EXPECT_EQ(once.at(column), twice.at(column)) << column;
}

TEST(Commitment, ContactTakesTimeAndMediation) {
  Bench bench = on_the_road(.3);
  hour(bench, 104);
  EXPECT_EQ(bench.at("deal.accepted.chance"), 0);
  bench.at("tie.strength", 1) = .5;
  hour(bench, 105);
  EXPECT_DOUBLE_EQ(bench.at("deal.accepted.chance"), .15);
  EXPECT_DOUBLE_EQ(bench.at("march.continues.chance"), .85);
  Bench forced = on_the_road(1);
  forced.at("march.continues.ruling") = ruling::forced;
  hour(forced, 110);
  EXPECT_EQ(forced.at("deal.accepted.chance"), 0);
}

// True values go by the true chance of being honoured; the handler only moves what the challenger believes.
TEST(Commitment, HandlersPersuadeAndTheTruthStays) {
  Bench without = on_the_road(), with = on_the_road();
  for (Bench* b : {&without, &with}) b->at("march.value_seen") = .2;
  with.at("tie.strength", 0) = 1;
  hour(without, 110), hour(with, 110);
  EXPECT_EQ(without.at("deal.accepted.fired"), 0);  // (.2 + .4 .75) / .6 = .83 > .6
  EXPECT_EQ(with.at("deal.accepted.fired"), 1);     // he is certain: .2
  for (const auto column : {"march.value_deal", "deal.honour", "deal.honour_needed"})
    EXPECT_EQ(with.at(column), without.at(column)) << column;
  EXPECT_DOUBLE_EQ(with.at("deal.honour"), .6);
  EXPECT_NEAR(with.at("deal.honour_needed"), (-.1 + .75) / (.6 + .75), 1e-15);
}

TEST(Commitment, DissolvingLeavesNoForce) {
  Bench bench = on_the_road();
  bench.at("deal.terms") = 5;  // safety and dissolve
  const double theta = bench.at("regime.theta");
  hour(bench, 101);
  EXPECT_EQ(bench.at("deal.accepted.fired"), 1);
  EXPECT_EQ(bench.at("organisation.force", 2), 0);
  EXPECT_DOUBLE_EQ(bench.at("regime.theta"), theta + .02);
  EXPECT_EQ(bench.at("audience.floor"), .2);
  EXPECT_EQ(bench.at("challenge.stage"), stage::closing);
  hour(bench, 102);
  EXPECT_EQ(bench.at("deal.terms"), 0);
}

// Broken in 1 - g of deals, honoured in the others after 180 days; chances are those that come true, in any steps.
TEST(Commitment, PromisesAreBrokenAsOftenAsTheyShould) {
  const int runs = 4000;
  double broken = 0, honoured = 0, chance = 0;
  Bench prepared = on_the_road();
  prepared.at("deal.open") = 1, prepared.at("deal.since") = 0, prepared.at("challenge.stage") = stage::none;
  for (u64 luck = 1; luck <= runs; ++luck) {
    Bench weekly = prepared, daily = prepared;
    i64 broken_in_week = -1, broken_on_day = -1;
    for (i64 week = 1; week <= 30; ++week) {
      weekly.clear_events();
      weekly.step(commitment(), commitment().quiet, {Luck{luck * 7919}, week * 168, 7});
      chance += weekly.at("deal.broken.chance") / runs;
      if (weekly.at("deal.broken.fired") != 0) broken_in_week = week, broken += 1. / runs;
      honoured += weekly.at("deal.honoured.fired") / runs;
    }
    for (i64 day = 1; luck <= 100 && day <= 210; ++day) {
      daily.clear_events();
      daily.step(commitment(), commitment().quiet, {Luck{luck * 7919}, day * 24, 1});
      if (daily.at("deal.broken.fired") != 0) broken_on_day = (day + 6) / 7;
    }
    if (luck <= 100) {
      ASSERT_EQ(broken_in_week, broken_on_day);
    }
  }
  EXPECT_NEAR(broken, .4, 4 * std::sqrt(.24 / runs));
  EXPECT_NEAR(broken + honoured, 1, 1e-9);
  EXPECT_NEAR(chance, broken, 4 * std::sqrt(.25 / runs));
}

// ---- the ultimatum

TEST(Commitment, AMetDemandEndsIt) {
  Bench bench = demanding(answer::met);
  hour(bench, 101);
  EXPECT_EQ(bench.at("challenge.stage"), stage::none);
  EXPECT_EQ(bench.at("organisation.marches.chance", 2), 0);
}

TEST(Commitment, ARefusalIsMarchedOnOnlyWhereThatPays) {
  Bench bench = demanding(answer::refused);
  hour(bench, 101);
  EXPECT_EQ(bench.at("organisation.marches.chance", 2), .25);
  Bench weak = demanding(answer::refused);
  weak.at("audience.mean", 2) = weak.at("regime.theta") = .95;
  hour(weak, 101);
  EXPECT_EQ(weak.at("organisation.marches.chance", 2), 0);
  Bench forced = weak;
  forced.at("organisation.marches.ruling", 2) = ruling::forced;
  hour(forced, 102);
  EXPECT_EQ(forced.at("challenge.stage"), stage::live);
  EXPECT_EQ(forced.at("challenge.road"), 0);
  EXPECT_EQ(forced.at("challenge.opened"), 103);  // it sets out within the hour
  EXPECT_EQ(forced.at("march.starts.fired"), 1);
}

TEST(Commitment, AtTheDeadlineTheRulerWeighsWhatHeMayLose) {
  Bench danger = demanding(answer::none), safe = demanding(answer::none);
  safe.at("regime.theta") = .95;
  for (Bench* b : {&danger, &safe}) hour(*b, 107);
  EXPECT_EQ(danger.at("challenge.answer"), answer::none);
  for (Bench* b : {&danger, &safe}) hour(*b, 108);
  EXPECT_EQ(danger.at("challenge.stage"), stage::none);  // p_r R + c_r = 1.2 > .5
  EXPECT_EQ(safe.at("challenge.answer"), answer::refused);
}

// The ruler whose cost of fighting is his secret, uniform on [0, .4], faces the best demand, .75: of a grid of such
// rulers .375 refuse.
TEST(Fearon1995, TheBestDemandIsRefusedAsOftenAsItShould) {
  const int rulers = 400;
  double refused = 0;
  for (int i = 0; i < rulers; ++i) {
    Bench bench = demanding(answer::none);
    bench.at("regime.theta") = 0;  // a march would surely succeed but for his stake
    bench.set(commitment(), {{"stake", .6}, {"concession", .75}, {"fighting_cost", .4 * (i + .5) / rulers}});
    hour(bench, 108);
    refused += bench.at("challenge.answer") == answer::refused ? 1. / rulers : 0;
  }
  EXPECT_NEAR(refused, .375, 1e-12);
}

// p = .6, c_A = .1, c_B = .2: whatever lies in [.5, .8] is taken, and nothing else is, if promises are kept.
TEST(Fearon1995, TheStepTakesWhatLiesInTheRange) {
  for (const double most : {.45, .499, .501, .79}) {
    Bench bench = on_the_road();
    bench.at("ruler.retaliate") = 0;
    bench.at("regime.theta") = 0;
    bench.set(commitment(), {{"stake", .6}, {"cap", most}});
    bench.at("march.value_seen") = value_of_going_on(.6, 0, .1);
    hour(bench, 105);
    EXPECT_EQ(bench.at("deal.accepted.fired"), most >= .5 ? 1 : 0) << most;
  }
}

double demands_in_a_week(Bench bench, double day) {
  bench.at("challenge.stage") = stage::none;
  bench.at("organisation.wants", 2) = 1;
  bench.clear_events();
  bench.step(commitment(), commitment().quiet, {Luck{1}, static_cast<i64>(day * 24), 7});
  return bench.at("organisation.demands.chance", 2);
}

TEST(Commitment, WhatPushesADemand) {
  Bench bench = demanding(answer::none);
  bench.set(commitment(), {{"base", .03}, {"own_value", 1}, {"losses", 1}, {"corruption", 1}, {"absorption", 3}});
  bench.at("organisation.value_start", 2) = .9;
  bench.at("tie.strength", 2) = .5;
  const double calm = demands_in_a_week(bench, 100);
  EXPECT_GT(calm, 0);
  Bench lossy = bench, spoilt = bench, late = bench, gone = bench;
  lossy.at("regime.burden") = 1;
  EXPECT_NEAR(demands_in_a_week(lossy, 100) / calm, std::exp(.5), 1e-2);
  spoilt.at("organisation.weight", 0) = 1;
  spoilt.at("organisation.corruption", 0) = .8;
  EXPECT_NEAR(demands_in_a_week(spoilt, 100) / calm, std::exp(.4), 1e-2);
  late.at("organisation.absorbed", 2) = 110;
  EXPECT_NEAR(demands_in_a_week(late, 100) / calm, std::exp(3 * 2 / 3.), 3e-2);
  gone.at("organisation.absorbed", 2) = 99;
  EXPECT_EQ(demands_in_a_week(gone, 100), 0);
}

}  // namespace
}  // namespace interregnum
