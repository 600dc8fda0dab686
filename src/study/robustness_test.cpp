// Answers under other conditions: bad news of the ruler's strength costs him support, through information and opinion.
#include "study/robustness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "scenario/reader.hpp"

namespace interregnum {
namespace {

std::string palace(const std::string& roles = "", const std::string& margin = "0.1 pp") {
  return R"toml(format = "interregnum/1"
meta = { title = "A palace" }
time = { start = 2024-01-01 }
regime = { bias = 0, theta = "0.5 to 0.7 [judgement]" }
[study]
alpha = 0.2
[actor]
leader = { kind = "ruler" }
guard = { kind = "guard", force = "9000..11000 person", loyalty = "0.3 to 0.6 [judgement]" }
[group.citizens]
size = 1000
[shock]
news = { does = "signal", at = "day 1", about = "regime.theta", shift = "-0.5 to -0.4 [judgement]", precision = "400 to 800 [judgement]", source = "judgement" }
[intervention]
calm = { does = "forbid", event = "attempt, regime.falls", source = "judgement" }
[mechanism]
)toml" + roles +
         R"toml(
[claim.news]
says = "Bad news costs support."
margin_why = "t"
outcome = "citizens.support[leader] @ day 7"
arms = "calm + news vs calm"
expect = "decrease"
margin = ")toml" +
         margin + "\"\n";
}

struct Judged {
  Scenario scenario;
  Study study;
  Cells cells;
  StudyResult result;
};

StudyResult carried_out(const Study& study, Cells& cells, u32 budget, unsigned threads = 2) {
  Orders orders;
  orders.budget = budget;
  orders.threads = threads;
  return carry_out(study, cells, orders);
}

std::unique_ptr<Judged> judge(const std::string& text, u32 budget) {
  Reading reading = read_scenario("palace.toml", text);
  for (const auto& d : reading.diagnostics.list)
    if (d.severity == Severity::error) ADD_FAILURE() << d.at.line << ": " << d.code << ": " << d.message;
  auto j = std::make_unique<Judged>();
  if (!reading.scenario) return j;
  j->scenario = std::move(*reading.scenario);
  j->study = prepare(j->scenario, 0);
  j->result = carried_out(j->study, j->cells, budget);
  return j;
}

const Robustness* find(const StudyResult& result, Check check, const std::string& name = "") {
  for (const auto& row : result.robustness.at(0))
    if (row.check == check && (name.empty() || row.name == name)) return &row;
  return nullptr;
}

const Judged& full() {
  static const auto j = judge(palace(), 84);
  return *j;
}

TEST(Robustness, AQuickLookHasControlsAlone) {
  const auto j = judge(palace(), 36);
  EXPECT_EQ(find(j->result, Check::wider), nullptr);
  EXPECT_EQ(find(j->result, Check::without), nullptr);
  for (const Check check : {Check::permuted, Check::negation, Check::placebo, Check::positive}) {
    const Robustness* row = find(j->result, check);
    ASSERT_NE(row, nullptr) << static_cast<int>(check);
    EXPECT_TRUE(row->holds || check == Check::positive) << static_cast<int>(check);
  }
}

TEST(Robustness, ControlsSeeWhatIsPlantedAndNothingElse) {
  const StudyResult& result = full().result;
  EXPECT_EQ(result.claims[0].verdict, Verdict::follows);
  EXPECT_NE(find(result, Check::permuted)->verdict, Verdict::follows);
  EXPECT_NE(find(result, Check::negation)->verdict, Verdict::follows);
  EXPECT_TRUE(find(result, Check::placebo)->holds);
  const auto large = judge(palace("", "5 pp"), 36);
  EXPECT_NE(large->result.claims[0].verdict, Verdict::follows);
  EXPECT_TRUE(find(large->result, Check::positive)->holds) << "15 points would be seen";
}

TEST(Robustness, APlaceboThatDiffersIsFound) {
  const Judged& j = full();
  Cells cells = j.cells;
  const u32 arm = j.study.tests[0].sides[0][0].arm;
  cells.at({arm, 0, 0}).values[0] += 1e-15;
  const StudyResult result = carried_out(j.study, cells, 36);
  EXPECT_FALSE(find(result, Check::placebo)->holds);
}

TEST(Robustness, EveryRoleIsTakenAwayOnce) {
  const Judged& j = full();
  for (const Playing& role : j.scenario.knock_outs) {
    const Robustness* row = find(j.result, Check::without, role.role);
    ASSERT_NE(row, nullptr) << role.role;
    EXPECT_EQ(row->needed, role.role == "opinion") << role.role << ": support is made by opinion";
    const Robustness* war = find(j.result, Check::without, "war");
    EXPECT_TRUE(war->same) << "there is none";
    EXPECT_TRUE(!row->same || row->effect.value == war->effect.value) << role.role;
  }
}

TEST(Robustness, WhatCarriesAnEffectIsSeenWhereItIsMissing) {
  const Robustness* row = find(full().result, Check::without, "information");
  ASSERT_NE(row, nullptr);
  EXPECT_FALSE(row->same);
  EXPECT_EQ(row->effect.value, 0) << "nobody learns";
  ASSERT_TRUE(row->left);
  EXPECT_EQ(row->left->hi, 0);
  EXPECT_TRUE(carries_the_change(*row));
  const Robustness* war = find(full().result, Check::without, "war");
  ASSERT_TRUE(war->left);
  EXPECT_EQ(war->left->value, 1);
  EXPECT_FALSE(carries_the_change(*war));
  EXPECT_TRUE(carries_not(*war));
}

TEST(Robustness, WiderPriorsAreWiderOnTheScaleOfTheirFamily) {
  const Judged& j = full();
  const auto wide = std::find_if(j.study.conditions.begin(), j.study.conditions.end(),
                                 [](const Condition& condition) { return condition.check == Check::wider; });
  ASSERT_NE(wide, j.study.conditions.end());
  const auto& inputs = j.scenario.inputs;
  const auto force = std::find_if(inputs.begin(), inputs.end(),
                                  [](const Input& input) { return input.path == "organisation.force:guard"; });
  ASSERT_NE(force, inputs.end());
  const auto at = static_cast<std::size_t>(force - inputs.begin());
  for (u32 draw = 0; draw < 8; ++draw) {
    const double own = draw_inputs(j.study.plans[0], 0, draw)[at] - 10000;
    const double twice = draw_inputs(j.study.plans[wide->variant], 0, draw)[at] - 10000;
    EXPECT_NEAR(twice, 2 * own, 1e-6) << "the same luck, twice as far from the middle";
  }
  EXPECT_NE(find(j.result, Check::wider)->effect.value, find(j.result, Check::without, "war")->effect.value);
}

TEST(Robustness, DoesNotDependOnThreadsOrOnWhatWasLost) {
  const Judged& j = full();
  Cells cells = j.cells;
  std::erase_if(cells, [](const auto& entry) { return (entry.first.draw * 7 + entry.first.arm) % 3 > 0; });
  EXPECT_EQ(carried_out(j.study, cells, 84, 3).fingerprint, j.result.fingerprint);
  EXPECT_EQ(cells.size(), j.cells.size());
}

TEST(DefaultRivals, AreMetByWhatWouldFollow) {
  const StudyResult& result = full().result;
  const TestResult& test = result.tests[0];
  ASSERT_FALSE(full().scenario.defaults.empty());
  if (test.finding.verdict == Verdict::follows) {
    EXPECT_EQ(test.rivals.size(), full().scenario.defaults.size());
  } else {
    ASSERT_EQ(test.finding.verdict, Verdict::depends_on_theory);
    EXPECT_EQ(*test.finding.rival + 1, test.rivals.size());
  }
}

TEST(DefaultRivals, AreNotMetByWhatDoesNotFollow) {
  const auto j = judge(palace("", "90 pp"), 54);
  EXPECT_NE(j->result.tests[0].finding.verdict, Verdict::follows);
  EXPECT_TRUE(j->result.tests[0].rivals.empty());
}

TEST(DefaultRivals, AreNotThoseThatTheFileNamesOrLeavesOut) {
  const Reading reading =
      read_scenario("palace.toml", palace(R"(organisations = { use = "global_game", rivals = ["common_threat"] }
attempts = { without = { precedent = "nobody remembers one" } })"));
  ASSERT_TRUE(reading.scenario);
  std::vector<std::string> names;
  for (const Rival& rival : reading.scenario->defaults) names.emplace_back(rival.playing.card->text.id);
  const auto is_met = [&](Text id) { return std::find(names.begin(), names.end(), id) != names.end(); };
  EXPECT_FALSE(is_met("common_threat"));
  EXPECT_FALSE(is_met("precedent"));
  EXPECT_TRUE(is_met("two_sided_game"));
  EXPECT_TRUE(is_met("new_counterweights"));
  ASSERT_EQ(reading.scenario->left_out.size(), 1u);
  EXPECT_EQ(reading.scenario->left_out[0].why, "nobody remembers one");
}

}  // namespace
}  // namespace interregnum
