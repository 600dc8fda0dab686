// e^x and what follows from it.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "base/real_kernels.hpp"

namespace interregnum::real {

using namespace kernels;

double exp(double x) { return exp_of_sum(x, 0); }

double expm1(double x) {
  if (!(x < 710)) return x >= 710 ? infinity : nan;
  if (x < -40) return -1;
  const auto [exponent, head, tail] = reduced(x, 0);
  // e^x - 1 = 2^k (e^r - 2^-k), and 1 - 2^-k is exact where the 1 can be seen at all.
  return scaled(plus_expm1(1 - power_of_two(std::max<i64>(-exponent, -60)), head, tail), exponent);
}

double tanh(double x) {
  const double size = std::fabs(x);
  if (size < .625) {  // tanh(x) = x + x z P(z) / Q(z), z = x^2, to 6e-17
    constexpr std::array terms{Pair{-0.3333333333333333, 1.}, Pair{-0.020498799708498872, 0.4614963991254931},
                               Pair{-0.0001991780435861287, 0.02329133187629886}, Pair{0., 0.0002065337374875025}};
    const double z = x * x;
    return x + x * (z * rational(terms, z));
  }
  const double result = size > 22 ? 1 : 1 - 2 / (exp(2 * size) + 1);
  return std::isnan(x) ? x : x < 0 ? -result : result;
}

double logistic(double x) {
  const double e = exp(-std::fabs(x));
  return (x < 0 ? e : 1) / (1 + e);
}

}  // namespace interregnum::real
