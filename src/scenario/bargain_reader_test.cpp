// Roads, demands, answers and offers as files state them.
#include <gtest/gtest.h>

#include <algorithm>

#include "document/render.hpp"
#include "scenario/names.hpp"
#include "scenario/reader.hpp"

namespace interregnum {
namespace {

const std::string text = R"toml(format = "interregnum/1"
[meta]
title = "A march"
[time]
start = 2024-01-01
horizon = "1 y"
[actor]
leader = { kind = "ruler" }
army = { kind = "military" }
wagner = { kind = "private_army", wants = "replace(army)", absorbed = "8 d" }
broker = { kind = "state" }
[group.citizens]
size = 1000
[regime]
bias = "0 [judgement]"
[tie]
"army handles wagner" = 0.5
"broker mediates wagner" = 0.5
[route.m4]
length = "1000..1100 km [judgement]"
posts = [{ name = "Lipetsk", left = "400 km", slows = 0.3 }, { name = "Oka bridges", left = "100 km" }]
[shock]
refusal = { does = "answer", by = "leader", demand = "ultimatum", yes = false, at = "day 1", source = "judgement" }
ultimatum = { does = "demand", by = "wagner", of = "leader", what = "wagner.wants", deadline = "8 h", source = "judgement" }
march = { does = "march", by = "wagner", route = "m4", at = "day 1", source = "judgement" }
offer = { does = "offer", by = "broker", to = "wagner", terms = ["safety", "dissolve"], at = "day 2", source = "judgement" }
)toml";

Reading read(const std::string& from = "", const std::string& to = "") {
  std::string changed = text;
  if (!from.empty()) changed.replace(changed.find(from), from.size(), to);
  return read_scenario("march.toml", changed);
}

const Action& action(const Scenario& scenario, const std::string& name) {
  return *std::find_if(scenario.actions.begin(), scenario.actions.end(),
                       [&](const Action& a) { return a.name == name; });
}

double constant(const Scenario& scenario, const std::string& column, u32 row) {
  for (const Setting& setting : scenario.constants)
    if (setting.column == column && setting.row == row) return scenario.inputs[setting.input].quantity.prior.a;
  ADD_FAILURE() << column;
  return NAN;
}

TEST(Bargain, RoadsAndTheirPostsAreRows) {
  const Reading reading = read();
  ASSERT_TRUE(reading.scenario) << render(reading.diagnostics, reading.sources);
  EXPECT_EQ(reading.diagnostics.count(Severity::warning), 0u) << render(reading.diagnostics, reading.sources);
  const Scenario& s = *reading.scenario;
  EXPECT_EQ(s.rows.at("route"), std::vector<std::string>{"m4"});
  EXPECT_EQ(s.rows.at("post"), (std::vector<std::string>{"m4:Lipetsk", "m4:Oka bridges"}));
  EXPECT_EQ(constant(s, "post.route", 1), 0);
  const auto label = [&](Text wanted) {
    return std::any_of(s.inputs.begin(), s.inputs.end(), [&](const Input& input) { return input.label == wanted; });
  };
  EXPECT_TRUE(label("m4.length") && label("m4.speed") && label("m4:Oka bridges.slows"));
  for (const auto& row : observables(s, "m4")) ADD_FAILURE() << row.name;
}

TEST(Bargain, NamesBecomeRowsAndBits) {
  const Reading reading = read();
  ASSERT_TRUE(reading.scenario);
  const Scenario& s = *reading.scenario;
  EXPECT_EQ(action(s, "march").arguments[2].index, 0);
  EXPECT_EQ(action(s, "refusal").arguments[1].index, 1);  // the row of wagner, named after it in the file
  EXPECT_EQ(action(s, "offer").arguments[2].index, 0b101);
  EXPECT_EQ(constant(s, "organisation.wants", 0), 0);
  EXPECT_EQ(constant(s, "organisation.wants", 1), 1);
  EXPECT_EQ(constant(s, "tie.from", 0), 0);
  EXPECT_EQ(constant(s, "tie.from", 1), -1);
  EXPECT_EQ(constant(s, "tie.to", 1), 1);
  EXPECT_EQ(constant(s, "tie.verb", 1), 6);
}

void expect_mistake(const std::string& from, const std::string& to, const std::string& code) {
  const Reading reading = read(from, to);
  ASSERT_EQ(reading.diagnostics.count(Severity::error), 1u) << render(reading.diagnostics, reading.sources);
  for (const Diagnostic& d : reading.diagnostics.list)
    if (d.severity == Severity::error) {
      EXPECT_EQ(d.code, code) << d.message;
    }
}

TEST(Bargain, MistakesAreSaid) {
  expect_mistake("route = \"m4\"", "route = \"m5\"", "unknown_name");
  expect_mistake("demand = \"ultimatum\"", "demand = \"march\"", "unknown_name");
  expect_mistake("[\"safety\", \"dissolve\"]", "[\"safety\", \"gold\"]", "unknown_name");
  expect_mistake("Oka bridges", "Lipetsk", "duplicate_name");
  expect_mistake("name = \"Oka bridges\", ", "", "missing_key");
}

}  // namespace
}  // namespace interregnum
