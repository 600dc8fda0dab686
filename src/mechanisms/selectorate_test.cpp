// The selectorate model's published example and what its theory proves, through solve and through the card's step.
#include <gtest/gtest.h>

#include "mechanisms/testing.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& selectorate() { return *find_card("selectorate"); }

void follow(Bench& bench) { bench.step(selectorate(), selectorate().quiet, {Luck{1}, 168, 7}); }

Bench polity(double coalition = .01) {
  Bench bench;
  bench.set(selectorate(), {{"patience", .9}});
  bench.at("regime.coalition") = coalition;
  bench.at("organisation.private", 2) = 1;
  bench.step(selectorate(), selectorate().start, {Luck{1}, 0, 0});
  return bench;
}

TEST(BuenoDeMesquita2003, PrivateGoodsOfASmallCoalition) {
  EXPECT_NEAR(solved(selectorate(), {1000, 10, 1000, .9}, "goods"), 10.0908, 5e-5);
  EXPECT_NEAR(solved(selectorate(), {1000, 10, 1000, .9}, "leader_keeps"), 899.09, 5e-3);
  EXPECT_NEAR(solved(selectorate(), {1000, 1000, 1000, .9}, "leader_keeps"), 0, 1e-9);
  Bench bench = polity();
  EXPECT_NEAR(bench.at("regime.goods") / (1 - .15 * bench.at("organisation.corruption")), 10.0908, 5e-5);
}

TEST(BuenoDeMesquita2003, TheLoyaltyNormStrengthensAsTheCoalitionShrinks) {
  for (const double patience : {0., .5, .9, .999})
    for (double small = 1; small < 900; small *= 2) {
      const std::vector<double> few{1000, small, 1000, patience}, more{1000, 1.1 * small, 1000, patience};
      EXPECT_GT(solved(selectorate(), few, "loyalty_norm"), solved(selectorate(), more, "loyalty_norm"));
      EXPECT_GE(solved(selectorate(), few, "leader_keeps") + 1e-9, solved(selectorate(), more, "leader_keeps"));
      EXPECT_LE(solved(selectorate(), few, "share_spent"), 1 + 1e-12);
    }
}

TEST(Selectorate, NothingMovesUntilRevenueOrTheCoalitionDoes) {
  Bench bench = polity();
  const auto before = bench.world;
  follow(bench);
  EXPECT_EQ(bench.world, before);
}

TEST(Selectorate, CorruptionTakesOfRentsAndAnEndOfItGivesBack) {
  Bench bench = polity();
  const double rent = bench.at("organisation.rent", 2);
  for (std::size_t j = 0; j < 3; ++j) bench.at("organisation.corruption", j) = .4;
  follow(bench);
  const double less = bench.at("organisation.rent", 2);
  for (std::size_t j = 0; j < 3; ++j) bench.at("organisation.corruption", j) = 0;
  follow(bench);
  EXPECT_NEAR(less / bench.at("organisation.rent", 2), 1 - .15 * .4, 1e-12);
  EXPECT_NEAR(bench.at("organisation.rent", 2) / rent, 1 / (1 - .15 * .5), 1e-12);  // .5 is the median at `from`
}

TEST(Selectorate, AWiderCoalitionThinsThePrivateGoods) {
  Bench bench = polity(.01);
  const double rent = bench.at("organisation.rent");
  bench.at("regime.coalition") = .02;
  follow(bench);
  EXPECT_NEAR(bench.at("organisation.rent") / rent, .5 * (1 - .9 * .01) / (1 - .9 * .02), 1e-12);
}

TEST(Selectorate, DefectionTakesOfRevenueOnlyInTheVariant) {
  Bench bench = polity();
  bench.at("elites.defected") = .5;
  const auto before = bench.world;
  follow(bench);
  EXPECT_EQ(bench.world, before);
  const double rent = bench.at("organisation.rent");
  bench.set(selectorate(), {{"defection", .2}});
  follow(bench);
  EXPECT_LT(bench.at("organisation.rent"), rent);
}

}  // namespace
}  // namespace interregnum
