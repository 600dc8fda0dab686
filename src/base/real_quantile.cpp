// Quantiles by Newton's method on the logarithm of a tail probability.
// In u = logit(x) (beta) and u = log(x) (gamma) the densities are log-concave, hence so are both tails (Bagnoli and
// Bergstrom 2005): the logarithm lies below its tangents, and Newton converges from every start, from one side.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "base/real_kernels.hpp"
#include "base/real_tails.hpp"

namespace interregnum::real {

using namespace kernels;

namespace {

constexpr double furthest = 700;  // e^-700 is the smallest quantile told from 0
constexpr int most_steps = 200;   // seen: at most 34 for shapes of 1e-2 to 1e5

// u with tail(u).value = target, within [-furthest, furthest].
template <class Tail>
double solution(Tail tail, double target, double u) {
  for (int i = 0; i < most_steps; ++i) {
    const auto [value, slope] = tail(u);
    const double next = std::clamp(u + (target - value) / slope, -furthest, furthest);
    const double step = next - u;
    u = next;
    if (!(std::fabs(step) > 1e-9)) break;  // the error after this step is of the order of its square
  }
  return u;
}

// logit of the beta quantile at p = 1 - q, p <= 1/2.
double beta_logit_lower(double p, double a, double b) {
  const auto tail = [=](double u) { return log_beta_lower(logistic(u), logistic(-u), a, b); };
  const double spread = std::min(a, b) > 1 ? std::sqrt(1 / a + 1 / b) * normal_quantile(p) : 0;
  return solution(tail, log(p), std::clamp(log(a / b) + spread, -furthest, furthest));
}

// Whichever of p and q = 1 - p is smaller carries the precision.
double beta_logit(double p, double q, double a, double b) {
  return p <= q ? beta_logit_lower(p, a, b) : -beta_logit_lower(q, b, a);
}

double exp_or_bound(double u) { return u <= -furthest ? 0 : u >= furthest ? infinity : exp(u); }

// A start for the gamma quantile: Wilson and Hilferty (1931), and below it the leading term x^a / Gamma(a + 1).
double gamma_start(double p, double shape) {
  const double root = 1 - 1 / (9 * shape) + normal_quantile(p) / (3 * std::sqrt(shape));
  if (shape > .5 && root > .1) return log(shape) + 3 * log(root);
  return (log(p) + log_gamma(shape + 1)) / shape;
}

}  // namespace

double beta_quantile(double p, double a, double b) {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0 && a + b < infinity)) return nan;
  if (p == 0 || p == 1) return p;
  const double u = beta_logit(p, 1 - p, a, b);
  return u <= -furthest ? 0 : u >= furthest ? 1 : logistic(u);
}

double gamma_quantile(double p, double shape) {
  if (!(p >= 0 && p <= 1 && shape > 0 && shape < infinity)) return nan;
  if (p == 0 || p == 1) return p == 0 ? 0 : infinity;
  const double start = std::clamp(gamma_start(p, shape), -furthest, furthest);
  if (p <= .5) return exp_or_bound(solution([=](double u) { return log_gamma_lower(exp(u), shape); }, log(p), start));
  return exp_or_bound(solution([=](double u) { return log_gamma_upper(exp(u), shape); }, log(1 - p), start));
}

// P(|T| > t) = I_x(nu/2, 1/2) with x = nu / (nu + t^2) (DLMF 8.17, Abramowitz and Stegun 26.7.1).
double student_quantile(double p, double degrees) {
  if (!(p >= 0 && p <= 1 && degrees > 0 && degrees < infinity)) return nan;
  if (p == .5) return 0;
  const double tail = std::min(p, 1 - p);
  // t = sqrt(nu (1 - x) / x) = sqrt(nu e^-logit(x))
  const double size = tail == 0 ? infinity : exp(-.5 * beta_logit(2 * tail, 1 - 2 * tail, .5 * degrees, .5));
  return (p < .5 ? -size : size) * std::sqrt(degrees);
}

}  // namespace interregnum::real
