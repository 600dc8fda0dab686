// Two ways of making a promise credible, and what theory proves of them (Fearon 1997).
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& plain() { return *find_card("threshold_guarantee"); }
const Card& tied() { return *find_card("tied_hands"); }
const Card& sunk() { return *find_card("sunk_costs"); }

constexpr double never = HUGE_VAL;

// p = .6, p' = .2, c = .3, SQ = .1: i* = .5.
std::vector<double> tied_with(double i, double later, double audience) {
  return {i, later, .6, .2, .3, .1, .05, .8, 2, audience, 1};
}
std::vector<double> sunk_with(double i, double later, double shown) {
  return {i, later, .6, .2, .3, .1, .05, .8, 2, shown};
}

Bench polity(const Card& card, double now, double later, double binds_at) {
  auto rows = testing::small_polity();
  rows["guarantee"] = {"ukraine"};
  Bench bench(rows);
  bench.set(card, {{"win", .6},
                   {"win_against", .2},
                   {"cost", .3},
                   {"quo", .1},
                   {"spread", .05},
                   {"attack", .8},
                   {"prevention", 2},
                   {"prolongs", 1.2},
                   {"escalation", .1},
                   {"escalated", .5}});
  if (&card == &tied()) bench.set(card, {{"audience", .8}, {"reluctance", 1}});
  if (&card == &sunk()) bench.set(card, {{"shown", .5}});
  bench.at("war.guaranteed") = 0;
  bench.at("war.phase") = phase::ceasefire;
  bench.at("war.outcome") = war_outcome::stalemate;
  bench.at("guarantee.announced") = now;
  bench.at("guarantee.binding") = later;
  bench.at("guarantee.binds_at") = binds_at;
  bench.step(card, card.start, {Luck{1}, 0, 0});
  return bench;
}

void week(Bench& bench, const Card& card, i64 number, u64 luck = 1) {
  bench.clear_events();
  bench.step(card, card.quiet, {Luck{luck}, number * 168, 7});
}

double chance_of_attack(const Card& card, double now, double later = 0, double binds_at = never) {
  Bench bench = polity(card, now, later, binds_at);
  week(bench, card, 1);
  return bench.at("war.returns.chance");
}

TEST(Fearon1997, TiedHandsRaiseTheChanceToFight) {
  EXPECT_NEAR(solved(tied(), tied_with(.3, 0, .8), "credited"), .468, 1e-12);
  EXPECT_NEAR(solved(tied(), tied_with(.3, 0, .8), "locked_in"), .168, 1e-12);
  for (const double i : {0., .1, .4, .9, 1.}) {
    double before = i;
    for (const double audience : {0., .3, 1., 3., 30.}) {
      const double credited = solved(tied(), tied_with(i, 0, audience), "credited");
      EXPECT_GE(credited, before);
      EXPECT_LE(credited, 1);
      EXPECT_EQ(solved(tied(), tied_with(i, 0, audience), "deterred"), credited >= .5 ? 1 : 0);
      before = credited;
    }
  }
  EXPECT_EQ(solved(tied(), tied_with(0, 0, 30), "credited"), 0);  // no word, no tied hands
}

// Those who pay are those who mean it: the more is paid, the smaller the share that would be caught bluffing, and
// nobody fights for having paid.
TEST(Fearon1997, SunkCostsTellTypesApartAndLockNobodyIn) {
  EXPECT_NEAR(solved(sunk(), sunk_with(.3, 0, .5), "credited"), .3 / .65, 1e-12);
  for (const double i : {.01, .1, .4, .9, 1.}) {
    double bluff = 1 - i;
    for (const double shown : {0., .2, .5, .9, 1.}) {
      EXPECT_LE(solved(sunk(), sunk_with(i, 0, shown), "bluff"), bluff + 1e-15);
      EXPECT_EQ(solved(sunk(), sunk_with(i, 0, shown), "locked_in"), 0);
      bluff = solved(sunk(), sunk_with(i, 0, shown), "bluff");
    }
    EXPECT_NEAR(bluff, 0, 1e-12);
  }
  EXPECT_EQ(solved(sunk(), sunk_with(0, 0, 1), "credited"), 0);
}

// The chance of being attacked and then not fighting: what each signal does to it, through the step.
TEST(Fearon1997, NeitherSignalRaisesTheRiskOfBeingCaughtBluffing) {
  for (const double i : {.1, .3, .6, .9}) {
    const double without = chance_of_attack(plain(), i) * (1 - i);
    for (const Card* card : {&tied(), &sunk()}) {
      Bench bench = polity(*card, i, 0, never);
      week(bench, *card, 1);
      EXPECT_LT(bench.at("war.returns.chance") * (1 - bench.at("guarantee.credited")), without) << card->text.id;
    }
  }
}

// Tied hands deter, but where deterrence fails more guarantors fight: below i*, the chance of the wider war rises.
TEST(Fearon1997, TiedHandsCanLockInWar) {
  const auto wider_war = [](double i, double audience) {
    Bench bench = polity(tied(), i, 0, never);
    bench.set(tied(), {{"audience", audience}});
    week(bench, tied(), 1);
    return bench.at("war.escalates.chance");
  };
  EXPECT_GT(wider_war(.1, .8), 1.5 * wider_war(.1, 0));
  EXPECT_LT(wider_war(.45, 3), .2 * wider_war(.45, 0));
}

TEST(Signals, TheAttackerWeighsWhatIsCredited) {
  for (const double i : {0., .2, .5, .8}) {
    EXPECT_NEAR(chance_of_attack(tied(), i), -std::expm1(-solved(tied(), tied_with(i, 0, .8), "rate") * 7 / 365),
                1e-12);
    EXPECT_NEAR(chance_of_attack(sunk(), i), -std::expm1(-solved(sunk(), sunk_with(i, 0, .5), "rate") * 7 / 365),
                1e-12);
  }
}

TEST(Signals, AnInvitationThatDoesNotBindYetOpensAWindow) {
  for (const Card* card : {&tied(), &sunk()}) {
    const double none = chance_of_attack(*card, 0), awaited = chance_of_attack(*card, .05, .9, 1e6),
                 bound = chance_of_attack(*card, .05, .9, 1);
    EXPECT_GT(awaited, none) << card->text.id;
    EXPECT_LT(bound, .05 * none) << card->text.id;
  }
}

// Without a signal the promise is taken at its word, to the bit.
TEST(Signals, WithoutOneTheyAreTheStandard) {
  for (const Card* card : {&tied(), &sunk()}) {
    Bench one = polity(plain(), .2, .7, 300), other = polity(*card, .2, .7, 300);
    other.set(*card, {{card == &tied() ? "audience" : "shown", 0}});
    other.step(*card, card->start, {Luck{1}, 0, 0});
    for (i64 n = 1; n < 60; ++n) {
      week(one, plain(), n), week(other, *card, n);
      if (n < 20) one.at("war.phase") = other.at("war.phase") = phase::active;
      for (const auto column : {"war.returns.chance", "war.prolonged", "guarantee.credited", "guarantee.needed"})
        EXPECT_EQ(one.at(column), other.at(column)) << card->text.id << ' ' << column << ' ' << n;
    }
  }
}

TEST(Signals, TheGuarantorIsInTheWarAsOftenAsItIsCredited) {
  const int runs = 4000;
  for (const Card* card : {&tied(), &sunk()}) {
    const Bench prepared = polity(*card, .3, 0, never);
    double returned = 0, met = 0, chance = 0;
    for (u64 luck = 1; luck <= runs; ++luck) {
      Bench bench = prepared;
      for (i64 n = 1; n <= 104 && bench.at("war.attacks") == 0; ++n) {
        week(bench, *card, n, luck * 7919);
        chance += bench.at("war.escalates.chance") / runs;
      }
      returned += bench.at("war.attacks") / runs;
      if (bench.at("war.attacks") == 0) continue;
      const bool fights = bench.at("war.escalates.fired") != 0;
      met += fights ? 1. / runs : 0;
      EXPECT_EQ(bench.at("war.escalations"), fights ? 1 : 0);
      EXPECT_EQ(bench.at("war.escalates.coin") < bench.at("war.escalates.chance"), fights);
      EXPECT_GT(bench.at("war.escalates.coin"), 0);
    }
    Bench first = prepared;
    const double i = first.at("guarantee.credited");
    EXPECT_NEAR(met, i * returned, 4 * std::sqrt(.25 * returned / runs)) << card->text.id;
    EXPECT_NEAR(chance, met, 4 * std::sqrt(met / runs)) << card->text.id;
  }
}

TEST(Signals, ABanOnEscalationKeepsTheGuarantorOut) {
  Bench bench = polity(tied(), .9, 0, never);
  bench.set(tied(), {{"win", 1}, {"cost", 0}, {"quo", 0}, {"win_against", 1}});
  bench.at("war.escalates.ruling") = ruling::forbidden;
  const double losses = bench.at("war.losses.attacker");
  for (i64 n = 1; n < 500 && bench.at("war.attacks") == 0; ++n) week(bench, tied(), n);
  EXPECT_EQ(bench.at("war.attacks"), 1);
  EXPECT_EQ(bench.at("war.escalates.fired"), 0);
  EXPECT_EQ(bench.at("war.losses.attacker"), losses);
}

}  // namespace
}  // namespace interregnum
