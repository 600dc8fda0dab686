// The two rival hazards against the rates of Powell & Thyne: .029 a year after a year without an attempt, .204 after
// one with an attempt.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;

constexpr double base = .0294;  // -log(1 - .029)

// prec such that a year after an attempt has .204: h0 (1 + prec (1 - 1/e)) = -log(1 - .204).
const double trap = (std::log(1 - .204) / std::log(1 - .029) - 1) / (1 - std::exp(-1));

struct Year {
  double attempts = 0, expected = 0;  // runs with an attempt; the same by the stopped compensator
};

// One year of weekly steps in many runs; `since` is the time of the last failed attempt in days.
Year year_of(const Card& card, double since, int runs) {
  Bench prepared(testing::Rows{});
  prepared.at("regime.theta_start") = prepared.at("regime.theta");
  prepared.at("regime.propensity") = prepared.at("regime.propensity_start") = .1;
  prepared.at("attempt.since") = since;
  prepared.set(card, {{"base", base}});
  if (card.text.id == "precedent") prepared.set(card, {{"precedent", trap}});
  Year year;
  for (int run = 0; run < runs; ++run) {
    Bench bench = prepared;
    const Luck luck = luck_of(3, static_cast<u32>(run), 0);
    for (int week = 1; week <= 52 && bench.at("attempt.count") == 0; ++week) {
      bench.step(card, card.quiet, {luck, week * 168, 365. / 52});
      year.expected += bench.at("attempt.attempt.chance") / runs;
    }
    year.attempts += bench.at("attempt.count") / runs;
  }
  return year;
}

TEST(Attempts, BaseRateOfAYear) {
  for (const auto id : {"belief", "precedent"}) {
    const Year year = year_of(*find_card(id), HUGE_VAL, 4000);
    EXPECT_NEAR(year.attempts, .029, 4 * std::sqrt(.029 / 4000)) << id;  // four standard errors
    EXPECT_NEAR(year.expected, .029, 5e-4) << id;
  }
}

// The trap that explains all of .204 against .029; the prior's upper end, 5, explains .11.
TEST(Attempts, AnAttemptMakesTheNextLikelier) {
  const Year year = year_of(*find_card("precedent"), 0, 4000);
  EXPECT_NEAR(year.attempts, .204, 4 * std::sqrt(.204 * .796 / 4000));
}

TEST(Attempts, BeliefFollowsPropensityUpToTwentyfold) {
  Bench bench;
  const Card& belief = *find_card("belief");
  bench.set(belief, {{"base", base}});
  bench.at("regime.propensity_start") = .01;
  for (const auto& [propensity, ratio] :
       {std::pair{.01, 1.}, std::pair{.03, 3.}, std::pair{.9, 20.}, std::pair{0., 0.}}) {
    bench.at("regime.propensity") = propensity;
    bench.step(belief, belief.hour, {Luck{1}, 1, 1. / 24});
    EXPECT_DOUBLE_EQ(bench.at("attempt.rate"), base * ratio);
  }
}

TEST(Attempts, OpenACoupAndRestWhileAChallengeIsUnderWay) {
  Bench bench;
  const Card& belief = *find_card("belief");
  bench.set(belief, {{"base", 10}});
  bench.at("regime.propensity") = 1;
  i64 week = 0;
  while (bench.at("challenge.stage") == stage::none) bench.step(belief, belief.quiet, {Luck{2}, ++week * 168, 7});
  EXPECT_EQ(bench.at("attempt.attempt.fired"), 1);
  EXPECT_EQ(bench.at("challenge.route"), route::coup);
  EXPECT_EQ(bench.at("challenge.opened"), static_cast<double>(week * 168));
  EXPECT_GE(bench.at("challenge.force"), .15);
  EXPECT_LE(bench.at("challenge.force"), .40);
  const double risk = bench.at("attempt.risk");
  bench.step(belief, belief.quiet, {Luck{2}, ++week * 168, 7});
  EXPECT_EQ(bench.at("attempt.risk"), risk);
}

}  // namespace
}  // namespace interregnum
