// Accuracy against 50-digit values, and what happens at the edges. The bounds are those that real.hpp states; they are
// maxima over 1e5 points and more, so a denser test would not need wider ones.
#include "base/real.hpp"

#include <gtest/gtest.h>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "base/draw.hpp"

namespace interregnum {
namespace {

using Exact = boost::multiprecision::cpp_bin_float_50;
using Points = std::vector<double>;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double least = std::numeric_limits<double>::denorm_min();
constexpr double largest = std::numeric_limits<double>::max();

// `count` values of `from`..`to`, one in each of as many equal cells.
Points spread(double from, double to, int count) {
  Points points;
  for (int i = 0; i < count; ++i)
    points.push_back(from + (to - from) * (i + Luck{1}.uniform(static_cast<u64>(i), 0, 0)) / count);
  return points;
}

// centre + e^from .. centre + e^to and, mirrored, below the centre.
Points about(double centre, double from, double to, int count) {
  Points points;
  for (const double exponent : spread(from, to, count))
    points.insert(points.end(), {centre + real::exp(exponent), centre - real::exp(exponent)});
  return points;
}

Points powers(double from, double to, int count) {
  Points points;
  for (const double exponent : spread(from, to, count)) points.push_back(real::exp(exponent));
  return points;
}

double relative_error(double found, const Exact& exact) {
  return std::fabs(static_cast<double>((Exact(found) - exact) / exact));
}

double error_in_ulp(double found, const Exact& exact) {
  int exponent = 0;
  std::frexp(static_cast<double>(exact), &exponent);
  return std::fabs(static_cast<double>((Exact(found) - exact) / std::ldexp(1., std::max(exponent - 53, -1074))));
}

template <class Function, class Oracle, class Error>
void expect_error_below(double bound, Function function, Oracle oracle, Error error, const Points& points) {
  double worst = 0, at = nan;
  for (const double x : points) {
    const double e = error(function(x), oracle(Exact(x)));
    if (!(e <= worst)) worst = e, at = x;
  }
  EXPECT_LE(worst, bound) << "at " << at;
}

Exact exact_exp(const Exact& x) { return exp(x); }
Exact exact_expm1(const Exact& x) { return boost::math::expm1(x); }
Exact exact_log(const Exact& x) { return log(x); }
Exact exact_log1p(const Exact& x) { return boost::math::log1p(x); }
Exact exact_tanh(const Exact& x) { return tanh(x); }
Exact exact_logit(const Exact& p) { return log(p / (1 - p)); }
Exact exact_logistic(const Exact& x) { return 1 / (1 + exp(-x)); }
Exact exact_density(const Exact& x) { return exp(-x * x / 2) / sqrt(2 * boost::math::constants::pi<Exact>()); }
Exact exact_cdf(const Exact& x) { return boost::math::erfc(Exact(-x / sqrt(Exact(2)))) / 2; }
Exact exact_log_gamma(const Exact& x) { return boost::math::lgamma(x); }

// From a start that is right to 15 digits one step of Halley's method gives 40.
Exact exact_quantile(const Exact& p) {
  const Exact x = real::normal_quantile(static_cast<double>(p));
  const Exact newton = (exact_cdf(x) - p) / exact_density(x);
  return x - newton / (1 + x * newton / 2);
}

TEST(RealAccuracy, Exp) {
  expect_error_below(.8, real::exp, exact_exp, error_in_ulp, spread(-745, 709.7, 3000));
  expect_error_below(.8, real::exp, exact_exp, error_in_ulp, spread(-2, 2, 3000));
}

TEST(RealAccuracy, Expm1) {
  expect_error_below(1.2, real::expm1, exact_expm1, error_in_ulp, spread(-45, 300, 2000));
  expect_error_below(1.2, real::expm1, exact_expm1, error_in_ulp, spread(-1.5, 1.5, 3000));
  expect_error_below(1.2, real::expm1, exact_expm1, error_in_ulp, about(0, -700, -1, 500));
}

TEST(RealAccuracy, Log) {
  expect_error_below(.9, real::log, exact_log, error_in_ulp, powers(-744, 709, 2000));
  expect_error_below(.9, real::log, exact_log, error_in_ulp, spread(.4, 2.5, 3000));
}

TEST(RealAccuracy, Log1p) {
  expect_error_below(.9, real::log1p, exact_log1p, error_in_ulp, spread(-1, 3, 3000));
  expect_error_below(.9, real::log1p, exact_log1p, error_in_ulp, about(0, -700, -.1, 500));
  expect_error_below(.9, real::log1p, exact_log1p, error_in_ulp, powers(0, 700, 1000));
}

// The error of y log x, relative to 1, is that of e to this power.
TEST(RealAccuracy, Pow) {
  const Points bases = powers(-20, 20, 3000), exponents = spread(-300, 300, 3000);
  for (std::size_t i = 0; i < bases.size(); ++i) {
    const double size = exponents[i], x = bases[i], y = size / real::log(x);
    EXPECT_LE(relative_error(real::pow(x, y), exp(Exact(y) * log(Exact(x)))), 2e-16 * (1 + std::fabs(size)));
  }
}

TEST(RealAccuracy, Tanh) {
  expect_error_below(1.4, real::tanh, exact_tanh, error_in_ulp, spread(-4, 4, 3000));
  expect_error_below(1.4, real::tanh, exact_tanh, error_in_ulp, about(0, -700, 3, 500));
}

TEST(RealAccuracy, Logit) {
  expect_error_below(2.7, real::logit, exact_logit, error_in_ulp, spread(0, 1, 3000));
  expect_error_below(2.7, real::logit, exact_logit, error_in_ulp, about(.5, -36, -1, 1000));
  expect_error_below(2.7, real::logit, exact_logit, error_in_ulp, powers(-700, -1, 1000));
}

TEST(RealAccuracy, Logistic) {
  expect_error_below(2.1, real::logistic, exact_logistic, error_in_ulp, spread(-40, 40, 2000));
  expect_error_below(2.1, real::logistic, exact_logistic, error_in_ulp, spread(-700, -30, 1000));
}

TEST(RealAccuracy, NormalDensity) {
  expect_error_below(2.1, real::normal_density, exact_density, error_in_ulp, spread(-37, 37, 2000));
}

TEST(RealAccuracy, NormalCdf) {
  expect_error_below(8e-16, real::normal_cdf, exact_cdf, relative_error, spread(-37, 8, 1500));
  expect_error_below(8e-16, real::normal_cdf, exact_cdf, relative_error, spread(-4, 4, 1500));
}

TEST(RealAccuracy, NormalQuantile) {
  expect_error_below(7e-16, real::normal_quantile, exact_quantile, relative_error, spread(.001, .999, 1000));
  expect_error_below(7e-16, real::normal_quantile, exact_quantile, relative_error, powers(-700, -2, 500));
}

TEST(RealAccuracy, LogGamma) {
  expect_error_below(1e-15, real::log_gamma, exact_log_gamma, relative_error, powers(-30, 30, 300));
  expect_error_below(1e-15, real::log_gamma, exact_log_gamma, relative_error, spread(.1, 9, 300));
  expect_error_below(1e-15, real::log_gamma, exact_log_gamma, relative_error, about(1, -30, -1, 100));
  expect_error_below(1e-15, real::log_gamma, exact_log_gamma, relative_error, about(2, -30, -1, 100));
}

// The oracles below work in long double: their own error, some 1e-16, is far below the bounds.
using Long = long double;

struct Case {
  double a, b, place;  // place: of the point, uniform in (0,1)
};

std::vector<Case> shapes(int count) {
  std::vector<Case> cases;
  for (int i = 0; i < count; ++i) {
    const auto u = [i](u32 purpose) { return Luck{2}.uniform(static_cast<u64>(i), 0, purpose); };
    cases.push_back({.01 * real::pow(1e7, u(0)), .01 * real::pow(1e7, u(1)), u(2)});
  }
  cases.push_back({245.5, 246.5, .3});
  return cases;
}

double relative(double found, Long exact) { return static_cast<double>(std::fabs((found - exact) / exact)); }

TEST(RealAccuracy, BetaCdf) {
  for (const auto& [a, b, place] : shapes(3000)) {
    const double mean = a / (a + b), deviation = std::sqrt(mean * (1 - mean) / (a + b + 1));
    for (const double x : {place, mean + (16 * place - 8) * deviation}) {
      if (!(x > 0 && x < 1)) continue;
      const Long exact = boost::math::ibeta(Long{a}, Long{b}, Long{x});
      if (exact < 1e-290L) continue;  // a subnormal result has fewer digits
      EXPECT_LE(relative(real::beta_cdf(x, a, b), exact), 2e-11) << x << " " << a << " " << b;
    }
  }
}

// The error of a quantile x is judged by how far its probability is off, over the density and x: where the density
// is so high that neighbouring doubles are percentiles apart, x itself cannot be better than its last place.
TEST(RealAccuracy, BetaQuantile) {
  for (const auto& [a, b, place] : shapes(3000)) {
    for (const double p : {place, real::exp(-60 * place)}) {
      const double x = real::beta_quantile(p, a, b);
      if (x < 1e-300 || x == 1) continue;
      const Long off = boost::math::ibeta(Long{a}, Long{b}, Long{x}) - p;
      EXPECT_LE(std::fabs(off / boost::math::ibeta_derivative(Long{a}, Long{b}, Long{x}) / x), 5e-12L)
          << p << " " << a << " " << b;
    }
  }
}

TEST(RealAccuracy, GammaCdfAndQuantile) {
  for (const auto& [shape, unused, place] : shapes(3000)) {
    const double x = place < .5 ? 2 * place * shape : shape + (16 * place - 8) * std::sqrt(shape);
    const Long exact = boost::math::gamma_p(Long{shape}, Long{x});
    if (exact > 1e-290L) {
      EXPECT_LE(relative(real::gamma_cdf(x, shape), exact), 1e-12) << x << " " << shape;
    }
    for (const double p : {place, real::exp(-60 * place)}) {
      const double quantile = real::gamma_quantile(p, shape);
      if (quantile < 1e-300) continue;
      const Long off = boost::math::gamma_p(Long{shape}, Long{quantile}) - p;
      const Long density = boost::math::gamma_p_derivative(Long{shape}, Long{quantile});
      EXPECT_LE(std::fabs(off / density / quantile), 1e-12L) << p << " " << shape;
    }
  }
}

// P(|T| > t) = I_{nu / (nu + t^2)}(nu/2, 1/2) = 1 - I_{t^2 / (nu + t^2)}(1/2, nu/2), the one whose argument is smaller;
// the error of t is that of the probability over the density.
TEST(RealAccuracy, StudentQuantile) {
  for (const double nu : {1., 2., 3., 7., 15., 31., 1000.}) {
    for (const double p : {1e-30, 1e-9, .001, .025, .2, .4, .49, .4999999}) {
      const double t = real::student_quantile(p, nu);
      const Exact half = .5, a = nu * half, square = Exact(t) * t, x = nu / (nu + square), y = square / (nu + square);
      const Exact both_tails = y < x ? 1 - boost::math::ibeta(half, a, y) : boost::math::ibeta(a, half, x);
      const Exact density = pow(x, a + half) / (sqrt(Exact(nu)) * boost::math::beta(a, half));
      EXPECT_LE(std::fabs(static_cast<double>((both_tails / 2 - p) / density / t)), 1e-13) << p << " " << nu;
    }
  }
  EXPECT_NEAR(real::student_quantile(.975, 7), 2.3646242515927849, 1e-13);  // R: qt(.975, 7)
  EXPECT_NEAR(real::student_quantile(.75, 1), 1, 1e-14);                    // Cauchy
}

TEST(RealEdges, ExponentialFamily) {
  EXPECT_EQ(real::exp(0), 1);
  EXPECT_EQ(real::exp(-inf), 0);
  EXPECT_EQ(real::exp(inf), inf);
  EXPECT_EQ(real::exp(709.79), inf);
  EXPECT_LT(real::exp(709.78), inf);
  EXPECT_EQ(real::exp(-745.2), 0);
  EXPECT_EQ(real::exp(-745), least);
  EXPECT_EQ(real::expm1(0), 0);
  EXPECT_EQ(real::expm1(least), least);
  EXPECT_EQ(real::expm1(-inf), -1);
  EXPECT_EQ(real::expm1(inf), inf);
  EXPECT_LT(real::expm1(709.78), inf);
  EXPECT_EQ(real::tanh(0), 0);
  EXPECT_EQ(real::tanh(-inf), -1);
  EXPECT_EQ(real::tanh(inf), 1);
  EXPECT_EQ(real::tanh(-least), -least);
  EXPECT_EQ(real::logistic(0), .5);
  EXPECT_EQ(real::logistic(-inf), 0);
  EXPECT_EQ(real::logistic(inf), 1);
  for (const auto f : {real::exp, real::expm1, real::tanh, real::logistic}) EXPECT_TRUE(std::isnan(f(nan)));
}

TEST(RealEdges, LogarithmFamily) {
  EXPECT_EQ(real::log(1), 0);
  EXPECT_EQ(real::log(0), -inf);
  EXPECT_EQ(real::log(-0.), -inf);
  EXPECT_EQ(real::log(inf), inf);
  EXPECT_NEAR(real::log(least), -744.44007192138126, 1e-12);
  EXPECT_NEAR(real::log(largest), 709.78271289338397, 1e-12);
  EXPECT_EQ(real::log1p(0), 0);
  EXPECT_EQ(real::log1p(least), least);
  EXPECT_EQ(real::log1p(-1), -inf);
  EXPECT_EQ(real::log1p(inf), inf);
  EXPECT_EQ(real::logit(.5), 0);
  EXPECT_EQ(real::logit(0), -inf);
  EXPECT_EQ(real::logit(1), inf);
  for (const auto f : {real::log, real::log1p}) {
    for (const double x : {nan, -1.5, -inf}) EXPECT_TRUE(std::isnan(f(x))) << x;
  }
  for (const double p : {nan, -least, 1.1, inf}) EXPECT_TRUE(std::isnan(real::logit(p))) << p;
}

TEST(RealEdges, Pow) {
  EXPECT_EQ(real::pow(0, 0), 1);
  EXPECT_EQ(real::pow(nan, 0), 1);
  EXPECT_EQ(real::pow(1, inf), 1);
  EXPECT_EQ(real::pow(0, 2), 0);
  EXPECT_EQ(real::pow(0, -2), inf);
  EXPECT_EQ(real::pow(inf, .5), inf);
  EXPECT_EQ(real::pow(.5, inf), 0);
  EXPECT_TRUE(std::isnan(real::pow(-2, 2)));
  EXPECT_TRUE(std::isnan(real::pow(2, nan)));
}

TEST(RealEdges, Normal) {
  EXPECT_EQ(real::normal_cdf(0), .5);
  EXPECT_EQ(real::normal_cdf(-inf), 0);
  EXPECT_EQ(real::normal_cdf(inf), 1);
  EXPECT_EQ(real::normal_cdf(9), 1);
  EXPECT_GT(real::normal_cdf(-38), 0);
  EXPECT_EQ(real::normal_density(inf), 0);
  EXPECT_EQ(real::normal_density(-2), real::normal_density(2));
  EXPECT_EQ(real::normal_quantile(.5), 0);
  EXPECT_EQ(real::normal_quantile(0), -inf);
  EXPECT_EQ(real::normal_quantile(1), inf);
  EXPECT_EQ(real::normal_quantile(.25), -real::normal_quantile(.75));
  EXPECT_NEAR(real::normal_quantile(least), -38.467405617144344, 1e-13);
  for (const double p : {nan, -least, 1.1, -inf, inf}) EXPECT_TRUE(std::isnan(real::normal_quantile(p))) << p;
  EXPECT_TRUE(std::isnan(real::normal_cdf(nan)));
  EXPECT_TRUE(std::isnan(real::normal_density(nan)));
}

TEST(RealEdges, GammaAndBeta) {
  EXPECT_EQ(real::log_gamma(1), 0);
  EXPECT_EQ(real::log_gamma(2), 0);
  EXPECT_EQ(real::log_gamma(0), inf);
  EXPECT_EQ(real::log_gamma(inf), inf);
  EXPECT_TRUE(std::isnan(real::log_gamma(-1)));
  EXPECT_EQ(real::beta_cdf(-1, 2, 3), 0);
  EXPECT_EQ(real::beta_cdf(2, 2, 3), 1);
  EXPECT_EQ(real::beta_quantile(0, 2, 3), 0);
  EXPECT_EQ(real::beta_quantile(1, 2, 3), 1);
  EXPECT_EQ(real::gamma_cdf(-1, 2), 0);
  EXPECT_EQ(real::gamma_cdf(inf, 2), 1);
  EXPECT_EQ(real::gamma_cdf(largest, .01), 1);
  EXPECT_EQ(real::gamma_quantile(0, 2), 0);
  EXPECT_EQ(real::gamma_quantile(1, 2), inf);
  EXPECT_EQ(real::gamma_quantile(1e-9, .01), 0);  // truly about 1e-900
  EXPECT_EQ(real::student_quantile(.5, 3), 0);
  EXPECT_EQ(real::student_quantile(0, 3), -inf);
  EXPECT_EQ(real::student_quantile(1, 3), inf);
  for (const double bad : {nan, -1., 0., inf}) {
    EXPECT_TRUE(std::isnan(real::beta_cdf(.5, bad, 1)) && std::isnan(real::beta_cdf(.5, 1, bad))) << bad;
    EXPECT_TRUE(std::isnan(real::beta_quantile(.5, bad, 1)) && std::isnan(real::beta_quantile(.5, 1, bad))) << bad;
    EXPECT_TRUE(std::isnan(real::gamma_cdf(.5, bad)) && std::isnan(real::gamma_quantile(.5, bad))) << bad;
    EXPECT_TRUE(std::isnan(real::student_quantile(.5, bad))) << bad;
  }
  for (const double p : {nan, -.1, 1.1}) {
    EXPECT_TRUE(std::isnan(real::beta_quantile(p, 1, 2)) && std::isnan(real::gamma_quantile(p, 1))) << p;
    EXPECT_TRUE(std::isnan(real::student_quantile(p, 3))) << p;
  }
}

TEST(RealShape, QuantilesGrowWithTheProbability) {
  for (const auto& [a, b, unused] : shapes(20)) {
    double beta = 0, gamma = 0, student = -inf, normal = -inf;
    for (int i = 1; i < 1000; ++i) {
      const double p = i / 1000.;
      EXPECT_GE(real::beta_quantile(p, a, b), std::exchange(beta, real::beta_quantile(p, a, b)));
      EXPECT_GE(real::gamma_quantile(p, a), std::exchange(gamma, real::gamma_quantile(p, a)));
      EXPECT_GT(real::student_quantile(p, 1 + a), std::exchange(student, real::student_quantile(p, 1 + a)));
      EXPECT_GT(real::normal_quantile(p), std::exchange(normal, real::normal_quantile(p)));
    }
    EXPECT_LE(beta, 1);
  }
}

// Where the pieces of an approximation meet, nothing may jump by more than the stated errors of both.
TEST(RealShape, PiecesMeet) {
  const auto jump = [](auto f, double x) { return std::fabs(f(x) / f(std::nextafter(x, inf)) - 1); };
  EXPECT_LE(jump(real::tanh, .625), 5e-16);
  EXPECT_LE(jump(real::normal_quantile, .075), 2e-15);
  EXPECT_LE(jump(real::normal_quantile, .925), 2e-15);
  EXPECT_LE(jump(real::normal_quantile, real::exp(-25.)), 2e-15);
  EXPECT_LE(jump(real::log_gamma, 8), 4e-15);
  EXPECT_LE(jump(real::log1p, .41), 5e-16);
  EXPECT_LE(jump(real::logit, .7), 1e-15);
}

}  // namespace
}  // namespace interregnum
