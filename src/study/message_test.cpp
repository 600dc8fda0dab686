// Messages over channels, through the reader and the engine, with every mechanism of opinion.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "document/render.hpp"
#include "scenario/reader.hpp"
#include "study/study.hpp"

namespace interregnum {
namespace {

const std::string heard = "communication = { use = \"broadcast\", naive = 1, susceptibility = 0.2 }\n";

std::string polity(const std::string& effort, const std::string& mechanisms) {
  return R"toml(
format = "interregnum/1"
[meta]
title = "Who hears what"
[time]
start = 2024-01-01
horizon = "1 y"
[actor]
leader = { kind = "ruler" }
army = { kind = "military" }
[group.towns]
size = 600_000
support.leader = "0.4 to 0.5"
support.army = 0.5
[group.land]
size = 400_000
support.leader = "0.6 to 0.7"
[group.staunch]
part_of = "land"
where = "top 10 % of support.leader @ from"
[movement]
exile = { armed = false }
[regime]
bias = 0
[tie]
"exile informs towns" = 0.3
"towns trusts land" = 0.5
[channel]
state_tv = { by = "leader", reach = 0.9, trust = 0.5 }
[intervention]
more = { does = "raise", column = "tie[exile informs towns]", by_about = 0.2, at = "day 30", source = "judgement" }
tv = { does = "message", channel = "state_tv", text = 0.95, effort = )toml" +
         effort + R"toml(, lasts = "60 d", at = "day 3", source = "judgement" }
about_army = { does = "message", channel = "exile", text = 0.1, effort = )toml" +
         effort + R"toml(, about = "army", at = "day 3", source = "judgement" }
[mechanism]
)toml" + mechanisms +
         R"toml(
[claim.messages]
says = "Who is heard is believed."
margin_why = "a test"
expect = "increase"
margin = "1 pp"
tests = [
  { arms = "nothing + tv vs nothing", outcome = "land.support[leader] @ day 50" },
  { arms = "nothing + about_army vs nothing", outcome = "towns.support[army] @ day 50", expect = "decrease", margin = "0.1 pp" },
  { arms = "nothing + more vs nothing", outcome = "exile.reach @ day 31" },
]
)toml";
}

Scenario scenario_of(const std::string& text) {
  Reading reading = read_scenario("messages.toml", text);
  EXPECT_TRUE(reading.scenario) << render(reading.diagnostics, reading.sources);
  return std::move(*reading.scenario);
}

// What the test `index` reads in one arm.
double reading_of(const Scenario& scenario, const Study& study, std::size_t index, bool first_arm, u32 draw) {
  const Test& test = scenario.claims[0].tests[index];
  const auto& actions = scenario.arms[test.arms[first_arm ? 0 : 1]].actions;
  const RunSpec spec = specify(study.plans[0], actions, test.outcome.records, 60 * 24);
  return run(spec, draw_inputs(study.plans[0], 0, draw), luck_of(0, draw, 0)).values[0];
}

TEST(Messages, MoveThoseWhomTheyAreAbout) {
  for (const auto card : {"partial_adjustment", "degroot", "friedkin_johnsen", "bounded_confidence", "deffuant"}) {
    const Scenario s = scenario_of(polity("1", heard + "opinion = { use = \"" + card + "\" }"));
    const Study study = prepare(s, 0);
    for (u32 draw = 0; draw < 4; ++draw) {
      EXPECT_GT(reading_of(s, study, 0, true, draw), reading_of(s, study, 0, false, draw) + .005) << card;
      EXPECT_LT(reading_of(s, study, 1, true, draw), reading_of(s, study, 1, false, draw) - .005) << card;
      EXPECT_NEAR(reading_of(s, study, 2, true, draw), .5 * .6, 1e-12) << "towns are six tenths of the people";
      EXPECT_NEAR(reading_of(s, study, 2, false, draw), .3 * .6, 1e-12);
    }
  }
}

TEST(Messages, OfNoEffortOrHeardByNobodyLeaveNoTrace) {
  for (const auto& [effort, mechanisms] : {std::pair<Text, std::string>{"0", heard},
                                           {"1", heard + "opinion = \"none\""},
                                           {"1", "communication = \"none\""}}) {
    const Scenario s = scenario_of(polity(std::string(effort), mechanisms));
    const Study study = prepare(s, 0);
    for (u32 draw = 0; draw < 4; ++draw)
      for (const std::size_t test : {0u, 1u})
        EXPECT_EQ(reading_of(s, study, test, true, draw), reading_of(s, study, test, false, draw)) << effort;
  }
}

}  // namespace
}  // namespace interregnum
