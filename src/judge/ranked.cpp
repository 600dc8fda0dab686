#include "judge/ranked.hpp"

#include <algorithm>
#include <numeric>

namespace interregnum {

Ranked ranked(std::span<const double> input) {
  Ranked order{std::vector<u32>(input.size()), {}};
  std::iota(order.world.begin(), order.world.end(), 0);
  std::stable_sort(order.world.begin(), order.world.end(), [&](u32 a, u32 b) { return input[a] < input[b]; });
  for (u32 i = 1; i <= order.world.size(); ++i)
    if (i == order.world.size() || input[order.world[i]] != input[order.world[i - 1]]) order.ends.push_back(i);
  return order;
}

double between_ties(const Ranked& order, std::span<const double> input, std::size_t tie) {
  const u32 next = order.ends[tie];
  return .5 * input[order.world[next - 1]] + .5 * input[order.world[next]];
}

std::vector<u32> shuffled(u32 n, Luck luck, u64 purpose, u32 round) {
  std::vector<u32> order(n);
  std::iota(order.begin(), order.end(), 0);
  for (u32 left = n; left > 1; --left) {
    const u64 bits = luck.bits(purpose, round, left) >> 32;
    std::swap(order[left - 1], order[static_cast<u32>(bits * left >> 32)]);
  }
  return order;
}

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double spread_of(std::span<const double> values) {
  const double mean = mean_of(values);
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum / static_cast<double>(values.size());
}

double quantile_of(std::span<const double> sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace interregnum
