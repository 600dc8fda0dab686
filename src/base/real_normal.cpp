// The standard normal distribution.
#include <cmath>

#include "base/real.hpp"
#include "base/real_kernels.hpp"

namespace interregnum::real {

using namespace kernels;

namespace {

// e^(-z^2/2) without the error of rounding z^2, which the exponential would magnify: z = high + rest, where high^2
// is exact.
double bell(double z) {
  const double high = std::bit_cast<double>(std::bit_cast<u64>(z) & ~u64{0x7ffffff});
  return exp_of_sum(-.5 * high * high, -.5 * (z - high) * (z + high));
}

// Phi(-z) e^(z^2/2) for 0 <= z <= 38.6, the error below 1e-16: P/Q of degrees 9 and 10, interpolated at Chebyshev
// nodes in (z - 4) / (z + 4). All coefficients are positive, so nothing cancels.
double scaled_tail(double z) {
  constexpr std::array terms{Pair{0.5, 1.},
                             Pair{0.7755663428377656, 2.34901724647839},
                             Pair{0.5950216954889781, 2.564287985002946},
                             Pair{0.2900106793034927, 1.7174800483185615},
                             Pair{0.09799485784379652, 0.7839447352555196},
                             Pair{0.02370972327714027, 0.2557439022291592},
                             Pair{0.004107126967228792, 0.060659910488161474},
                             Pair{0.0004928677782964947, 0.010388944977934054},
                             Pair{3.74624373016114e-05, 0.0012389307910304552},
                             Pair{1.394096665369294e-06, 9.390440457492298e-05},
                             Pair{0., 3.4944821189924443e-06}};
  return rational(terms, z);
}

// Coefficients of algorithm AS 241, PPND16 (Wichura 1988): Phi^-1 to about 1 part in 10^16 on three ranges.
double quantile_centre(double q) {
  const double r = .180625 - q * q;
  constexpr std::array terms{Pair{3.3871328727963666080e0, 1.},
                             Pair{1.3314166789178437745e+2, 4.2313330701600911252e+1},
                             Pair{1.9715909503065514427e+3, 6.8718700749205790830e+2},
                             Pair{1.3731693765509461125e+4, 5.3941960214247511077e+3},
                             Pair{4.5921953931549871457e+4, 2.1213794301586595867e+4},
                             Pair{6.7265770927008700853e+4, 3.9307895800092710610e+4},
                             Pair{3.3430575583588128105e+4, 2.8729085735721942674e+4},
                             Pair{2.5090809287301226727e+3, 5.2264952788528545610e+3}};
  return q * rational(terms, r);
}

double quantile_shoulder(double r) {
  constexpr std::array terms{Pair{1.42343711074968357734e0, 1.},
                             Pair{4.63033784615654529590e0, 2.05319162663775882187e0},
                             Pair{5.76949722146069140550e0, 1.67638483018380384940e0},
                             Pair{3.64784832476320460504e0, 6.89767334985100004550e-1},
                             Pair{1.27045825245236838258e0, 1.48103976427480074590e-1},
                             Pair{2.41780725177450611770e-1, 1.51986665636164571966e-2},
                             Pair{2.27238449892691845833e-2, 5.47593808499534494600e-4},
                             Pair{7.74545014278341407640e-4, 1.05075007164441684324e-9}};
  return rational(terms, r);
}

double quantile_far_tail(double r) {
  constexpr std::array terms{Pair{6.65790464350110377720e0, 1.},
                             Pair{5.46378491116411436990e0, 5.99832206555887937690e-1},
                             Pair{1.78482653991729133580e0, 1.36929880922735805310e-1},
                             Pair{2.96560571828504891230e-1, 1.48753612908506148525e-2},
                             Pair{2.65321895265761230930e-2, 7.86869131145613259100e-4},
                             Pair{1.24266094738807843860e-3, 1.84631831751005468180e-5},
                             Pair{2.71155556874348757815e-5, 1.42151175831644588870e-7},
                             Pair{2.01033439929228813265e-7, 2.04426310338993978564e-15}};
  return rational(terms, r);
}

}  // namespace

double normal_density(double x) {
  constexpr double inverse_sqrt_2pi = 0.3989422804014327;
  return std::fabs(x) > 40 ? 0 : inverse_sqrt_2pi * bell(x);
}

double normal_cdf(double x) {
  const double z = std::fabs(x);
  const double tail = z > 38.6 ? 0 : bell(z) * scaled_tail(z);
  return x < 0 ? tail : 1 - tail;
}

double normal_quantile(double p) {
  const double q = p - .5;
  if (std::fabs(q) <= .425) return quantile_centre(q);
  const double tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail == 0 ? (q < 0 ? -infinity : infinity) : nan;
  const double r = std::sqrt(-log(tail));
  const double size = r <= 5 ? quantile_shoulder(r - 1.6) : quantile_far_tail(r - 5);
  return q < 0 ? -size : size;
}

}  // namespace interregnum::real
