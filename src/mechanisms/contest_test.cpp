#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;

const Card& contest() { return *find_card("contest"); }

Bench challenged(double share, double theta, double noise = .05) {
  Bench bench;
  bench.set(contest(), {{"noise", noise}, {"purge", .03}});
  bench.at("regime.theta") = theta;
  bench.at("challenge.share") = share;
  bench.at("challenge.stage") = stage::live;
  bench.at("challenge.route") = route::march;
  bench.at("challenge.actor") = 2;
  bench.at("challenge.test") = 24;
  return bench;
}

void hour(Bench& bench, u64 luck, i64 tick) { bench.step(contest(), contest().hour, {Luck{luck}, tick, 1. / 24}); }

TEST(Contest, EvenOddsIffForcesAreEqual) {
  for (const double noise : {1e-6, .03, .12}) {
    Bench bench = challenged(.5, .5, noise);
    hour(bench, 1, 1);
    EXPECT_EQ(bench.at("march.p_win"), .5);
    for (const double share : {.2, .45, .7}) {
      Bench more = challenged(share, .5, noise), less = challenged(1 - share, .5, noise);
      hour(more, 1, 1), hour(less, 1, 1);
      EXPECT_NEAR(more.at("march.p_win") + less.at("march.p_win"), 1, 1e-12);
    }
  }
}

TEST(Contest, FallsAsOftenAsItSaysAndAFailureIsNewsOfStrength) {
  const int runs = 5000;
  double falls = 0, chance = 0;
  const Bench prepared = challenged(.52, .55);
  for (u64 luck = 0; luck < runs; ++luck) {
    Bench bench = prepared;
    hour(bench, luck * 7919 + 1, 23);
    ASSERT_EQ(bench.at("regime.status"), status::stands);
    hour(bench, luck * 7919 + 1, 24);
    chance = bench.at("regime.falls.chance");
    if (bench.at("regime.status") == status::fallen) {
      ++falls;
      EXPECT_EQ(bench.at("organisation.rules.fired", 2), 1);
      EXPECT_EQ(bench.at("march.stops.fired"), 0);
    } else {
      EXPECT_LE(bench.at("audience.floor"), .55);
      EXPECT_EQ(bench.at("march.stops.fired"), 1);
      EXPECT_DOUBLE_EQ(bench.at("regime.theta"), .58);
      EXPECT_EQ(bench.at("attempt.since"), 0);
      EXPECT_EQ(bench.at("challenge.stage"), stage::closing);
      hour(bench, luck * 7919 + 1, 25);
      EXPECT_EQ(bench.at("challenge.stage"), stage::none);
      EXPECT_EQ(bench.at("challenge.actor"), -1);
    }
  }
  EXPECT_NEAR(falls / runs, chance, 4 * std::sqrt(.25 / runs));  // four standard errors
}

TEST(Contest, AForbiddenFallDoesNotHappenAndTeachesNothing) {
  Bench bench = challenged(1, .1);
  bench.at("regime.falls.ruling") = ruling::forbidden;
  hour(bench, 1, 24);
  EXPECT_EQ(bench.at("regime.status"), status::stands);
  EXPECT_EQ(bench.at("regime.falls.chance"), 0);
  EXPECT_EQ(bench.at("audience.floor"), -HUGE_VAL);
}

TEST(Contest, AnUprisingSucceedsByItsOwnName) {
  int fallen = 0;
  for (u64 luck = 1; luck <= 60; ++luck) {
    Bench bench = challenged(.5, .5);
    bench.at("challenge.route") = route::uprising;
    bench.at("challenge.actor") = -1;
    bench.at("attempt.since") = 50;
    hour(bench, luck, 24);
    EXPECT_EQ(bench.at("uprising.uprising.succeeds.chance"), .5);
    EXPECT_EQ(bench.at("uprising.uprising.succeeds.fired"), bench.at("regime.falls.fired"));
    EXPECT_EQ(bench.at("attempt.attempt.succeeds.chance"), 0);
    EXPECT_EQ(bench.at("attempt.since"), 50) << "no example to those who attempt a coup";
    fallen += bench.at("regime.route") == route::uprising ? 1 : 0;
  }
  EXPECT_GT(fallen, 10);
  Bench bench = challenged(1, .1);
  bench.at("challenge.route") = route::uprising;
  bench.at("uprising.uprising.succeeds.ruling") = ruling::forbidden;
  hour(bench, 1, 24);
  EXPECT_EQ(bench.at("regime.status"), status::stands);
}

// Svolik 2012: 16 of 303 exits against the constitution were by foreign hand.
TEST(Contest, TheVictorOfAWarAtHomeMayRemoveTheRuler) {
  const int runs = 3000;
  int removed = 0;
  Bench prepared;
  prepared.set(contest(), {{"removal", .2}});
  prepared.at("war.own_side") = -1;
  prepared.step(contest(), contest().start, {Luck{1}, 0, 0});
  prepared.at("war.outcome") = war_outcome::attacker;
  for (u64 luck = 0; luck < runs; ++luck) {
    Bench bench = prepared;
    bench.step(contest(), contest().quiet, {Luck{luck * 7919 + 1}, 168, 7});
    EXPECT_EQ(bench.at("regime.falls.chance"), .2);
    removed += bench.at("regime.route") == route::foreign ? 1 : 0;
    EXPECT_EQ(bench.at("regime.status"), bench.at("regime.falls.fired"));
    bench.clear_events();
    bench.step(contest(), contest().quiet, {Luck{luck * 7919 + 1}, 336, 7});
    EXPECT_EQ(bench.at("regime.falls.chance"), 0) << "the victor decides once";
  }
  EXPECT_NEAR(removed / static_cast<double>(runs), .2, 4 * std::sqrt(.16 / runs));
}

TEST(Contest, AnAggressorWhoLosesAbroadIsNotRemovedByTheVictor) {
  for (const auto& [side, outcome] : {std::pair{1., war_outcome::defender}, std::pair{-1., war_outcome::defender},
                                      std::pair{-1., war_outcome::stalemate}, std::pair{0., war_outcome::attacker}}) {
    Bench bench;
    bench.set(contest(), {{"removal", 1}});
    bench.at("war.own_side") = side;
    bench.at("war.outcome") = outcome;
    bench.step(contest(), contest().quiet, {Luck{1}, 168, 7});
    EXPECT_EQ(bench.at("regime.status"), status::stands);
  }
}

}  // namespace
}  // namespace interregnum
