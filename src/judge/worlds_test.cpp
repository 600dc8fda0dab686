#include "judge/worlds.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "base/draw.hpp"

namespace interregnum {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double failed = std::numeric_limits<double>::infinity();

Worlds classify_rows(const std::vector<std::vector<double>>& rows, const Rule& rule) {
  std::vector<double> values;
  for (const auto& row : rows) values.insert(values.end(), row.begin(), row.end());
  return classify({values, static_cast<u32>(rows.size()), static_cast<u32>(rows.front().size())}, rule);
}

void expect_tally(const Tally& tally, u64 yes, u64 no, u64 unclear, u64 plug_in) {
  EXPECT_EQ(tally.yes, yes);
  EXPECT_EQ(tally.no, no);
  EXPECT_EQ(tally.unclear, unclear);
  EXPECT_EQ(tally.plug_in, plug_in);
}

TEST(Worlds, ADrawCountsOnlyWhereItsReplicatesLeaveNoDoubt) {
  const Worlds worlds = classify_rows({{1.0, 1.1, 0.9, 1.0},      // surely at least .5
                                       {-1.0, -1.1, -0.9, -1.0},  // surely below, and the reverse
                                       {0.4, 0.9, 0.1, 0.8},      // unclear, points to yes
                                       {0.2, 0.8, 0.0, 0.7}},     // unclear, points to no
                                      {.margin = .5});
  expect_tally(worlds.reach, 1, 1, 2, 2);
  expect_tally(worlds.reverse, 1, 3, 0, 1);
  EXPECT_EQ(worlds.right_way.plug_in, 3u);
  EXPECT_EQ(worlds.draws, 4u);
  EXPECT_EQ(worlds.share.value, .5);
}

// The t interval has error delta at either end: with 4 replicates of deviation 1 it is 4.5407 / 2 wide.
TEST(Worlds, TheBorderOfDoubtIsStudents) {
  const double unit = std::sqrt(.75), half_width = 4.540702858698419 / 2;
  const auto row = [&](double mean) { return std::vector<double>{mean - unit, mean + unit, mean - unit, mean + unit}; };
  const Worlds worlds = classify_rows({row(half_width + 1e-6), row(half_width - 1e-6)}, {});
  expect_tally(worlds.reach, 1, 0, 1, 2);
}

TEST(Worlds, EqualReplicatesAreSureAndASingleOneIsNot) {
  expect_tally(classify_rows({{.5, .5}, {.4, .4}}, {.margin = .5}).reach, 1, 1, 0, 1);
  expect_tally(classify_rows({{.9}, {.1}}, {.margin = .5}).reach, 0, 0, 2, 1);
  expect_tally(classify_rows({{.9, missing}, {missing, .1}}, {.margin = .5}).reach, 0, 0, 2, 1);
}

// Four coins that fell alike do not show that none ever falls otherwise.
TEST(Worlds, EqualCoinsAreNotSure) {
  const Rule rule{.margin = .05, .span = 2};
  expect_tally(classify_rows({{0, 0, 0, 0}, {1, 1, 1, 1}}, rule).reach, 0, 0, 2, 1);
  expect_tally(classify_rows({std::vector<double>(32, 1), std::vector<double>(32, -1)}, rule).reach, 1, 1, 0, 1);
}

TEST(Worlds, MissingPairsAreLeftOutAndReported) {
  const Worlds worlds = classify_rows({{1, missing, 1, 1}, {missing, missing, missing, missing}}, {.margin = .5});
  EXPECT_EQ(worlds.draws, 1u);
  EXPECT_EQ(worlds.missing, 5. / 8);
  EXPECT_EQ(worlds.mean.value, 1);
  expect_tally(worlds.reach, 1, 0, 0, 1);
}

TEST(Worlds, AFailedRunCountsNeitherForNorAgainst) {
  const Worlds worlds = classify_rows({{1, 1, 1, 1}, {1, failed, 1, 1}, {-failed, failed, 1, 1}}, {.margin = .5});
  EXPECT_EQ(worlds.draws, 3u);
  EXPECT_EQ(worlds.failed_draws, 2u);
  expect_tally(worlds.reach, 1, 0, 2, 1);
  EXPECT_EQ(worlds.mean.value, 1);
  EXPECT_LT(worlds.share_if_clear.lo, .5);
}

TEST(Worlds, NothingIsKnownWithoutADraw) {
  const Worlds worlds = classify({{}, 0, 4}, {.margin = .5});
  EXPECT_EQ(worlds.draws, 0u);
  EXPECT_TRUE(std::isnan(worlds.share.value));
  EXPECT_EQ(worlds.share.lo, 0);
  EXPECT_EQ(worlds.share.hi, 1);
  EXPECT_TRUE(std::isinf(worlds.mean.hi));
}

TEST(Worlds, BoundsAreThoseOfTheSequences) {
  const std::vector<double> values(400, .7);  // 100 equal draws of 4
  const Worlds worlds = classify({values, 100, 4}, {.margin = .5});
  EXPECT_EQ(worlds.share.lo, share_sequence(100, 100, .025).lo - .01);
  EXPECT_EQ(worlds.share.hi, 1);
  EXPECT_EQ(worlds.reversed.lo, 0);
  EXPECT_NEAR(worlds.reversed.hi, 1 - worlds.share.lo, 1e-15);
  const Interval mean = mean_sequence(worlds.mean.value, .25 / 100, 100, .025);  // the floor: margin^2 / draws
  EXPECT_EQ(worlds.mean.lo, mean.lo);
  EXPECT_EQ(worlds.mean.hi, mean.hi);
}

TEST(Worlds, TheEffectIsInTheOutcomesOwnDirection) {
  std::vector<double> values(100, .25);
  for (std::size_t i = 0; i < 50; ++i) values[i] = .75;
  const Worlds worlds = classify({values, 100, 1}, {.margin = .1, .sign = -1, .offset = 2});
  EXPECT_EQ(worlds.effect.value, 1.5);
  EXPECT_EQ(worlds.effect.lo, 2 - worlds.mean.hi);
  EXPECT_EQ(worlds.effect.hi, 2 - worlds.mean.lo);
  EXPECT_LT(worlds.effect.lo, worlds.effect.hi);
}

TEST(Worlds, LessErrorMeansWiderBounds) {
  std::vector<double> values;
  for (u32 draw = 0; draw < 54; ++draw) values.push_back(luck_of(3, draw, 0).normal(1, 0, 0));
  const Worlds strict = classify({values, 27, 2}, {.margin = .5, .alpha = .002});
  const Worlds loose = classify({values, 27, 2}, {.margin = .5, .alpha = .05});
  EXPECT_LE(strict.share.lo, loose.share.lo);
  EXPECT_GE(strict.share.hi, loose.share.hi);
  EXPECT_LT(strict.mean.lo, loose.mean.lo);
  EXPECT_GT(strict.mean.hi, loose.mean.hi);
}

// "No increase by .02" is D = -(Y_A - Y_B) with margin -.02: it follows below the margin, and its reverse is the rest.
TEST(Worlds, ANegativeMarginAsksForNoChangeInOneDirection) {
  const Worlds worlds = classify_rows({{.01, .01}, {-.03, -.03}}, {.margin = -.02});
  expect_tally(worlds.reach, 1, 1, 0, 1);
  expect_tally(worlds.reverse, 1, 1, 0, 1);
}

// 0 of 32 leave a share of at most .01^(1/32); where the interval of Clopper and Pearson ends, so does the doubt.
TEST(Worlds, CoinsHaveTheExactIntervalOfTheirCounts) {
  const std::vector<double> none(32, 0);
  const double most = std::pow(.01, 1. / 32);
  expect_tally(classify_rows({none}, {.margin = 1 - most + 1e-6, .span = 1}).reach, 0, 1, 0, 0);
  expect_tally(classify_rows({none}, {.margin = 1 - most - 1e-6, .span = 1}).reach, 0, 0, 1, 0);
  const std::vector<double> below(32, -.5);  // "at least 50 %" of a coin that never came up
  expect_tally(classify_rows({below}, {.is_level = true, .offset = .5, .span = 1}).reach, 0, 1, 0, 0);
  expect_tally(classify_rows({below}, {.is_level = true, .sign = -1, .offset = -.5, .span = 1}).reach, 0, 1, 0, 0);
  const double two = 1 - std::pow(.005, 1. / 32);  // a difference of two coins: each part with half of the error
  expect_tally(classify_rows({none}, {.margin = two + 1e-6, .span = 2}).reach, 0, 1, 0, 0);
  expect_tally(classify_rows({none}, {.margin = two - 1e-6, .span = 2}).reach, 0, 0, 1, 0);
}

TEST(Worlds, AChangeMayGoEitherWay) {
  const Worlds worlds =
      classify_rows({{.1, .1}, {-.1, -.1}, {.01, .01}, {-.3, .3}}, {.margin = .05, .ask = Ask::differ});
  expect_tally(worlds.reach, 2, 1, 1, 2);
  const Worlds same = classify_rows({{.1, .1}, {-.1, -.1}, {.01, .01}, {-.3, .3}}, {.margin = .05, .ask = Ask::same});
  expect_tally(same.reach, 1, 2, 1, 2);
  expect_tally(same.reverse, 2, 1, 1, 2);
}

// A margin of half the reference: .1 of .1 and -.3 of .2; a reference below 0 counts by its size.
TEST(Worlds, ARelativeMarginIsAShareOfTheReference) {
  const std::vector<double> d{.1, .1, -.3, -.3, .1, .1, .1, .1, missing, .1},
      r{.1, .1, .2, .2, .3, .3, -.3, -.3, 9, .1};
  const Worlds worlds = classify({d, 5, 2, r}, {.margin = .5, .is_relative = true});
  expect_tally(worlds.reach, 1, 3, 1, 2);
  expect_tally(worlds.reverse, 1, 3, 1, 1);
  EXPECT_NEAR(worlds.scale, (.1 + .2 + .3 + .3 + .1) / 5, 1e-15);
  const Worlds change = classify({d, 5, 2, r}, {.margin = .5, .ask = Ask::differ, .is_relative = true});
  expect_tally(change.reach, 2, 2, 1, 3);
}

TEST(Worlds, ExtrapolationKeepsSharesAndNarrowsBounds) {
  std::vector<double> values;
  for (u32 draw = 0; draw < 100; ++draw) values.insert(values.end(), 4, draw < 85 ? 1. : 0.);
  const Rule rule{.margin = .5};
  const Worlds now = classify({values, 100, 4}, rule), later = extrapolated(now, rule, 1000);
  expect_tally(later.reach, 850, 150, 0, 850);
  EXPECT_EQ(later.share.value, now.share.value);
  EXPECT_GT(later.share.lo, now.share.lo);
  EXPECT_LT(later.mean.hi, now.mean.hi);
  const Worlds same = extrapolated(now, rule, 100);
  EXPECT_EQ(same.share.lo, now.share.lo);
  EXPECT_EQ(same.mean.lo, now.mean.lo);
}

}  // namespace
}  // namespace interregnum
