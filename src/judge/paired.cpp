#include "judge/paired.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/real.hpp"

namespace interregnum {

Paired paired_change(std::span<const double> before, std::span<const double> after) {
  std::vector<double> changes;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
    if (std::isfinite(after[i] - before[i])) changes.push_back(after[i] - before[i]);
  Paired paired;
  paired.worlds = changes.size();
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  paired.change.value = paired.change.lo = paired.change.hi = unknown;
  if (changes.size() < 2) return paired;
  const auto n = static_cast<double>(changes.size());
  double mean = 0, squares = 0;
  for (const double change : changes) mean += change / n;
  for (const double change : changes) squares += (change - mean) * (change - mean);
  const double half = real::student_quantile(.975, n - 1) * std::sqrt(squares / (n - 1) / n);
  paired.change.value = mean, paired.change.lo = mean - half, paired.change.hi = mean + half;
  return paired;
}

}  // namespace interregnum
