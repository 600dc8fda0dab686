// Elites who see both crowds.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& rival() { return *find_card("mirrored_signal"); }
const Card& standard() { return *find_card("tullock"); }

TEST(MirroredSignal, BothSidesAlikeConfirmWhatWasBelieved) {
  for (const double protest : {1e-4, .01, .2}) {
    const std::vector<double> inputs{40, 100, .5, .4, protest, .01, 4, 20, 1};
    EXPECT_EQ(solved(rival(), inputs, "believed"), .5);
    EXPECT_NEAR(solved(rival(), inputs, "theta_star"),
                solved(*find_card("global_game"), {60, 100, .5, .4}, "theta_star"), 1e-12);
  }
}

Bench court(const Card& card, double protest) {
  auto rows = testing::small_polity();
  rows["elite"] = {"ministry", "business"};
  rows["audience"].push_back("elites");
  Bench bench(rows);
  bench.at("audience.mean", 3) = .5, bench.at("audience.precision", 3) = 40;
  bench.at("regime.precision") = 100;
  bench.at("regime.theta_star") = .4;
  bench.at("group.size") = 1e6, bench.at("group.is_part", 1) = 1;
  bench.at("group.acts") = .001;
  bench.step(card, card.start, {Luck{1}, 0, 0});
  bench.at("group.acts") = protest;
  bench.step(card, card.quiet, {Luck{1}, 168, 7});
  return bench;
}

TEST(MirroredSignal, AProtestOfAnySizeLeavesElitesWhereTheyWere) {
  Bench none = court(rival(), .001), large = court(rival(), .1);
  EXPECT_EQ(none.at("elites.cutoff"), large.at("elites.cutoff"));
  EXPECT_GT(court(standard(), .1).at("elites.cutoff"), large.at("elites.cutoff"));
}

TEST(MirroredSignal, WithoutAnAnswerIsTheStandard) {
  auto rows = testing::small_polity();
  rows["elite"] = {"ministry", "business"};
  rows["audience"].push_back("elites");
  Bench a(rows);
  a.at("group.acts") = .01;
  Bench b = a;
  b.set(rival(), {{"mirror", 0}});
  for (const i64 week : {1, 2, 3}) {
    a.at("group.acts") = b.at("group.acts") = .01 * static_cast<double>(week);
    a.step(standard(), standard().quiet, {Luck{1}, week * 168, 7});
    b.step(rival(), rival().quiet, {Luck{1}, week * 168, 7});
    EXPECT_EQ(a.world, b.world);
  }
}

// Casper & Tyson by the calculator: theta* of the elites' own game rises in the protest, and at the one expected it is
// that of Morris & Shin with the street's precision added.
TEST(CasperTyson2014, MarginalStrengthRisesInTheProtest) {
  double last = 0;
  for (const double protest : {1e-4, 1e-3, .01, .05, .3}) {
    const double star = solved(standard(), {5, 100, 1, 2, 1, 7, .5, .25, 1, 100, .5, protest, .01, 4, 4}, "theta_star");
    EXPECT_GT(star, last);
    last = star;
    if (protest == .01) {
      EXPECT_NEAR(star, solved(*find_card("global_game"), {5, 100, .5, .4}, "theta_star"), 1e-12);
    }
  }
}

}  // namespace
}  // namespace interregnum
