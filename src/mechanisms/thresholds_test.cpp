// Published cascades through the card's own step, and the anchors of the quiet day.
#include <gtest/gtest.h>

#include <cmath>

#include "base/real.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;

const Card& expression() { return *find_card("thresholds"); }

// One group whose push is the share that acts (kappa_N = N_ref is so large that tanh is linear) and whose thresholds
// are those stated, in shares. A hair is taken off, so that a share equal to a threshold reaches it.
constexpr double linear = 1e6, threshold_sd = 1.2, hair = 1e-9;

Bench crowd(std::size_t people) {
  testing::Rows rows{{"group", {"crowd"}}, {"opinion", {"crowd[leader]"}}};
  for (std::size_t i = 0; i < people; ++i) rows["person"].push_back(std::to_string(i));
  Bench bench(rows);
  bench.at("opinion.of_ruler") = 1;
  bench.at("group.sampled") = static_cast<double>(people);
  bench.at("group.slope") = linear;
  bench.at("group.fatigue") = 0;
  bench.set(expression(), {{"reference", linear}});
  return bench;
}
double settle(Bench& bench, int weeks = 1) {
  for (int week = 1; week <= weeks; ++week) bench.step(expression(), expression().quiet, {Luck{1}, week * 168, 7});
  return bench.at("group.acts");
}
double acting(const std::vector<double>& thresholds) {
  Bench bench = crowd(thresholds.size());
  for (std::size_t i = 0; i < thresholds.size(); ++i)
    bench.at("person.threshold", i) = (thresholds[i] - hair) / threshold_sd;
  return settle(bench);
}

TEST(Thresholds, GranovettersHundred) {
  std::vector<double> thresholds;
  for (int i = 0; i < 100; ++i) thresholds.push_back(i / 100.);
  EXPECT_EQ(acting(thresholds), 1);
  thresholds[1] = .02;
  EXPECT_EQ(acting(thresholds), .01);
}

TEST(Thresholds, KuransTen) {
  std::vector<double> thresholds{0, .2, .2, .3, .4, .5, .6, .7, .8, 1};
  EXPECT_EQ(acting(thresholds), .1);
  thresholds[1] = .1;
  EXPECT_EQ(acting(thresholds), .9);
}

// Thresholds N(25, sigma) in percent: with kappa_N = a N_ref the push is a N, and (a N - T) / 1.2 = (N - .25) / sigma.
double acting_with(double sigma_percent) {
  Bench bench = crowd(0);
  const double a = threshold_sd / (sigma_percent / 100);
  bench.at("group.slope") = a * linear;
  bench.at("group.threshold") = .25 * a;
  return settle(bench, 400);
}
TEST(Thresholds, GranovettersNormalCrowdJumps) {
  EXPECT_LT(acting_with(12.2220), .1);
  EXPECT_GT(acting_with(12.2222), .9);
}

std::vector<double> published(const testing::Numbers& changed) {
  std::vector<double> values;
  for (const ParameterSpec& spec : expression().solver.inputs) {
    const auto found = changed.find(std::string(spec.name));
    values.push_back(found == changed.end() ? spec.range.a : found->second);
  }
  return values;
}
TEST(Granovetter1978, ThroughTheCalculator) {
  EXPECT_EQ(testing::solved(expression(), published({}), "hundred"), 100);
  EXPECT_EQ(testing::solved(expression(), published({{"second", 2}}), "hundred"), 1);
  EXPECT_NEAR(testing::solved(expression(), published({}), "jump_sigma"), 12.2221, 5e-5);
  EXPECT_LT(testing::solved(expression(), published({{"sigma", 12.2}}), "normal_percent"), 10);
  EXPECT_GT(testing::solved(expression(), published({{"sigma", 12.23}}), "normal_percent"), 90);
}
TEST(Kuran1989, ThroughTheCalculator) {
  EXPECT_EQ(testing::solved(expression(), published({}), "ten_percent"), 10);
  EXPECT_EQ(testing::solved(expression(), published({{"t2", 10}}), "ten_percent"), 90);
}

// The share that must act first is what is missing to the unstable fixed point of Phi((n - .25) / sigma).
TEST(Thresholds, TheSmallestSeedReachesTheUnstableFixedPoint) {
  const auto seed = [](double sigma_percent, double& acts) {
    Bench bench = crowd(0);
    const double a = threshold_sd / (sigma_percent / 100);
    bench.at("group.slope") = a * linear;
    bench.at("group.threshold") = .25 * a;
    acts = settle(bench, 400);
    return bench.at("group.seed");
  };
  for (const double sigma : {5., 8., 10., 12., 12.2}) {
    double acts, low = .0622, high = .5;  // F(n) < n where the slope of F is 1 just before the jump, F(.5) > .5
    const double found = seed(sigma, acts);
    for (int halving = 0; halving < 60; ++halving) {
      const double n = .5 * (low + high);
      (real::normal_cdf((n - .25) / (sigma / 100)) > n ? high : low) = n;
    }
    EXPECT_NEAR(found, high - acts, 2e-5) << sigma;
  }
  double acts;
  EXPECT_EQ(seed(12.3, acts), 1);  // it has tipped
  EXPECT_GT(acts, .9);
}

TEST(Thresholds, TheSmallestSeedOfASample) {
  std::vector<double> thresholds;
  for (int i = 0; i < 100; ++i) thresholds.push_back(i / 100.);
  thresholds[1] = .02;
  Bench bench = crowd(thresholds.size());
  for (std::size_t i = 0; i < thresholds.size(); ++i)
    bench.at("person.threshold", i) = (thresholds[i] - hair) / threshold_sd;
  EXPECT_EQ(settle(bench), .01);
  EXPECT_NEAR(bench.at("group.seed"), .01, 1e-5);  // one more brings out the two who wait for two
}

// A seed a little larger than the smallest tips the rest, a little smaller one does not.
TEST(Thresholds, AnOpeningTipsWhereOnePersonInAHundredIsTheSeed) {
  const auto end = [](double median_percent) {
    Bench bench = crowd(0);
    const double a = threshold_sd / .05;
    bench.at("group.slope") = a * linear;
    bench.at("group.threshold") = median_percent / 100 * a;
    settle(bench, 50);
    bench.at("group.opening") = .01;
    bench.at("group.opening_until") = 60 * 168;
    for (i64 week = 51; week <= 70; ++week) bench.step(expression(), expression().quiet, {Luck{1}, week * 168, 7});
    EXPECT_EQ(bench.at("group.opening"), 0);
    return bench.at("group.acts");
  };
  EXPECT_GT(end(9.5), .9);
  EXPECT_LT(end(20), .01);
}

Bench polity(double sampled = 0) {
  testing::Rows rows{{"group", {"citizens", "loyal", "staunch"}},
                     {"opinion", {"citizens[leader]", "loyal[leader]", "staunch[leader]", "citizens[wagner]"}}};
  for (int i = 0; i < 2 * static_cast<int>(sampled); ++i) rows["person"].push_back(std::to_string(i));
  Bench bench(rows);
  for (const std::size_t i : {0u, 1u, 2u}) {
    bench.at("opinion.of_ruler", i) = 1;
    bench.at("opinion.group", i) = static_cast<double>(i);
    bench.at("opinion.mean", i) = i == 1 ? .85 : .55;
    bench.at("group.sampled", i) = sampled;
    bench.at("group.fear", i) = .2;
  }
  bench.at("group.first_person", 1) = sampled;
  bench.at("group.size", 0) = 80, bench.at("group.size", 1) = 20, bench.at("group.size", 2) = 8;
  bench.at("group.is_part", 2) = 1;  // the top tenth of the citizens
  bench.at("group.from_rank", 2) = .9;
  bench.at("regime.approval") = .81;
  bench.set(expression(),
            {{"quiet_protest", .0007}, {"response", .2}, {"reference", .02}, {"fear_jump", .2}, {"doom", 1}});
  for (const auto id : {"partial_adjustment", "thresholds"})
    bench.step(*find_card(id), find_card(id)->start, {Luck{1}, 0, 0});
  return bench;
}

TEST(Thresholds, TheQuietDayIsAsObserved) {
  Bench bench = polity();
  EXPECT_NEAR(bench.at("regime.approval"), .81, 1e-9);
  EXPECT_NEAR(.8 * bench.at("group.acts") + .2 * bench.at("group.acts", 1), .0007, 1e-9);
  EXPECT_NEAR(.8 * bench.at("opinion.says") + .2 * bench.at("opinion.says", 1), .81, 1e-9);
  EXPECT_NEAR(bench.at("group.hidden"), bench.at("opinion.says") - bench.at("opinion.support"), 1e-15);
  EXPECT_EQ(bench.at("opinion.says", 3), bench.at("opinion.support", 3));
  EXPECT_LT(bench.at("group.acts", 2), bench.at("group.acts"));  // the staunch act less
  EXPECT_GT(bench.at("group.ready"), bench.at("group.acts"));
}

// F'(N0) = rho0, by what a small push does: 1 / (1 - rho0) follow where one would go alone.
TEST(Thresholds, ResponseIsTheStatedOne) {
  const double push = 1e-5;
  const auto extra = [&](double response) {
    Bench bench = polity();
    bench.set(expression(), {{"response", response}});
    bench.at("regime.approval") = .81;
    bench.step(expression(), expression().start, {Luck{1}, 0, 0});
    const double before = .8 * bench.at("group.acts") + .2 * bench.at("group.acts", 1);
    bench.at("challenge.stage") = 1;  // people hear of it at once within a challenge only
    bench.at("regime.doom") = push;
    bench.step(expression(), expression().hour, {Luck{1}, 1, 1. / 24});
    return .8 * bench.at("group.acts") + .2 * bench.at("group.acts", 1) - before;
  };
  EXPECT_NEAR(extra(.3) / extra(0), 1 / (1 - .3), 1e-3);
}

TEST(Thresholds, FearSilencesAndFades) {
  Bench bench = polity();
  const double acts = bench.at("group.acts"), says = bench.at("opinion.says");
  bench.at("challenge.stage") = stage::live;
  bench.at("challenge.route") = route::march;
  bench.at("challenge.opened") = 1;
  bench.step(expression(), expression().hour, {Luck{1}, 1, 1. / 24});
  EXPECT_NEAR(bench.at("group.fear"), .4, 1e-15);
  EXPECT_LT(bench.at("group.acts"), acts);
  EXPECT_GT(bench.at("opinion.says"), says);
  bench.at("regime.jump") = -.1;
  for (const i64 tick : {2, 3}) bench.step(expression(), expression().hour, {Luck{1}, tick, 1. / 24});
  EXPECT_NEAR(bench.at("group.fear"), .3 * .4, 1e-15);
  for (int week = 1; week <= 26; ++week) bench.step(expression(), expression().quiet, {Luck{1}, week * 168, 7});
  EXPECT_NEAR(bench.at("group.fear"), .3 * .4 * std::exp(-1), 1e-12);
}

// The other sign of the jump: fear breaks at a march, and no lower than a quiet day's.
TEST(Thresholds, FearMayBreakAtAMarch) {
  Bench bench = polity();
  const double acts = bench.at("group.acts"), says = bench.at("opinion.says");
  bench.set(expression(), {{"fear_jump", -.15}});
  bench.at("challenge.stage") = stage::live;
  bench.at("challenge.route") = route::march;
  bench.at("challenge.opened") = 1;
  bench.step(expression(), expression().hour, {Luck{1}, 1, 1. / 24});
  EXPECT_NEAR(bench.at("group.fear"), .05, 1e-15);
  EXPECT_GT(bench.at("group.acts"), acts);
  EXPECT_LT(bench.at("opinion.says"), says);
  bench.at("challenge.opened") = 2;
  bench.step(expression(), expression().hour, {Luck{1}, 2, 1. / 24});
  EXPECT_EQ(bench.at("group.fear"), 0);
}

void quiet_week(Bench& bench, i64 week) { bench.step(expression(), expression().quiet, {Luck{1}, week * 168, 7}); }

// While an opening lasts, N = F(N + .01); only followers are counted.
TEST(Thresholds, AnOpeningBringsOutFollowersAndClosesByItself) {
  Bench bench = polity();
  bench.set(expression(), {{"response", .02}});  // so that one person in a hundred does not tip the rest
  bench.at("regime.approval") = .81;
  bench.step(expression(), expression().start, {Luck{1}, 0, 0});
  const double acts = bench.at("group.acts"), ready = bench.at("group.ready");
  EXPECT_GT(bench.at("group.seed"), .01);
  for (double& first : bench.column("group.opening")) first = .01;
  for (double& until : bench.column("group.opening_until")) until = 2 * 168;
  quiet_week(bench, 1);
  EXPECT_GT(bench.at("group.acts"), acts);
  EXPECT_GE(bench.at("group.acts"), .99 * ready);  // those who were ready, and whom they bring along
  EXPECT_NEAR(bench.at("group.acts"), bench.at("group.ready"), 1e-9);
  quiet_week(bench, 2);
  EXPECT_EQ(bench.at("group.opening"), 0);
  bench.at("group.fear") = bench.at("group.fear", 1) = .2;
  quiet_week(bench, 3);
  EXPECT_LT(bench.at("group.acts"), 1.1 * acts);
}

// An hour answers to news without seeking the seed; the next quiet step seeks it although nothing more has moved.
TEST(Thresholds, TheSeedIsThatOfThePresentAfterAnHourToo) {
  Bench direct = polity();
  for (double& fear : direct.column("group.fear")) fear = 0;
  quiet_week(direct, 1);
  const double before = direct.at("group.seed");
  for (double& rally : direct.column("opinion.rally")) rally = .2;
  Bench after_hour = direct;
  after_hour.step(expression(), expression().hour, {Luck{1}, 169, 1. / 24});
  EXPECT_EQ(after_hour.at("group.seed"), before);
  for (Bench* bench : {&direct, &after_hour}) quiet_week(*bench, 2);
  EXPECT_NE(direct.at("group.seed"), before);
  EXPECT_NEAR(after_hour.at("group.seed"), direct.at("group.seed"), 1e-3);
}

TEST(Thresholds, FatiguePushesPeopleToAct) {
  Bench tired = polity();
  for (double& fatigue : tired.column("group.fatigue")) fatigue = .5;
  tired.set(expression(), {{"tired", .8}, {"tiring", .6}});
  tired.at("regime.approval") = .81;
  tired.step(expression(), expression().start, {Luck{1}, 0, 0});
  EXPECT_NEAR(.8 * tired.at("group.acts") + .2 * tired.at("group.acts", 1), .0007, 1e-9);  // the quiet day is as seen
  Bench rested = tired;
  for (double& fatigue : rested.column("group.fatigue")) fatigue = 0;  // scaled by 0
  for (const auto bench : {&tired, &rested}) {
    bench->at("regime.burden") = 1;
    for (i64 week = 1; week <= 52; ++week) quiet_week(*bench, week);
  }
  EXPECT_LT(rested.at("group.ready"), tired.at("group.ready"));
  EXPECT_EQ(rested.at("group.fatigue"), 0);
  const double odds = std::exp(.6 * 52 * 7 / 365);
  EXPECT_NEAR(tired.at("group.fatigue"), odds / (1 + odds), 1e-12);
}

TEST(Thresholds, ASampleAgreesWithTheDistribution) {
  const double people = 4000;
  Bench sample = polity(people), distribution = polity();
  EXPECT_NEAR(sample.at("regime.approval"), distribution.at("regime.approval"), 3 * .25 / std::sqrt(people));
  EXPECT_NEAR(sample.at("group.acts"), distribution.at("group.acts"), 3 * std::sqrt(.001 / people));
}

}  // namespace
}  // namespace interregnum
