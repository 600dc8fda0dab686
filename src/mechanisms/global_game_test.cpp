// Published equilibria of the global game, through the solver and through the card's own step on a one-row world; and
// the invariants of the three-choice game.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/global_game_equilibrium.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::all_solved;
using testing::Bench;
using testing::solved;

const Card& game() { return *find_card("global_game"); }

struct Golden {
  double alpha, beta, z, c, theta_star;
};
// model.md: Morris & Shin; the closed form Phi^-1(theta*) = (alpha / sqrt(beta)) (theta* - z) + sqrt(1 + alpha / beta)
// Phi^-1(1 - c)
constexpr Golden table[] = {
    {1, 1, .3, .5, .628875}, {1, 1, .7, .5, .371125}, {1, 1, .5, .4, .717682}, {1, 100, .3, .4, .612508}};

// One organisation, no challenger's force, no crowd, standing aside never better than joining: with k = 0, b - n = 2
// and no order binding, c_b = (1 + lambda) / 3.
Bench one_row(double alpha, double beta, double z, double c) {
  Bench bench(testing::Rows{{"organisation", {"army"}}});
  bench.set(game(), {{"signal_sd", 1 / std::sqrt(beta)},
                     {"fight_cost", 0},
                     {"reprisal", 0},
                     {"standard_force", 0},
                     {"loyalty_sd", 0}});
  bench.at("organisation.loyalty") = 3 * c - 1;
  bench.at("organisation.punish") = 0;
  bench.at("organisation.prize") = 2.01;
  bench.at("organisation.aside") = .01;
  bench.at("regime.psi") = 0;
  bench.at("audience.mean") = z;
  bench.at("audience.precision") = alpha;
  return bench;
}

TEST(GlobalGame, PublishedEquilibriaThroughTheSolver) {
  for (const auto& g : table)
    EXPECT_NEAR(solved(game(), {g.alpha, g.beta, g.z, g.c, -HUGE_VAL}, "theta_star"), g.theta_star, 5e-7);
  const std::vector<double> three{4, 1, .5, .5, -HUGE_VAL};
  EXPECT_NEAR(solved(game(), three, "roots", 0), .030074, 5e-7);
  EXPECT_EQ(solved(game(), three, "roots", 1), .5);  // exactly on a grid point
  EXPECT_NEAR(solved(game(), three, "roots", 2), .969926, 5e-7);
  EXPECT_EQ(solved(game(), three, "multiple"), 1);
}

TEST(GlobalGame, PublishedEquilibriaThroughTheStep) {
  for (const auto& g : table) {
    Bench bench = one_row(g.alpha, g.beta, g.z, g.c);
    bench.step(game(), game().start, {Luck{1}, 0, 0});
    EXPECT_NEAR(bench.at("regime.theta_star"), g.theta_star, 5e-7);
    bench.at("audience.mean") = g.z + .1;
    bench.step(game(), game().quiet, {Luck{1}, 168, 7});
    bench.at("audience.mean") = g.z;
    bench.step(game(), game().hour, {Luck{1}, 169, 1. / 24});
    EXPECT_NEAR(bench.at("regime.theta_star"), g.theta_star, 5e-7);
  }
}

TEST(GlobalGame, PrecisePrivateSignalsGiveTheLaplacianEquilibrium) {
  for (const double c : {.2, .5, .9})
    EXPECT_NEAR(solved(game(), {1, 1e8, .3, c, -HUGE_VAL}, "theta_star"), 1 - c, 1e-3);
}

// Angeletos, Hellwig & Pavan: alpha = beta1 = 1, z = .8, c = .5. Precision of the second round is what a player then
// knows; 0 is the root at which nobody attacks again.
TEST(GlobalGame, SurvivalForbidsASecondAttackUntilMuchIsLearned) {
  const double first = solved(game(), {1, 1, .8, .5, -HUGE_VAL}, "theta_star");
  EXPECT_NEAR(first, .3132, 5e-5);
  const auto second = [&](double beta) { return all_solved(game(), {1, beta, .8, .5, first}, "roots"); };
  EXPECT_EQ(second(64), std::vector{0.});
  const auto roots = second(256);
  ASSERT_EQ(roots.size(), 3u);
  EXPECT_EQ(roots[0], 0);
  EXPECT_NEAR(roots[1], .378, 5e-4);
  EXPECT_NEAR(roots[2], .491, 5e-4);

  const double high = solved(game(), {1, 1, .2, .5, -HUGE_VAL}, "theta_star");
  EXPECT_NEAR(high, .687, 5e-4);
  for (const double beta : {4., 64., 1e4}) EXPECT_EQ(all_solved(game(), {1, beta, .2, .5, high}, "roots").size(), 1u);
}

TEST(GlobalGame, TheSameThroughTheStep) {
  Bench bench = one_row(1, 1, .8, .5);
  bench.step(game(), game().start, {Luck{1}, 0, 0});
  EXPECT_NEAR(bench.at("regime.theta_star"), .3132, 5e-5);
  bench.at("audience.floor") = bench.at("regime.theta_star");
  for (const auto& [beta, expected] : {std::pair{64., 0.}, std::pair{256., .378}}) {
    bench.at("regime.precision") = beta;
    bench.at("regime.theta_star") = .35;
    bench.step(game(), game().hour, {Luck{1}, 1, 1. / 24});
    EXPECT_NEAR(bench.at("regime.theta_star"), expected, 5e-4);
  }
}

// ---- the game with three choices

struct Three {
  std::vector<double> weight{.5, .3, .2}, join, aside;
  Game of(double z, double alpha, double beta, double force, double crowd) const {
    return {{z, alpha, -HUGE_VAL}, beta, force, crowd, .7, weight, join, aside};
  }
};
Three three(double loyalty) {
  Three t;
  for (const double more : {-.1, 0., .1}) {
    const Limits l = limits({1, .3, loyalty + more, .5, 1, 2, .5, .2});
    t.join.push_back(l.join);
    t.aside.push_back(l.aside);
  }
  return t;
}

TEST(GlobalGame, NearestRootIsThatOfTheScan) {
  int several = 0;
  for (const double loyalty : {.1, .4, .7})
    for (const double alpha : {20., 60., 150.})
      for (const double beta : {25., 100., 600.})
        for (double z = .1; z < 1; z += .1) {
          const Three t = three(loyalty);
          const Game g = t.of(z, alpha, beta, .25, .05);
          const auto roots = all_roots(g);
          ASSERT_FALSE(roots.empty());
          several += roots.size() > 1;
          for (double last = 0; last <= 1; last += .01) {
            double nearest = roots.front();
            for (const double root : roots)
              if (std::fabs(root - last) < std::fabs(nearest - last)) nearest = root;
            ASSERT_EQ(nearest_root(g, last), nearest);
          }
          for (const double root : roots) EXPECT_NEAR(attack_share(g, root), root, 1e-9);
        }
  EXPECT_GT(several, 20);
}

TEST(GlobalGame, SharesStayInBoundsAndMoveAsTheyShould) {
  const Three loyal = three(.6), wavering = three(.3);
  for (double t = 0; t <= 1; t += .05) {
    const double a = attack_share(loyal.of(.6, 40, 100, .25, .05), t);
    EXPECT_GE(a, 0);
    EXPECT_LE(a, 1);
    EXPECT_GE(attack_share(wavering.of(.6, 40, 100, .25, .05), t), a);
    EXPECT_GE(attack_share(loyal.of(.6, 40, 100, .30, .05), t), a);
  }
  double last = 1;
  for (double z = .2; z <= 1; z += .05) {  // unique: alpha / sqrt(beta) is small
    const double root = nearest_root(loyal.of(z, 4, 400, .25, .05), 0);
    EXPECT_LE(root, last);
    last = root;
  }
  const Game g = loyal.of(.6, 40, 100, .25, .05);
  EXPECT_GT(cutoff(g, -.5, .5), cutoff(g, .5, .5));  // x falls in c
}

TEST(GlobalGame, FloorFarBelowChangesNothing) {
  Three t = three(.4);
  Game g = t.of(.5, 40, 100, .25, .05), floored = g;
  floored.belief.floor = -5;
  for (double x = .1; x < 1; x += .1) EXPECT_NEAR(attack_share(floored, x), attack_share(g, x), 1e-12);
}

// ---- stances

Bench challenged(double order_delay) {
  Bench bench;
  bench.set(game(), {{"order_delay", order_delay}});
  bench.at("organisation.private", 2) = 1;
  bench.column("organisation.commanded")[0] = 1;
  const std::vector<const Card*> playing{find_card("losses_and_corruption"), find_card("normal_learning"), &game()};
  bench.start(playing, Luck{7});
  bench.at("challenge.stage") = stage::live;
  bench.at("challenge.actor") = 2;
  bench.at("challenge.force") = .2;
  bench.at("challenge.mobilised") = .7;
  bench.at("challenge.opened") = 100;
  return bench;
}

TEST(GlobalGame, NobodyStandsAsideBeforeTheOrder) {
  Bench bench = challenged(12);
  for (i64 tick = 100; tick < 112; ++tick) {
    bench.step(game(), game().hour, {Luck{7}, tick, 1. / 24});
    EXPECT_EQ(bench.at("organisations.aside"), 0);
    EXPECT_EQ(bench.at("organisation.ordered"), 0);
  }
  bench.step(game(), game().hour, {Luck{7}, 112, 1. / 24});
  EXPECT_EQ(bench.at("organisation.ordered"), 1);
  for (const std::size_t j : {0u, 1u}) EXPECT_NE(bench.at("organisation.stance", j), stance::undecided);
  EXPECT_EQ(bench.at("organisation.stance", 2), stance::undecided);  // it leads
  const double fighting = bench.at("challenge.fighting"), joined = bench.at("challenge.joined");
  EXPECT_NEAR(bench.at("organisations.aside") + (fighting + joined) / .7, 1, 1e-12);
  const double attack = .2 + joined + bench.at("regime.crowd");
  EXPECT_EQ(bench.at("challenge.share"), attack / (attack + fighting));
  bench.at("challenge.stage") = stage::closing;
  bench.step(game(), game().hour, {Luck{7}, 125, 1. / 24});
  for (const double stance : bench.column("organisation.stance")) EXPECT_EQ(stance, stance::undecided);
}

}  // namespace
}  // namespace interregnum
