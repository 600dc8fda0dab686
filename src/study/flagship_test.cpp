// What the flagship promises beyond its verdicts: that its answers do not hang on the length of a quiet step.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "scenario/reader.hpp"
#include "study/execute.hpp"

namespace interregnum {
namespace {

constexpr Progress looked_at{64, 4, false};

struct Mean {
  double value = 0, error = 0;  // of the mean over draws
};

// The mean of the draws' means of `a` - `b`, pair by pair; pairs in which either is missing are left out.
Mean mean_difference(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0, squares = 0, n = 0;
  for (u32 draw = 0; draw < looked_at.draws; ++draw) {
    double of_draw = 0, pairs = 0;
    for (u32 r = 0; r < looked_at.replicates; ++r) {
      const std::size_t i = std::size_t{draw} * looked_at.replicates + r;
      if (std::isfinite(a[i]) && std::isfinite(b[i])) of_draw += a[i] - b[i], pairs += 1;
    }
    if (pairs == 0) continue;
    sum += of_draw / pairs;
    squares += of_draw / pairs * (of_draw / pairs);
    n += 1;
  }
  if (n < 2) return {};
  const double mean = sum / n;
  return {mean, std::sqrt(std::max(0., squares / n - mean * mean) / (n - 1))};
}

Cells cells_of(const Study& study) {
  std::vector<Cell> wanted;
  for (const auto& test : study.tests) want(test, 0, looked_at, wanted);
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  Cells cells;
  Status status;
  execute(study, wanted, cells, {looked_at.draws, 2, {}, {}, nullptr}, status);
  return cells;
}

// Halving the quiet step moves no effect by more than a tenth of its margin, beyond what the luck of 64 draws explains
// (three standard errors of the paired difference: both have the same worlds and the same calendar of luck).
TEST(Flagship, HalfTheQuietStepTellsTheSameStory) {
  const Reading reading = read_scenario(std::string(REPOSITORY) + "/scenarios/wagner-2023/scenario.toml");
  ASSERT_TRUE(reading.scenario);
  const Study weekly = prepare(*reading.scenario, 0);
  Study halved = prepare(*reading.scenario, 0);
  for (Plan& plan : halved.plans) plan.quiet_hours /= 2;
  const Cells by_weeks = cells_of(weekly), by_halves = cells_of(halved);
  for (std::size_t i = 0; i < weekly.tests.size(); ++i) {
    const BoundTest& test = weekly.tests[i];
    const Claim& claim = reading.scenario->claims[test.claim];
    if (test.rule.is_level) continue;
    const Mean moved = mean_difference(differences(halved, halved.tests[i], 0, by_halves, looked_at),
                                       differences(weekly, test, 0, by_weeks, looked_at));
    const double margin = std::fabs(test.rule.margin);
    std::printf("%-4s %2u  moved by %+.5f (+- %.5f), %5.1f %% of the margin\n", claim.id.c_str(), test.test + 1,
                moved.value, moved.error, 100 * std::fabs(moved.value) / margin);
    EXPECT_LE(std::fabs(moved.value), .1 * margin + 3 * moved.error) << claim.id << " test " << test.test + 1;
  }
}

}  // namespace
}  // namespace interregnum
