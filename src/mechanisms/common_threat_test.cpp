// McMahon & Slantchev 2015: the sign of public news turns where everybody knows the threat.
#include <gtest/gtest.h>

#include <cmath>

#include "base/real.hpp"
#include "mechanisms/global_game_roots.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::all_solved;
using testing::Bench;
using testing::solved;

const Card& rival() { return *find_card("common_threat"); }
const Card& standard() { return *find_card("global_game"); }

TEST(McMahonSlantchev2015, PreciseSignalsGiveTheClosedForm) {
  for (const double chi : {.2, .5})
    for (const double z : {.3, .5, .7}) {
      const double t = solved(rival(), {4, 1e8, z, .3, -HUGE_VAL, chi}, "theta_star");
      EXPECT_NEAR(t, 1 - .3 - chi * real::normal_cdf(2 * (t - z)), 1e-3);
    }
}

TEST(McMahonSlantchev2015, AWorsePublicBeliefMakesTheRegimeStronger) {
  const auto star = [](double z, double chi) { return solved(rival(), {4, 1e8, z, .3, -HUGE_VAL, chi}, "theta_star"); };
  EXPECT_GT(star(.7, .5) - star(.3, .5), .05);
  EXPECT_NEAR(star(.7, 0), star(.3, 0), 1e-3);
  const auto imprecise = [](double z) { return solved(standard(), {4, 100, z, .3}, "theta_star"); };
  EXPECT_LT(imprecise(.7), imprecise(.3));
}

TEST(McMahonSlantchev2015, MoreOfItNeverRaisesTheMarginalStrength) {
  for (const double alpha : {1., 20., 200.})
    for (const double z : {.2, .5, .8}) {
      double last = 1;
      for (const double chi : {0., .1, .3, 1.}) {
        const auto roots = all_solved(rival(), {alpha, 100, z, .4, -HUGE_VAL, chi}, "roots");
        EXPECT_LE(roots.back(), last + 1e-12);
        last = roots.back();
      }
    }
}

// Everything a polity has, once by each card: with no such threat they agree bit for bit.
TEST(CommonThreat, WithoutItIsTheStandard) {
  Bench base;
  base.at("regime.support") = .6;
  Bench others[] = {base, base, base};
  const Card* cards[] = {&standard(), &rival(), find_card("two_sided_game")};
  others[1].set(rival(), {{"threat", 0}});
  others[2].set(*cards[2], {{"adherents", 0}});
  for (int i = 0; i < 3; ++i) {
    Bench& bench = others[i];
    bench.step(*cards[i], cards[i]->start, {Luck{3}, 0, 0});
    bench.at("challenge.stage") = stage::live;
    bench.at("challenge.actor") = 2, bench.at("challenge.force") = .2;
    bench.at("challenge.mobilised") = .7, bench.at("challenge.opened") = 100;
    for (i64 tick = 100; tick < 130; ++tick) bench.step(*cards[i], cards[i]->hour, {Luck{3}, tick, 1. / 24});
    bench.at("regime.organisations_seen") = 0;  // a digest of what the card has read
    EXPECT_EQ(bench.world, others[0].world);
  }
}

// What the public reads from a stance uses the threshold that the organisation used: lam* - chi pi.
TEST(CommonThreat, ThePivotIsWhereOneIsIndifferent) {
  Bench bench;
  bench.set(rival(), {{"threat", .8}, {"order_delay", 0}});
  for (const std::size_t j : {0u, 1u}) bench.at("organisation.commanded", j) = 1;
  bench.step(rival(), rival().start, {Luck{3}, 0, 0});
  bench.at("challenge.stage") = stage::live;
  bench.at("challenge.force") = .3, bench.at("challenge.mobilised") = .7;
  bench.step(rival(), rival().hour, {Luck{3}, 1, 1. / 24});
  const Belief belief{bench.at("audience.mean"), bench.at("audience.precision"), bench.at("audience.floor")};
  const double pi = chance_below(belief, bench.at("challenge.theta_star"));
  const auto& p = bench.parameters.at("common_threat");
  const auto parameter = [&](Text name) {
    for (std::size_t i = 0; i < p.size(); ++i)
      if (rival().parameters[i].name == name) return p[i];
    return HUGE_VAL;
  };
  const double r = bench.at("organisation.rent"), s = parameter("order_cost"), n = bench.at("organisation.aside");
  const double f = parameter("fight_cost"), q = parameter("reprisal");
  EXPECT_NEAR(bench.at("organisation.pivot"), pi * (r * s + n + q) - r * s + f - .8 * pi, 1e-12);
}

}  // namespace
}  // namespace interregnum
