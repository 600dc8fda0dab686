// What a claim turns on, on a scenario whose answer is known beforehand: guards whose number decides.
#include "study/hinge.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "scenario/reader.hpp"
#include "study/advice.hpp"

namespace interregnum {
namespace {

std::string guards(const std::string& tests) {
  return R"toml(format = "interregnum/1"
meta = { title = "Guards" }
time = { start = 2024-01-01 }
regime = { bias = 0 }
[actor]
leader = { kind = "ruler" }
guard = { kind = "guard", force = "5000 to 20000 person" }
[group.citizens]
size = 1000
[intervention]
more = { does = "raise", column = "guard.force", by_about = "3000 person", source = "judgement" }
calm = { does = "forbid", event = "regime.falls, attempt", source = "judgement" }
[claim.K]
says = "Guards."
margin_why = "t"
outcome = "guard.force @ day 7"
tests = [
)toml" + tests +
         "\n]\n";
}

struct Judged {
  Scenario scenario;
  Study study;
  Cells cells;
  StudyResult result;
};

std::unique_ptr<Judged> judge(const std::string& text, u32 budget = 320) {
  Reading reading = read_scenario("guards.toml", text);
  for (const auto& d : reading.diagnostics.list)
    if (d.severity == Severity::error) ADD_FAILURE() << d.at.line << ": " << d.code << ": " << d.message;
  auto j = std::make_unique<Judged>();
  if (!reading.scenario) return j;
  j->scenario = std::move(*reading.scenario);
  j->study = prepare(j->scenario, 0);
  for (auto& test : j->study.tests) test.assumed = false;  // what is written to a column is what is looked at here
  Orders orders;
  orders.budget = budget;
  orders.threads = 2;
  j->result = carry_out(j->study, j->cells, orders);
  return j;
}

const std::string level = R"({ arms = "calm", at_least = "12000 person" },)";

// guard.force alone decides, all of it; the claim follows from 12,000 on.
TEST(ClaimHinge, ALevelTurnsOnWhatItReads) {
  const auto j = judge(guards(level));
  ASSERT_EQ(j->result.hinges.size(), 1u);
  const ClaimHinge& hinge = j->result.hinges[0];
  EXPECT_EQ(hinge.more, 0u);
  EXPECT_GE(hinge.worlds, 300u);
  ASSERT_FALSE(hinge.inputs.empty());
  const HingeInput& decider = hinge.inputs[0];
  EXPECT_EQ(j->scenario.inputs[decider.input].label, "guard.force");
  EXPECT_GT(decider.index, .95);
  ASSERT_TRUE(decider.flip);
  EXPECT_TRUE(decider.flip->above);
  EXPECT_LE(decider.flip->lo, 12000);
  EXPECT_GE(decider.flip->hi, 12000);
  EXPECT_EQ(decider.flip->share_below, 0);
  EXPECT_EQ(decider.flip->share_above, 1);
  EXPECT_EQ(hinge.effects.size(), 100u);
  EXPECT_TRUE(std::is_sorted(hinge.effects.begin(), hinge.effects.end()));
  EXPECT_LT(hinge.effects.front(), 0);  // the force less the bound
}

// 3,000 more are at least a fifth of all where the guard has 12,000 or fewer: a margin that is a share of the
// reference.
TEST(ClaimHinge, ARelativeMarginFlipsTheOtherWay) {
  const auto j =
      judge(guards(R"({ arms = "calm + more vs calm", outcome = "guard.force @ day 7", expect = "increase", )"
                   R"(margin = "20 %", relative_to = "guard.force @ day 7" },)"));
  const ClaimHinge& hinge = j->result.hinges[0];
  ASSERT_FALSE(hinge.inputs.empty());
  ASSERT_TRUE(hinge.inputs[0].flip);
  EXPECT_FALSE(hinge.inputs[0].flip->above);
  EXPECT_LE(hinge.inputs[0].flip->lo, 12000);
  EXPECT_GE(hinge.inputs[0].flip->hi, 12000);
}

// 3,000 more are 3,000 more in every world: judged soon, and there is nothing to turn on.
TEST(ClaimHinge, WhatIsClearSoonIsNotRunOn) {
  const auto j = judge(guards(R"({ arms = "calm + more vs calm", expect = "increase", margin = "2000 person" },)"));
  const ClaimHinge& hinge = j->result.hinges[0];
  EXPECT_TRUE(hinge.inputs.empty());
  EXPECT_FALSE(hinge.box);
  EXPECT_EQ(hinge.more, 0u) << "a larger budget would not be read";
  EXPECT_LT(hinge.worlds, 300u);
  EXPECT_EQ(hinge.worlds, j->result.tests[0].progress.draws);
}

TEST(ClaimHinge, FewWorldsNameNothingButSayHowManyMore) {
  const auto j = judge(guards(level), 24);
  EXPECT_TRUE(j->result.hinges[0].inputs.empty());
  EXPECT_EQ(j->result.hinges[0].more, 300 - j->result.hinges[0].worlds);
  EXPECT_EQ(j->result.advice.size(), 0u);
}

TEST(Advice, TheNumberThatSettlesTheClaim) {
  const auto j = judge(guards(level));
  ASSERT_EQ(j->result.advice.size(), 1u);
  const Advice& advice = j->result.advice[0];
  EXPECT_EQ(j->scenario.inputs[advice.input].label, "guard.force");
  EXPECT_EQ(advice.claims, std::vector<u32>{0});
  EXPECT_GT(advice.width, 1000);  // 1.2 w x density of the prior at the flip point = .25
  EXPECT_LT(advice.width, 5000);
}

// One number that settles two claims comes before one that settles one, and has to reach the smaller width.
TEST(Advice, MostClaimsFirst) {
  Scenario scenario;
  for (u32 i = 0; i < 3; ++i) {
    Input& input = scenario.inputs.emplace_back();
    input.quantity.prior.family = Family::uniform;
    input.quantity.prior.b = 10;
  }
  const auto settles = [](u32 input, std::optional<double> width) {
    HingeInput hinge;
    hinge.input = input;
    hinge.settles_within = width;
    return hinge;
  };
  std::vector<ClaimHinge> hinges(3);
  hinges[0].inputs = {settles(0, 2.), settles(1, 1.5)};
  hinges[1].inputs = {settles(1, .5), settles(2, {})};
  hinges[2].inputs = {settles(2, 3.)};
  const auto advice = what_to_find_out(scenario, hinges);
  ASSERT_EQ(advice.size(), 3u);
  EXPECT_EQ(advice[0].input, 1u);
  EXPECT_EQ(advice[0].claims, (std::vector<u32>{0, 1}));
  EXPECT_EQ(advice[0].width, .5);
  EXPECT_EQ(advice[1].input, 2u);  // 3 is easier than 2
  EXPECT_EQ(advice[2].input, 0u);
}

}  // namespace
}  // namespace interregnum
