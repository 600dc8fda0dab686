#include "judge/shapley.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "base/draw.hpp"

namespace interregnum {
namespace {

std::vector<double> some_game(u32 which, std::size_t parts) {
  std::vector<double> values(std::size_t{1} << parts);
  for (std::size_t set = 0; set < values.size(); ++set)
    values[set] = parameters_of(3, which).normal(name_id("v"), static_cast<i64>(set), 0);
  return values;
}

// Shapley (1953): one owner of a left glove, two of a right one; a pair is worth 1.
TEST(Shapley1953, TheGameOfGloves) {
  const std::vector<double> values{0, 0, 0, 1, 0, 1, 0, 1};
  const auto shares = shapley(values);
  EXPECT_NEAR(shares[0], 2. / 3, 1e-15);
  EXPECT_NEAR(shares[1], 1. / 6, 1e-15);
  EXPECT_NEAR(shares[2], 1. / 6, 1e-15);
}

TEST(Shapley1953, SharesSumToTheWhole) {
  for (std::size_t parts = 1; parts <= 5; ++parts)
    for (u32 game = 0; game < 50; ++game) {
      const auto values = some_game(game, parts), shares = shapley(values);
      EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.), values.back() - values.front(), 1e-12);
    }
}

// Parts 0 and 1 are exchanged: so are their shares, and where the game is the same for both, they are equal.
TEST(Shapley1953, SymmetryAndDummy) {
  const auto exchanged = [](std::size_t set) { return (set & ~std::size_t{3}) | (set & 1) << 1 | (set & 2) >> 1; };
  for (u32 game = 0; game < 50; ++game) {
    auto values = some_game(game, 4), other = values;
    for (std::size_t set = 0; set < 16; ++set) other[exchanged(set)] = values[set];
    const auto a = shapley(values), b = shapley(other);
    EXPECT_NEAR(a[0], b[1], 1e-12);
    EXPECT_NEAR(a[2], b[2], 1e-12);
    for (std::size_t set = 0; set < 16; ++set) values[set] = values[set & ~std::size_t{8}];
    EXPECT_NEAR(shapley(values)[3], 0, 1e-12) << "the fourth part does nothing";
  }
}

TEST(Shapley1953, SharesOfASumAddUp) {
  const auto a = some_game(1, 3), b = some_game(2, 3);
  std::vector<double> sum(8);
  for (std::size_t set = 0; set < 8; ++set) sum[set] = a[set] + b[set];
  for (std::size_t part = 0; part < 3; ++part)
    EXPECT_NEAR(shapley(sum)[part], shapley(a)[part] + shapley(b)[part], 1e-12);
}

// The bounds contain the true share 1/4 in at least 95 of 100 studies, and narrow with draws.
TEST(Fieller1954, BoundsOfAShare) {
  int inside = 0;
  double width[2] = {};
  for (u32 study = 0; study < 200; ++study) {
    std::vector<double> part, whole;
    for (u32 draw = 0; draw < 400; ++draw) {
      whole.push_back(4 + parameters_of(study, draw).normal(name_id("whole"), 0, 0));
      part.push_back(1 + .5 * parameters_of(study, draw).normal(name_id("part"), 0, 0));
    }
    const Estimate share = share_of_whole(part, whole, .05);
    inside += share.lo <= .25 && .25 <= share.hi;
    width[0] += share.hi - share.lo;
    const Estimate early = share_of_whole(std::span(part).first(50), std::span(whole).first(50), .05);
    width[1] += early.hi - early.lo;
  }
  EXPECT_GE(inside, 190);
  EXPECT_LT(width[0], width[1]);
}

TEST(Fieller1954, NoBoundsWithoutAWhole) {
  std::vector<double> whole, part(50, 1);
  for (int i = 0; i < 50; ++i) whole.push_back(i % 2 == 0 ? 1 : -.9);
  EXPECT_TRUE(std::isinf(share_of_whole(part, whole, .05).hi));
  EXPECT_TRUE(std::isnan(share_of_whole(part, std::vector<double>(50, 0), .05).value));
}

}  // namespace
}  // namespace interregnum
