// A bargain among states: capabilities as the file states them, and no regime at all.
#include <gtest/gtest.h>

#include <algorithm>

#include "document/render.hpp"
#include "scenario/reader.hpp"

namespace interregnum {
namespace {

const std::string text = R"toml(format = "interregnum/1"
[meta]
title = "A bargain"
[time]
start = 2024-01-01
[actor]
north = { kind = "state" }
south = { kind = "state" }
union = { kind = "alliance" }
[issue.tax]
scale = ["none", "full"]
source = "judgement"
north = { position = 10, salience = "50 %", capability = 0.4 }
south = { position = 60, salience = "50 %", capability = "0.1 to 0.3 [judgement]" }
union = { position = 30, salience = "50 %" }
[mechanism]
issues = { use = "weighted_mean", mobilised = 0 }
[claim.A]
says = "It settles above 20. [judgement]"
margin_why = "x"
tests = [{ outcome = "issue.tax.result @ day 7", arms = "nothing", at_least = 20 }]
)toml";

Reading read(const std::string& from = "", const std::string& to = "") {
  std::string changed = text;
  if (!from.empty()) changed.replace(changed.find(from), from.size(), to);
  return read_scenario("bargain.toml", changed);
}

std::vector<std::string> errors(const Reading& reading) {
  std::vector<std::string> codes;
  for (const Diagnostic& d : reading.diagnostics.list)
    if (d.severity == Severity::error) codes.push_back(d.code);
  return codes;
}

double constant(const Scenario& scenario, Text column, u32 row) {
  for (const Setting& setting : scenario.constants)
    if (setting.column == column && setting.row == row) return scenario.inputs[setting.input].quantity.prior.a;
  return -1;
}

TEST(NoRegime, StatesThatBargainNeedNoRuler) {
  const Reading reading = read();
  ASSERT_TRUE(reading.scenario) << render(reading.diagnostics, reading.sources);
  EXPECT_TRUE(reading.diagnostics.list.empty()) << render(reading.diagnostics, reading.sources);
  ASSERT_EQ(reading.scenario->playing.size(), 1u);
  EXPECT_EQ(reading.scenario->playing[0].role, "issues");
  for (const Input& input : reading.scenario->inputs) EXPECT_FALSE(input.label.starts_with("regime.")) << input.label;
}

TEST(NoRegime, ACapabilityThatIsNotStatedIsMarkedSo) {
  const Reading reading = read();
  ASSERT_TRUE(reading.scenario);
  for (const u32 row : {0, 1, 2}) EXPECT_EQ(constant(*reading.scenario, "stake.stated", row), row == 2 ? 0 : 1);
}

TEST(NoRegime, OthersThanStatesNeedTheirRuler) {
  const std::vector<std::string> both{"missing_bias", "no_ruler"};
  EXPECT_EQ(errors(read("kind = \"alliance\"", "kind = \"military\"")), both);
  EXPECT_EQ(errors(read("[issue.tax]", "[group.people]\nsize = 1000\n[issue.tax]")), both);
}

TEST(NoRegime, OtherRolesAreRefused) {
  EXPECT_EQ(errors(read("[claim.A]", "attempts = { use = \"belief\" }\n[claim.A]")),
            std::vector<std::string>{"no_ruler"});
  EXPECT_EQ(errors(read("[claim.A]", "atempts = { use = \"belief\" }\n[claim.A]")),
            std::vector<std::string>{"unknown_name"});
}

}  // namespace
}  // namespace interregnum
