// The shared inner parts of real_*.cpp. Not for use elsewhere: include base/real.hpp.
// Coefficients without another source are our own: interpolation at Chebyshev nodes in 60-digit arithmetic, rounded
// to double; the relative error stated beside them is that of the rounded form, measured on 400 or more points.
#pragma once

#include <array>
#include <bit>
#include <limits>
#include <utility>

#include "base/text.hpp"

namespace interregnum::real::kernels {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// ln 2 in two parts; `high` has 32 significant bits, so that an exponent times it is exact.
constexpr double ln2_high = 0x1.62e42feep-1, ln2_low = 1.9082149292705877e-10;

// c[0] + c[1] x + c[2] x^2 + ... in Estrin's order: neighbours pair up, so that the additions need not wait for
// each other as in Horner's. The order is fixed by the length alone.
template <class Number, std::size_t n>
constexpr Number polynomial(const std::array<Number, n>& c, double x) {
  if constexpr (n == 1) {
    return c[0];
  } else {
    const auto pair = [&](std::size_t i) { return i + 1 < n ? c[i] + c[i + 1] * x : c[i]; };
    const auto pairs = [&]<std::size_t... i>(std::index_sequence<i...>) { return std::array{pair(2 * i)...}; };
    return polynomial(pairs(std::make_index_sequence<(n + 1) / 2>()), x * x);
  }
}

// Two numbers computed side by side, here a numerator and its denominator.
using Pair [[gnu::vector_size(16)]] = double;

template <std::size_t n>
double rational(const std::array<Pair, n>& c, double x) {
  const Pair value = polynomial(c, x);
  return value[0] / value[1];
}

constexpr double power_of_two(i64 exponent) { return std::bit_cast<double>(static_cast<u64>(exponent + 1023) << 52); }

// x 2^exponent, rounded once even where the result is subnormal; 1/4 < |x| < 4 where |exponent| >= 1020, < 1100.
constexpr double scaled(double x, i64 exponent) {
  if (exponent > -1020 && exponent < 1020) return x * power_of_two(exponent);
  return exponent > 0 ? x * 0x1p1000 * power_of_two(exponent - 1000) : x * 0x1p-900 * power_of_two(exponent + 900);
}

// A number as exponent * ln 2 + head + tail with |head| <= ln(2)/2 and the tail below half an ulp of the head.
struct Reduced {
  i64 exponent;
  double head, tail;
};

// x + low, |x| < 2000, |low| < 1e-4 (Cody and Waite 1980: ln 2 in two parts).
constexpr Reduced reduced(double x, double low) {
  constexpr double to_integer = 0x1.8p52;  // adding it leaves the nearest integer in the last bits
  const double shifted = x * 1.4426950408889634 + to_integer;
  const double exponent = shifted - to_integer;
  const double high = x - exponent * ln2_high;
  const double rest = exponent * ln2_low - low;
  const double head = high - rest;
  return {static_cast<i64>(exponent), head, (high - head) - rest};
}

// whole + e^(r + tail) - 1 for |r| <= 1.001 ln(2)/2 and |whole| >= 1/2 or 0. The excess e^r - 1 - r is a polynomial,
// with an error of 8e-19 of e^r - 1; `sum` + `lost` is whole + r without rounding (Dekker 1971).
constexpr double plus_expm1(double whole, double r, double tail) {
  constexpr std::array terms{0.5,
                             0.1666666666666667,
                             0.04166666666666667,
                             0.008333333333326084,
                             0.0013888888888883711,
                             0.0001984126987500228,
                             2.480158732567746e-05,
                             2.755725517000089e-06,
                             2.755727347871858e-07,
                             2.5105312729622103e-08,
                             2.09147553258932e-09};
  const double excess = r * r * polynomial(terms, r);
  const double sum = whole + r, lost = (whole - sum) + r;
  return sum + (lost + (excess + tail));
}

// e^(x + low) for |low| < 1e-4.
constexpr double exp_of_sum(double x, double low) {
  if (!(x < 710)) return x >= 710 ? infinity : nan;
  if (x < -746) return 0;
  const auto [exponent, head, tail] = reduced(x, low);
  return scaled(plus_expm1(1, head, tail), exponent);
}

// f - log(1 + f), sqrt(1/2) <= 1 + f <= sqrt(2), without cancellation. With s = f / (2 + f),
//   log(1 + f) = 2 atanh(s) = 2s + s R(s^2) = f - (f^2/2 - s (f^2/2 + R)),   R(z) = 2z/3 + 2z^2/5 + ...
// The error of R is 5e-18 of the 2 that it is added to.
constexpr double log_deficit(double f) {
  constexpr std::array terms{0.666666666666667,   0.3999999999989827, 0.2857142862653362, 0.22222211043776857,
                             0.18182895750119193, 0.1533150161114533, 0.1461916613488797};
  const double s = f / (2 + f), z = s * s, half_square = .5 * f * f;
  return half_square - s * (half_square + z * polynomial(terms, z));
}

// log(x) + low, 0 < x < infinity, low below an ulp of 1: with low = d/x, the log of x + d.
constexpr double log_of_sum(double x, double low) {
  constexpr u64 sqrt_half = 0x3fe6a09e667f3bcd;
  const bool subnormal = x < 0x1p-1022;
  const u64 offset = std::bit_cast<u64>(subnormal ? x * 0x1p54 : x) - sqrt_half;
  const i64 exponent = static_cast<i64>(offset) >> 52;
  const double f = std::bit_cast<double>((offset & 0xfffffffffffff) + sqrt_half) - 1;
  const double k = static_cast<double>(subnormal ? exponent - 54 : exponent);
  return k * ln2_high + (f - (log_deficit(f) - (k * ln2_low + low)));
}

}  // namespace interregnum::real::kernels
