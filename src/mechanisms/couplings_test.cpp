// Invariants of the mechanisms together (docs/couplings.md): beliefs are Bayesian, so their mean cannot be pushed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/normal_belief.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;

std::vector<const Card*> playing(Text game) {
  return {find_card("losses_and_corruption"), find_card("normal_learning"), find_card(game), find_card("contest")};
}

constexpr double prior_mean = .55, prior_sd = .12;

void open_march(Bench& bench, i64 tick, double force) {
  bench.at("challenge.stage") = stage::live;
  bench.at("challenge.route") = route::march;
  bench.at("challenge.actor") = 2;
  bench.at("challenge.force") = force;
  bench.at("challenge.mobilised") = .7;
  bench.at("challenge.opened") = static_cast<double>(tick);
  bench.at("challenge.test") = static_cast<double>(tick + 24);
}

void polity(Bench& bench, double psi, double theta, double bias) {
  bench.at("organisation.private", 2) = 1;
  for (const std::size_t j : {0u, 1u}) bench.at("organisation.commanded", j) = .8;
  bench.at("regime.psi") = psi;
  bench.at("regime.theta") = theta;
  bench.at("regime.bias") = bias;
  bench.set(*find_card("normal_learning"), {{"sd", prior_sd}});
  bench.set(*find_card("contest"), {{"purge", 0}});
}

Bench polity(double psi, double theta, double bias) {
  Bench bench;
  polity(bench, psi, theta, bias);
  return bench;
}

// The mean belief after the fall: strength was at most what the challenger brought.
double belief_after_fall(Bench& bench, const Luck& luck) {
  const double coin = luck.uniform(name_id("challenge:challenge"), 1, purpose("contest.test"));
  const double noise = bench.parameters.at("contest")[0];
  const double met = bench.at("challenge.share") - noise * real::normal_quantile(coin);
  const double z = bench.at("audience.mean"), precision = bench.at("audience.precision");
  return -moments({-z, precision, -met}).mean;
}

// The mean change of E(theta) over all endings of a march, where the public is right on average: strength is drawn from
// what the public believes, so that the mean of bias is 0. (Where strength equals the believed mean in every world, the
// public is more often right than it knows, and learns so: its mean then rises by up to .035.)
double mean_change(double psi, double loyalty, double order_delay, int runs, double& falls, Text game = "global_game") {
  const auto cards = playing(game);
  double change = 0;
  for (int run = 0; run < runs; ++run) {
    const Luck luck = luck_of(11, static_cast<u32>(run), 0);
    const double theta = std::clamp(prior_mean + prior_sd * luck.normal(1, 0, 1), .02, .98);
    Bench bench = polity(psi, theta, prior_mean - theta);
    for (const std::size_t j : {0u, 1u}) bench.at("organisation.loyalty", j) = loyalty;
    bench.set(*find_card(game), {{"order_delay", order_delay}});
    bench.at("regime.support") = .6;  // whom two_sided_game brings out
    bench.start(cards, luck);
    open_march(bench, 1, .15 + .25 * luck.uniform(1, 0, 2));
    for (i64 tick = 1; bench.at("challenge.stage") != stage::none && bench.at("regime.status") == 0; ++tick)
      bench.hour(cards, luck, tick);
    const bool fell = bench.at("regime.status") != 0;
    const double after = fell ? belief_after_fall(bench, luck) : bench.at("audience.belief.theta", 2);
    change += (after - prior_mean) / runs;
    falls += fell ? 1. / runs : 0;
  }
  return change;
}

TEST(Couplings, BeliefsAreAMartingale) {
  for (const double psi : {0., .5, 1.5, 3.})
    for (const auto& [loyalty, order_delay] : {std::pair{.8, 15.}, std::pair{.7, 0.}}) {
      double falls = 0;
      EXPECT_LT(std::fabs(mean_change(psi, loyalty, order_delay, 2000, falls)), .01) << "psi " << psi;
      EXPECT_GT(falls, .1);
      EXPECT_LT(falls, .9);
    }
}

// At psi = 0 it fails for common_threat (.034 at this loyalty), as for the standard at others: a stance is then read as
// a private signal although loyalty decides as well.
TEST(Couplings, BeliefsAreAMartingaleUnderRivalsOfTheGame) {
  for (const Text game : {"common_threat", "two_sided_game"})
    for (const double psi : {1.5, 3.}) {
      double falls = 0;
      EXPECT_LT(std::fabs(mean_change(psi, .6, 15, 2000, falls, game)), .01) << game << ", psi " << psi;
      EXPECT_GT(falls, .05);
      EXPECT_LT(falls, .95);
    }
}

// The same on a road: whom the march reaches decides, and it may turn back or end in a deal. What a stop is read as is
// an assumption (`stop_teaches`), so each is held to the same bound.
struct Setting {
  double loyalty, order_delay, least_force, stop_teaches;
};
struct Endings {
  double change = 0, falls = 0, deals = 0, retreats = 0;
};
Endings on_a_road(double psi, const Setting& setting, int runs) {
  static const std::vector<const Card*> cards{find_card("losses_and_corruption"),
                                              find_card("normal_learning"),
                                              find_card("global_game"),
                                              find_card("race"),
                                              find_card("commitment"),
                                              find_card("contest")};
  auto rows = testing::small_polity();
  rows["route"] = {"m4"};
  rows["post"] = {"m4:bridges"};
  const Bench empty(rows);
  Endings sum;
  for (int run = 0; run < runs; ++run) {
    const Luck luck = luck_of(11, static_cast<u32>(run), 0);
    const double theta = std::clamp(prior_mean + prior_sd * luck.normal(1, 0, 1), .02, .98);
    Bench bench = empty;
    polity(bench, psi, theta, prior_mean - theta);
    for (const std::size_t j : {0u, 1u}) bench.at("organisation.loyalty", j) = setting.loyalty;
    bench.at("organisation.contact", 0) = .3, bench.at("organisation.contact", 1) = .9;
    bench.at("organisation.prize", 2) = 1, bench.at("organisation.punish", 2) = .75;
    bench.at("route.length") = 1050, bench.at("post.left") = 350, bench.at("post.slows") = .3;
    bench.set(*find_card("global_game"), {{"order_delay", setting.order_delay}});
    bench.set(*find_card("race"), {{"stop_teaches", setting.stop_teaches}});
    bench.set(*find_card("commitment"), {{"chance", .5}, {"contact", 5}});
    bench.start(cards, luck);
    open_march(bench, 1, setting.least_force + .25 * luck.uniform(1, 0, 2));
    bench.at("challenge.road") = 0;
    bool dealt = false, stopped = false;
    for (i64 tick = 1; bench.at("challenge.stage") != stage::none && bench.at("regime.status") == 0; ++tick) {
      bench.clear_events();
      bench.hour(cards, luck, tick);
      dealt |= bench.at("deal.accepted.fired") != 0;
      stopped |= bench.at("march.stops.fired") != 0 && bench.at("march.arrives.fired") == 0;
    }
    const bool fell = bench.at("regime.status") != 0;
    const double after = fell ? belief_after_fall(bench, luck) : bench.at("audience.belief.theta", 2);
    sum.change += (after - prior_mean) / runs;
    sum.falls += fell ? 1. / runs : 0;
    sum.deals += dealt ? 1. / runs : 0;
    sum.retreats += stopped && !dealt ? 1. / runs : 0;
  }
  return sum;
}

TEST(Couplings, BeliefsAreAMartingaleOnARoad) {
  Endings most;
  for (const double psi : {0., .5, 1.5, 3.})
    for (const Setting& setting : {Setting{.8, 15, .15, 1}, Setting{.7, 0, .15, 0}, Setting{.85, 6, .02, 1}}) {
      const Endings e = on_a_road(psi, setting, 2000);
      EXPECT_LT(std::fabs(e.change), .01) << "psi " << psi << " loyalty " << setting.loyalty << " falls " << e.falls
                                          << " deals " << e.deals << " retreats " << e.retreats;
      most.falls = std::max(most.falls, e.falls);
      most.deals = std::max(most.deals, e.deals);
      most.retreats = std::max(most.retreats, e.retreats);
    }
  for (const double share : {most.falls, most.deals, most.retreats}) EXPECT_GT(share, .1);
}

// A march that nobody meets and that is nobody's surprise is no news.
TEST(Couplings, AMarchThatMeetsNobodyIsNoNews) {
  Bench bench = polity(0, .5, .1);
  bench.set(*find_card("global_game"), {{"order_delay", 1000}, {"fight_cost", 10}});
  for (const std::size_t j : {0u, 1u}) bench.at("organisation.prize", j) = 0;
  bench.start(playing("global_game"), Luck{3});
  const std::vector<double> mean(bench.column("audience.mean").begin(), bench.column("audience.mean").end());
  const double precision = bench.at("audience.precision");
  open_march(bench, 1, .2);
  for (i64 tick = 1; tick < 25; ++tick) bench.hour(playing("global_game"), Luck{3}, tick);
  EXPECT_EQ(std::memcmp(mean.data(), bench.column("audience.mean").data(), mean.size() * sizeof(double)), 0);
  EXPECT_EQ(bench.at("audience.precision"), precision);
}

// Where nobody is left to defend the ruler, a march is still decided: the whole active force is its own.
TEST(Couplings, AMarchThatMeetsNoDefenderIsDecided) {
  Bench bench = polity(1.5, .5, 0);
  for (const std::size_t j : {0u, 1u}) bench.at("organisation.force", j) = 0;
  bench.start(playing("global_game"), Luck{3});
  open_march(bench, 1, 1);
  for (i64 tick = 1; tick <= 25; ++tick) bench.hour(playing("global_game"), Luck{3}, tick);
  EXPECT_EQ(bench.at("challenge.share"), 1);
  EXPECT_EQ(bench.at("regime.status"), status::fallen);
}

// With shocks, noise, news and war off and bias 0, a quiet year stays as it was observed to be.
TEST(Couplings, TheQuietDayIsStationary) {
  Bench bench;
  bench.at("organisation.private", 2) = 1;
  bench.at("opinion.of_ruler", 0) = bench.at("opinion.of_ruler", 2) = 1;
  bench.at("opinion.group", 2) = bench.at("opinion.group", 3) = 1;
  bench.at("opinion.mean", 0) = bench.at("opinion.mean", 2) = .63;
  bench.at("group.is_part", 1) = 1;
  bench.at("group.from_rank", 1) = .9;
  bench.at("regime.bias") = 0;
  bench.set(*find_card("losses_and_corruption"), {{"volatility", 0}});
  bench.set(*find_card("normal_learning"), {{"news", 0}});
  bench.set(*find_card("belief"), {{"base", 1e-9}});
  const auto cards = testing::standards();
  const double approval = bench.at("regime.approval"), quiet = bench.parameters.at("thresholds")[0];
  bench.start(cards, Luck{5});
  for (int week = 0; week <= 52; ++week) {
    if (week > 0) bench.quiet(cards, Luck{5}, week * 168);
    ASSERT_NEAR(bench.at("regime.approval"), approval, 1e-6) << week;
    ASSERT_NEAR(bench.at("group.acts"), quiet, 1e-6) << week;
    ASSERT_NEAR(bench.at("attempt.rate"), 1e-9, 1e-15) << week;
    ASSERT_NEAR(bench.at("regime.support"), .63, 1e-9) << week;
  }
}

}  // namespace
}  // namespace interregnum
