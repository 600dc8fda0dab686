// log x and what follows from it.
#include <cmath>

#include "base/real.hpp"
#include "base/real_kernels.hpp"

namespace interregnum::real {

using namespace kernels;

double log(double x) {
  if (x > 0 && x < infinity) return log_of_sum(x, 0);
  if (x == 0) return -infinity;
  return x > 0 ? x : nan;
}

double log1p(double x) {
  if (x > -.29 && x < .41) return x - log_deficit(x);
  if (!(x > -1)) return x == -1 ? -infinity : nan;
  if (x == infinity) return x;
  const double sum = 1 + x;
  const double lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);  // of 1 + x, by rounding
  return log_of_sum(sum, lost / sum);
}

double logit(double p) {
  if (!(p >= 0 && p <= 1)) return nan;
  // Near 1/2 the quotient is near 1, where only log1p keeps what distinguishes it; 2p - 1 is exact there.
  return std::fabs(p - .5) < .2 ? log1p((2 * p - 1) / (1 - p)) : log(p / (1 - p));
}

double pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  return exp(y * log(x));
}

}  // namespace interregnum::real
