// The chance of being arrested, as rebels reckon it (Epstein 2002): P = 1 - exp(-k (C / A)).
#pragma once

#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "base/text.hpp"

namespace interregnum::arrest {

// How C / A is rounded. Epstein's runs need it: with the exact ratio there are no outbursts.
constexpr double floor = 0, round = 1, exact = 2;
constexpr Text ratios = "floor round exact";
constexpr double published_k = 2.3;  // .9 at one cop and one active

// Who acts counts himself: there is always one.
inline double chance(double k, double cops, double active, double ratio) {
  const double each = cops / std::max(1., active);
  const double rounded = ratio == floor ? std::floor(each) : ratio == round ? std::floor(each + .5) : each;
  return -real::expm1(-k * rounded);
}

}  // namespace interregnum::arrest
