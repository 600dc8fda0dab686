#include "judge/sequence.hpp"

#include <cassert>
#include <cmath>
#include <limits>

#include "base/real.hpp"

namespace interregnum {
namespace {

constexpr double narrowest_at = 100;  // draws for which the mean's sequence is tuned
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
