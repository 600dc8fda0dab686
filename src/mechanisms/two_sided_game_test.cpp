// Tyson & Smith 2018: adherents coordinate too.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& rival() { return *find_card("two_sided_game"); }

TEST(TysonSmith2018, PreciseSignalsGiveTheClosedForm) {
  for (const double c : {.2, .5})
    for (const double d : {.3, .7})
      for (const double w : {0., .5, 2.})
        EXPECT_NEAR(solved(rival(), {1, 1e8, .4, c, -HUGE_VAL, w, d}, "theta_star"), (1 - c) / (1 + w * d), 1e-3);
}

TEST(TysonSmith2018, TheClosedFormThroughTheStep) {
  Bench bench(testing::Rows{{"organisation", {"army"}}});
  bench.set(rival(), {{"signal_sd", .001},
                      {"fight_cost", 0},
                      {"reprisal", 0},
                      {"standard_force", 0},
                      {"adherents", 1},
                      {"adherent_cost", .6}});
  bench.at("organisation.loyalty") = .3, bench.at("organisation.rent") = 0;
  bench.at("organisation.punish") = 0, bench.at("organisation.prize") = 1;
  bench.at("organisation.aside") = 0;
  bench.at("regime.psi") = 0;
  bench.at("regime.support") = .35;
  bench.at("audience.precision") = 1e-3;
  bench.step(rival(), rival().start, {Luck{1}, 0, 0});
  EXPECT_NEAR(bench.at("regime.theta_star"), .7 * .7 / (.7 + .35 * .6), 1e-3);  // .7 of the force is mobilised
}

// Public news moves the cutoffs of both sides by the same, however different what they have at stake.
TEST(TysonSmith2018, PublicNewsMovesBothSidesAlike) {
  const auto at = [](double z, Text name) { return solved(rival(), {2, 50, z, .3, -HUGE_VAL, .8, .6}, name); };
  const double attackers = at(.6, "attack_below") - at(.4, "attack_below");
  EXPECT_LT(attackers, -1e-3);
  EXPECT_NEAR(attackers, at(.6, "defend_from") - at(.4, "defend_from"), 1e-12);
}

// The paper's amplification of public news, which its additive form has everywhere, the share of force has in part.
TEST(TysonSmith2018, AdherentsMakePublicNewsWeighMoreWhereBothSidesAreBold) {
  const auto weight_of_news = [](double bold, double w) {
    const auto star = [&](double z) { return solved(rival(), {2, 50, z, bold, -HUGE_VAL, w, bold}, "theta_star"); };
    return (star(.49) - star(.51)) / .02;
  };
  EXPECT_NEAR(weight_of_news(.3, 0), .1042, 1e-4);
  EXPECT_NEAR(weight_of_news(.3, .6), .1263, 1e-4);
  EXPECT_NEAR(weight_of_news(.5, 0), .1272, 1e-4);
  EXPECT_NEAR(weight_of_news(.5, .6), .1177, 1e-4);
}

TEST(TysonSmith2018, AdherentsNeverWeakenTheRegime) {
  for (const double z : {.2, .5, .8}) {
    double by_weight = 1, by_cost = 1;
    for (const double x : {0., .2, .5, .9}) {
      const double heavy = solved(rival(), {2, 50, z, .3, -HUGE_VAL, x, .5}, "theta_star");
      const double steady = solved(rival(), {2, 50, z, .3, -HUGE_VAL, .5, x}, "theta_star");
      EXPECT_LE(heavy, by_weight);
      EXPECT_LE(steady, by_cost);
      by_weight = heavy, by_cost = steady;
    }
  }
}

TEST(TwoSidedGame, AdherentsCountWithTheDefenders) {
  Bench bench;
  bench.set(rival(), {{"adherents", .3}});
  bench.at("regime.support") = .8;
  bench.step(rival(), rival().start, {Luck{3}, 0, 0});
  const double with = bench.at("regime.theta_star");
  bench.at("regime.support") = 0;
  bench.step(rival(), rival().quiet, {Luck{3}, 168, 7});
  EXPECT_GT(bench.at("regime.theta_star"), with);
  bench.at("regime.support") = .8;
  bench.at("challenge.stage") = stage::live;
  bench.at("challenge.force") = .2, bench.at("challenge.mobilised") = .7;
  bench.at("challenge.opened") = 169;
  bench.step(rival(), rival().hour, {Luck{3}, 169, 1. / 24});
  double fighting = 0;
  for (std::size_t j = 0; j < 3; ++j)
    if (bench.at("organisation.stance", j) == stance::fights) fighting += bench.at("organisation.weight", j);
  const double out = bench.at("challenge.fighting") - .7 * fighting;
  EXPECT_GT(out, 0);
  EXPECT_LE(out, .3 * .8 + 1e-12);
}

}  // namespace
}  // namespace interregnum
