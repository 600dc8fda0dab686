// The threshold of deterrence and the window before a guarantee binds: closed forms, and the card's own steps.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/calendar.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& deterrence() { return *find_card("threshold_guarantee"); }

constexpr double never = HUGE_VAL;

// A war whose other side is under a guarantee: p = .6, p' = .2, c = .3, SQ = .1, so that i* = .5.
Bench polity(double now, double later, double binds_at) {
  auto rows = testing::small_polity();
  rows["guarantee"] = {"ukraine"};
  Bench bench(rows);
  bench.set(deterrence(), {{"win", .6},
                           {"win_against", .2},
                           {"cost", .3},
                           {"quo", .1},
                           {"spread", .05},
                           {"attack", .8},
                           {"prevention", 2},
                           {"prolongs", 1.2},
                           {"escalation", .1},
                           {"escalated", .5}});
  bench.at("war.guaranteed") = 0;
  bench.at("war.phase") = phase::ceasefire;
  bench.at("war.outcome") = war_outcome::stalemate;
  bench.at("guarantee.announced") = now;
  bench.at("guarantee.binding") = later;
  bench.at("guarantee.binds_at") = binds_at;
  bench.step(deterrence(), deterrence().start, {Luck{1}, 0, 0});
  return bench;
}

void week(Bench& bench, i64 number, const Luck& luck = Luck{1}) {
  bench.clear_events();
  bench.step(deterrence(), deterrence().quiet, {luck, number * 168, 7});
}
void hour(Bench& bench, i64 tick) { bench.step(deterrence(), deterrence().hour, {Luck{1}, tick, 1. / 24}); }

// The rate behind the chance of a week.
double rate_behind(double chance) { return -std::log1p(-chance) * days_a_year / 7; }
double rate_of_attack(double now, double later = 0, double binds_at = never) {
  Bench bench = polity(now, later, binds_at);
  week(bench, 1);
  return rate_behind(bench.at("war.returns.chance"));
}

TEST(ThresholdGuarantee, ClosedForms) {
  const auto at = [](double i, double later = 0) { return std::vector<double>{i, later, .6, .2, .3, .1, .05, .8, 2}; };
  EXPECT_NEAR(solved(deterrence(), at(0), "threshold"), .5, 1e-12);
  for (const double i : {0., .2, .499, .501, .8, 1.}) {
    EXPECT_EQ(solved(deterrence(), at(i), "deterred"), i >= .5 ? 1 : 0) << i;
    EXPECT_NEAR(solved(deterrence(), at(i), "gain"), .4 * (.5 - i), 1e-12);
  }
  EXPECT_NEAR(solved(deterrence(), at(.5), "rate"), .4, 1e-12);  // indifferent: half of h_att
  EXPECT_NEAR(solved(deterrence(), at(.1, .9), "window"), .3 * 2 * .16, 1e-12);
  EXPECT_EQ(solved(deterrence(), at(.6, .9), "window"), 0);  // nothing to gain, nothing to lose by waiting
  // A guarantor whose help does not hurt the attacker deters nobody who gains without it.
  EXPECT_EQ(solved(deterrence(), {1, 0, .5, .5, .2, .1, .05, .8, 2}, "threshold"), HUGE_VAL);
  EXPECT_EQ(solved(deterrence(), {0, 0, .2, .5, .3, .1, .05, .8, 2}, "threshold"), 0);
}

TEST(ThresholdGuarantee, TheStepHasTheRateOfTheClosedForm) {
  for (const auto& [now, later] : {std::pair{0., 0.}, std::pair{.3, .4}, std::pair{.1, .9}, std::pair{.7, .2}}) {
    const double rate = solved(deterrence(), {now, later, .6, .2, .3, .1, .05, .8, 2}, "rate");
    EXPECT_NEAR(rate_of_attack(now, later, later > 0 ? 1e6 : never), rate, 1e-9) << now << ' ' << later;
  }
  EXPECT_EQ(polity(0, 0, never).at("guarantee.needed"), .5);
}

// A promise that is weak now and strong later raises the rate above that of no promise: Fearon's logic of commitment
// turned round, the preventive window. Once it binds, it deters.
TEST(ThresholdGuarantee, AnAwaitedPromiseCanLowerDeterrence) {
  const double none = rate_of_attack(0), awaited = rate_of_attack(.05, .9, 1e6), bound = rate_of_attack(.05, .9, 1);
  EXPECT_GT(awaited, none);
  EXPECT_LT(bound, .05 * none);
  EXPECT_LT(rate_of_attack(.6, .9, 1e6), .4 * none);  // strong at once: no window
}

TEST(ThresholdGuarantee, BindsAtItsHour) {
  Bench bench = polity(.1, .8, 400);
  hour(bench, 399);
  EXPECT_EQ(bench.at("guarantee.bound"), 0);
  EXPECT_NEAR(bench.at("war.prolonged"), std::exp(-1.2 * .8), 1e-15);
  EXPECT_EQ(bench.at("guarantee.binds.fired"), 0);
  hour(bench, 400);
  EXPECT_EQ(bench.at("guarantee.bound"), 1);
  EXPECT_EQ(bench.at("guarantee.binds.fired"), 1);
  EXPECT_EQ(bench.at("war.prolonged"), 1);
  bench.clear_events();
  hour(bench, 401);
  EXPECT_EQ(bench.at("guarantee.binds.fired"), 0);
}

TEST(ThresholdGuarantee, ABanOnBindingKeepsThePromiseOpen) {
  Bench bench = polity(.1, .8, 100);
  bench.at("guarantee.binds.ruling") = ruling::forbidden;
  hour(bench, 200);
  EXPECT_EQ(bench.at("guarantee.bound"), 0);
  bench.at("guarantee.binds.ruling") = ruling::free;
  bench.at("guarantee.binds_at") = 1e6;
  bench.at("guarantee.binds.ruling") = ruling::forced;
  hour(bench, 201);
  EXPECT_EQ(bench.at("guarantee.bound"), 1);
}

TEST(ThresholdGuarantee, ARenewedAttackTakesTheWarUpWhereItStood) {
  Bench bench = polity(0, 0, never);
  bench.at("war.balance") = -.3;
  i64 n = 0;
  while (bench.at("war.phase") == phase::ceasefire) week(bench, ++n);
  EXPECT_EQ(bench.at("war.phase"), phase::active);
  EXPECT_EQ(bench.at("war.returns.fired"), 1);
  EXPECT_EQ(bench.at("war.outcome"), war_outcome::none);
  EXPECT_EQ(bench.at("war.balance"), -.3);
  EXPECT_EQ(bench.at("war.attacks"), 1);
}

TEST(ThresholdGuarantee, ChanceIsWhatTheLuckDoes) {
  const int runs = 4000;
  const Bench prepared = polity(.2, .7, 26 * 168);
  double returned = 0, expected = 0;
  for (int run = 0; run < runs; ++run) {
    Bench bench = prepared;
    const Luck luck = luck_of(7, static_cast<u32>(run), 0);
    for (i64 n = 1; n <= 52 && bench.at("war.attacks") == 0; ++n) {
      week(bench, n, luck);
      expected += bench.at("war.returns.chance") / runs;
    }
    returned += bench.at("war.attacks") / runs;
  }
  EXPECT_GT(returned, .2);
  EXPECT_NEAR(returned, expected, 4 * std::sqrt(expected / runs));
}

TEST(ThresholdGuarantee, EscalationRaisesTheLossesOfBothSides) {
  Bench bench = polity(.05, .9, 1e6);
  bench.at("war.phase") = phase::active;
  const double attacker = bench.at("war.losses.attacker"), defender = bench.at("war.losses.defender");
  week(bench, 1);
  EXPECT_NEAR(rate_behind(bench.at("war.escalates.chance")), .1 + .3 * 2 * .18, 1e-9);
  i64 n = 1;
  while (bench.at("war.escalates.fired") == 0) week(bench, ++n);
  EXPECT_DOUBLE_EQ(bench.at("war.losses.attacker"), 1.5 * attacker);
  EXPECT_DOUBLE_EQ(bench.at("war.losses.defender"), 1.5 * defender);
  bench.at("guarantee.binds_at") = 1;  // bound: the war under way goes on as if there were none
  week(bench, ++n);
  EXPECT_NEAR(rate_behind(bench.at("war.escalates.chance")), .1, 1e-9);
}

TEST(ThresholdGuarantee, OtherWarsAreLeftAlone) {
  Bench bench = polity(.05, .9, 1e6);
  bench.at("war.guaranteed") = -1;
  for (const double where : {phase::ceasefire, phase::active}) {
    bench.at("war.phase") = where;
    const std::vector<double> before(bench.world.begin(), bench.world.end());
    week(bench, 1);
    EXPECT_EQ(bench.world, before);
  }
}

}  // namespace
}  // namespace interregnum
