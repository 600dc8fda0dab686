#include "judge/sequence.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "base/real.hpp"

namespace interregnum {
namespace {

constexpr double narrowest_at = 100;  // draws for which the mean's sequence is tuned
constexpr double skewness_understated = 2, later_start = 8;
constexpr double log_pi = 1.1447298858494002;

// The log of how strongly S successes of t speak against p; +inf where they exclude it.
struct Mixture {
  double successes, failures, log_evidence;

  double against(double p) const {
    double log_likelihood = 0;
    if (successes > 0) log_likelihood += successes * real::log(p);
    if (failures > 0) log_likelihood += failures * real::log1p(-p);
    return log_evidence - log_likelihood;
  }
};

Mixture mixture_of(u64 successes, u64 trials) {
  const auto s = static_cast<double>(successes), t = static_cast<double>(trials);
  const double log_beta = real::log_gamma(.5 + s) + real::log_gamma(.5 + t - s) - real::log_gamma(1 + t);
  return {s, t - s, log_beta - log_pi};
}

// Bisects between a share that stays in and one that does not, down to neighbouring doubles; returns the outer one.
double edge(const Mixture& mixture, double inside, double outside, double limit) {
  for (;;) {
    const double middle = inside + (outside - inside) / 2;
    if (middle == inside || middle == outside) return outside;
    (mixture.against(middle) < limit ? inside : outside) = middle;
  }
}

}  // namespace

Interval mean_sequence(double mean, double variance, u64 n, double alpha) {
  assert(variance >= 0 && alpha > 0 && alpha < 1);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (n < first_mean) return {-infinity, infinity};
  const auto t = static_cast<double>(n);
  const double log_alpha = real::log(alpha);
  const double r2 = (-2 * log_alpha + real::log(1 - 2 * log_alpha)) / narrowest_at;
  const double scale = t * r2 + 1;
  const double width = std::sqrt(variance * 2 * scale / (t * t * r2) * (real::log(scale) / 2 - log_alpha));
  return {mean - width, mean + width};
}

Interval mean_sequence(const DrawsSeen& seen, double alpha) {
  const Interval even = mean_sequence(seen.mean, seen.variance, seen.n, alpha);
  const double spread = std::sqrt(seen.variance), half = even.hi - seen.mean;
  if (seen.skewness == 0 || spread == 0 || seen.n < first_mean) return even;
  const double outward = skewness_understated * std::abs(seen.skewness) *
                         (half * half / (3 * spread) + spread / (6 * static_cast<double>(seen.n)));
  return seen.skewness > 0 ? Interval{even.lo, even.hi + outward} : Interval{even.lo - outward, even.hi};
}

Interval unseen(const DrawsSeen& seen, const Interval& sequence, const Interval& range, double alpha) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const auto n = static_cast<double>(seen.n);
  const auto beyond = [&](double end) {
    const double more = real::log(2 / alpha);
    return (n * seen.mean + more * end) / (n + more);
  };
  const bool is_late = n >= later_start * real::log(1 / alpha);
  const auto further = [&](double end) { return std::isfinite(end) ? beyond(end) : is_late ? seen.mean : end; };
  if (seen.n < first_mean) return {-infinity, infinity};
  return {std::min(0., further(range.lo) - sequence.lo), std::max(0., further(range.hi) - sequence.hi)};
}

Interval share_sequence(u64 successes, u64 trials, double alpha) {
  assert(successes <= trials && alpha > 0 && alpha < 1);
  if (trials == 0) return {0, 1};
  const Mixture mixture = mixture_of(successes, trials);
  const double limit = -real::log(alpha);
  const double estimate = static_cast<double>(successes) / static_cast<double>(trials);
  return {successes == 0 ? 0 : edge(mixture, estimate, 0, limit),
          successes == trials ? 1 : edge(mixture, estimate, 1, limit)};
}

}  // namespace interregnum
