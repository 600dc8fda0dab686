// What a file says of movements, issues and the options of foreign states.
#include <gtest/gtest.h>

#include "document/render.hpp"
#include "scenario/names.hpp"
#include "scenario/reader.hpp"
#include "scenario/rows.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

constexpr Text file = R"toml(format = "interregnum/1"
[meta]
title = "Abroad"
[time]
start = 2024-01-01
horizon = "1 y"
[actor]
leader = { kind = "ruler" }
army = { kind = "military" }
business = { kind = "elite" }
broker = { kind = "state" }
west = { kind = "state", options = ["wait", "arm"] }
east = { kind = "state", options = { stay = { cost = 0.1 }, leave = { fall = "0.2 to 0.4 [judgement]" } } }
alliance = { kind = "alliance" }
[movement]
exile = { unity = 0.3 }
home = { armed = true }
[group.citizens]
size = 1000
[tie]
"home informs citizens" = 0.2
[issue.transition]
scale = ["closed", "open"]
source = "judgement"
leader = { position = "0..5", salience = "80 to 95 %" }
alliance = { position = 70, salience = "50 %" }
citizens = { position = "40 to 60", salience = "20 %" }
[issue.border]
scale = ["open", "closed"]
source = "judgement"
exile = { position = 30, salience = 0.4 }
home = { position = 60, salience = 0.2 }
[regime]
bias = 0
)toml";

class AbroadFile : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(reading.scenario) << render(reading.diagnostics, reading.sources); }
  Reading reading = read_scenario("abroad.toml", file);
  const Scenario& scenario() const { return *reading.scenario; }

  // The number that a column of a row has where it is not in doubt.
  double number(Text column, u32 row) const {
    const auto input = input_of(scenario(), column, row);
    EXPECT_TRUE(input) << column << ' ' << row;
    return input ? quantile(scenario().inputs[*input].quantity.prior, .5) : 0;
  }
};

TEST_F(AbroadFile, EveryMovementStandsBeforeEveryForeignActor) {
  const auto& rows = scenario().rows.at("recognition");
  EXPECT_EQ(rows, (std::vector<std::string>{"exile[broker]", "exile[west]", "exile[east]", "exile[alliance]",
                                            "home[broker]", "home[west]", "home[east]", "home[alliance]"}));
  EXPECT_EQ(number("recognition.movement", 5), 1);
  EXPECT_EQ(number("recognition.actor", 5), static_cast<double>(entity_code({"state", 1})));
  EXPECT_EQ(number("recognition.actor", 3), static_cast<double>(entity_code({"alliance", 0})));
  EXPECT_EQ(scenario().rows.at("audience")[static_cast<std::size_t>(number("recognition.audience", 5))], "west");
  EXPECT_EQ(number("recognition.audience", 3), -1) << "an alliance has no belief of its own";
}

TEST_F(AbroadFile, ATieKnowsWhomItComesFrom) {
  EXPECT_EQ(number("tie.actor", 0), static_cast<double>(entity_code({"movement", 1})));
}

TEST_F(AbroadFile, StakesKnowTheirIssueAndHolder) {
  EXPECT_EQ(scenario().rows.at("stake"),
            (std::vector<std::string>{"transition[leader]", "transition[alliance]", "transition[citizens]",
                                      "border[exile]", "border[home]"}));
  EXPECT_EQ(number("stake.holder", 0), holder::ruler);
  EXPECT_EQ(number("stake.holder", 1), holder::alliance);
  EXPECT_EQ(number("stake.holder", 2), holder::group);
  EXPECT_EQ(number("stake.holder", 3), holder::movement);
  EXPECT_EQ(number("stake.issue", 3), 1);
  EXPECT_EQ(number("stake.position", 1), 70);
  EXPECT_EQ(number("stake.salience", 1), .5);
}

TEST_F(AbroadFile, OptionsAreNamesOrPayoffsCountedFromTheFirst) {
  EXPECT_EQ(scenario().rows.at("option"),
            (std::vector<std::string>{"west[wait]", "west[arm]", "east[stay]", "east[leave]"}));
  EXPECT_EQ(number("option.state", 1), 1);
  EXPECT_EQ(number("option.place", 1), 1);
  EXPECT_EQ(number("option.place", 2), 0);
  for (const Text column : {"option.cost", "option.fall", "option.war", "option.opposition"})
    EXPECT_EQ(number(column, 0), 0) << "the first, of which the file says nothing";
  EXPECT_EQ(number("option.cost", 1), .25) << "the middle of the card's prior";
  EXPECT_EQ(number("option.cost", 2), .1);
  EXPECT_EQ(number("option.war", 2), 0);
  EXPECT_EQ(value_names(scenario(), {"state.best", 2, ""}), "stay leave");
}

}  // namespace
}  // namespace interregnum
