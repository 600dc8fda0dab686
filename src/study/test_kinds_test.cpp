// Every kind of test on a small scenario derived from the first one, each with an answer that is known beforehand.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <memory>
#include <sstream>

#include "scenario/reader.hpp"
#include "study/study.hpp"

namespace interregnum {
namespace {

// The first scenario without its claims, and the claims given. No mechanism writes wagner's force, so what an action
// adds to it is known: `more` adds 1000, `most` another 2000.
std::string with_claims(const std::string& claims) {
  std::ifstream file(REPOSITORY "/scenarios/first/scenario.toml");
  std::stringstream stream;
  stream << file.rdbuf();
  std::string text = stream.str();
  text.resize(text.find("[claim.C7]"));
  const std::string actions = R"([intervention.more]
does = "raise"
column = "guard.force"
by_about = "1000 person"
source = "judgement"
[intervention.most]
does = "raise"
column = "guard.force"
by_about = "2000 person"
source = "judgement"
[intervention.calm]
does = "forbid"
event = "regime.falls, attempt"
source = "judgement"
[intervention.storm]
does = "force"
event = "attempt"
source = "judgement"
[intervention.peace]
does = "end_war"
war = "ukraine"
outcome = "stalemate"
at = "day 100"
source = "judgement"

)";
  return text.insert(text.find("[arm]"), actions) + "[claim.K]\nsays = \"A test. [essay#p4.1]\"\nmargin_why = \"t\"\n" +
         "tests = [\n" + claims + "\n]\n";
}

struct Judged {
  Scenario scenario;
  Study study;
  Cells cells;
  StudyResult result;
};

std::unique_ptr<Judged> judged(const std::string& claims, u32 budget = 36) {
  Reading reading = read_scenario("first.toml", with_claims(claims));
  for (const auto& d : reading.diagnostics.list)
    if (d.severity == Severity::error) ADD_FAILURE() << d.at.line << ": " << d.message;
  auto j = std::make_unique<Judged>();
  if (!reading.scenario) return j;
  j->scenario = std::move(*reading.scenario);
  j->scenario.rivals.clear();
  j->study = prepare(j->scenario, 0);
  for (auto& test : j->study.tests) test.assumed = false;  // what a verb does to its column is what is looked at here
  Orders orders;
  orders.budget = budget;
  orders.threads = 2;
  j->result = carry_out(j->study, j->cells, orders);
  return j;
}

std::vector<std::string> verdicts(const std::string& claims, u32 budget = 36) {
  const auto j = judged(claims, budget);
  std::vector<std::string> list;
  for (const auto& test : j->result.tests) list.emplace_back(verdict_code(test.finding.verdict));
  return list;
}
using List = std::vector<std::string>;

TEST(TestKinds, AnOrderNeedsNoExpectation) {
  const auto j = judged(R"({ arms = "calm < calm + more", outcome = "guard.force @ day 7", margin = "900 person" },
{ arms = "calm + more < calm", outcome = "guard.force @ day 7", margin = "900 person" },
{ arms = "calm < calm + more", outcome = "guard.force @ day 7", margin = "1100 person" },)");
  ASSERT_EQ(j->result.tests.size(), 3u);
  EXPECT_EQ(j->result.tests[0].finding.verdict, Verdict::follows);
  EXPECT_NEAR(j->result.tests[0].worlds.effect.value, 1000, 1e-6);
  EXPECT_EQ(j->result.tests[1].finding.verdict, Verdict::opposite);
  EXPECT_EQ(j->result.tests[2].finding.verdict, Verdict::too_small);
}

// (3000 - 0) - (1000 - 0), and the same difference twice, which leaves 0.
TEST(TestKinds, AnInteractionIsADifferenceOfDifferences) {
  const auto j = judged(
      R"({ arms = "calm + more + most vs calm", than = "calm + more vs calm", outcome = "guard.force @ day 7", expect = "increase", margin = "1900 person" },
{ arms = "calm + more + most vs calm + most", than = "calm + more vs calm", outcome = "guard.force @ day 7", expect = "no change", margin = "10 person" },
{ arms = "calm + more vs calm", than = "calm + most vs calm", outcome = "guard.force @ day 7", expect = "decrease", margin = "900 person" },)");
  ASSERT_EQ(j->result.tests.size(), 3u);
  EXPECT_NEAR(j->result.tests[0].worlds.effect.value, 2000, 1e-6);
  EXPECT_NEAR(j->result.tests[2].worlds.effect.value, -1000, 1e-6);
  for (const auto& test : j->result.tests) EXPECT_EQ(test.finding.verdict, Verdict::follows);
}

TEST(TestKinds, WhatMustNotHappen) {
  const std::string arms = R"({ arms = "calm + more vs calm", outcome = "guard.force @ day 7", expect = )";
  EXPECT_EQ(
      verdicts(arms + R"("no increase", margin = "3000 person" },)" + arms +
               R"("no increase", margin = "900 person" },)" + arms + R"("no decrease", margin = "1 person" },)" + arms +
               R"("no change", margin = "3000 person" },)" + arms + R"("no change", margin = "900 person" },)" + arms +
               R"("change", margin = "900 person" },)" + arms + R"("change", margin = "1100 person" },)"),
      (List{"follows", "opposite", "follows", "follows", "opposite", "follows", "too_small"}));
}

// The guard has 10,000 to 40,000: 1000 more are 1 % of that in every world, and 12 % in none.
TEST(TestKinds, AMarginMayBeAShareOfAnOutcome) {
  const std::string arms =
      R"({ arms = "calm + more vs calm", outcome = "guard.force @ day 7", expect = "increase", relative_to = "guard.force @ day 7", margin = )";
  EXPECT_EQ(verdicts(arms + R"("1 %" },)" + arms + R"("12 %" },)"), (List{"follows", "too_small"}));
}

// A peace that is imposed on a war which hardly ever ends by itself so soon; and more guards, which end no rule.
TEST(TestKinds, NamedValuesDifferInAShareOfRuns) {
  const auto j = judged(
      R"({ arms = "quiet + calm + peace vs quiet + calm", outcome = "war.ukraine.outcome @ day 200", expect = "change", margin = "5 %" },
{ arms = "calm + more vs calm", outcome = "regime.status @ day 7", expect = "no change", margin = "60 %" },)",
      54);
  ASSERT_EQ(j->result.tests.size(), 2u);
  EXPECT_EQ(j->result.tests[1].worlds.effect.value, 0);
  EXPECT_EQ(j->result.tests[1].finding.verdict, Verdict::follows);
}

// An attempt that is forced comes within the first steps; what is read there is what holds at that hour.
TEST(TestKinds, AMomentMayBeDecidedInTheRun) {
  const auto j = judged(
      R"x({ arms = "storm", outcome = "time(attempt)", at_least = "0 d", undefined = "drop" },
{ arms = "storm", outcome = "guard.force @ attempt - guard.force @ from", at_most = "0 person", undefined = "drop" },
{ arms = "calm", outcome = "guard.force @ attempt", at_least = "1 person", undefined = "drop" },
{ arms = "calm", outcome = "guard.force @ attempt", at_least = "1 person", undefined = 2 },
{ arms = "calm + more", outcome = "guard.force @ first(guard.force > 0 person) + 2 d", at_least = "1 person", undefined = "drop" },)x");
  const auto& tests = j->result.tests;
  ASSERT_EQ(tests.size(), 5u);
  EXPECT_LT(tests[0].worlds.missing, 1);
  EXPECT_EQ(tests[1].worlds.missing, tests[0].worlds.missing) << "where it never comes, both have no value";
  EXPECT_EQ(tests[1].worlds.effect.value, 0);
  EXPECT_EQ(tests[2].worlds.missing, 1);
  EXPECT_EQ(tests[3].worlds.missing, 0);
  EXPECT_EQ(tests[3].worlds.effect.value, 2);
  EXPECT_EQ(tests[4].worlds.missing, 0);
  EXPECT_EQ(tests[4].finding.verdict, Verdict::follows);
}

// P(x | y) over all runs of one draw: the runs with x and y over those with y.
TEST(TestKinds, AConditionalProbabilityIsARatioOfCounts) {
  const auto j = judged(
      R"({ arms = "quiet", outcome = "P(regime.falls | attempt) by day 1000", at_most = "50 %" },
{ arms = "quiet", outcome = "P(attempt & regime.falls) by day 1000", at_most = "50 %" },
{ arms = "quiet", outcome = "P(attempt & attempt) by day 1000", at_most = "50 %" },
{ arms = "quiet", outcome = "P(attempt | attempt) by day 1000", at_least = "100 %" },)",
      24);
  const auto& tests = j->result.tests;
  ASSERT_EQ(tests.size(), 4u);
  const Progress at{16, 4, false};
  const auto given = differences(j->study, j->study.tests[0], 0, j->cells, at);
  const auto both = differences(j->study, j->study.tests[1], 0, j->cells, at);
  const auto condition = differences(j->study, j->study.tests[2], 0, j->cells, at);
  double n = 0;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const bool holds = .5 - condition[i] == 1;  // D = bound - y
    EXPECT_EQ(std::isnan(given[i]), !holds);
    EXPECT_TRUE(!holds || given[i] == both[i]);
    n += holds;
  }
  EXPECT_GT(n, 0);
  EXPECT_LT(n, 64);
  EXPECT_EQ(tests[3].worlds.effect.value, 1);
}

}  // namespace
}  // namespace interregnum
