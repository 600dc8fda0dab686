// Draws that are linked: what the copula does to a scenario's numbers, and what it leaves alone.
#include <gtest/gtest.h>

#include <algorithm>

#include "scenario/reader.hpp"
#include "study/influence.hpp"

namespace interregnum {
namespace {

Scenario with_rank(const std::string& link) {
  Reading reading = read_scenario("linked.toml", R"toml(format = "interregnum/1"
meta = { title = "Linked" }
time = { start = 2024-01-01 }
regime = { bias = 0 }
[actor]
leader = { kind = "ruler" }
army = { kind = "military", loyalty = "0.2 to 0.9", force = "1000 to 3000 person" }
police = { kind = "security", loyalty = "0.1..0.8", force = "= army.force * 2" }
[group.citizens]
size = 1000
)toml" + link);
  for (const auto& d : reading.diagnostics.list)
    if (d.severity == Severity::error) ADD_FAILURE() << d.code << ": " << d.message;
  return reading.scenario.value_or(Scenario{});
}

std::vector<std::vector<double>> drawn(const Scenario& scenario, u32 draws) {
  const Plan plan = bind(scenario);
  std::vector<std::vector<double>> inputs(scenario.inputs.size());
  for (u32 draw = 0; draw < draws; ++draw) {
    const auto values = draw_inputs(plan, 0, draw);
    for (std::size_t i = 0; i < values.size(); ++i) inputs[i].push_back(values[i]);
  }
  return inputs;
}

std::size_t input_named(const Scenario& scenario, Text label) {
  for (std::size_t i = 0; i < scenario.inputs.size(); ++i)
    if (scenario.inputs[i].label == label) return i;
  return 0;
}

constexpr Text half = "[linked]\nranks = { of = [\"army.loyalty\", \"police.loyalty\"], rank = 0.5 }\n";

// Four standard errors of Spearman's at 4,000 draws: 4 * .75 / sqrt(4000) = .047.
TEST(Linked, RanksGoTogetherAndNothingElseMoves) {
  const Scenario apart = with_rank(""), together = with_rank(std::string(half));
  const auto a = drawn(apart, 4000), b = drawn(together, 4000);
  const std::size_t army = input_named(apart, "army.loyalty"), police = input_named(apart, "police.loyalty");
  EXPECT_NEAR(rank_correlation(a[army], a[police]), 0, .064);
  EXPECT_NEAR(rank_correlation(b[army], b[police]), .5, .047);
  for (std::size_t i = 0; i < a.size(); ++i)
    EXPECT_TRUE(i == army || i == police || a[i] == b[i]) << apart.inputs[i].label;
  EXPECT_NE(apart.hash, together.hash);
}

// The quartiles of each are those of its prior.
TEST(Linked, EachKeepsItsPrior) {
  const Scenario together = with_rank(std::string(half));
  const auto values = drawn(together, 4000);
  for (const Text label : {"army.loyalty", "police.loyalty"}) {
    const std::size_t i = input_named(together, label);
    for (const double p : {.25, .5, .75}) {
      const double at = quantile(together.inputs[i].quantity.prior, p);
      const auto below = std::count_if(values[i].begin(), values[i].end(), [&](double x) { return x <= at; });
      EXPECT_NEAR(static_cast<double>(below) / 4000, p, 4 * .5 / 63.2);
    }
  }
}

TEST(Linked, RankZeroIsIndependentBitForBit) {
  const Scenario apart = with_rank("");
  const Scenario zero = with_rank("[linked]\nranks = { of = [\"army.loyalty\", \"police.loyalty\"], rank = 0 }\n");
  EXPECT_EQ(drawn(apart, 50), drawn(zero, 50));
}

}  // namespace
}  // namespace interregnum
