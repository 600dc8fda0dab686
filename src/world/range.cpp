#include "world/range.hpp"

#include <cmath>

namespace interregnum {

Prior prior_of(const Range& range, double low, double high) {
  const bool bounded = std::isfinite(low) || std::isfinite(high);
  Prior prior;
  prior.family = range.family == Family::normal && bounded ? Family::trunc_normal : range.family;
  prior.a = range.a;
  prior.b = range.b;
  prior.low = low;
  prior.high = high;
  return prior;
}

}  // namespace interregnum
