// The gamma function, by its logarithm.
#include "base/real.hpp"
#include "base/real_kernels.hpp"
#include "base/real_tails.hpp"

namespace interregnum::real {

using namespace kernels;

namespace {

constexpr double least_for_stirling = 8;

// sum of B_2k / (2k (2k-1) x^(2k-1)), k = 1..8 (DLMF 5.11.1): the error is below the next term, 8e-17 at x = 8.
double stirling_series(double x) {
  constexpr std::array terms{1. / 12,   -1. / 360,      1. / 1260, -1. / 1680,
                             1. / 1188, -691. / 360360, 1. / 156,  -3617. / 122400};
  return polynomial(terms, 1 / (x * x)) / x;
}

// log Gamma(1 + t), 0 <= t <= 1, exact at both zeros: t (t - 1) P(t)/Q(t), the quotient to 1.1e-16.
double log_gamma_unit(double t) {
  constexpr std::array terms{Pair{0.5772156649015329, 1.},
                             Pair{1.4168440382730387, 2.8795050236191093},
                             Pair{1.256904785558402, 3.1317117280829274},
                             Pair{0.4881110979652391, 1.600338546605783},
                             Pair{0.07919319903026166, 0.3884668373817348},
                             Pair{0.004057824720597832, 0.03967954948997819},
                             Pair{1.5541537678933775e-05, 0.0011776347614992106}};
  return t * (t - 1) * rational(terms, t);
}

}  // namespace

double kernels::stirling_remainder(double x) {
  return x >= least_for_stirling ? stirling_series(x) : log_gamma(x) - ((x - .5) * log(x) - x + half_log_2pi);
}

double log_gamma(double x) {
  if (!(x > 0)) return x == 0 ? infinity : nan;
  if (x < 1) return log_gamma_unit(x) - log(x);
  if (x >= least_for_stirling)
    return x == infinity ? x : (x - .5) * (log(x) - 1) + ((half_log_2pi - .5) + stirling_series(x));
  double product = 1;
  for (; x >= 2; product *= x) x -= 1;
  return log_gamma_unit(x - 1) + log(product);
}

}  // namespace interregnum::real
