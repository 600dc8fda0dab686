#include "base/prior.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace interregnum {
namespace {

constexpr double z95 = 1.6448536269514722;
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Case {
  Prior prior;
  double q05, q50, q95;  // to 10 digits, from R 4.2
};

std::vector<Case> cases() {
  return {
      {{.family = Family::point, .a = 3}, 3, 3, 3},
      {{.family = Family::uniform, .a = 10, .b = 20}, 10.5, 15, 19.5},
      {{.family = Family::log_uniform, .a = 1, .b = 10000}, 1.5848931925, 100, 6309.573445},
      {{.family = Family::normal, .a = 5, .b = 2}, 5 - 2 * z95, 5, 5 + 2 * z95},
      {{.family = Family::log_normal, .a = 1, .b = 0.5, .low = 2}, 3.194352, 4.718281828, 8.186872},
      {{.family = Family::logit_normal, .a = 0, .b = 1, .low = 0, .high = 10}, 1.618007, 5, 8.381993},
      {{.family = Family::trunc_normal, .a = 0, .b = 1, .low = 0, .high = infinity}, 0.06270677794, 0.6744897502,
       1.959963985},
      {{.family = Family::trunc_normal, .a = 0, .b = 1, .low = -infinity, .high = 0}, -1.959963985, -0.6744897502,
       -0.06270677794},
      {{.family = Family::beta, .a = 2, .b = 2}, 0.1353500, 0.5, 0.8646500},
      {{.family = Family::beta, .a = 1, .b = 1, .low = -1, .high = 1}, -0.9, 0, 0.9},
      {{.family = Family::gamma, .a = 1, .b = 2}, 0.1025865888, 1.386294361, 5.991464547},
      {{.family = Family::triangular, .a = 0, .b = 1, .c = 4}, 0.4472135955, 1.550510257, 3.225403331},
      {{.family = Family::pert, .a = 0, .b = 5, .c = 10}, 10 * 0.1892550, 5, 10 * 0.8107450},
      {{.family = Family::split_normal, .a = 8, .b = 1, .c = 3}, 8 - z95, 8, 8 + 3 * z95},
      {{.family = Family::split_normal, .a = 0, .b = 1, .c = 2, .low = 0, .warp = Warp::log}, 0.1930408, 1, 26.8353},
      {{.family = Family::split_normal, .a = 0, .b = 1, .c = 2, .low = 0, .high = 1, .warp = Warp::logit}, 0.1618007,
       0.5, 0.964074},
      {{.family = Family::choice, .weights = {0.25, 0.5, 0.25}}, 0, 1, 2},
  };
}

TEST(Prior, HasThePublishedPercentagePoints) {
  for (const auto& c : cases()) {
    const double tolerance = 2e-6 * (1 + std::fabs(c.q95));
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
  const Prior above{.family = Family::trunc_normal, .a = 0, .b = 1, .low = 10, .high = 12};
  EXPECT_NEAR(quantile(above, 0.5), 10.0684, 1e-3);
  const Prior below{.family = Family::trunc_normal, .a = 0, .b = 1, .low = -12, .high = -10};
  EXPECT_NEAR(quantile(below, 0.5), -10.0684, 1e-3);
  const Prior beyond{.family = Family::trunc_normal, .a = 0, .b = 1, .low = 100, .high = 120};
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
  const Prior normal{.family = Family::normal, .a = 5, .b = 2};
  EXPECT_NEAR(quantile(widened(normal, 2), 0.95), 5 + 4 * z95, 1e-9);
  const Prior uniform{.family = Family::uniform, .a = 0.1, .b = 0.3, .low = 0, .high = 1};
  EXPECT_EQ(widened(uniform, 4).a, 0) << "not below the bound";
  EXPECT_NEAR(widened(uniform, 4).b, 0.6, 1e-12);
  const Prior truncated{.family = Family::trunc_normal, .a = 0.8, .b = 0.05, .low = 0, .high = 1};
  EXPECT_NEAR(quantile(widened(truncated, 3), 0.5), quantile(truncated, 0.5), 1e-9);
  const Prior choice{.family = Family::choice, .weights = {0.8, 0.2}};
  EXPECT_NEAR(widened(choice, 2).weights[0], 2.0 / 3, 1e-12);
}

TEST(Prior, KnowsWhetherItIsUncertain) {
  EXPECT_FALSE(is_uncertain({.family = Family::point, .a = 3}));
  EXPECT_FALSE(is_uncertain({.family = Family::choice, .weights = {1}}));
  EXPECT_FALSE(is_uncertain({.family = Family::choice, .weights = {1, 0}}));
  EXPECT_FALSE(is_uncertain({.family = Family::normal, .a = 3, .b = 0}));
  EXPECT_FALSE(is_uncertain({.family = Family::uniform, .a = 3, .b = 3}));
  for (const auto& c : cases()) EXPECT_EQ(is_uncertain(c.prior), c.q05 < c.q95) << family_name(c.prior.family);
}

TEST(Prior, AChoiceNeverDrawsWhatHasNoWeight) {
  const Prior prior{.family = Family::choice, .weights = {0, 0.3, 0.7, 0}};
  EXPECT_EQ(quantile(prior, 1e-300), 1);
  EXPECT_EQ(quantile(prior, 1 - 0x1p-53), 2);
}

}  // namespace
}  // namespace interregnum
