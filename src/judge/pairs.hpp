// Which two inputs decide only together: a search over all pairs that needs nothing of either alone.
#pragma once

#include <span>
#include <vector>

#include "base/text.hpp"
#include "judge/ranked.hpp"

namespace interregnum {

// For every input the worlds in its upper half, as bits; empty for an input that cannot be halved.
using Bits = std::vector<u64>;
struct Halves {
  u32 worlds = 0;
  std::vector<Bits> upper;
  struct Pair {
    u32 a = 0, b = 0, both = 0;  // worlds in both upper halves
    double spread = 0;           // 1/n11 + 1/n10 + 1/n01 + 1/n00
  };
  std::vector<Pair> pairs;  // those of which every quarter has enough worlds
};
Halves halves_of(const std::vector<Ranked>& orders, u32 worlds);

// The pair with the largest contrast between its quarters, (h11 + h00) - (h10 + h01) of their means of h, in standard
// errors: an exclusive or shows nothing in either input alone and everything here.
struct StrongPair {
  u32 a = 0, b = 0;
  double strength = 0;
};
StrongPair strongest_pair(const Halves& halves, std::span<const double> answer);

}  // namespace interregnum
