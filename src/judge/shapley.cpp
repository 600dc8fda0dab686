#include "judge/shapley.hpp"

#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

namespace interregnum {
namespace {

double factorial(int n) { return n < 2 ? 1 : n * factorial(n - 1); }

double mean_of(std::span<const double> x) {
  double sum = 0;
  for (const double value : x) sum += value;
  return sum / static_cast<double>(x.size());
}

double covariance(std::span<const double> x, std::span<const double> y) {
  const double a = mean_of(x), b = mean_of(y);
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - a) * (y[i] - b);
  return sum / (static_cast<double>(x.size()) - 1);
}

}  // namespace

std::vector<double> shapley(std::span<const double> values) {
  assert(std::has_single_bit(values.size()));
  const int parts = std::countr_zero(values.size());
  std::vector<double> shares(static_cast<std::size_t>(parts));
  for (std::size_t set = 0; set < values.size(); ++set)
    for (int part = 0; part < parts; ++part) {
      const std::size_t with = set | std::size_t{1} << part;
      if (with == set) continue;
      const int before = std::popcount(set);
      const double orders = factorial(before) * factorial(parts - before - 1) / factorial(parts);
      shares[static_cast<std::size_t>(part)] += orders * (values[with] - values[set]);
    }
  return shares;
}

Estimate share_of_whole(std::span<const double> part, std::span<const double> whole, double alpha) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double p = part.empty() ? 0 : mean_of(part), w = part.empty() ? 0 : mean_of(whole);
  if (w == 0) return {std::nan(""), -infinity, infinity};
  Estimate share{p / w, -infinity, infinity};
  if (part.size() < first_mean) return share;
  // (p - s w)^2 <= c (var p - 2 s cov + s^2 var w): the values s between the roots of a s^2 - 2 b s + d = 0.
  const double reach = mean_sequence(0, 1, part.size(), alpha).hi, c = reach * reach;
  const double a = w * w - c * covariance(whole, whole), b = p * w - c * covariance(part, whole);
  const double d = p * p - c * covariance(part, part);
  if (!(a > 0)) return share;
  const double width = std::sqrt(std::fmax(0, b * b - a * d));
  share.lo = (b - width) / a;
  share.hi = (b + width) / a;
  return share;
}

}  // namespace interregnum
