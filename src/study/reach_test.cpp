// A rival that cannot reach a test leaves all that the test reads as it was.
#include "study/reach.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "scenario/reader.hpp"
#include "study/study.hpp"

namespace interregnum {
namespace {

const Reading& flagship() {
  static const Reading reading = read_scenario(std::string(REPOSITORY) + "/scenarios/wagner-2023/scenario.toml");
  return reading;
}

const Rival& rival_named(const Scenario& scenario, Text use) {
  for (std::size_t i = 0;; ++i)
    if (use_text(rival_at(scenario, i)) == use) return rival_at(scenario, i);
}

const Claim& claim_named(const Scenario& scenario, Text id) {
  return *std::find_if(scenario.claims.begin(), scenario.claims.end(), [&](const Claim& c) { return c.id == id; });
}

TEST(Reach, FollowsWhatIsReadOfWhatIsWritten) {
  const Scenario& scenario = *flagship().scenario;
  const Reach assets = reach_of(scenario, rival_named(scenario, "complements"));
  for (const char* id : {"C3", "C17", "C18", "C23"})
    EXPECT_TRUE(can_reach(assets, claim_named(scenario, id).tests[0])) << id;
  for (const char* id : {"C1", "C7", "C8", "C11", "C21"})
    EXPECT_FALSE(can_reach(assets, claim_named(scenario, id).tests[0])) << id;
  const Reach examples = reach_of(scenario, rival_named(scenario, "precedent"));  // an attempt may end in a fall
  EXPECT_TRUE(can_reach(examples, claim_named(scenario, "C8").tests[0]));
}

// An event that changes nothing where it has happened already: whether it wakes the others depends on the rival.
TEST(Reach, AnActionOnWhatMayDifferReachesEverything) {
  const std::string text = R"(format = "interregnum/1"
extends = "wagner-2023/scenario.toml"
[shock]
accepted = { does = "recognise", by = "west", whom = "exile", at = "day 10", source = "judgement" })";
  const Reading reading = read_scenario(std::string(REPOSITORY) + "/scenarios/accepted.toml", text);
  ASSERT_TRUE(reading.scenario);
  const Reach assets = reach_of(*reading.scenario, rival_named(*reading.scenario, "complements"));
  EXPECT_TRUE(can_reach(assets, claim_named(*reading.scenario, "C1").tests[0]));
}

// The same runs under the rival itself: every result of an arm that no reachable test reads is that of the standard.
TEST(Reach, WhatARivalCannotReachIsBitwiseTheSame) {
  const Scenario& scenario = *flagship().scenario;
  const Study study = prepare(scenario, 0);
  const Plan plan = bind(scenario, &rival_named(scenario, "complements"), {}, 1);
  const Reach reach = reach_of(scenario, rival_named(scenario, "complements"));
  u32 compared = 0;
  for (const BoundTest& test : study.tests) {
    const interregnum::Test& asked = scenario.claims[test.claim].tests[test.test];
    if (asked.kind == TestKind::transfer || can_reach(reach, asked)) continue;
    for (const Side& side : test.sides[0]) {
      const RunSpec& standard = study.arms[side.arm].spec;
      const RunSpec other =
          specify(plan, scenario.arms[study.arms[side.arm].arm].actions, study.arms[side.arm].records, standard.until);
      for (u32 draw = 0; draw < 2; ++draw) {
        const auto luck = luck_of(study.key, draw, 0);
        const auto here = run(standard, draw_inputs(study.plans[0], study.key, draw), luck);
        const auto there = run(other, draw_inputs(plan, study.key, draw), luck);
        for (const u32 record : side.records) {
          ++compared;
          const double a = here.values[record], b = there.values[record];
          EXPECT_TRUE(a == b || (std::isnan(a) && std::isnan(b))) << study.arms[side.arm].name;
        }
      }
    }
  }
  EXPECT_GT(compared, 50u);
}

}  // namespace
}  // namespace interregnum
