#include <gtest/gtest.h>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& best_reply() { return *find_card("best_reply"); }

// west: wait (0), arm (pays as the war is lost), engage (pays with the chance of a fall); neighbour has no options.
Bench abroad() {
  auto rows = testing::small_polity();
  rows["state"] = {"neighbour", "west"};
  rows["option"] = {"west[wait]", "west[arm]", "west[engage]"};
  rows["movement"] = {"exile"};
  Bench bench(rows);
  for (std::size_t o = 0; o < 3; ++o) {
    bench.at("option.state", o) = 1;
    bench.at("option.place", o) = static_cast<double>(o);
    for (const auto column : {"option.cost", "option.fall", "option.war", "option.opposition"}) bench.at(column, o) = 0;
  }
  bench.at("option.cost", 1) = .2, bench.at("option.war", 1) = .4;
  bench.at("option.cost", 2) = .2, bench.at("option.fall", 2) = .5;
  bench.at("war.own_side") = 1;
  bench.at("war.phase") = phase::active;
  bench.at("regime.doom") = .1;
  bench.set(best_reply(), {{"inertia", 0}});
  return bench;
}
void start(Bench& bench) { bench.step(best_reply(), best_reply().start, {Luck{1}, 0, 0}); }
void quiet(Bench& bench) { bench.step(best_reply(), best_reply().quiet, {Luck{1}, 168, 7}); }

// Closed forms: engage iff .5 P > .2, arm iff .4 B > .2.
TEST(BestReply, ChangesWhereItPays) {
  Bench bench = abroad();
  start(bench);
  EXPECT_EQ(bench.at("state.best", 1), 0);
  bench.at("regime.doom") = .39;
  quiet(bench);
  EXPECT_EQ(bench.at("state.best", 1), 0);
  bench.at("regime.doom") = .41;
  quiet(bench);
  EXPECT_EQ(bench.at("state.best", 1), 2);
  EXPECT_NEAR(bench.at("state.worth", 1), .5 * .41 - .2, 1e-15);
  bench.at("war.balance") = -1;
  quiet(bench);
  EXPECT_EQ(bench.at("state.best", 1), 1) << "the attacker, its own side, has lost";
  EXPECT_NEAR(bench.at("option.value", 1), .2, 1e-15);
  bench.at("war.phase") = phase::none;
  quiet(bench);
  EXPECT_EQ(bench.at("state.tide", 1), 0) << "no war before it begins";
  bench.at("war.phase") = phase::ended;
  bench.at("war.own_side") = -1;
  quiet(bench);
  EXPECT_EQ(bench.at("state.best", 1), 2);
  EXPECT_EQ(bench.at("state.best", 0), 0) << "a state without options";
}

TEST(BestReply, TheSolverGivesTheValueAndTheThreshold) {
  EXPECT_NEAR(solved(best_reply(), {.41, 0, 0, .2, .5, 0, 0}, "value"), .005, 1e-15);
  EXPECT_NEAR(solved(best_reply(), {0, 0, 0, .2, .5, 0, 0}, "doom_needed"), .4, 1e-15);
  EXPECT_NEAR(solved(best_reply(), {0, .5, .4, .2, .5, .1, .25}, "doom_needed"), .1, 1e-15);
}

TEST(BestReply, AmongEqualsAndWithinItsInertiaItStays) {
  Bench bench = abroad();
  start(bench);
  bench.at("regime.doom") = 1;
  bench.at("option.cost", 2) = .5;
  quiet(bench);
  EXPECT_EQ(bench.at("option.value", 2), bench.at("option.value", 0));
  EXPECT_EQ(bench.at("state.best", 1), 0);
  bench.set(best_reply(), {{"inertia", .1}});
  bench.at("option.cost", 2) = .45;
  quiet(bench);
  EXPECT_EQ(bench.at("state.best", 1), 0);
  bench.at("option.cost", 2) = .35;
  quiet(bench);
  EXPECT_EQ(bench.at("state.best", 1), 2);
  bench.at("option.cost", 2) = .55;
  quiet(bench);
  EXPECT_EQ(bench.at("state.best", 1), 2) << "what it does is worth .05 less than waiting: not enough to go back";
}

TEST(BestReply, AConstantAddedToAllOptionsChangesNothing) {
  Bench a = abroad(), b = abroad();
  for (double& cost : b.column("option.cost")) cost += .25;
  for (const double doom : {.1, .3, .45, .9, .2}) {
    a.at("regime.doom") = b.at("regime.doom") = doom;
    quiet(a), quiet(b);
    EXPECT_EQ(a.at("state.best", 1), b.at("state.best", 1));
  }
}

TEST(BestReply, SeesWithItsOwnEyes) {
  Bench bench = abroad();
  bench.at("state.audience", 1) = 0;
  bench.at("regime.theta_star") = .5;
  bench.at("audience.mean", 0) = .5, bench.at("audience.precision", 0) = 100;
  start(bench);
  EXPECT_NEAR(bench.at("state.doom", 1), .5, 1e-15);
  EXPECT_EQ(bench.at("state.doom", 0), .1);
  EXPECT_EQ(bench.at("state.best", 1), 2);
}

TEST(BestReply, WithoutOptionsNothingMoves) {
  auto rows = testing::small_polity();
  rows["state"] = {"west"};
  Bench bench(rows);
  const auto before = bench.world;
  start(bench);
  quiet(bench);
  EXPECT_EQ(bench.world, before);
}

}  // namespace
}  // namespace interregnum
