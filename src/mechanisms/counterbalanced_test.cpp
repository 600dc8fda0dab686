#include <gtest/gtest.h>

#include "base/real.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& counterbalanced() { return *find_card("counterbalanced"); }

// A coup of .3 against .3 that fight it, of an army and a guard of 10,000 each; the private army is the third.
Bench coup(double private_people, double counterweight) {
  Bench bench;
  bench.set(counterbalanced(), {{"noise", .05}, {"counterweight", counterweight}});
  bench.at("regime.theta") = .5;
  bench.at("organisation.force", 0) = bench.at("organisation.force", 1) = 10000;
  bench.at("organisation.force", 2) = private_people;
  bench.at("organisation.private", 2) = 1;
  bench.at("organisation.loyalty", 2) = .5;
  bench.at("challenge.stage") = stage::live, bench.at("challenge.route") = route::coup;
  bench.at("challenge.actor") = bench.at("challenge.road") = -1;
  bench.at("challenge.force") = .3, bench.at("challenge.fighting") = .3, bench.at("challenge.share") = .5;
  bench.at("challenge.mobilised") = .7;
  bench.at("challenge.test") = 24;
  return bench;
}

double chance(Bench bench, const Card& card = counterbalanced()) {
  bench.step(card, card.hour, {Luck{1}, 1, 1. / 24});
  return bench.at("march.p_win");
}

TEST(DeBruin2018, CounterweightsLowerTheChanceOfSuccess) {
  double last = 1;
  for (const double people : {0., 2000., 4000., 8000., 20000.}) {
    const double p = chance(coup(people, 1));
    EXPECT_LT(p, last);
    last = p;
  }
  EXPECT_NEAR(chance(coup(8000, 1)), real::normal_cdf((.3 / (.6 + .7 * .5 * .4) - .5) / .05), 1e-12);
  EXPECT_NEAR(solved(counterbalanced(), {.3, .3, .14, .5, .05}, "p"), chance(coup(8000, 1)), 1e-12);
}

TEST(Counterbalanced, WithoutCounterweightsItIsTheContestOfForces) {
  const Card& contest = *find_card("contest");
  for (const auto& [people, counterweight] : {std::pair{0., 1.}, std::pair{8000., 0.}})
    for (u64 luck = 1; luck < 50; ++luck) {
      Bench a = coup(people, counterweight), b = a;
      b.set(contest, {{"noise", .05}});
      a.step(counterbalanced(), counterbalanced().hour, {Luck{luck}, 24, 1. / 24});
      b.step(contest, contest.hour, {Luck{luck}, 24, 1. / 24});
      EXPECT_EQ(a.world, b.world);
    }
}

TEST(Counterbalanced, WhoLeadsTheChallengeDoesNotStandInItsWay) {
  Bench bench = coup(8000, 1);
  bench.at("challenge.actor") = 2;
  EXPECT_EQ(chance(bench), .5);
}

}  // namespace
}  // namespace interregnum
