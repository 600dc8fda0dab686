#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& tullock() { return *find_card("tullock"); }

// `elites` of equal means, one member each; elites who believe as the public does.
Bench court(std::size_t elites) {
  auto rows = testing::small_polity();
  for (std::size_t i = 0; i < elites; ++i) rows["elite"].push_back("elite" + std::to_string(i));
  rows["audience"].push_back("elites");
  Bench bench(rows);
  bench.at("audience.mean", 3) = .5;
  bench.at("audience.precision", 3) = 40;
  bench.at("regime.precision") = 100;
  bench.at("regime.theta") = .5;
  bench.at("regime.theta_star") = .4;
  bench.at("group.size") = 1e6;
  bench.at("group.is_part", 1) = 1;
  bench.at("group.acts") = .001;
  bench.set(tullock(), {{"loyalty", 0}});
  return bench;
}

void start(Bench& bench) { bench.step(tullock(), tullock().start, {Luck{1}, 0, 0}); }
void quiet(Bench& bench, u64 luck = 1, i64 tick = 168) {
  bench.clear_events();
  bench.step(tullock(), tullock().quiet, {Luck{luck}, tick, 7});
}

TEST(Tullock, SymmetricEffortsOfFivePlayers) {
  EXPECT_DOUBLE_EQ(solved(tullock(), {5, 100, 1, 2, 1, 7, .5, .25}, "effort"), 16);
  EXPECT_EQ(solved(tullock(), {5, 100, 1, 2, 1, 7, .5, .25}, "entrants"), 5);
  Bench bench = court(9);
  bench.at("regime.doom") = 1;
  bench.set(tullock(), {{"entry", .07}});  // rent of five 1/25 >= .035 > 1/36, rent of six
  start(bench);
  EXPECT_EQ(bench.at("contest.entrants"), 5);
  EXPECT_DOUBLE_EQ(bench.at("contest.effort"), .8);
  for (std::size_t i = 0; i < 9; ++i) EXPECT_DOUBLE_EQ(bench.at("elite.effort", i), i < 5 ? .16 : 0) << i;
}

TEST(Tullock, AsymmetricEffortsOfTwoPlayers) {
  const std::vector<double> inputs{5, 100, 1, 2, 1, 7, .5, .25};
  EXPECT_NEAR(solved(tullock(), inputs, "asymmetric", 0), .4444, 5e-5);
  EXPECT_NEAR(solved(tullock(), inputs, "asymmetric", 1), .2222, 5e-5);
}

TEST(Tullock, AsManyEnterAsTheRentCovers) {
  for (const double r : {.5, 1., 1.4})
    for (const double doom : {.03, .2, .9})
      for (const double entry : {.01, .05, .5}) {
        Bench bench = court(40);
        bench.at("regime.doom") = doom;
        bench.set(tullock(), {{"entry", entry}, {"decisiveness", r}});
        start(bench);
        const double n = bench.at("contest.entrants");
        const auto rent = [&](double k) { return doom * (k - r * (k - 1)) / (k * k); };
        EXPECT_TRUE(n == 0 || rent(n) >= entry / 2);
        EXPECT_TRUE(n == 40 || rent(n + 1) < entry / 2);
        EXPECT_NEAR(bench.at("contest.effort"), n > 0 ? doom * r * (n - 1) / n : 0, 1e-15);
      }
}

TEST(Tullock, SeatsGoToThoseWithMostMeansAMember) {
  Bench bench = court(3);
  bench.at("regime.doom") = 1;
  bench.set(tullock(), {{"entry", .07}});
  bench.at("elite.members", 0) = 8, bench.at("elite.resources", 0) = .8;
  bench.at("elite.resources", 1) = .3, bench.at("elite.resources", 2) = .05;
  start(bench);
  EXPECT_EQ(bench.at("elite.entered", 0), 4);
  EXPECT_EQ(bench.at("elite.entered", 1), 1);
  EXPECT_EQ(bench.at("elite.entered", 2), 0);
  EXPECT_EQ(bench.at("contest.leader"), 0);
  bench.at("elite.enters.ruling", 1) = ruling::forbidden;
  quiet(bench);
  EXPECT_EQ(bench.at("elite.entered", 0), 5);
  EXPECT_EQ(bench.at("elite.entered", 1), 0);
  bench.at("elite.enters.ruling", 1) = ruling::free;
  quiet(bench);
  EXPECT_EQ(bench.at("elite.enters.fired", 1), 1);
  EXPECT_EQ(bench.at("elite.enters.fired", 0), 0);
}

// The marginal elite gives a fall exactly the chance k / (1 + t) (Casper & Tyson 2014).
TEST(Tullock, TheMarginalEliteIsIndifferent) {
  EXPECT_DOUBLE_EQ(solved(tullock(), {5, 100, 1, 2, 1, 7, .5, .25}, "critical_chance"), .4);
  Bench bench = court(1);
  bench.set(tullock(), {{"punishment", .5}, {"gain", .25}, {"protest_news", 0}});
  start(bench);
  const double x = bench.at("elites.cutoff"), posterior = (40 * .5 + 100 * x) / 140;
  EXPECT_NEAR(real::normal_cdf(std::sqrt(140.) * (.4 - posterior)), .4, 1e-12);
  EXPECT_NEAR(bench.at("elites.defected"), real::normal_cdf(10 * (x - .5)), 1e-15);
}

TEST(Tullock, LoyaltyKeepsAnEliteWhereItIs) {
  Bench bench = court(2);
  bench.set(tullock(), {{"loyalty", .4}});
  bench.at("elite.loyalty", 0) = .2, bench.at("elite.loyalty", 1) = .8;
  start(bench);
  EXPECT_GT(bench.at("elite.tempted", 0), bench.at("elite.tempted", 1));
  EXPECT_NEAR(bench.at("elites.defected"), (bench.at("elite.tempted", 0) + bench.at("elite.tempted", 1)) / 2, 1e-15);
}

// Casper & Tyson: a larger protest makes elites less afraid, and raises theta* where they play the game themselves.
TEST(Tullock, CutoffAndMarginalStrengthRiseInTheProtest) {
  double last_cutoff = -HUGE_VAL, last_star = 0;
  for (const double protest : {1e-5, 1e-3, .01, .05, .3}) {
    Bench bench = court(2);
    bench.set(tullock(), {{"protest_news", 20}, {"protest_slope", 4}});
    start(bench);
    bench.at("group.acts") = protest;
    quiet(bench);
    EXPECT_GT(bench.at("elites.cutoff"), last_cutoff) << protest;
    last_cutoff = bench.at("elites.cutoff");
    EXPECT_EQ(bench.at("audience.mean", 3), .5);
    const double news = .5 - (real::normal_quantile(protest) - real::normal_quantile(.001)) / 4;
    const double mean = (40 * .5 + 20 * news) / 60;
    const double star = solved(*find_card("global_game"), {60, 1e4, mean, .4, -HUGE_VAL}, "theta_star");
    EXPECT_GT(star, last_star) << protest;
    last_star = star;
  }
}

// c_e was to cover U(.2, .7) (docs/couplings.md): 5 %, median and 95 % within .06.
TEST(Tullock, PriorsCoverTheCriticalChance) {
  std::vector<double> chances;
  const auto draw = [](Text name, double u) {
    for (const auto& p : tullock().parameters)
      if (p.name == name) return quantile(prior_of(p.range, p.low, p.high), u);
    return 0.;
  };
  for (u32 i = 0; i < 4000; ++i) {
    const Luck luck = luck_of(3, i, 0);
    const auto u = [&](u64 k) { return luck.uniform(k, 0, 0); };
    const double loyalty = .2 + .7 * u(0);
    chances.push_back((draw("punishment", u(1)) + draw("loyalty", u(2)) * loyalty) / (1 + draw("gain", u(3))));
  }
  std::sort(chances.begin(), chances.end());
  EXPECT_NEAR(chances[200], .225, .06);
  EXPECT_NEAR(chances[2000], .45, .06);
  EXPECT_NEAR(chances[3800], .675, .06);
}

TEST(Tullock, AnEliteTurnsAsOftenAsItSays) {
  const int runs = 4000;
  double turned = 0, compensator = 0, expected = 0;
  Bench prepared = court(1);
  start(prepared);
  for (u64 luck = 0; luck < runs; ++luck) {
    Bench bench = prepared;
    bool has_turned = false;
    for (i64 week = 1; week <= 4; ++week) {
      bench.at("regime.theta") = week % 2 ? .5 - .05 * static_cast<double>(week) : .6;
      quiet(bench, luck * 7919 + 1, week * 168);
      if (!has_turned) compensator += bench.at("elite.defects.chance") / runs;
      EXPECT_FALSE(has_turned && bench.at("elite.defects.fired") != 0);
      has_turned |= bench.at("elite.defects.fired") != 0;
    }
    turned += has_turned ? 1. / runs : 0;
    expected = (bench.at("elite.reached") - prepared.at("elite.reached")) / (1 - prepared.at("elite.reached"));
  }
  EXPECT_NEAR(turned, expected, 4 * std::sqrt(.25 / runs));
  EXPECT_NEAR(compensator, expected, 4 * std::sqrt(.25 / runs));
}

TEST(Tullock, ABanOnDefectingStoresNothingUp) {
  Bench bench = court(1);
  start(bench);
  bench.at("elite.defects.ruling") = ruling::forbidden;
  bench.at("regime.theta") = .2;
  quiet(bench);
  EXPECT_EQ(bench.at("elite.defects.chance"), 0);
  EXPECT_EQ(bench.at("elite.risk"), 0);
  bench.at("elite.defects.ruling") = ruling::free;
  quiet(bench);
  EXPECT_EQ(bench.at("elite.defects.chance"), 0);
  bench.at("elite.defects.ruling") = ruling::forced;
  quiet(bench);
  EXPECT_EQ(bench.at("elite.defects.fired"), 1);
  quiet(bench);
  EXPECT_EQ(bench.at("elite.defects.fired"), 0) << "it turns once";
}

// A weekly step and an hourly one may fall on the same hour: the second leaves the chance of the first as it is.
TEST(Tullock, AnHourAfterTheWeekKeepsItsChance) {
  Bench bench = court(1);
  start(bench);
  bench.at("regime.theta") = .45;
  quiet(bench);
  const double chance = bench.at("elite.defects.chance");
  EXPECT_GT(chance, 0);
  bench.step(tullock(), tullock().hour, {Luck{1}, 168, 1. / 24});
  EXPECT_EQ(bench.at("elite.defects.chance"), chance);
}

TEST(Tullock, DefectorsJoinAChallengeAsFarAsTheyBelieveInIt) {
  Bench bench = court(2);
  start(bench);
  EXPECT_EQ(bench.at("elites.joined") + bench.at("elites.aside"), 0);
  bench.at("challenge.stage") = stage::live;
  for (const double star : {.3, .6}) {
    bench.at("challenge.theta_star") = star;
    quiet(bench);
    EXPECT_NEAR(bench.at("elites.joined") + bench.at("elites.aside"), bench.at("elites.defected"), 1e-15);
    EXPECT_EQ(bench.at("elites.joined") > bench.at("elites.aside"), star > .5);
  }
}

TEST(Tullock, WithoutElitesNothingMoves) {
  Bench bench;
  bench.at("regime.doom") = .4;
  const auto before = bench.world;
  bench.step(tullock(), tullock().start, {Luck{1}, 0, 0});
  bench.step(tullock(), tullock().quiet, {Luck{1}, 168, 7});
  EXPECT_EQ(bench.world, before);
}

}  // namespace
}  // namespace interregnum
