#include "study/influence.hpp"

#include <gtest/gtest.h>

namespace interregnum {
namespace {

TEST(Influence, RanksNotSizesCount) {
  const std::vector<double> x{1, 2, 3, 4, 5}, cubes{1, 8, 27, 64, 125}, fall{5, 4, 3, 2, -900}, flat{7, 7, 7, 7, 7};
  EXPECT_DOUBLE_EQ(rank_correlation(x, cubes), 1);
  EXPECT_DOUBLE_EQ(rank_correlation(x, fall), -1);
  EXPECT_EQ(rank_correlation(x, flat), 0);
}

// Spearman 1904 with ties: ranks of y are 0, 1.5, 1.5, 3, so rho = 4.5 / sqrt(5 x 4.5).
TEST(Influence, TiesShareTheirRank) {
  EXPECT_NEAR(rank_correlation(std::vector<double>{1, 2, 3, 4}, std::vector<double>{0, 1, 1, 9}), .9486832980505138,
              1e-15);
}

}  // namespace
}  // namespace interregnum
