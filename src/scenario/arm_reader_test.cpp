#include "scenario/arm_reader.hpp"

#include <gtest/gtest.h>

#include <deque>

#include "scenario/sample_for_tests.hpp"

namespace interregnum {
namespace {

using sample::string_node;
using Set = std::vector<u32>;

// Two shocks before the start, two after it, one intervention.
Scenario scenario() {
  Scenario s = sample::scenario();
  for (const Text name : {"invasion", "arming", "march", "turmoil", "invitation"}) {
    const i64 tick = s.actions.size() < 2 ? -24 : 24;
    Action action;
    action.name = name;
    action.is_shock = name != "invitation";
    action.tick = tick;
    action.at = {"march.toml", 100 + static_cast<u32>(s.actions.size()), 1, 1, {}};
    s.actions.push_back(std::move(action));
  }
  return s;
}

// Named arms of a file.
struct File {
  std::deque<Node> nodes;
  NamedArms arms;

  File& with(const std::string& name, std::string expression) {
    nodes.push_back(string_node(std::move(expression), name));
    nodes.back().key_at = {"march.toml", 50, 1, 1, {}};
    arms[name] = &nodes.back();
    return *this;
  }
};

std::optional<Set> read(std::string text, Diagnostics& d, const NamedArms& arms = {}) {
  const Node node = string_node(std::move(text), "x");
  return read_arm(node.text, node, scenario(), arms, d);
}

Set set(std::string text, const NamedArms& arms = {}) {
  Diagnostics d;
  const auto found = read(text, d, arms);
  for (const auto& mistake : d.list) ADD_FAILURE() << text << ": " << mistake.message;
  return found.value_or(Set{99});
}

Diagnostic mistake(std::string text, const NamedArms& arms = {}) {
  Diagnostics d;
  EXPECT_FALSE(read(text, d, arms)) << text;
  EXPECT_EQ(d.list.size(), 1u) << text;
  return d.list.empty() ? Diagnostic{} : d.list[0];
}

TEST(Arm, IsASet) {
  EXPECT_EQ(set("march"), (Set{2}));
  EXPECT_EQ(set("turmoil + invasion + turmoil"), (Set{0, 3}));
  EXPECT_EQ(set("story - turmoil + invitation"), (Set{0, 1, 2, 4}));
  EXPECT_EQ(set("march - story + invitation"), set("invitation + march - story")) << "order is free";
}

TEST(Arm, ThreeExistAlways) {
  EXPECT_EQ(set("nothing"), Set{});
  EXPECT_EQ(set("story"), (Set{0, 1, 2, 3}));
  EXPECT_EQ(set("free"), (Set{0, 1}));
}

TEST(Arm, NamedArmsHideThemAndNest) {
  File file;
  file.with("free", "invasion").with("quiet", "free + invitation").with("both", "quiet + march - invasion");
  EXPECT_EQ(set("both", file.arms), (Set{2, 4}));
  EXPECT_EQ(set("free", file.arms), (Set{0}));
}

TEST(Arm, UnknownNamesShowTheNearestWithItsLine) {
  const Diagnostic d = mistake("story + invitaton");
  EXPECT_EQ(d.code, "unknown_name");
  EXPECT_EQ(d.message, "no shock or intervention 'invitaton'");
  EXPECT_EQ(d.hint, "nearest: 'invitation' (line 104)");
  EXPECT_EQ(d.at.column, 21u);
  EXPECT_EQ(d.at.length, 9u);
  EXPECT_EQ(mistake("storry").hint, "nearest: 'story'");
  File file;
  EXPECT_EQ(mistake("quite", file.with("quiet", "nothing").arms).hint, "nearest: 'quiet' (line 50)");
}

TEST(Arm, TakingAwayWhatIsNotThereIsAWarning) {
  Diagnostics d;
  EXPECT_EQ(read("march - turmoil", d), (Set{2}));
  ASSERT_EQ(d.list.size(), 1u);
  EXPECT_EQ(d.list[0].severity, Severity::warning);
  EXPECT_EQ(d.list[0].at.column, 21u);
}

TEST(Arm, Circles) {
  File file;
  file.with("a", "b + march").with("b", "c").with("c", "a");
  EXPECT_EQ(mistake("a", file.arms).code, "arm_circle");
  EXPECT_EQ(mistake("b + march", file.arms).code, "arm_circle");
  EXPECT_EQ(mistake("self", File().with("self", "self").arms).code, "arm_circle");
}

TEST(Arm, AMistakeInANamedArmIsReportedThere) {
  File file;
  file.with("broken", "march + nobody").with("worse", "+ +").with("uses", "broken");
  Diagnostics d;
  EXPECT_FALSE(read("uses + march", d, file.arms));
  EXPECT_FALSE(read("worse", d, file.arms));
  EXPECT_TRUE(d.list.empty());
}

TEST(Arm, HostileInput) {
  for (const Text text :
       {"", " ", "+", "march +", "- march", "march turmoil", "march & turmoil", "march++turmoil", "5", "\xff("})
    EXPECT_FALSE(mistake(std::string(text)).code.empty()) << text;
  EXPECT_EQ(mistake(std::string(100000, '+')).code, "too_long");
  File doubling;
  doubling.with("a0", "march");
  for (int i = 1; i < 200; ++i) {
    const std::string before = "a" + std::to_string(i - 1);
    doubling.with("a" + std::to_string(i), before + " + " + before);
  }
  EXPECT_EQ(set("a60", doubling.arms), (Set{2})) << "not two to the power of 60 steps";
  EXPECT_EQ(mistake("a199", doubling.arms).code, "nesting");
}

// ------------------------------------------------------------------------------------------------------ compared arms

std::optional<ComparedArms> compared(std::string text, Diagnostics& d) {
  return read_compared_arms(string_node(std::move(text), "arms"), scenario(), {}, d);
}

TEST(ComparedArms, OneOrTwo) {
  Diagnostics d;
  const auto two = compared("story vs  story - turmoil ", d);
  ASSERT_TRUE(two && two->second);
  EXPECT_EQ(two->first.name, "story");
  EXPECT_EQ(two->second->name, "story - turmoil");
  EXPECT_EQ(two->second->actions, (Set{0, 1, 2}));
  const auto one = compared("free", d);
  ASSERT_TRUE(one);
  EXPECT_FALSE(one->second);
  EXPECT_TRUE(d.list.empty());
}

TEST(ComparedArms, Mistakes) {
  const auto mistakes = [](std::string text) {
    Diagnostics d;
    EXPECT_FALSE(compared(text, d)) << text;
    return d.list;
  };
  EXPECT_EQ(mistakes("free vs story vs nothing")[0].code, "arm_syntax");
  EXPECT_EQ(mistakes("vs")[0].code, "arm_syntax");
  EXPECT_EQ(mistakes("nobody vs nowhere").size(), 2u);
  EXPECT_EQ(mistakes("nobody vs nowhere")[1].at.column, 23u);
  EXPECT_EQ(mistakes("").size(), 1u);
  Diagnostics d;
  EXPECT_FALSE(read_compared_arms(sample::number_node(1, "arms"), scenario(), {}, d));
  EXPECT_EQ(d.list[0].code, "wrong_kind");
}

}  // namespace
}  // namespace interregnum
