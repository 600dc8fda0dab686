#include "mechanisms/manipulated_equilibrium.hpp"

#include <algorithm>
#include <cmath>

#include "base/real.hpp"

namespace interregnum {
namespace {

// With q = sqrt(alpha) (x* - theta): the attack and the cost that an action leaves a regime with.
double burden(const Manipulation& m, double q, double a) {
  return real::normal_cdf(q - std::sqrt(m.precision) * a) + .5 * m.cost * a * a;
}

// A best action solves a = pull(a): -S'(theta + a) = C'(a). pull is symmetric about q / sqrt(alpha), where it is
// highest.
double pull(const Manipulation& m, double q, double a) {
  const double root = std::sqrt(m.precision);
  return root * real::normal_density(q - root * a) / m.cost;
}

// From a point below its fixed point, or above it, pull leads to the nearest one on the side where it rises.
double followed(const Manipulation& m, double q, double a) {
  for (int round = 0; round < 200; ++round) {
    const double next = pull(m, q, a);
    if (std::fabs(next - a) < 1e-15) return next;
    a = next;
  }
  return a;
}

// The burden has at most two minima: at a small action, and at one that lifts the regime above the citizens' signal.
double best_action(const Manipulation& m, double q) {
  const double edge = std::max(0., q / std::sqrt(m.precision));
  double bold = edge, above = std::max(edge, pull(m, 0, 0));
  if (pull(m, q, edge) > edge)
    for (int halving = 0; halving < 52; ++halving) {
      const double a = .5 * (bold + above);
      (pull(m, q, a) > a ? bold : above) = a;
    }
  else
    bold = followed(m, q, edge);
  const double timid = q > 0 ? std::min(edge, followed(m, q, 0)) : bold;
  return burden(m, q, timid) <= burden(m, q, bold) ? timid : bold;
}

// Pr(theta < theta* | x*) = p. By the envelope theorem the density of x* given a survivor is V'(theta) - 1, where its
// value V(theta) = theta - S - C rises from 0 at theta* and ends as theta does; over all survivors that adds up to
// theta*, so Phi(sqrt(alpha) (theta* - x*)) = theta* p / (1 - p).
double index_at(const Manipulation& m, double theta_star) {
  return -real::normal_quantile(theta_star * m.critical / (1 - m.critical));
}

}  // namespace

// The marginal regime's value theta* - min_a burden rises in theta*: one root.
Manipulated manipulated_equilibrium(const Manipulation& m) {
  double low = 0, high = 1 - m.critical;
  for (int halving = 0; halving < 50; ++halving) {
    const double theta = .5 * (low + high), q = index_at(m, theta);
    (theta < burden(m, q, best_action(m, q)) ? low : high) = theta;
  }
  return {high, high + index_at(m, high) / std::sqrt(m.precision)};
}

double hidden_action(const Manipulation& m, const Manipulated& equilibrium, double theta) {
  if (theta < equilibrium.theta_star) return 0;
  return best_action(m, std::sqrt(m.precision) * (equilibrium.x_star - theta));
}

}  // namespace interregnum
