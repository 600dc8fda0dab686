#include <gtest/gtest.h>

#include <cmath>

#include "base/real.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;

const Card& opinion() { return *find_card("partial_adjustment"); }

// citizens and their top tenth, both of the leader and of another.
Bench polity(double sampled = 0) {
  auto rows = testing::small_polity();
  for (int i = 0; i < static_cast<int>(sampled); ++i) rows["person"].push_back(std::to_string(i));
  Bench bench(rows);
  bench.at("opinion.of_ruler", 0) = bench.at("opinion.of_ruler", 2) = 1;
  bench.at("opinion.group", 2) = bench.at("opinion.group", 3) = 1;
  for (double& mean : bench.column("opinion.mean")) mean = .63;
  for (double& sd : bench.column("opinion.sd")) sd = .2;
  bench.at("group.is_part", 1) = 1;
  bench.at("group.from_rank", 1) = .9;
  for (double& people : bench.column("group.sampled")) people = sampled;
  for (double& believed : bench.column("audience.belief.theta")) believed = .6;
  bench.set(opinion(), {{"bandwagon", 1.2}, {"rally", .1}, {"relax", 2}, {"weariness", .3}});
  bench.step(opinion(), opinion().start, {Luck{1}, 0, 0});
  return bench;
}
void quiet(Bench& bench, i64 week, double days = 7) {
  bench.step(opinion(), opinion().quiet, {Luck{1}, week * 168, days});
}
// A march of the private army begins in the hour of `hour`.
void begin_march(Bench& bench) {
  bench.at("challenge.stage") = stage::live;
  bench.at("challenge.route") = route::march;
  bench.at("challenge.actor") = 2;
  bench.at("challenge.opened") = 5;
}
void hour(Bench& bench) { bench.step(opinion(), opinion().hour, {Luck{1}, 5, 1. / 24}); }

TEST(PartialAdjustment, StartsAsStatedAndStays) {
  Bench bench = polity();
  EXPECT_NEAR(bench.at("regime.support"), .63, 1e-12);
  EXPECT_GT(bench.at("opinion.support", 2), .85);  // the staunch tenth
  const double staunch = bench.at("opinion.support", 2);
  for (i64 week = 1; week <= 52; ++week) quiet(bench, week);
  EXPECT_NEAR(bench.at("regime.support"), .63, 1e-12);
  EXPECT_NEAR(bench.at("opinion.support", 2), staunch, 1e-12);
}

TEST(PartialAdjustment, AMonthLeavesThePublishedShareOfAShock) {
  Bench bench = polity();
  const double anchor = bench.at("opinion.anchor");
  bench.at("opinion.latent") = anchor - .4;
  quiet(bench, 1, 30.44);
  EXPECT_NEAR((bench.at("opinion.latent") - anchor) / -.4, .861, 1e-12);
}

TEST(PartialAdjustment, AnswersOnceToNewsJumpsAndMarches) {
  Bench bench = polity();
  const double mu = bench.at("opinion.latent"), of_other = bench.at("opinion.latent", 1);
  bench.at("audience.belief.theta") = .5;
  bench.at("regime.jump") = -.1;
  begin_march(bench);
  hour(bench);
  bench.at("challenge.opened") = -1;
  hour(bench);
  EXPECT_NEAR(bench.at("opinion.latent"), mu - .12, 1e-12);
  EXPECT_NEAR(bench.at("opinion.anchor"), mu - .7 * .12, 1e-12);
  EXPECT_NEAR(bench.at("opinion.rally"), .1, 1e-12);
  EXPECT_NEAR(bench.at("opinion.support"), real::normal_cdf(mu - .02), 1e-12);
  EXPECT_EQ(bench.at("opinion.latent", 1), of_other);
  EXPECT_EQ(bench.at("opinion.rally", 1), 0);
}

TEST(PartialAdjustment, WhoMarchesGainsOrLosesBackers) {
  Bench bench = polity();
  bench.set(opinion(), {{"backing", -.7}});
  bench.at("opinion.actor", 1) = 2;  // citizens of the private army
  const double of_ruler = bench.at("opinion.latent"), mu = bench.at("opinion.latent", 1);
  begin_march(bench);
  hour(bench);
  bench.at("challenge.opened") = -1;
  hour(bench);
  EXPECT_NEAR(bench.at("opinion.latent", 1), mu - .7, 1e-12);
  EXPECT_NEAR(bench.at("opinion.support", 1), real::normal_cdf(mu - .7), 1e-12);
  EXPECT_EQ(bench.at("opinion.latent"), of_ruler);
  EXPECT_EQ(bench.at("opinion.latent", 3), mu);  // of nobody that can march
  quiet(bench, 1, 30.44);
  EXPECT_NEAR(bench.at("opinion.latent", 1), mu - .861 * .7, 1e-12);
}

TEST(PartialAdjustment, WarWearsSupportDown) {
  Bench bench = polity();
  const double anchor = bench.at("opinion.anchor"), of_other = bench.at("opinion.anchor", 1);
  bench.at("regime.burden") = 1;
  for (i64 week = 1; week <= 52; ++week) quiet(bench, week, 365. / 52);
  EXPECT_NEAR(bench.at("opinion.anchor"), anchor - .3 * .3, 1e-12);
  EXPECT_EQ(bench.at("opinion.anchor", 1), of_other);
}

TEST(PartialAdjustment, ASampleAgreesWithTheDistribution) {
  const double people = 4000;
  Bench sample = polity(people), distribution = polity();
  EXPECT_NEAR(sample.at("opinion.support"), distribution.at("opinion.support"), 3 * .2 / std::sqrt(people));
  EXPECT_NEAR(sample.at("opinion.support", 2), distribution.at("opinion.support", 2), 3 * .1 / std::sqrt(people / 10));
}

}  // namespace
}  // namespace interregnum
