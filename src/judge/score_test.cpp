// Scores of forecasts: worked examples, and what must hold of any.
#include "judge/score.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/draw.hpp"

namespace interregnum {
namespace {

// 12-24 h forecasts of precipitation in the United States, October 1980 to March 1981 (Murphy, Daan 1985; table 7.2 of
// Wilks, Statistical Methods in the Atmospheric Sciences, 2nd ed.): what was said, how often it was said, and how often
// it then rained. The table gives .162 for all days.
const std::vector<Said> rain{{.4112, 0, .006},  {.0671, .05, .019}, {.1833, .1, .059}, {.0986, .2, .150},
                             {.0616, .3, .277}, {.0366, .4, .377},  {.0303, .5, .511}, {.0275, .6, .587},
                             {.0245, .7, .723}, {.0220, .8, .779},  {.0170, .9, .934}, {.0203, 1, .933}};

TEST(Score, MurphysPartsOfAPublishedTable) {
  const Murphy parts = murphy(rain);
  double brier = 0;
  for (const Said& said : rain)
    brier += said.weight *
             (said.happened * (said.chance - 1) * (said.chance - 1) + (1 - said.happened) * said.chance * said.chance);
  EXPECT_NEAR(parts.uncertainty, .162 * .838, 5e-4);
  EXPECT_NEAR(parts.reliability - parts.resolution + parts.uncertainty, brier, 1e-12);
  EXPECT_NEAR(parts.reliability, .0008, 5e-5);
  EXPECT_NEAR(parts.resolution, .0628, 5e-5);
  EXPECT_NEAR(brier, .0735, 5e-5);
}

// By hand: .8 said twice, once right; .2 said twice, never right.
TEST(Score, ByHand) {
  const std::vector<Forecast> said{{.8, true}, {.8, false}, {.2, false}, {.2, false}};
  const Scores scores = score(said);
  EXPECT_EQ(scores.events, 4u);
  EXPECT_NEAR(scores.brier, (.04 + .64 + .04 + .04) / 4, 1e-12);
  EXPECT_NEAR(scores.parts.reliability, (2 * .09 + 2 * .04) / 4, 1e-12);
  EXPECT_NEAR(scores.parts.resolution, (2 * .0625 + 2 * .0625) / 4, 1e-12);
  EXPECT_NEAR(scores.parts.uncertainty, .25 * .75, 1e-12);
  EXPECT_NEAR(scores.within, 0, 1e-12);
  EXPECT_NEAR(scores.log, -(3 * std::log(.8) + std::log(.2)) / 4, 1e-12);
}

TEST(Score, SayingNothingAndBeingSure) {
  const std::vector<Forecast> half{{.5, true}, {.5, false}};
  EXPECT_NEAR(score(half).brier, .25, 1e-12);
  EXPECT_NEAR(score(half).log, std::log(2.), 1e-12);
  const std::vector<Forecast> wrong{{0, true}};
  EXPECT_EQ(score(wrong).brier, 1);
  EXPECT_NEAR(score(wrong).log, -std::log(least_chance), 1e-12) << "the log score is capped";
  EXPECT_TRUE(std::isnan(score({}).brier));
}

// Forecasts that are not the same within a group: the three parts miss what the groups lose.
TEST(Score, WhatGroupsLose) {
  const std::vector<Forecast> said{{.31, true}, {.27, false}, {.9, true}};
  const Scores scores = score(said);
  const Murphy& parts = scores.parts;
  EXPECT_NEAR(scores.brier, parts.reliability - parts.resolution + parts.uncertainty + scores.within, 1e-12);
  EXPECT_GT(std::abs(scores.within), 1e-6);
}

// Of one value a case the jackknife is the standard error of a mean: 1, 2, 6 has s = sqrt(7), t(2) = 4.302653.
TEST(Score, MeansOverCases) {
  const std::vector<std::vector<double>> single{{1}, {2}, {6}};
  const OverCases mean = over_cases(single);
  EXPECT_EQ(mean.cases, 3u);
  EXPECT_NEAR(mean.mean, 3, 1e-12);
  EXPECT_NEAR(mean.hi - mean.mean, 4.302653 * std::sqrt(7. / 3), 1e-5);
  EXPECT_NEAR(mean.mean - mean.lo, mean.hi - mean.mean, 1e-12);
  EXPECT_NEAR(mean.least, 1.5, 1e-12);
  EXPECT_NEAR(mean.most, 4, 1e-12);
  EXPECT_EQ(mean.below, 0u);
}

TEST(Score, ValuesOfOneCaseGoTogether) {
  const std::vector<std::vector<double>> twice{{1, 1}, {2, 2}, {6, 6}}, single{{1}, {2}, {6}}, one{{1, 2}};
  EXPECT_NEAR(over_cases(twice).hi, over_cases(single).hi, 1e-12) << "said twice is no more evidence";
  EXPECT_NEAR(over_cases(one).mean, 1.5, 1e-12);
  EXPECT_TRUE(std::isnan(over_cases(one).lo)) << "one case has no spread";
  EXPECT_TRUE(std::isnan(over_cases({}).mean));
}

// One case of a model that knows the chance up to an error of .2, less what always saying 1/2 would have lost.
double difference(u64 library, u32 index) {
  const Luck luck{library};
  const double chance = luck.uniform(index, 0, 0);
  const bool happened = luck.uniform(index, 0, 1) < chance;
  const double said = std::clamp(chance + .2 * luck.normal(index, 0, 2), 0., 1.);
  return brier_of({said, happened}) - brier_of({.5, happened});
}

// In how many of 100 libraries of so many cases the bounds hold the true difference, which is -.052.
double held(u32 cases) {
  constexpr u64 libraries = 4000;
  u64 count = 0;
  for (u64 library = 0; library < libraries; ++library) {
    std::vector<std::vector<double>> values;
    for (u32 i = 0; i < cases; ++i) values.push_back({difference(library, i)});
    const OverCases found = over_cases(values);
    count += found.lo <= -.052 && -.052 <= found.hi ? 1 : 0;
  }
  return 100. * static_cast<double>(count) / static_cast<double>(libraries);
}

TEST(Score, BoundsOfFewCasesHoldLessOftenThanTheySay) {
  EXPECT_NEAR(held(7), 87, 2);
  EXPECT_NEAR(held(20), 92, 2);
}

}  // namespace
}  // namespace interregnum
