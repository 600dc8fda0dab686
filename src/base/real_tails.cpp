// The incomplete beta and gamma functions.
// Prefactors such as x^a (1-x)^b / B(a,b) are formed from deviances (Loader 2000, "Fast and accurate computation of
// binomial probabilities"), because the difference of three log-gammas of size 1e6 would keep only 9 digits.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "base/real_kernels.hpp"
#include "base/real_tails.hpp"

namespace interregnum::real {

using namespace kernels;

namespace {

constexpr int most_terms = 100'000;  // never reached for shapes up to 1e6; a stop, not an accuracy

// share * log(found / share) - (found - share), where `excess` is found / share - 1 kept to full relative precision.
double deviance(double share, double found, double excess) {
  const bool near = excess > -.29 && excess < .41;
  return share * (near ? -log_deficit(excess) : log(found / share) - excess);
}

// log of x^a y^b / B(a,b), y = 1 - x. With n = a + b the two terms linear in x - a/n cancel and are left out.
double log_beta_front(double x, double y, double a, double b) {
  const double n = a + b, difference = b * x - a * y;
  return deviance(a, n * x, difference / a) + deviance(b, n * y, -difference / b) + stirling_remainder(n) -
         stirling_remainder(a) - stirling_remainder(b) + .5 * log(a / n * b) - half_log_2pi;
}

// log of x^a e^-x / Gamma(a).
double log_gamma_front(double x, double a) {
  return deviance(a, x, (x - a) / a) - stirling_remainder(a) + .5 * log(a) - half_log_2pi;
}

// The value of a continued fraction 1 / (1 + d_1 / (1 + d_2 / (1 + ...))) by Steed's forward recurrence
// (Thompson and Barnett 1986), d_k = term(k).
template <class Term>
double continued_fraction(Term term) {
  double denominator = 1, step = 1, sum = 1;
  for (int k = 1; k <= most_terms && std::fabs(step) > 1e-17 * std::fabs(sum); ++k) {
    denominator = 1 / (1 + term(k) * denominator);
    step *= denominator - 1;
    sum += step;
  }
  return sum;
}

// DLMF 8.17.22; converges quickly for x < (a + 1) / (a + b + 2), in about sqrt(max(a, b)) terms.
double beta_fraction(double x, double a, double b) {
  return continued_fraction([=](int k) {
    const double m = k / 2;
    return k % 2 == 0 ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                      : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
  });
}

// DLMF 8.11.4: the sum of x^k / ((a + 1) ... (a + k)), k >= 0.
double gamma_series(double x, double a) {
  double term = 1, sum = 1;
  for (int k = 1; k <= most_terms && term > 1e-17 * sum; ++k) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

// DLMF 8.9.2 contracted: x times 1/(x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - ...))), x >= a + 1.
double gamma_fraction(double x, double a) {
  double below = 1 / (x + 1 - a), step = below, sum = below;
  for (int k = 1; k <= most_terms && std::fabs(step) > 1e-17 * std::fabs(sum); ++k) {
    const double numerator = -k * (k - a), partial = x + 1 - a + 2 * k;
    below = 1 / (partial + numerator * below);
    step *= partial * below - 1;
    sum += step;
  }
  return sum;
}

LogTail tail_from(double log_front, double log_of_rest) {
  const double value = std::min(log_front + log_of_rest, 0.);
  return {value, exp(log_front - value)};
}

// One less the other tail.
LogTail complement(double log_front, double log_of_rest) {
  const double value = log1p(-std::min(exp(log_front + log_of_rest), 1.));
  return {value, exp(log_front - value)};
}

}  // namespace

LogTail kernels::log_beta_lower(double x, double y, double a, double b) {
  const double front = log_beta_front(x, y, a, b);
  if (x * (a + b + 2) < a + 1) return tail_from(front, log(beta_fraction(x, a, b) / a));
  return complement(front, log(beta_fraction(y, b, a) / b));
}

LogTail kernels::log_gamma_lower(double x, double shape) {
  const double front = log_gamma_front(x, shape);
  if (x < shape + 1) return tail_from(front, log(gamma_series(x, shape) / shape));
  return complement(front, log(gamma_fraction(x, shape)));
}

LogTail kernels::log_gamma_upper(double x, double shape) {
  const double front = log_gamma_front(x, shape);
  const auto [value, slope] = x < shape + 1 ? complement(front, log(gamma_series(x, shape) / shape))
                                            : tail_from(front, log(gamma_fraction(x, shape)));
  return {value, -slope};
}

double beta_cdf(double x, double a, double b) {
  if (std::isnan(x) || !(a > 0 && b > 0 && a + b < infinity)) return nan;
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return exp(log_beta_lower(x, 1 - x, a, b).value);
}

double gamma_cdf(double x, double shape) {
  if (std::isnan(x) || !(shape > 0 && shape < infinity)) return nan;
  if (x <= 0) return 0;
  if (x / shape == infinity) return 1;
  return exp(log_gamma_lower(x, shape).value);
}

}  // namespace interregnum::real
