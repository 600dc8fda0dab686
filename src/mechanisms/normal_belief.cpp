#include "mechanisms/normal_belief.hpp"

#include <algorithm>

#include "base/real.hpp"

namespace interregnum {
namespace {

constexpr double far_tail = 30;  // from here on the asymptotic series is exact to 1e-13, and densities underflow soon

// normal_hazard(a) - a, which is 1/a - 2/a^3 + 10/a^5 - ... in the far tail.
double hazard_excess(double a) {
  if (a < far_tail) return real::normal_density(a) / real::normal_cdf(-a) - a;
  const double inverse = 1 / a, square = inverse * inverse;
  return inverse * (1 - square * (2 - square * (10 - square * 74)));
}

// A precision divided by the share of the variance that is left, up to a standard deviation of 1e-5: a row of great
// surprises would otherwise end in infinite certainty.
double sharpened(double precision, double variance_left) {
  return std::max(precision, std::min(precision / std::max(variance_left, 1e-12), 1e10));
}

// Mean and variance of a standard normal between a < b.
Moments standard_between(double a, double b) {
  if (b == HUGE_VAL) {
    const double excess = hazard_excess(a), hazard = a + excess;
    return {hazard, 1 - hazard * excess};
  }
  if (a == -HUGE_VAL || a + b < 0) {  // mirrored, so that both ends are in the precise tail or around 0
    const Moments mirrored = standard_between(-b, -a);
    return {-mirrored.mean, mirrored.variance};
  }
  const double mass = real::normal_cdf(-a) - real::normal_cdf(-b);
  if (mass < 1e-280 || b - a < 1e-6) return {b - a < 1 ? .5 * (a + b) : a, 0};
  const double at_a = real::normal_density(a) / mass, at_b = real::normal_density(b) / mass, mean = at_a - at_b;
  return {mean, std::clamp(1 + a * at_a - b * at_b - mean * mean, 0., 1.)};
}

}  // namespace

double normal_hazard(double a) { return a + hazard_excess(a); }

Moments moments(const Belief& belief) {
  const double variance = 1 / belief.precision;
  if (!(belief.floor > -HUGE_VAL)) return {belief.mean, variance};
  const double sd = std::sqrt(variance), a = (belief.floor - belief.mean) / sd;
  if (a < -far_tail) return {belief.mean, variance};
  const double excess = hazard_excess(a), hazard = a + excess;
  return {belief.mean + sd * hazard, variance * std::max(1 - hazard * excess, 1e-12)};
}

double chance_below(const Belief& belief, double t) {
  const double root = std::sqrt(belief.precision);
  if (!(belief.floor > -HUGE_VAL)) return real::normal_cdf(root * (t - belief.mean));
  if (t <= belief.floor) return 0;
  const double above_floor = real::normal_cdf(root * (belief.mean - belief.floor));
  return above_floor > 0 ? 1 - real::normal_cdf(root * (belief.mean - t)) / above_floor : 1;
}

Belief folded(const Belief& belief) {
  if (!(belief.floor > -HUGE_VAL)) return belief;
  const auto [mean, variance] = moments(belief);
  return {mean, sharpened(belief.precision, variance * belief.precision), -HUGE_VAL};
}

Belief after_news(const Belief& belief, double value, double precision) {
  const double total = belief.precision + precision;
  return {belief.mean + (value - belief.mean) * precision / total, total, belief.floor};
}

Belief after_interval(const Belief& belief, const Statistic& y, double low, double high) {
  const double covariance = y.slope / belief.precision;
  const double variance = y.spread * y.spread + y.slope * covariance;
  const bool certain = low == -HUGE_VAL && high == HUGE_VAL, impossible = low == HUGE_VAL || high == -HUGE_VAL;
  if (!(variance > 0) || certain || impossible) return belief;
  const double sd = std::sqrt(variance);
  const auto [mean, left] = standard_between((low - y.expected) / sd, (high - y.expected) / sd);
  const double unlearned = 1 - y.slope * covariance / variance * (1 - left);
  return {belief.mean + covariance / sd * mean, sharpened(belief.precision, unlearned), belief.floor};
}

}  // namespace interregnum
