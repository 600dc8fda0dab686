// The chance of being arrested, as rebels reckon it (Epstein 2002): P = 1 - exp(-k (C / A)).
#pragma once

#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "base/text.hpp"

namespace interregnum::arrest {

// What is taken for C / A, police for each who acts. Epstein's runs need the whole number below: with the exact ratio
// there are no outbursts.
enum class Rounding : u8 { floor, round, exact };
constexpr Text roundings = "floor round exact";
constexpr Rounding rounding_of(double number) { return static_cast<Rounding>(static_cast<u8>(number)); }
constexpr double published_k = 2.3;  // .9 at one cop and one active

inline double rounded(Rounding rounding, double ratio) {
  if (rounding == Rounding::exact) return ratio;
  const double whole = std::floor(ratio), rest = ratio - whole;
  if (rounding == Rounding::floor || rest < .5) return whole;
  if (rest > .5) return whole + 1;
  return 2 * std::floor((whole + 1) / 2);  // a half goes to the even number
}

// Who acts counts himself: there is always one.
inline double chance(double k, double police, double active, Rounding rounding) {
  return -real::expm1(-k * rounded(rounding, police / std::max(1., active)));
}

}  // namespace interregnum::arrest
