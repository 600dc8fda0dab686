#include "base/draw.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <set>

namespace interregnum {
namespace {

using Block = std::array<u32, 4>;

// Known answers distributed with Random123 (kat_vectors, philox4x32 10).
TEST(Philox, ReproducesTheKnownAnswers) {
  constexpr u32 ones = 0xffffffff;
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}), (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, EqualsRandom123) {
  Block chain{1, 2, 3, 4};
  for (int i = 0; i < 20'000; ++i) {  // each block is the next one's counter and, in part, its key
    const std::array<u32, 2> key{chain[1] ^ 0x5bd1e995, chain[2]};
    const auto expected = r123::Philox4x32()({{chain[0], chain[1], chain[2], chain[3]}}, {{key[0], key[1]}});
    chain = philox(chain, key);
    ASSERT_EQ(chain, (Block{expected[0], expected[1], expected[2], expected[3]}));
  }
}

TEST(UnitInterval, IsOpenAndSymmetric) {
  EXPECT_EQ(unit_interval(0), 0x1p-53);
  EXPECT_EQ(unit_interval(~u64{0}), 1 - 0x1p-53);
  for (const u64 bits : {u64{0}, u64{0x123456789abcdef0}, u64{1} << 63})
    EXPECT_EQ(unit_interval(bits) + unit_interval(~bits), 1);
}

TEST(Luck, IsTheSameOnEveryMachine) {
  const Luck luck = luck_of(2020, 7, 3);
  EXPECT_EQ(luck.key, 0xc8889f1fcb54363au);
  EXPECT_EQ(parameters_of(2020, 7).key, 0x091f9dd59d69558eu);
  EXPECT_EQ(name_id("interregnum"), 0xe4b9af90606a61dfu);
  EXPECT_EQ(luck.bits(name_id("garrison"), 24, 5), 0xe41c21b19dfb2e60u);
  EXPECT_EQ(luck.bits(name_id("garrison"), -24, 5), 0xf6133c31cc49be8fu);
  EXPECT_EQ(std::bit_cast<u64>(luck.uniform(1, 2, 3)), 0x3fe376a611dfc1e3u);
  EXPECT_EQ(std::bit_cast<u64>(luck.normal(1, 2, 3)), 0x3fd194fa1a95e39bu);
  EXPECT_EQ(std::bit_cast<u64>(luck.exponential(1, 2, 3)), 0x3fdfd2110e2c3434u);
}

// The counter is laid out as documented, so that another program can reproduce a draw.
TEST(Luck, IsOnePhiloxBlock) {
  const Luck luck{0x1122334455667788};
  const auto block = philox({0x9abcdef0, 0x12345678, 0xffffffff, 42}, {0x55667788, 0x11223344});
  EXPECT_EQ(luck.bits(0x123456789abcdef0, -1, 42), u64{block[1]} << 32 | block[0]);
}

TEST(Luck, EveryPartOfTheNameMatters) {
  std::set<u64> seen;
  int drawn = 0;
  for (u32 draw = 0; draw < 8; ++draw) {
    for (const Luck luck : {parameters_of(1, draw), parameters_of(2, draw), luck_of(1, draw, 0), luck_of(1, draw, 1)}) {
      for (u64 entity : {u64{0}, u64{1}, u64{1} << 32}) {
        for (i64 tick : {-1, 0, 1}) {
          for (u32 purpose : {0u, 1u}) seen.insert(luck.bits(entity, tick, purpose)), ++drawn;
        }
      }
    }
  }
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(drawn));  // 576 of 2^64: a chance collision has probability 1e-14
}

// Sums of x, x^2, x^3, x^4 and of x(i) y(i), where y has another name.
struct Moments {
  double mean, square, cube, fourth, with_other;
};

template <class Draw>
Moments moments(Draw draw, int count) {
  Moments m{};
  for (int i = 0; i < count; ++i) {
    const double x = draw(i, 0), y = draw(i, 1);
    m.mean += x / count;
    m.square += x * x / count;
    m.cube += x * x * x / count;
    m.fourth += x * x * x * x / count;
    m.with_other += x * y / count;
  }
  return m;
}

constexpr int many = 400'000;

// A mean of n draws has standard deviation s / sqrt(n), here s / 632; tolerances are five of these (a wrong moment by
// chance: 6e-7 each). s is from the moments of the distribution: for x^k, sqrt(E x^2k - (E x^k)^2).
TEST(Luck, UniformHasTheRightMoments) {
  const auto centred = [](int i, u32 purpose) { return Luck{5}.uniform(static_cast<u64>(i), 17, purpose) - .5; };
  const Moments m = moments(centred, many);
  EXPECT_NEAR(m.mean, 0, 5 * .2887 / 632);
  EXPECT_NEAR(m.square, 1. / 12, 5 * .0745 / 632);
  EXPECT_NEAR(m.cube, 0, 5 * .0472 / 632);
  EXPECT_NEAR(m.fourth, 1. / 80, 5 * .0167 / 632);
  EXPECT_NEAR(m.with_other, 0, 5. / 12 / 632);
}

TEST(Luck, NormalHasTheRightMoments) {
  const Moments m = moments([](int i, u32 purpose) { return Luck{6}.normal(name_id("a"), i, purpose); }, many);
  EXPECT_NEAR(m.mean, 0, 5. / 632);
  EXPECT_NEAR(m.square, 1, 5 * 1.414 / 632);
  EXPECT_NEAR(m.cube, 0, 5 * 3.873 / 632);
  EXPECT_NEAR(m.fourth, 3, 5 * 9.798 / 632);
  EXPECT_NEAR(m.with_other, 0, 5. / 632);
}

TEST(Luck, ExponentialHasTheRightMoments) {
  const auto draw = [](int i, u32 purpose) { return luck_of(9, static_cast<u32>(i), 0).exponential(1, 1, purpose); };
  const Moments m = moments(draw, many);
  EXPECT_NEAR(m.mean, 1, 5. / 632);
  EXPECT_NEAR(m.square, 2, 5 * 4.472 / 632);
  EXPECT_NEAR(m.cube, 6, 5 * 26.15 / 632);
  EXPECT_NEAR(m.with_other, 1, 5 * 1.732 / 632);
}

// Keys of neighbouring replicates share nothing: the correlation of their draws has standard deviation 1/632.
TEST(Luck, NeighbouringReplicatesAreIndependent) {
  double product = 0;
  for (int i = 0; i < many; ++i) {
    const auto draw = [i](u32 replicate) { return luck_of(1, static_cast<u32>(i), replicate).normal(3, 24, 0); };
    product += draw(0) * draw(1) / many;
  }
  EXPECT_NEAR(product, 0, 5. / 632);
}

// 256 cells of one byte, 400,000 draws: chi-square with 255 degrees has mean 255, deviation 22.6; five of them.
TEST(Luck, BytesAreUniform) {
  for (const int shift : {0, 24, 32, 56}) {
    std::array<int, 256> counts{};
    for (u64 i = 0; i < many; ++i) ++counts[Luck{8}.bits(i, 0, 0) >> shift & 255];
    double chi_square = 0;
    for (const int count : counts) chi_square += (count - many / 256.) * (count - many / 256.) / (many / 256.);
    EXPECT_NEAR(chi_square, 255, 5 * 22.6) << shift;
  }
}

}  // namespace
}  // namespace interregnum
