// Logarithms of tail probabilities: what real_quantile.cpp inverts. Not for use elsewhere: include base/real.hpp.
#pragma once

namespace interregnum::real::kernels {

constexpr double half_log_2pi = 0.9189385332046728;

// log Gamma(x) - [(x - 1/2) log x - x + log(2 pi)/2], x > 0: the remainder of Stirling's formula, to 1e-15.
double stirling_remainder(double x);

// The log of a lower or upper tail probability, and its derivative in logit(x) (beta) or log(x) (gamma).
struct LogTail {
  double value, slope;
};
LogTail log_beta_lower(double x, double y, double a, double b);  // 0 < x < 1, y = 1 - x
LogTail log_gamma_lower(double x, double shape);                 // x > 0
LogTail log_gamma_upper(double x, double shape);

}  // namespace interregnum::real::kernels
