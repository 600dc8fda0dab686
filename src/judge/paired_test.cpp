#include "judge/paired.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace interregnum {
namespace {

TEST(Paired, IsTheMeanChangeOfWorldsThatHaveBoth) {
  const double before[] = {1, 2, 3, NAN, 5}, after[] = {1.1, 2.3, 3.2, 9, 5.4, 7};
  const Paired paired = paired_change(before, after);
  EXPECT_EQ(paired.worlds, 4u);
  EXPECT_NEAR(paired.change.value, .25, 1e-12);
  EXPECT_NEAR(paired.change.hi - paired.change.value, 3.18245 * .1290994 / 2, 1e-5);  // t, 3 degrees
}

TEST(Paired, EqualVersionsDoNotDiffer) {
  const double effects[] = {.1, -.2, .3};
  const Paired paired = paired_change(effects, effects);
  EXPECT_EQ(paired.change.lo, 0);
  EXPECT_EQ(paired.change.hi, 0);
  EXPECT_TRUE(std::isnan(paired_change({}, effects).change.value));
}

}  // namespace
}  // namespace interregnum
