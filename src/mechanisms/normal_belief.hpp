// A belief about strength: N(mean, 1/precision), truncated to what is above `floor` (-inf: not truncated).
#pragma once

#include <cmath>

namespace interregnum {

struct Belief {
  double mean = 0, precision = 1;  // z, alpha: before truncation
  double floor = -HUGE_VAL;        // L
};

struct Moments {
  double mean, variance;
};
Moments moments(const Belief& belief);

// Pr(theta <= t).
double chance_below(const Belief& belief, double t);

// The normal belief with the same mean and variance; unchanged, bit for bit, where nothing is truncated.
Belief folded(const Belief& belief);

// After a Gaussian observation of strength: `value` with `precision`.
Belief after_news(const Belief& belief, double value, double precision);

// After learning that low < Y < high, where Y = expected + slope (theta - mean) + noise with standard deviation
// `spread`: mean and variance of the posterior, kept normal. Unchanged where that was certain
// (nothing is learned) or impossible (a model that is refuted teaches nothing).
struct Statistic {
  double expected, slope, spread;
};
Belief after_interval(const Belief& belief, const Statistic& y, double low, double high);

// phi(a) / (1 - Phi(a)): the mean of a standard normal above a.
double normal_hazard(double a);

}  // namespace interregnum
