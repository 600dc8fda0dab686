#include "base/copula.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/draw.hpp"

namespace interregnum {
namespace {

std::vector<std::vector<double>> linked(std::size_t members, double rank, u32 draws) {
  std::vector<std::vector<double>> columns(members, std::vector<double>(draws));
  std::vector<double> u(members);
  for (u32 draw = 0; draw < draws; ++draw) {
    for (std::size_t i = 0; i < members; ++i) u[i] = parameters_of(7, draw).uniform(name_id("u") + i, 0, 0);
    link(u, rank);
    for (std::size_t i = 0; i < members; ++i) columns[i][draw] = u[i];
  }
  return columns;
}

// Spearman's correlation of numbers that are uniform: that of the numbers.
double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const double n = static_cast<double>(x.size());
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - .5) * (y[i] - .5);
    xx += (x[i] - .5) * (x[i] - .5);
    yy += (y[i] - .5) * (y[i] - .5);
  }
  return n > 0 ? xy / std::sqrt(xx * yy) : 0;
}

TEST(Copula, PearsonsFormula) {
  EXPECT_NEAR(normal_correlation(.5), .5176380902050415, 1e-15);  // 2 sin 15 degrees
  EXPECT_NEAR(normal_correlation(-.3), -2 * .15643446504023087, 1e-15);
  EXPECT_EQ(normal_correlation(1), 1);
  EXPECT_EQ(normal_correlation(-1), -1);
}

TEST(Copula, RankZeroChangesNoBit) {
  std::vector<double> u{.1, .9, .123456789};
  const auto before = u;
  link(u, 0);
  EXPECT_EQ(u, before);
}

// 4,000 draws: the standard error is (1 - r^2) / sqrt(4000) <= .016 or so; four of them.
TEST(Copula, TheRankCorrelationIsWhatWasAsked) {
  for (const double rank : {-.45, -.2, .3, .5, .9}) {
    const auto u = linked(3, rank, 4000);
    for (const auto& [i, k] : {std::pair{0, 1}, {0, 2}, {1, 2}})
      EXPECT_NEAR(correlation(u[static_cast<std::size_t>(i)], u[static_cast<std::size_t>(k)]), rank, .064) << rank;
  }
  const auto opposed = linked(2, -.8, 4000);
  EXPECT_NEAR(correlation(opposed[0], opposed[1]), -.8, .064);
}

// Kolmogorov's distance to the uniform: below 1.63 / sqrt(n) in 99 of 100 cases.
TEST(Copula, EachStaysUniform) {
  for (const double rank : {-.4, .5, 1.})
    for (auto& u : linked(3, rank, 4000)) {
      std::sort(u.begin(), u.end());
      double distance = 0;
      for (std::size_t i = 0; i < u.size(); ++i)
        distance = std::max(distance, std::fabs(u[i] - (static_cast<double>(i) + .5) / 4000));
      EXPECT_LT(distance, 1.63 / std::sqrt(4000)) << rank;
    }
}

TEST(Copula, TheEndsOfTheScale) {
  std::vector<double> u{.2, .7}, same{.2, .7}, extreme{0x1p-53, 0x1p-53, 0x1p-53};
  link(same, 1);
  EXPECT_NEAR(same[0], same[1], 1e-15);
  link(u, -1);
  EXPECT_NEAR(u[0] + u[1], 1, 1e-14);
  link(extreme, 1);
  for (const double x : extreme) EXPECT_TRUE(x > 0 && x < 1);
}

TEST(Copula, ThreeCannotAllOpposeEachOther) {
  EXPECT_TRUE(can_be_linked(2, -1));
  EXPECT_FALSE(can_be_linked(3, -.5));
  EXPECT_EQ(lowest_rank(2), -1);
  EXPECT_EQ(lowest_rank(3), -.48);  // 6/pi asin(-1/4) = -.4826
}

}  // namespace
}  // namespace interregnum
