// Epstein's chance of arrest, and how it moves the threshold to act.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

constexpr double floor = 0, round = 1, exact = 2;

using testing::Bench;
using testing::solved;

const Card& arrest_risk() { return *find_card("arrest_risk"); }

void follow(Bench& bench) { bench.step(arrest_risk(), arrest_risk().quiet, {Luck{1}, 168, 7}); }

// An army of 1,000 under full command beside 1,000 people who act.
Bench polity(const testing::Numbers& numbers = {}) {
  Bench bench;
  bench.set(arrest_risk(), {{"weight", .2}});
  bench.set(arrest_risk(), numbers);
  bench.at("organisation.force", 0) = 1000, bench.at("organisation.force", 1) = 0;
  bench.at("organisation.private", 2) = 1;
  bench.at("organisation.commanded", 0) = 1;
  bench.at("group.size", 0) = 1e6, bench.at("group.is_part", 1) = 1;
  bench.at("group.acts", 0) = .001;
  bench.step(arrest_risk(), arrest_risk().start, {Luck{1}, 0, 0});
  return bench;
}

TEST(Epstein2002, ArrestIsLikelyWhereOneCopMeetsOneActive) {
  EXPECT_NEAR(solved(arrest_risk(), {2.3, 1, 1, 0, .5, .82, .5, .1}, "arrest"), .9, 5e-4);
  EXPECT_NEAR(polity().at("regime.arrest_risk"), .9, 5e-4);
}

TEST(Epstein2002, RoundingDecidesWhatSafetyThereIsInNumbers) {
  const auto chance = [](double cops, double active, double ratio) {
    return solved(arrest_risk(), {2.3, cops, active, ratio, .5, .82, .5, .1}, "arrest");
  };
  EXPECT_EQ(chance(9, 10, floor), 0);
  EXPECT_NEAR(chance(9, 10, round), 1 - std::exp(-2.3), 1e-12);
  EXPECT_NEAR(chance(9, 10, exact), 1 - std::exp(-2.3 * .9), 1e-12);
  EXPECT_EQ(chance(4, 10, round), 0);
  EXPECT_EQ(chance(5, 10, round), 0) << "a half goes to the even number, as on the lattice";
  EXPECT_EQ(chance(15, 10, round), chance(2, 1, exact));
  for (const double ratio : {floor, round, exact})
    for (double active = 1; active < 100; ++active) EXPECT_GE(chance(30, active, ratio), chance(30, active + 1, ratio));
}

TEST(Epstein2002, WhereLegitimacyIsNineTenthsNobodyActsWhateverTheRisk) {
  for (const double hardship : {.1, .5, 1.})
    for (const double cops : {0., 1., 10.})
      EXPECT_EQ(solved(arrest_risk(), {2.3, cops, 1, 0, hardship, .9, 0, .1}, "active"), 0);
  EXPECT_EQ(solved(arrest_risk(), {2.3, 0, 1, 0, 1, .82, 1, .1}, "active"), 1);
}

TEST(ArrestRisk, AQuietDayStaysAsItWasSeen) {
  Bench bench = polity();
  const auto before = bench.world;
  follow(bench);
  EXPECT_EQ(bench.world, before);
}

TEST(ArrestRisk, MoreInTheStreetAndFewerWhoFollowOrdersMakeItSafer) {
  Bench bench = polity();
  const double threshold = bench.at("group.threshold"), risk = bench.at("regime.arrest_risk");
  bench.at("group.acts", 0) = .0011;
  follow(bench);
  EXPECT_EQ(bench.at("regime.arrest_risk"), 0);
  EXPECT_NEAR(bench.at("group.threshold"), threshold - .2 * risk, 1e-12);
  bench.at("group.acts", 0) = .001;
  follow(bench);
  EXPECT_NEAR(bench.at("group.threshold"), threshold, 1e-12);
  for (const double stance : {stance::aside, stance::joins}) {
    bench.at("organisation.stance", 0) = stance;
    follow(bench);
    EXPECT_EQ(bench.at("regime.arrest_risk"), 0);
  }
}

TEST(ArrestRisk, WhereNobodyMindsThresholdsStay) {
  Bench bench = polity({{"weight", 0}});
  const double threshold = bench.at("group.threshold");
  bench.at("group.acts", 0) = .02;
  follow(bench);
  EXPECT_EQ(bench.at("group.threshold"), threshold);
}

}  // namespace
}  // namespace interregnum
