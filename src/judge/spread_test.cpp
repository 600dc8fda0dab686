#include "judge/spread.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "base/draw.hpp"

namespace interregnum {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

TEST(LuckShare, EqualsTheTextbookTable) {
  // Within mean square 1/2, between mean square 8 with 2 pairs a draw: components 1/2 and 15/4.
  const std::vector<double> values{1, 2, 3, 4, 5, 6};
  EXPECT_NEAR(luck_share({values, 3, 2}), .5 / (.5 + 3.75), 1e-15);
}

TEST(LuckShare, KnowsOnlyChanceOnlyWorldsAndNothing) {
  const std::vector<double> chance{0, 1, 1, 0}, worlds{1, 1, 2, 2}, nothing{1, 1, 1, 1};
  EXPECT_EQ(luck_share({chance, 2, 2}), 1);
  EXPECT_EQ(luck_share({worlds, 2, 2}), 0);
  EXPECT_EQ(luck_share({nothing, 2, 2}), 0);
  EXPECT_EQ(luck_share({chance, 4, 1}), 0);
  EXPECT_EQ(luck_share({chance, 1, 4}), 0);
  EXPECT_EQ(luck_share({{}, 0, 4}), 0);
}

TEST(LuckShare, FindsTheTruthWithMissingPairs) {
  constexpr u32 draws = 4000, replicates = 4;
  std::vector<double> values;
  for (u32 draw = 0; draw < draws; ++draw)
    for (u32 replicate = 0; replicate < replicates; ++replicate) {
      const double world = luck_of(4, draw, 0).normal(1, 0, 0), chance = luck_of(4, draw, replicate).normal(2, 0, 0);
      values.push_back((draw + replicate) % 5 == 0 ? missing : world + .5 * chance);
    }
  EXPECT_NEAR(luck_share({values, draws, replicates}), .2, .01);
}

}  // namespace
}  // namespace interregnum
