#include "report/sparkline.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace interregnum {
namespace {

constexpr Text bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

// The time-weighted mean over [from, to); NaN where a value there is not finite.
double mean_over(std::span<const i64> ticks, std::span<const double> values, double from, double to) {
  double sum = 0, weight = 0;
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const double begin = std::max(from, static_cast<double>(ticks[i]));
    const double end = i + 1 < ticks.size() ? std::min(to, static_cast<double>(ticks[i + 1])) : to;
    if (end <= begin) continue;
    sum += values[i] * (end - begin);
    weight += end - begin;
  }
  return weight > 0 ? sum / weight : std::nan("");
}

}  // namespace

std::string sparkline(std::span<const i64> ticks, std::span<const double> values, i64 until, u32 width) {
  if (ticks.empty()) return {};
  const double first = static_cast<double>(ticks.front());
  const double step = std::max(1., static_cast<double>(until) - first + 1) / width;
  std::vector<double> means;
  for (u32 i = 0; i < width; ++i) means.push_back(mean_over(ticks, values, first + i * step, first + (i + 1) * step));
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const double mean : means)
    if (std::isfinite(mean)) low = std::min(low, mean), high = std::max(high, mean);
  // Less than a twentieth of its own size is drawn as no move: .98 to .97 is no collapse.
  const double flat = .05 * std::max(std::fabs(low), std::fabs(high));
  std::string line;
  for (const double mean : means) {
    const double height = high - low > flat ? (mean - low) / (high - low) : 0;
    line += std::isfinite(mean) ? bars[static_cast<std::size_t>(std::min(7., height * 8))] : Text(" ");
  }
  return line;
}

}  // namespace interregnum
