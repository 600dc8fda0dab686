// Published equilibria of the global game, through the solver and through the card's own step on a one-row world; and
// the invariants of the three-choice game.
#include <gtest/gtest.h>

#include <cmath>
#include <tuple>

#include "mechanisms/global_game_roots.hpp"
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

TEST(AngeletosHellwigPavan2007, TheSecondRoundByTheCalculator) {
  const auto round = [](double z, double later, Text name) {
    return all_solved(game(), {1, 1, z, .5, -HUGE_VAL, 0, later}, name);
  };
  EXPECT_EQ(round(.8, 64, "second_attacks"), std::vector{0.});
  const auto second = round(.8, 256, "second");
  ASSERT_EQ(second.size(), 2u);
  EXPECT_NEAR(second[0], .378, 5e-4);
  EXPECT_NEAR(second[1], .491, 5e-4);
  for (const double later : {4., 64., 1e4, 1e8}) EXPECT_EQ(round(.2, later, "second_attacks"), std::vector{0.});
}

// A first attack survived at z = .2 leaves nothing to try, however much is learned; at z = .8 two attacks, of which
// `roots` names one.
TEST(AngeletosHellwigPavan2007, TheSecondRoundThroughTheStepByNamedRoot) {
  for (const auto& [roots, z, beta, expected] : {std::tuple{selection::lowest, .8, 256., 0.},
                                                 {selection::highest, .8, 256., .491},
                                                 {selection::highest, .8, 64., 0.},
                                                 {selection::highest, .2, 1e4, 0.}}) {
    Bench bench = one_row(1, 1, z, .5);
    bench.step(game(), game().start, {Luck{1}, 0, 0});
    bench.at("audience.floor") = bench.at("regime.theta_star");
    auto& numbers = bench.parameters.at("global_game");
    numbers.back() = roots;
    EXPECT_EQ(game().parameters.back().name, "roots");
    bench.at("regime.precision") = beta;
    bench.step(game(), game().hour, {Luck{1}, 1, 1. / 24});
    EXPECT_NEAR(bench.at("regime.theta_star"), expected, 5e-4);
  }
}

TEST(AngeletosHellwigPavan2007, WhatIsSurvivedNeverRaisesTheMarginalStrength) {
  for (const double alpha : {1., 20., 200.})
    for (const double z : {.2, .5, .8}) {
      double lowest = 1, highest = 1;
      for (const double L : {-HUGE_VAL, .1, .2, .3, .45, .6}) {
        const auto roots = all_solved(game(), {alpha, 100, z, .4, L}, "roots");
        EXPECT_LE(roots.front(), lowest + 1e-12);
        EXPECT_LE(roots.back(), highest + 1e-12);
        lowest = roots.front(), highest = roots.back();
      }
    }
}

TEST(MorrisShin2003, UniqueIffPublicPrecisionIsLowEnough) {
  const double bound = std::sqrt(2 * 3.14159265358979323846);  // of alpha / sqrt(beta)
  for (const double beta : {1., 100.})
    for (double z = 0; z <= 1; z += .01)
      for (const double c : {.1, .3, .5, .8})
        EXPECT_EQ(all_solved(game(), {.999 * bound * std::sqrt(beta), beta, z, c}, "roots").size(), 1u);
  for (const double more : {1.00001, 1.001, 1.1}) {  // near the bound the three lie within 1/60 of one another
    const auto roots = all_solved(game(), {more * bound, 1, .5, .5}, "roots");
    ASSERT_EQ(roots.size(), 3u) << more;
    EXPECT_EQ(roots[1], .5);
    EXPECT_NEAR(roots[0] + roots[2], 1, 1e-9);
  }
}

TEST(MorrisShin2003, MarginalStrengthFallsInPublicBeliefAndCost) {
  for (const double beta : {1., 100.}) {
    double last = 1;
    for (double z = 0; z <= 1; z += .05) {
      const double t = solved(game(), {1, beta, z, .4}, "theta_star");
      EXPECT_LT(t, last);
      last = t;
    }
    last = 1;
    for (double c = .05; c < 1; c += .05) {
      const double t = solved(game(), {1, beta, .5, c}, "theta_star");
      EXPECT_LT(t, last);
      EXPECT_LT(solved(game(), {1, beta, .5, c + .01}, "x_star"), solved(game(), {1, beta, .5, c}, "x_star"));
      last = t;
    }
  }
}

// ---- finding roots

// With sharp public news A jumps from .35 to .95 at once: pairs and triples inside one cell, with known closed forms.
TEST(Roots, PairsAndTriplesInsideACellAreFound) {
  for (const double alpha : {2000., 2e4, 2e5}) {
    const double one[] = {1}, limit[] = {0};
    for (double z = .40; z <= .60; z += .0007) {
      const Game g{{z, alpha, -HUGE_VAL}, 100, 0, 0, 1, one, limit, limit};
      const auto roots = all_roots(g);
      // k (t - z) = Phi^-1(t): three roots wherever z is not far from the middle, since k is large
      ASSERT_EQ(roots.size(), 3u) << alpha << ' ' << z;
      for (const double root : roots) EXPECT_NEAR(attack_share(g, root), root, 1e-6);
    }
  }
  const double weights[] = {.001, .999}, jumps[] = {0, HUGE_VAL};  // one of two has a choice: A rises by .001 about z
  for (double z = .2; z <= .8; z += .0137) {
    Game g{{z, 1e6, -HUGE_VAL}, 100, 0, 0, 1, weights, jumps, jumps};
    g.force = (z - .0005) / (1 - z);  // so that it rises through the diagonal
    const auto roots = all_roots(g);
    EXPECT_EQ(roots.size(), 3u) << z;
    for (const double root : roots) EXPECT_NEAR(root, z, 1e-3);
    EXPECT_NEAR(nearest_root(g, z), z, 1e-3);
  }
}

TEST(Roots, SelectionsTakeTheEnds) {
  const std::vector<double> three{4, 1, .5, .5};
  EXPECT_NEAR(solved(game(), three, "lowest"), .030074, 5e-7);
  EXPECT_NEAR(solved(game(), three, "highest"), .969926, 5e-7);
  EXPECT_EQ(solved(game(), {4, 1, .5, .5, -HUGE_VAL, .6}, "theta_star"), .5);
  EXPECT_NEAR(solved(game(), {4, 1, .5, .5, -HUGE_VAL, .8}, "theta_star"), .969926, 5e-7);
}

TEST(Roots, TruncatedBeliefsNormalise) {
  for (const double L : {-HUGE_VAL, -.5, .3, .8})
    for (const double alpha : {1., 40., 900.}) {
      const Belief belief{.5, alpha, L};
      EXPECT_NEAR(chance_below(belief, 60), 1, 1e-12);
      EXPECT_EQ(chance_below(belief, L), 0);
      double mass = 0, mean = 0;
      for (double t = std::max(L, .5 - 9 / std::sqrt(alpha)), step = 2e-4; t < 10; t += step) {
        const double slice = chance_below(belief, t + step) - chance_below(belief, t);
        mass += slice, mean += slice * (t + step / 2);
      }
      EXPECT_NEAR(mass, 1, 1e-9);
      EXPECT_NEAR(mean, moments(belief).mean, 1e-6);
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

TEST(GlobalGame, ShareRisesInJoinersAndFallsInFighters) {
  Three t = three(.4);
  for (double x = 0; x <= 1; x += .05) {
    const double before = attack_share(t.of(.6, 40, 100, .25, .05), x);
    Three joining = t, fighting = t;
    joining.join[0] -= .3;
    fighting.aside[0] += .3;
    EXPECT_GE(attack_share(joining.of(.6, 40, 100, .25, .05), x), before);
    EXPECT_LE(attack_share(fighting.of(.6, 40, 100, .25, .05), x), before);
  }
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
