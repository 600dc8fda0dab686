#include "study/for_each_parallel.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace interregnum {
namespace {

TEST(ForEachParallel, DoesEveryPieceOnce) {
  for (const unsigned threads : {0u, 1u, 3u, 64u}) {
    std::vector<int> times(10);
    EXPECT_TRUE(for_each_parallel(10, threads, nullptr, [&](u32 i) { ++times[i]; }));
    EXPECT_EQ(times, std::vector<int>(10, 1)) << threads;
  }
  EXPECT_TRUE(for_each_parallel(0, 2, nullptr, [](u32) { FAIL(); }));
}

TEST(ForEachParallel, StopsAndForwardsWhatIsThrown) {
  const std::atomic<bool> stop{true};
  EXPECT_FALSE(for_each_parallel(10, 3, &stop, [](u32) { FAIL(); }));
  const auto fails = [](u32 i) {
    if (i == 4) throw std::runtime_error("a full disk");
  };
  EXPECT_THROW(for_each_parallel(10, 3, nullptr, fails), std::runtime_error);
}

}  // namespace
}  // namespace interregnum
