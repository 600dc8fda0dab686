// Exact bounds of a share of which k of n are seen (Clopper, Pearson 1934), each end wrong with probability at most
// `tail`: a fixed number of trials, looked at once. 0 <= k <= n, n > 0.
#pragma once

#include "base/real.hpp"

namespace interregnum {

inline double exact_least(double k, double n, double tail) {
  return k > 0 ? real::beta_quantile(tail, k, n - k + 1) : 0;
}
inline double exact_most(double k, double n, double tail) {
  return k < n ? real::beta_quantile(1 - tail, k + 1, n - k) : 1;
}

}  // namespace interregnum
