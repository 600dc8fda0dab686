// Parts of an effect, and claims that are to hold in another file, on scenarios whose answers are known beforehand.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "scenario/reader.hpp"
#include "study/study.hpp"

namespace interregnum {
namespace {

// `more` adds 3000 guards and `most` 1000: nothing else moves the force.
std::string guards(const std::string& tests, const std::string& id = "K", int more = 3000) {
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
more = { does = "raise", column = "guard.force", by_about = ")toml" +
         std::to_string(more) + R"toml( person", source = "judgement" }
most = { does = "raise", column = "guard.force", by_about = "1000 person", source = "judgement" }
calm = { does = "forbid", event = "regime.falls, attempt", source = "judgement" }
[claim.)toml" +
         id + R"toml(]
says = "Guards."
margin_why = "t"
outcome = "guard.force @ day 7"
arms = "calm + more + most vs calm"
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

std::unique_ptr<Judged> judge(Reading reading) {
  for (const auto& d : reading.diagnostics.list)
    if (d.severity == Severity::error) ADD_FAILURE() << d.at.line << ": " << d.code << ": " << d.message;
  auto j = std::make_unique<Judged>();
  if (!reading.scenario) return j;
  j->scenario = std::move(*reading.scenario);
  j->study = prepare(j->scenario, 0);
  for (auto& test : j->study.tests) test.assumed = false;  // what a verb does to its column is what is looked at here
  for (auto& [i, other] : j->study.transfers)
    for (auto& test : other.tests) test.assumed = false;
  Orders orders;
  orders.budget = 36;
  orders.threads = 2;
  j->result = carry_out(j->study, j->cells, orders);
  return j;
}

constexpr Text both = R"(parts = { big = "- more", small = "- most" }, )";

TEST(Parts, WhatEachAddsIsItsShare) {
  const std::string two(both);
  const auto j =
      judge(read_scenario("guards.toml", guards("{ " + two + R"(expect = "big > small", margin = "40 %" },)" + "\n{ " +
                                                two + R"(expect = "big > small", margin = "60 %" },)" + "\n{ " + two +
                                                R"(expect = "small > big", margin = "40 %" },)" + "\n{ " + two +
                                                R"(expect = "increase", margin = "3500 person" },)")));
  ASSERT_EQ(j->result.tests.size(), 4u);
  EXPECT_EQ(j->result.tests[0].finding.verdict, Verdict::follows);
  EXPECT_EQ(j->result.tests[1].finding.verdict, Verdict::too_small);
  EXPECT_EQ(j->result.tests[2].finding.verdict, Verdict::opposite);
  EXPECT_EQ(j->result.tests[3].finding.verdict, Verdict::follows);
  for (const auto& test : j->result.tests) {
    ASSERT_EQ(test.parts.size(), 2u) << "without its parts the first arm is the second: there is no rest";
    EXPECT_EQ(test.parts[0].name, "big");
    EXPECT_NEAR(test.parts[0].share.value, .75, 1e-9);
    EXPECT_NEAR(test.parts[1].share.value, .25, 1e-9);
  }
  EXPECT_NEAR(j->result.tests[0].worlds.effect.value, 2000, 1e-6);
}

// A whole that is a fall: its shares are those of the fall.
TEST(Parts, OfAFallToo) {
  const auto j = judge(read_scenario("guards.toml", guards(R"({ arms = "calm vs calm + more + most", parts = )"
                                                           R"({ big = "+ more", small = "+ most" }, )"
                                                           R"(expect = "big > small", margin = "40 %" })")));
  ASSERT_EQ(j->result.tests.size(), 1u);
  EXPECT_EQ(j->result.tests[0].finding.verdict, Verdict::follows);
  EXPECT_NEAR(j->result.tests[0].parts[0].share.value, .75, 1e-9);
}

// What no part has is the rest; a role that nobody plays has no share of what it does not move.
TEST(Parts, KnockOutsAndTheRest) {
  const auto j = judge(read_scenario("guards.toml", guards(R"({ parts = { big = "- more", spread = )"
                                                           R"("- mechanism.expression" }, expect = "increase", )"
                                                           R"(margin = "10 person" })")));
  ASSERT_EQ(j->result.tests.size(), 1u);
  const auto& parts = j->result.tests[0].parts;
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_NEAR(parts[0].share.value, .75, 1e-9);
  EXPECT_NEAR(parts[1].share.value, 0, 1e-9);
  EXPECT_EQ(parts[2].name, "the rest");
  EXPECT_NEAR(parts[0].share.value + parts[1].share.value + parts[2].share.value, 1, 1e-12);
  const auto& arms = j->study.arms;
  EXPECT_TRUE(std::any_of(arms.begin(), arms.end(),
                          [](const StudyArm& arm) { return arm.name.ends_with(", expression = none"); }));
}

struct TwoFiles : testing::Test {
  std::filesystem::path folder = std::filesystem::temp_directory_path() / "interregnum_transfer_test";
  void SetUp() override { std::filesystem::create_directories(folder); }
  void TearDown() override { std::filesystem::remove_all(folder); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder / name) << text; }
  std::unique_ptr<Judged> judged(const std::string& expect, int there) const {
    write("there.toml", guards(R"({ expect = "increase", margin = "10 person" })", "K", there));
    write("here.toml", guards(R"({ expect = "increase", margin = "10 person" })") +
                           "[claim.T]\nsays = \"There too.\"\ntests = [{ scenario = \"there.toml\", claim = \"K\", "
                           "expect = \"" +
                           expect + "\" }]\n");
    return judge(read_scenario((folder / "here.toml").string()));
  }
};

TEST_F(TwoFiles, AClaimTransfers) {
  for (const char* expect : {"same sign", "same verdict"}) {
    const auto same = judged(expect, 2000), other = judged(expect, -2000);
    ASSERT_EQ(same->result.tests.size(), 2u);
    EXPECT_EQ(same->result.tests[1].finding.verdict, Verdict::follows) << expect;
    ASSERT_EQ(other->result.tests.size(), 2u);
    EXPECT_EQ(other->result.tests[1].finding.verdict, Verdict::opposite) << expect;
    EXPECT_NE(same->scenario.hash, other->scenario.hash) << "the other file is part of what is judged";
    EXPECT_NE(same->result.fingerprint, other->result.fingerprint);
  }
}

TEST_F(TwoFiles, TheSameBitsEveryTime) {
  EXPECT_EQ(judged("same sign", 2000)->result.fingerprint, judged("same sign", 2000)->result.fingerprint);
}

}  // namespace
}  // namespace interregnum
