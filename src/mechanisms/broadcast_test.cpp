// Messages: the exact pull towards a position, whom it reaches, and what a movement's reach is.
#include <gtest/gtest.h>

#include <cmath>

#include "base/real.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"
#include "world/verb.hpp"

namespace interregnum {
namespace {

using testing::Bench;

const Card& broadcast() { return *find_card("broadcast"); }
constexpr double month = 30.44;

// A channel of its own and one by ties, of the movement `exile`: to the citizens .4, and nobody else.
Bench polity() {
  auto rows = testing::small_polity();
  rows["channel"] = {"state_tv", "exile"};
  rows["movement"] = {"exile", "home"};
  rows["tie"] = {"exile informs citizens"};
  Bench bench(rows);
  bench.at("opinion.of_ruler", 0) = bench.at("opinion.of_ruler", 2) = 1;
  bench.at("opinion.group", 2) = bench.at("opinion.group", 3) = 1;
  bench.at("opinion.about", 1) = bench.at("opinion.about", 3) = 42;
  bench.at("group.is_part", 1) = 1;
  bench.at("channel.reach", 0) = .8, bench.at("channel.trust", 0) = .5, bench.at("channel.cost", 0) = .25;
  bench.at("channel.reach", 1) = bench.at("channel.trust", 1) = bench.at("channel.by_ties", 1) = 1;
  bench.at("channel.cost", 1) = 0;
  bench.at("channel.movement", 1) = 0;
  bench.at("tie.strength") = .4;
  bench.at("tie.verb") = tie_verb::informs;
  bench.at("tie.group_to") = bench.at("group.audience", 0);
  bench.at("tie.channel") = 1;
  bench.set(broadcast(), {{"susceptibility", .1}, {"naive", .5}, {"lasts", month}});
  return bench;
}
void send(Bench& bench, std::size_t channel, double text, double effort, double since, double until) {
  bench.at("channel.text", channel) = text;
  bench.at("channel.effort", channel) = effort;
  bench.at("channel.since", channel) = since;
  bench.at("channel.until", channel) = until;
}
void quiet(Bench& bench, double hour, double days) {
  bench.step(broadcast(), broadcast().quiet, {Luck{1}, static_cast<i64>(hour), days});
}
double solved(const std::vector<double>& inputs) { return broadcast().solver.solve(inputs)[0].values[0]; }

TEST(Broadcast, AMonthClosesTheShareOfTheGap) {
  EXPECT_NEAR(solved({.5, real::normal_cdf(1), 1, 1, .1, 1, month}), real::normal_cdf(.1), 1e-12);
  EXPECT_NEAR(solved({.6, .3, 1, 0, .1, 1, month}), .6, 1e-15);
  EXPECT_NEAR(solved({.6, .3, 1, 1, .1, 1, 1e5}), .3, 1e-6);
}

TEST(Broadcast, PullsWhoHearsItExactlyInOneStepOrMany) {
  Bench once = polity();
  send(once, 0, real::normal_cdf(1), .5, 0, HUGE_VAL);
  Bench often = once;
  quiet(once, 24 * 60, 60);
  for (int day = 5; day <= 60; day += 5) quiet(often, 24. * day, 5);
  const double heard = .5 * .8 * .5 * .5 * .75;  // nu, reach, trust, effort, what is not lost
  EXPECT_NEAR(once.at("opinion.latent"), 1 - std::pow(.9, heard), 1e-12) << "for a month: then it is off the air";
  EXPECT_NEAR(once.at("opinion.latent"), often.at("opinion.latent"), 1e-12);
  EXPECT_EQ(once.at("opinion.latent"), once.at("opinion.latent", 2));  // the part hears what its group does
  EXPECT_EQ(once.at("opinion.latent", 1), 0) << "it was not about the other";
}

TEST(Broadcast, MessagesAtOnceAddTheirRates) {
  Bench bench = polity();
  send(bench, 0, real::normal_cdf(1), 1, 0, 24 * 30);
  send(bench, 1, real::normal_cdf(-1), 1, 24 * 10, 24 * 20);
  Bench pieces = bench;
  quiet(bench, 24 * 42, 42);
  for (int day = 1; day <= 42; ++day) quiet(pieces, 24. * day, 1);
  EXPECT_NEAR(bench.at("opinion.latent"), pieces.at("opinion.latent"), 1e-12);
  Bench alone = polity();
  send(alone, 0, real::normal_cdf(1), 1, 0, 24 * 30);
  quiet(alone, 24 * 42, 42);
  EXPECT_LT(bench.at("opinion.latent"), alone.at("opinion.latent"));
}

TEST(Broadcast, WhoeverItIsAboutMoves) {
  Bench bench = polity();
  send(bench, 1, .2, 1, 0, HUGE_VAL);
  bench.at("channel.about", 1) = 42;
  quiet(bench, 24 * 7, 7);
  EXPECT_EQ(bench.at("opinion.latent", 0), 0);
  EXPECT_LT(bench.at("opinion.latent", 1), 0);
  EXPECT_EQ(bench.at("opinion.latent", 1), bench.at("opinion.latent", 3));
}

TEST(Broadcast, ATieThatNamesAPartReachesItAlone) {
  Bench bench = polity();
  bench.at("tie.group_to") = 1;
  bench.at("group.audience", 1) = 0;
  send(bench, 1, .2, 1, 0, HUGE_VAL);
  quiet(bench, 24 * 7, 7);
  EXPECT_EQ(bench.at("opinion.latent", 0), 0);
  EXPECT_LT(bench.at("opinion.latent", 2), 0);
}

TEST(Broadcast, AMovementReachesAsManyAsHearOneOfItsChannels) {
  Bench bench = polity();
  bench.step(broadcast(), broadcast().start, {Luck{1}, 0, 0});
  EXPECT_NEAR(bench.at("movement.reach", 0), .4, 1e-15);
  EXPECT_EQ(bench.at("movement.reach", 1), 0);
  bench.at("channel.movement", 0) = 0;
  bench.at("tie.strength") = .6;
  bench.step(broadcast(), broadcast().hour, {Luck{1}, 5, 1. / 24});
  EXPECT_NEAR(bench.at("movement.reach", 0), 1 - .4 * .6, 1e-15);
  bench.at("tie.strength") = 1.3;  // raised beyond all
  bench.step(broadcast(), broadcast().hour, {Luck{1}, 5, 1. / 24});
  EXPECT_EQ(bench.at("movement.reach", 0), 1);
}

TEST(Broadcast, NothingOnTheAirChangesNoBit) {
  Bench bench = polity();
  for (double& mu : bench.column("opinion.latent")) mu = .1;
  send(bench, 0, .9, 1, 24 * 3, 24 * 4);
  bench.step(broadcast(), broadcast().start, {Luck{1}, 0, 0});
  const auto before = bench.world;
  quiet(bench, 24 * 3, 3);
  quiet(bench, 24 * 40, 36);
  EXPECT_EQ(bench.world, before);
  bench.set(broadcast(), {{"naive", 0}});
  quiet(bench, 24 * 7, 7);
  EXPECT_EQ(bench.world, before) << "nobody takes it at face value";
}

}  // namespace
}  // namespace interregnum
