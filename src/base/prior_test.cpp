#include "base/prior.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace interregnum {
namespace {

constexpr double z95 = 1.6448536269514722;
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Case {
  Prior prior;
  double q05, q50, q95;
};

Prior make(Family family, double a, double b, double c = 0, double low = -infinity, double high = infinity,
           Warp warp = Warp::none, std::vector<double> weights = {}) {
  return {family, a, b, c, low, high, warp, std::move(weights)};
}

// Computed apart from this code, in Python: statistics.NormalDist, and the distribution functions of
// Beta(2, 2) = 3x^2 - 2x^3 and Beta(3, 3) = 10x^3 - 15x^4 + 6x^5 (the pert here) solved by bisection.
std::vector<Case> cases() {
  return {
      {make(Family::point, 3, 0), 3, 3, 3},
      {make(Family::uniform, 10, 20), 10.5, 15, 19.5},
      {make(Family::log_uniform, 1, 10000), 1.5848931924611136, 100, 6309.57344480193},
      {make(Family::normal, 5, 2), 5 - 2 * z95, 5, 5 + 2 * z95},
      {make(Family::log_normal, 1, 0.5, 0, 2), 3.1943154625015766, 4.718281828459045, 8.18685458819545},
      {make(Family::logit_normal, 0, 1, 0, 0, 10), 1.6180571024627641, 5, 8.381942897537236},
      {make(Family::trunc_normal, 0, 1, 0, 0), 0.06270677794321383, 0.6744897501960817, 1.9599639845400536},
      {make(Family::trunc_normal, 0, 1, 0, -infinity, 0), -1.9599639845400536, -0.6744897501960817,
       -0.06270677794321383},
      {make(Family::beta, 2, 2), 0.13535036217158378, 0.5, 0.8646496378284158},
      {make(Family::beta, 1, 1, 0, -1, 1), -0.9, 0, 0.9},
      {make(Family::gamma, 1, 2), 0.10258658877510116, 1.3862943611198906, 5.99146454710798},
      {make(Family::triangular, 0, 1, 4), 0.4472135954999579, 1.5505102572168221, 3.2254033307585166},
      {make(Family::pert, 0, 5, 10), 1.8925537743777077, 5, 8.107446225622299},
      {make(Family::split_normal, 8, 1, 3), 8 - z95, 8, 8 + 3 * z95},
      {make(Family::split_normal, 0, 1, 2, 0, infinity, Warp::log), 0.1930408166987368, 1, 26.835006662437667},
      {make(Family::split_normal, 0, 1, 2, 0, 1, Warp::logit), 0.1618057102462764, 0.5, 0.964074016143511},
      {make(Family::choice, 0, 0, 0, -infinity, infinity, Warp::none, {0.25, 0.5, 0.25}), 0, 1, 2},
  };
}

TEST(Prior, HasTheRightPercentagePoints) {
  for (const auto& c : cases()) {
    const double tolerance = 1e-12 * (1 + std::fabs(c.q95));
    EXPECT_NEAR(quantile(c.prior, 0.05), c.q05, tolerance) << family_name(c.prior.family);
    EXPECT_NEAR(quantile(c.prior, 0.50), c.q50, tolerance) << family_name(c.prior.family);
    EXPECT_NEAR(quantile(c.prior, 0.95), c.q95, tolerance) << family_name(c.prior.family);
  }
}

TEST(Prior, IsMonotoneInItsLuckAndStaysInsideItsBounds) {
  for (const auto& [prior, q05, q50, q95] : cases()) {
    double last = -infinity;
    for (int i = 1; i < 2000; ++i) {
      const double x = quantile(prior, i / 2000.0);
      EXPECT_GE(x, last) << family_name(prior.family) << " at " << i;
      EXPECT_GE(x, prior.low);
      EXPECT_LE(x, prior.high);
      last = x;
    }
  }
}

TEST(Prior, BearsExtremeLuck) {
  for (const auto& [prior, q05, q50, q95] : cases()) {
    for (const double u : {std::numeric_limits<double>::min(), 1e-300, 1e-17, 1 - 0x1p-53}) {
      const double x = quantile(prior, u);
      EXPECT_TRUE(std::isfinite(x)) << family_name(prior.family) << " at " << u;
      EXPECT_TRUE(x >= prior.low && x <= prior.high) << family_name(prior.family) << " at " << u;
    }
  }
}

TEST(Prior, ATruncatedNormalMayLieFarFromItsMean) {
  const Prior above = make(Family::trunc_normal, 0, 1, 0, 10, 12);
  EXPECT_NEAR(quantile(above, 0.5), 10.0684, 1e-3);
  const Prior below = make(Family::trunc_normal, 0, 1, 0, -12, -10);
  EXPECT_NEAR(quantile(below, 0.5), -10.0684, 1e-3);
  const Prior beyond = make(Family::trunc_normal, 0, 1, 0, 100, 120);
  EXPECT_EQ(quantile(beyond, 0.5), 100);
}

TEST(Prior, WidenedKeepsFamilyMedianAndBounds) {
  for (const auto& [prior, q05, q50, q95] : cases()) {
    const Prior wide = widened(prior, 2);
    EXPECT_EQ(wide.family, prior.family);
    if (is_uncertain(prior) && prior.family != Family::choice) {
      EXPECT_GT(quantile(wide, 0.95) - quantile(wide, 0.05), q95 - q05 - 1e-9) << family_name(prior.family);
    }
    EXPECT_GE(quantile(wide, 1e-12), prior.low);
    EXPECT_LE(quantile(wide, 1 - 1e-12), prior.high);
    EXPECT_NEAR(quantile(widened(prior, 1), 0.5), q50, 1e-4 * (1 + std::fabs(q50))) << family_name(prior.family);
  }
  const Prior normal = make(Family::normal, 5, 2);
  EXPECT_NEAR(quantile(widened(normal, 2), 0.95), 5 + 4 * z95, 1e-9);
  const Prior uniform = make(Family::uniform, 0.1, 0.3, 0, 0, 1);
  EXPECT_EQ(widened(uniform, 4).a, 0) << "not below the bound";
  EXPECT_NEAR(widened(uniform, 4).b, 0.6, 1e-12);
  const Prior truncated = make(Family::trunc_normal, 0.8, 0.05, 0, 0, 1);
  EXPECT_NEAR(quantile(widened(truncated, 3), 0.5), quantile(truncated, 0.5), 1e-9);
  const Prior choice = make(Family::choice, 0, 0, 0, -infinity, infinity, Warp::none, {0.8, 0.2});
  EXPECT_NEAR(widened(choice, 2).weights[0], 2.0 / 3, 1e-12);
}

TEST(Prior, KnowsWhetherItIsUncertain) {
  EXPECT_FALSE(is_uncertain(make(Family::point, 3, 0)));
  EXPECT_FALSE(is_uncertain(make(Family::choice, 0, 0, 0, -infinity, infinity, Warp::none, {1})));
  EXPECT_FALSE(is_uncertain(make(Family::choice, 0, 0, 0, -infinity, infinity, Warp::none, {1, 0})));
  EXPECT_FALSE(is_uncertain(make(Family::normal, 3, 0)));
  EXPECT_FALSE(is_uncertain(make(Family::uniform, 3, 3)));
  for (const auto& c : cases()) EXPECT_EQ(is_uncertain(c.prior), c.q05 < c.q95) << family_name(c.prior.family);
}

TEST(Prior, AChoiceNeverDrawsWhatHasNoWeight) {
  const Prior prior = make(Family::choice, 0, 0, 0, -infinity, infinity, Warp::none, {0, 0.3, 0.7, 0});
  EXPECT_EQ(quantile(prior, 1e-300), 1);
  EXPECT_EQ(quantile(prior, 1 - 0x1p-53), 2);
}

}  // namespace
}  // namespace interregnum
