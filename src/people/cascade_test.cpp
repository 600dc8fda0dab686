// Published cascades: where they are global, and where they spread.
#include "people/cascade.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace interregnum {
namespace {

TEST(Watts2002, TheCascadeWindow) {
  const Window window = cascade_window(.18);
  EXPECT_NEAR(window.low, 1.0207, 5e-5);
  EXPECT_NEAR(window.high, 5.7647, 5e-5);
  EXPECT_TRUE(std::isnan(cascade_window(.5).low));  // z exp(-z) < 1: no single contact is a half of two or more
  EXPECT_TRUE(std::isnan(cascade_window(1).low));
  EXPECT_LT(cascade_window(.1).low, cascade_window(.25).low);
  EXPECT_GT(cascade_window(.1).high, cascade_window(.25).high);
}

// Of `runs` networks of 10,000, in how many a single person brings out more than half; and the most it brings out.
struct Runs {
  int global = 0;
  double largest = 0;
};
Runs cascades(double z, int runs) {
  constexpr u32 people = 10000;
  Runs found;
  for (int run = 0; run < runs; ++run) {
    const Network network = random_network(people, z, luck_of(1, static_cast<u32>(run), 0));
    std::vector<u32> needed(people);
    for (u32 i = 0; i < people; ++i)
      needed[i] = std::max(1u, static_cast<u32>(std::ceil(.18 * static_cast<double>(network.of(i).size()))));
    std::vector<char> acts(people, 0), first(people, 0);
    first[static_cast<std::size_t>(run)] = 1;
    const double share = settle(network, needed, acts, first).acting / static_cast<double>(people);
    found.global += share > .5 ? 1 : 0;
    found.largest = std::max(found.largest, share);
  }
  return found;
}

TEST(Watts2002, CascadesAreGlobalInsideTheWindowOnly) {
  for (const double z : {2., 3., 5.}) EXPECT_GT(cascades(z, 20).global, 8) << z;
  for (const double z : {.9, 7., 8.}) {
    const Runs runs = cascades(z, 20);
    EXPECT_EQ(runs.global, 0) << z;
    EXPECT_LT(runs.largest, .03) << z;
  }
}

TEST(Watts2002, DegreesArePoisson) {
  const Network network = random_network(20000, 4, Luck{3});
  double zero = 0, four = 0, sum = 0;
  for (u32 i = 0; i < network.size(); ++i) {
    const auto degree = network.of(i).size();
    sum += static_cast<double>(degree);
    zero += degree == 0 ? 1 : 0;
    four += degree == 4 ? 1 : 0;
  }
  EXPECT_EQ(sum, 80000);
  EXPECT_NEAR(zero / 20000, std::exp(-4), .004);
  EXPECT_NEAR(four / 20000, std::exp(-4) * 256 / 24, .012);
}

// One person and its contacts act first, all others once `a` contacts do.
Spread contagion(u32 people, u32 k, u32 a, double rewired, Luck luck) {
  const Network network = ring_network(people, k, rewired, luck);
  const std::vector<u32> needed(people, a);
  std::vector<char> acts(people, 0), first(people, 0);
  first[0] = 1;
  for (const u32 contact : network.of(0)) first[contact] = 1;
  return settle(network, needed, acts, first);
}

TEST(CentolaMacy2007, ARingSpreadsIffTheThresholdIsAtMostTheNeighboursOfASide) {
  for (u32 k = 1; k <= 5; ++k)
    for (u32 a = 1; a <= 6; ++a) {
      const u32 acting = contagion(200, k, a, 0, Luck{1}).acting;
      EXPECT_EQ(acting == 200, a <= k) << k << ' ' << a << ' ' << acting;
      if (a > k) {
        EXPECT_LE(acting, 2 * k + 1);
      }
    }
}

struct Averages {
  double share = 0, rounds = 0;
};
Averages contagions(u32 a, double rewired) {
  Averages mean;
  for (u32 run = 0; run < 10; ++run) {
    const Spread spread = contagion(2000, 4, a, rewired, luck_of(2, run, 0));
    mean.share += spread.acting / 2000. / 10;
    mean.rounds += spread.rounds / 10.;
  }
  return mean;
}

TEST(CentolaMacy2007, RewiringSpeedsSimpleContagionAndSlowsThenStopsComplexContagion) {
  EXPECT_NEAR(contagions(1, 0).rounds, 249, 1e-9);
  EXPECT_LT(contagions(1, .03).rounds, 20);
  EXPECT_NEAR(contagions(1, .2).share, 1, 1e-9);
  const Averages ring = contagions(3, 0), few = contagions(3, .03), many = contagions(3, .2);
  EXPECT_NEAR(ring.share, 1, 1e-9);
  EXPECT_NEAR(few.share, 1, 1e-9);
  EXPECT_GT(few.rounds, ring.rounds);
  EXPECT_LT(many.share, .05);
}

TEST(Cascade, RewiringKeepsEverybodysNumberOfTies) {
  const Network network = ring_network(500, 3, .5, Luck{9});
  for (u32 i = 0; i < network.size(); ++i) {
    EXPECT_EQ(network.of(i).size(), 6u);
    for (const u32 contact : network.of(i)) {
      EXPECT_NE(contact, i);
      const auto back = network.of(contact);
      EXPECT_NE(std::find(back.begin(), back.end(), i), back.end());
    }
  }
}

u32 acting_of(const std::vector<u32>& needed) {
  const std::vector<char> nobody(needed.size(), 0);
  return settle(complete_network(static_cast<u32>(needed.size())), needed, nobody, nobody).acting;
}
TEST(Granovetter1978, OneChangedThresholdStopsTheHundred) {
  std::vector<u32> needed(100);
  for (u32 i = 0; i < 100; ++i) needed[i] = i;
  EXPECT_EQ(acting_of(needed), 100u);
  needed[1] = 2;
  EXPECT_EQ(acting_of(needed), 1u);
}

// Those who would not act by themselves stop, and those who go first are counted only if they would.
TEST(Cascade, SettlesDownwardsThenUpwards) {
  const Network pairs = ring_network(6, 1, 0, Luck{1});
  const std::vector<u32> needed{0, 1, 1, UINT32_MAX, 1, 1}, all_needed(6, 1);
  std::vector<char> nobody(6, 0), everybody(6, 1);
  EXPECT_EQ(settle(pairs, needed, nobody, nobody).acting, 5u);
  EXPECT_EQ(settle(pairs, needed, everybody, nobody).acting, 5u);
  EXPECT_EQ(settle(pairs, all_needed, nobody, nobody).acting, 0u);     // the lowest
  EXPECT_EQ(settle(pairs, all_needed, everybody, nobody).acting, 6u);  // and the highest end: who acted keeps acting
  std::vector<char> first(6, 0);
  first[3] = 1;
  EXPECT_EQ(settle(pairs, needed, nobody, first).acting, 5u);
}

}  // namespace
}  // namespace interregnum
