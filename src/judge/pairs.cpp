#include "judge/pairs.hpp"

#include <bit>
#include <cmath>

namespace interregnum {
namespace {

constexpr u32 least_quarter = 8;

u32 count(const Bits& a) {
  u32 sum = 0;
  for (const u64 word : a) sum += static_cast<u32>(std::popcount(word));
  return sum;
}
u32 count_both(const Bits& a, const Bits& b) {
  u32 sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<u32>(std::popcount(a[i] & b[i]));
  return sum;
}

Bits upper_half(const Ranked& order) {
  const auto n = static_cast<u32>(order.world.size());
  u32 cut = 0;  // at the tie whose end is nearest to the middle
  for (const u32 end : order.ends)
    if (end < n && std::abs(2. * end - n) < std::abs(2. * cut - n)) cut = end;
  if (cut == 0) return {};
  Bits bits((n + 63) / 64);
  for (u32 i = cut; i < n; ++i) bits[order.world[i] / 64] |= u64{1} << order.world[i] % 64;
  return bits;
}

}  // namespace

Halves halves_of(const std::vector<Ranked>& orders, u32 worlds) {
  Halves halves{worlds, {}, {}};
  for (const Ranked& order : orders) halves.upper.push_back(upper_half(order));
  for (u32 a = 0; a < orders.size(); ++a)
    for (u32 b = a + 1; b < orders.size(); ++b) {
      const Bits &x = halves.upper[a], &y = halves.upper[b];
      if (x.empty() || y.empty()) continue;
      const u32 of_a = count(x), of_b = count(y), both = count_both(x, y);
      const u32 quarters[] = {both, of_a - both, of_b - both, worlds + both - of_a - of_b};
      double spread = 0;
      bool enough = true;
      for (const u32 quarter : quarters) {
        enough = enough && quarter >= least_quarter;
        spread += 1. / quarter;
      }
      if (enough) halves.pairs.push_back({a, b, both, spread});
    }
  return halves;
}

StrongPair strongest_pair(const Halves& halves, std::span<const double> answer) {
  Bits follows((halves.worlds + 63) / 64);
  for (u32 i = 0; i < halves.worlds; ++i)
    if (answer[i] > .5) follows[i / 64] |= u64{1} << i % 64;
  std::vector<u32> size, hits;
  std::vector<Bits> hit;  // worlds of the upper half in which the claim follows
  for (const Bits& upper : halves.upper) {
    Bits both = upper;
    for (std::size_t i = 0; i < both.size(); ++i) both[i] &= follows[i];
    size.push_back(count(upper));
    hits.push_back(count(both));
    hit.push_back(std::move(both));
  }
  const double n = halves.worlds, all = count(follows), p = all / n;
  StrongPair strongest;
  for (const auto& [a, b, both, spread] : halves.pairs) {
    const double h11 = count_both(hit[a], halves.upper[b]), n11 = both;
    const double n10 = size[a] - n11, n01 = size[b] - n11;
    const double contrast = h11 / n11 + (all + h11 - hits[a] - hits[b]) / (n + n11 - size[a] - size[b]) -
                            (hits[a] - h11) / n10 - (hits[b] - h11) / n01;
    const double strength = std::fabs(contrast) / std::sqrt(p * (1 - p) * spread);
    if (strength > strongest.strength) strongest = {a, b, strength};
  }
  return strongest;
}

}  // namespace interregnum
