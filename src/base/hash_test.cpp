#include "base/hash.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

namespace interregnum {
namespace {

template <class... Values>
u64 fingerprint(Values... values) {
  Fingerprint f;
  (f.add(values), ...);
  return f.value();
}

TEST(Fingerprint, IsTheSameOnEveryMachine) {
  EXPECT_EQ(fingerprint(), 0x492b8d6066c09227u);
  EXPECT_EQ(fingerprint(u64{0}), 0x5a8b05fc0e968242u);
  EXPECT_EQ(fingerprint(u64{1}, u64{2}), 0x1bffa7f04d54ad6du);
  EXPECT_EQ(fingerprint(1.5), 0x630decc0e21b6cacu);
  EXPECT_EQ(fingerprint(Text("interregnum")), 0x2fca231cf90ac2e8u);
}

TEST(Fingerprint, DependsOnOrderCountAndBoundaries) {
  EXPECT_NE(fingerprint(u64{1}, u64{2}), fingerprint(u64{2}, u64{1}));
  EXPECT_NE(fingerprint(u64{0}), fingerprint(u64{0}, u64{0}));
  EXPECT_NE(fingerprint(Text("ab"), Text("c")), fingerprint(Text("a"), Text("bc")));
  EXPECT_NE(fingerprint(Text("a")), fingerprint(Text("a\0", 2)));
}

TEST(Fingerprint, TellsSignedZerosApartButNotNaNs) {
  EXPECT_NE(fingerprint(0.), fingerprint(-0.));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(fingerprint(nan), fingerprint(-nan));
  EXPECT_EQ(fingerprint(nan), fingerprint(std::nan("7")));
}

// Each single flipped bit of a short message must flip about half of the bits of the value. With 64 positions, 64
// flips and 3 words the mean of 12288 fair coins has a standard deviation of .0045; .47 to .53 is over six of them.
TEST(Fingerprint, EveryBitReachesEveryBit) {
  int flipped = 0, fewest = 64;
  for (int word = 0; word < 3; ++word) {
    for (int bit = 0; bit < 64; ++bit) {
      u64 message[3] = {1, 2, 3};
      const u64 before = fingerprint(message[0], message[1], message[2]);
      message[word] ^= u64{1} << bit;
      const int changed = std::popcount(before ^ fingerprint(message[0], message[1], message[2]));
      flipped += changed;
      fewest = std::min(fewest, changed);
    }
  }
  EXPECT_NEAR(flipped / (3 * 64 * 64.), .5, .03);
  EXPECT_GE(fewest, 10);  // a fair coin gives 10 or fewer of 64 with probability 2e-8
}

// Neighbouring doubles and pairs of small integers, as a run reads them: 2^17 values, no collision expected before
// about 2^32 of them.
TEST(Fingerprint, HasNoCollisionsOnStructuredInput) {
  std::set<u64> seen;
  for (u64 i = 0; i < 256; ++i) {
    for (u64 j = 0; j < 256; ++j) {
      seen.insert(fingerprint(i, j));
      seen.insert(fingerprint(static_cast<double>(i), -static_cast<double>(j)));
    }
  }
  EXPECT_EQ(seen.size(), 2u * 256 * 256);
}

}  // namespace
}  // namespace interregnum
