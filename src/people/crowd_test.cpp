// The kernel against naive twins: sums over many people, and samples.
#include "people/crowd.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/draw.hpp"
#include "base/real.hpp"

namespace interregnum {
namespace {

constexpr Crowd parts[] = {{0, 1, {}}, {.9, 1, {}}, {0, .2, {}}, {.25, .5, {}}};

// Midpoint rule over ranks, fine enough to be exact to 1e-6.
double naive(const Crowd& crowd, double m, double tau) {
  constexpr int steps = 200000;
  double sum = 0;
  for (int i = 0; i < steps; ++i) {
    const double share = crowd.from + (crowd.to - crowd.from) * (i + .5) / steps;
    sum += real::normal_cdf(m + tau * real::normal_quantile(share));
  }
  return sum / steps;
}

TEST(Crowd, MeanOfADistributionAndOfItsParts) {
  double worst = 0;
  for (const auto& part : parts)
    for (const double tau : {.2, .8, 3.})
      for (const double m : {-1.5, 0., .7})
        worst = std::max(worst, std::fabs(mean_response(part, m, tau) - naive(part, m, tau)));
  EXPECT_LT(worst, 2e-4);
  EXPECT_EQ(mean_response({}, .6, 0), real::normal_cdf(.6));
}

TEST(Crowd, PartsMakeUpTheWhole) {
  const double whole = mean_response({}, .3, .7);
  const double parts_together = .1 * mean_response({.9, 1, {}}, .3, .7) + .9 * mean_response({0, .9, {}}, .3, .7);
  EXPECT_NEAR(parts_together, whole, 1e-4);
}

struct Sample {
  std::vector<double> ranks, thresholds;
};
Sample draw(int people, double alignment) {
  const Luck luck{42};
  Sample s;
  for (int i = 0; i < people; ++i) {
    const auto entity = static_cast<u64>(i);
    s.ranks.push_back(luck.normal(entity, 0, 1));
    s.thresholds.push_back(alignment * s.ranks.back() +
                           std::sqrt(1 - alignment * alignment) * luck.normal(entity, 0, 2));
  }
  return s;
}

TEST(Crowd, ASampleAgreesWithTheDistribution) {
  constexpr int people = 20000;
  const Sample sample = draw(people, .6);
  for (const auto& part : parts) {
    const Crowd some{part.from, part.to, sample.ranks};
    const double n = people * (part.to - part.from);
    EXPECT_NEAR(mean_response(some, .4, .9), mean_response(part, .4, .9), 3 * .3 / std::sqrt(n));
    for (const double push : {-1., 0., 1.5}) {
      const double share = share_pushed(part, {}, .6, push);
      EXPECT_NEAR(share_pushed(some, sample.thresholds, .6, push), share,
                  3 * std::sqrt(share * (1 - share) / n) + 2e-4);
    }
  }
}

TEST(Crowd, AnEmptyPartOfASampleCountsAsADistribution) {
  const std::vector<double> nobody_high{-1, 0, .5};
  EXPECT_EQ(mean_response({.9, 1, nobody_high}, .4, .9), mean_response({.9, 1, {}}, .4, .9));
}

TEST(Crowd, SpreadGivesTheStatedStandardDeviation) {
  for (const double mean : {.05, .3, .63, .9})
    for (const double sd : {.02, .1, .2}) {
      const double mu = real::normal_quantile(mean), tau = spread_of(mu, sd), m = mu * std::sqrt(1 + tau * tau);
      double squares = 0;
      constexpr int steps = 100000;
      for (int i = 0; i < steps; ++i) {
        const double s = real::normal_cdf(m + tau * real::normal_quantile((i + .5) / steps));
        squares += (s - mean) * (s - mean) / steps;
      }
      EXPECT_NEAR(std::sqrt(squares), sd, 1e-5) << mean << ' ' << sd;
      EXPECT_NEAR(mean_response({}, m, tau), mean, 1e-12);
    }
  EXPECT_EQ(spread_of(0, .5), largest_spread);
  EXPECT_NEAR(sd_of_response(0, largest_spread), .5, .02);
}

}  // namespace
}  // namespace interregnum
