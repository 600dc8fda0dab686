#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& new_counterweights() { return *find_card("new_counterweights"); }

// An army of 10,000, a guard of 2,000 near the ruler, a private army of 1,000.
Bench polity(double provocation = 2) {
  Bench bench;
  bench.set(new_counterweights(), {{"base", .03}, {"provocation", provocation}});
  bench.at("organisation.force", 0) = 10000, bench.at("organisation.force", 1) = 2000;
  bench.at("organisation.force", 2) = 1000;
  bench.at("organisation.capital", 1) = bench.at("organisation.private", 2) = 1;
  bench.at("regime.propensity") = bench.at("regime.propensity_start") = .1;
  bench.step(new_counterweights(), new_counterweights().start, {Luck{1}, 0, 0});
  return bench;
}

void hour(Bench& bench) { bench.step(new_counterweights(), new_counterweights().hour, {Luck{1}, 1, 1. / 24}); }

TEST(DeBruin2018, NewCounterweightsRaiseAttemptsForAYear) {
  Bench bench = polity();
  EXPECT_DOUBLE_EQ(bench.at("attempt.rate"), .03);
  bench.at("organisation.force", 2) += 4000;
  hour(bench);
  EXPECT_NEAR(bench.at("attempt.rate"), .03 * (1 + 2 * .4), 1e-12);
  bench.at("challenge.stage") = 1;  // the hazard rests, time passes
  for (i64 week = 1; week <= 52; ++week)
    bench.step(new_counterweights(), new_counterweights().quiet, {Luck{1}, week * 168, 365. / 52});
  EXPECT_NEAR(bench.at("attempt.rate"), .03 * (1 + 2 * .4 * std::exp(-1)), 1e-12);
  EXPECT_NEAR(solved(new_counterweights(), {.03, 1, 2, .4, 1}, "rate"), bench.at("attempt.rate"), 1e-12);
}

TEST(NewCounterweights, AnOldOneProvokesNobodyAndAnArmyIsNone) {
  Bench bench = polity();
  for (const double army : {15000, 5000}) {
    bench.at("organisation.force", 0) = army;
    hour(bench);
    EXPECT_DOUBLE_EQ(bench.at("attempt.rate"), .03);
  }
  bench.at("organisation.force", 2) = 0;
  hour(bench);
  EXPECT_DOUBLE_EQ(bench.at("attempt.rate"), .03);
}

TEST(NewCounterweights, WithoutGrowthTheyAreBelief) {
  const Card& belief = *find_card("belief");
  for (u64 luck = 1; luck < 30; ++luck) {
    Bench a = polity(), b = a;
    b.set(belief, {{"base", .03}});
    for (i64 week = 1; week <= 30; ++week) {
      a.step(new_counterweights(), new_counterweights().quiet, {Luck{luck}, week * 168, 7});
      b.step(belief, belief.quiet, {Luck{luck}, week * 168, 7});
    }
    EXPECT_EQ(a.world, b.world);
  }
}

TEST(EastonSiverson2018, APurgeMakesAttemptsRarerForAYear) {
  for (const auto id : {"belief", "precedent", "new_counterweights"}) {
    const Card& card = *find_card(id);
    Bench bench = polity();
    bench.set(card, {{"base", .03}});
    bench.at("challenge.stage") = 1;
    bench.step(card, card.hour, {Luck{1}, 1, 1. / 24});
    const double before = bench.at("attempt.rate");
    bench.at("attempt.purged") = .25;
    bench.step(card, card.hour, {Luck{1}, 2, 1. / 24});
    EXPECT_NEAR(bench.at("attempt.rate"), .75 * before, 1e-12);
    bench.step(card, card.quiet, {Luck{1}, 168, 365});
    EXPECT_NEAR(bench.at("attempt.purged"), .25 * std::exp(-1), 1e-12);
  }
}

}  // namespace
}  // namespace interregnum
