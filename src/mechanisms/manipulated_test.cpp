// Edmond 2013: the published equilibria through the solver, the card's own step and the game that organisations play.
#include <gtest/gtest.h>

#include <cmath>

#include "base/real.hpp"
#include "mechanisms/audience.hpp"
#include "mechanisms/manipulated_equilibrium.hpp"
#include "mechanisms/testing.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& manipulated() { return *find_card("manipulated"); }

struct Golden {
  double precision, theta_star;
};
constexpr Golden table[] = {{1, .706}, {4, .553}, {16, .304}, {64, .130}};

TEST(Edmond2013, MorePreciseSignalsMakeAManipulatingRegimeHarderToOverthrow) {
  for (const auto& g : table) {
    EXPECT_NEAR(solved(manipulated(), {g.precision, .25}, "theta_star"), g.theta_star, 5e-4);
    EXPECT_EQ(solved(manipulated(), {g.precision, .25}, "benchmark"), .75);
  }
}

Bench one_row(double precision) {
  Bench bench(testing::Rows{{"organisation", {"army"}}});
  bench.set(manipulated(), {{"clarity", precision}, {"critical", .25}});
  bench.at("regime.theta") = .8;
  return bench;
}

TEST(Edmond2013, TheSameThroughTheStep) {
  for (const auto& g : table) {
    Bench bench = one_row(g.precision);
    bench.step(manipulated(), manipulated().start, {Luck{1}, 0, 0});
    EXPECT_NEAR(bench.at("regime.manipulation_star"), g.theta_star, 5e-4);
    EXPECT_NEAR(real::normal_cdf(real::normal_quantile(.25) + bench.at("regime.doubt")), 1 - g.theta_star, 5e-4);
  }
}

// One organisation with critical chance .25, no challenger's force, signals so precise that only the chance matters.
TEST(Edmond2013, TheSameThroughTheOrganisationsGame) {
  const Card& game = *find_card("global_game");
  for (const auto& g : table) {
    Bench bench = one_row(g.precision);
    bench.set(game, {{"signal_sd", .001}, {"fight_cost", 0}, {"reprisal", 0}, {"standard_force", 0}});
    bench.at("organisation.loyalty") = .25, bench.at("organisation.rent") = 0;
    bench.at("organisation.punish") = 0, bench.at("organisation.prize") = 1;
    bench.at("organisation.aside") = 0;
    bench.at("regime.psi") = 0;
    bench.step(manipulated(), manipulated().start, {Luck{1}, 0, 0});
    bench.at("audience.precision") = 1e-3;
    bench.step(game, game.start, {Luck{1}, 0, 0});
    EXPECT_NEAR(bench.at("regime.theta_star"), g.theta_star, 1e-3);
  }
}

// Pr(theta < theta* | x*) = p by brute force over survivors; the marginal regime's value is 0 and no action does
// better.
TEST(Edmond2013, TheEquilibriumHoldsUnderBruteForce) {
  for (const double precision : {1., 5., 30.})
    for (const double p : {.1, .25, .5})
      for (const double cost : {1., 4.}) {
        const Manipulation m{precision, p, cost};
        const auto e = manipulated_equilibrium(m);
        const double root = std::sqrt(precision);
        const auto density = [&](double seen) { return root * real::normal_density(root * (e.x_star - seen)); };
        double survivors = 0;
        const double step = 2e-4;
        for (double theta = e.theta_star + step / 2; theta < e.theta_star + 9 / root + 1; theta += step)
          survivors += step * density(theta + hidden_action(m, e, theta));
        const double fallen = real::normal_cdf(root * (e.theta_star - e.x_star));
        EXPECT_NEAR(fallen / (fallen + survivors), p, 2e-3);
        const auto value = [&](double a) {
          return e.theta_star - real::normal_cdf(root * (e.x_star - e.theta_star - a)) - cost * a * a / 2;
        };
        EXPECT_NEAR(value(hidden_action(m, e, e.theta_star)), 0, 1e-9);
        for (double a = 0; a < 2; a += .01) EXPECT_LE(value(a), 1e-9);
        EXPECT_LE(e.theta_star, 1 - p);
      }
}

TEST(Edmond2013, CostlyManipulationIsTheBenchmark) {
  EXPECT_NEAR(solved(manipulated(), {16, .25, 1e6}, "theta_star"), .75, 1e-5);
  EXPECT_NEAR(solved(manipulated(), {16, .25, 1e6}, "doubt"), 0, 1e-4);
}

TEST(Manipulated, OnlyThePeopleAreTakenIn) {
  auto rows = testing::small_polity();
  rows["audience"].push_back("elites");
  Bench bench(rows);
  bench.set(manipulated(), {{"clarity", 4}, {"critical", .25}, {"naive", .5}});
  bench.at("regime.theta") = bench.at("regime.believed_start") = .6;
  bench.step(manipulated(), manipulated().start, {Luck{1}, 0, 0});
  const double a = bench.at("regime.manipulation");
  EXPECT_GT(a, 0);
  for (const double mean : bench.column("audience.mean")) EXPECT_EQ(mean, .6);
  const Slice names = bench.slices.at("audience");
  const std::span<const u64> audiences(bench.identities.data() + names.first, names.rows);
  for (std::size_t i = 0; i < audiences.size(); ++i) {
    const bool discounts = audiences[i] == audience::organisations || audiences[i] == audience::elites;
    EXPECT_NEAR(bench.at("audience.belief.theta", i), discounts ? .6 : .6 + .5 * a, 1e-15);
  }
  bench.at("regime.theta") = .2;  // it would fall all the same
  bench.step(manipulated(), manipulated().hour, {Luck{1}, 1, 1. / 24});
  EXPECT_EQ(bench.at("regime.manipulation"), 0);
}

}  // namespace
}  // namespace interregnum
