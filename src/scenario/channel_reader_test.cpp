// Channels, the ties that make them, and messages, as files state them.
#include <gtest/gtest.h>

#include <algorithm>

#include "document/render.hpp"
#include "scenario/reader.hpp"
#include "world/verb.hpp"

namespace interregnum {
namespace {

const std::string text = R"toml(format = "interregnum/1"
[meta]
title = "Who hears what"
[time]
start = 2024-01-01
horizon = "1 y"
[actor]
leader = { kind = "ruler" }
army = { kind = "military" }
ministry = { kind = "elite" }
[group.citizens]
size = 1000
support.ministry = 0.5
[group.staunch]
part_of = "citizens"
where = "top 10 % of support.leader @ from"
[movement]
exile = { armed = false }
[regime]
bias = "0 [judgement]"
[tie]
"leader commands army" = 0.9
"leader informs citizens" = "0.5 to 0.9 [judgement]"
"exile informs citizens" = 0.1
"exile informs staunch" = 0.02
"citizens trusts staunch" = 0.4
"army informs leader" = 0.5
[channel]
state_tv = { by = "leader", reach = 0.9, trust = "0.3 to 0.6 [judgement]" }
radio = { by = "exile", cost = 0.5 }
[shock]
address = { does = "message", at = "day 1 10:00", channel = "state_tv", text = 0.9, effort = 1, lasts = "3 d", source = "judgement" }
reply = { does = "message", at = "day 2", channel = "exile", text = "20 %", effort = "0.2 to 0.8 [judgement]", about = "ministry", source = "judgement" }
)toml";

Reading read(const std::string& from = "", const std::string& to = "") {
  std::string changed = text;
  if (!from.empty()) changed.replace(changed.find(from), from.size(), to);
  return read_scenario("channels.toml", changed);
}

double constant(const Scenario& scenario, const std::string& column, u32 row) {
  for (const Setting& setting : scenario.constants)
    if (setting.column == column && setting.row == row) return scenario.inputs[setting.input].quantity.prior.a;
  ADD_FAILURE() << column;
  return NAN;
}

bool has_label(const Scenario& scenario, Text label) {
  return std::any_of(scenario.inputs.begin(), scenario.inputs.end(), [&](const Input& i) { return i.label == label; });
}

TEST(Channels, ComeFromTheirSectionAndFromTies) {
  const Reading reading = read();
  ASSERT_TRUE(reading.scenario) << render(reading.diagnostics, reading.sources);
  const Scenario& s = *reading.scenario;
  EXPECT_EQ(s.rows.at("channel"), (std::vector<std::string>{"state_tv", "radio", "leader", "exile"}));
  EXPECT_TRUE(has_label(s, "channel.state_tv.trust") && has_label(s, "channel.radio.reach"));
  for (const u32 row : {0u, 1u}) EXPECT_EQ(constant(s, "channel.by_ties", row), 0);
  for (const u32 row : {2u, 3u}) {
    EXPECT_EQ(constant(s, "channel.by_ties", row), 1);
    EXPECT_EQ(constant(s, "channel.reach", row) * constant(s, "channel.trust", row), 1);
    EXPECT_EQ(constant(s, "channel.cost", row), 0);
  }
  for (const u32 row : {0u, 2u}) EXPECT_EQ(constant(s, "channel.movement", row), -1);
  for (const u32 row : {1u, 3u}) EXPECT_EQ(constant(s, "channel.movement", row), 0);
}

TEST(Channels, TiesKnowTheirChannelAndTheirGroups) {
  const Reading reading = read();
  ASSERT_TRUE(reading.scenario);
  const Scenario& s = *reading.scenario;
  EXPECT_EQ(constant(s, "tie.channel", 1), 2);
  for (const u32 tie : {2u, 3u}) EXPECT_EQ(constant(s, "tie.channel", tie), 3);
  EXPECT_EQ(constant(s, "tie.group_to", 3), 1);
  EXPECT_EQ(constant(s, "tie.group_from", 3), -1);
  EXPECT_EQ(constant(s, "tie.group_from", 4), 0);
  EXPECT_EQ(constant(s, "tie.group_to", 4), 1);
  EXPECT_EQ(constant(s, "tie.group_to", 5), -1) << "a tie between actors is no channel";
}

TEST(Channels, MessagesNameThemAndWhomTheyAreAbout) {
  const Reading reading = read();
  ASSERT_TRUE(reading.scenario);
  const Scenario& s = *reading.scenario;
  EXPECT_EQ(s.actions[0].arguments[0].index, 0);
  EXPECT_EQ(s.actions[1].arguments[0].index, 3);
  const auto about = static_cast<double>(s.actions[1].arguments[3].index);
  EXPECT_EQ(entity_of(about).table, "elite");
  EXPECT_EQ(constant(s, "opinion.about", 1), about);  // citizens[ministry]
  EXPECT_EQ(constant(s, "opinion.about", 3), about);  // the part has it from its group
}

void expect_mistake(const std::string& from, const std::string& to, const std::string& code) {
  const Reading reading = read(from, to);
  ASSERT_EQ(reading.diagnostics.count(Severity::error), 1u) << render(reading.diagnostics, reading.sources);
  for (const Diagnostic& d : reading.diagnostics.list)
    if (d.severity == Severity::error) {
      EXPECT_EQ(d.code, code) << d.message;
    }
}

TEST(Channels, MistakesAreSaid) {
  expect_mistake("channel = \"state_tv\"", "channel = \"state_radio\"", "unknown_name");
  expect_mistake("channel = \"exile\"", "channel = \"army\"", "unknown_name");  // it informs no people
  expect_mistake("by = \"leader\", reach", "by = \"citizens\", reach", "unknown_name");
  expect_mistake("by = \"leader\", reach", "reach", "missing_key");
  expect_mistake("radio = {", "exile = {", "duplicate_name");
  expect_mistake("reach = 0.9", "reach = 1.9", "outside_bounds");
  expect_mistake("reach = 0.9", "rech = 0.9", "unknown_key");
  expect_mistake("text = 0.9", "text = 2", "outside_bounds");
  expect_mistake("about = \"ministry\"", "about = \"army\"", "unknown_target");
}

}  // namespace
}  // namespace interregnum
