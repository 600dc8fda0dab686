// War as a gambler's ruin between two bounds: the closed form, and the card's own steps against it.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& war() { return *find_card("balance_diffusion"); }

Bench at_war(double drift, double volatility, double ends) {
  Bench bench;
  bench.set(war(), {{"drift", drift}, {"volatility", volatility}});
  bench.at("war.phase") = phase::active;
  bench.at("war.ends") = ends;
  return bench;
}

TEST(BalanceDiffusion, ClosedForms) {
  EXPECT_EQ(solved(war(), {0, .6, .2}, "p_win"), .6);          // no drift: linear in the balance
  EXPECT_DOUBLE_EQ(solved(war(), {0, .5, 0}, "duration"), 4);  // (1 - B^2) / sigma^2
  const double p = solved(war(), {.5, .6, -.3}, "p_win");      // Cox & Miller 1965
  EXPECT_NEAR(p, (1 - std::exp(-2 * .5 * .7 / .36)) / (1 - std::exp(-4 * .5 / .36)), 1e-14);
  EXPECT_NEAR(solved(war(), {-.5, .6, .3}, "p_win"), 1 - p, 1e-12);  // the two sides are alike
  EXPECT_NEAR(solved(war(), {1e-5, .6, .2}, "p_win"), .6, 1e-4);
}

struct Outcomes {
  double wins = 0, years = 0, chance = 0, ended = 0;
};
Outcomes fight(double drift, double volatility, double ends, int runs, double step_days, double horizon) {
  const Bench prepared = at_war(drift, volatility, ends);
  Outcomes sum;
  for (int run = 0; run < runs; ++run) {
    Bench bench = prepared;
    double days = 0;
    while (bench.at("war.phase") == phase::active && days < horizon) {
      days += step_days;
      bench.step(war(), war().quiet, {luck_of(1, static_cast<u32>(run), 0), static_cast<i64>(days * 24), step_days});
      sum.chance += bench.at("war.ends.chance") / runs;
    }
    sum.wins += bench.at("war.outcome") == war_outcome::attacker ? 1. / runs : 0;
    sum.ended += bench.at("war.phase") != phase::active ? 1. / runs : 0;
    sum.years += days / 365 / runs;
  }
  return sum;
}

// Looking once a day puts the bounds .5826 sigma sqrt(dt) further out (Siegmund 1979; Broadie, Glasserman & Kou 1997);
// scaling B by that distance gives the closed form of the walk that the steps really take.
TEST(BalanceDiffusion, StepsReproduceTheGamblersRuin) {
  const double drift = .2, volatility = .7, bound = 1 + .5826 * volatility / std::sqrt(365.);
  const int runs = 3000;
  const Outcomes o = fight(drift, volatility, 0, runs, 1, HUGE_VAL);
  const double p = solved(war(), {drift / bound, volatility / bound, 0}, "p_win");
  const double years = solved(war(), {drift / bound, volatility / bound, 0}, "duration");
  EXPECT_NEAR(o.wins, p, 4 * std::sqrt(p * (1 - p) / runs));
  EXPECT_NEAR(o.years, years, 4 * years / std::sqrt(runs));  // its standard deviation is below its mean
  EXPECT_NEAR(o.chance, 1, 4 * std::sqrt(2. / runs));        // the compensator of a sure event
}

TEST(BalanceDiffusion, ChanceIsWhatTheLuckDoes) {
  const int runs = 4000;
  const Outcomes o = fight(.3, .8, .2, runs, 7, 365);
  EXPECT_GT(o.ended, .3);
  EXPECT_NEAR(o.chance, o.ended, 4 * std::sqrt(o.ended / runs));
}

TEST(BalanceDiffusion, StepsOfAnyLengthSeeTheSameLuck) {
  Bench weekly = at_war(.3, .4, 0), daily = at_war(.3, .4, 0);
  for (i64 day = 1; day <= 28; ++day) daily.step(war(), war().quiet, {Luck{4}, day * 24, 1});
  for (i64 week = 1; week <= 4; ++week) weekly.step(war(), war().quiet, {Luck{4}, week * 168, 7});
  EXPECT_NEAR(weekly.at("war.balance"), daily.at("war.balance"), 1e-12);
}

}  // namespace
}  // namespace interregnum
