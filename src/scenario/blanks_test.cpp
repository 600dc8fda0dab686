#include "scenario/blanks.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "scenario/reader.hpp"

namespace interregnum {
namespace {

const std::string rest = R"(format = "interregnum/1"
meta = { title = "A draft" }
time = { start = 2024-01-01 }
regime = { bias = 0 }
group = { citizens = { size = 1000 } }
[actor.leader]
kind = "ruler"
[actor.army]
kind = "military"
[shock.scandal]
does = "signal"
about = "regime.theta"
shift = -0.1
precision = 4
source = "judgement"
)";

const std::string filled = R"([claim.C1]
says = "It mattered?"
outcome = "regime.authority @ day 7"
arms = "story vs nothing"
expect = "decrease"
margin = "5 pp"
margin_why = "? is no blank inside a text, but at its beginning"
)";

Reading reading(const std::string& text) { return read_scenario("f.toml", text); }

TEST(Blanks, AreOneErrorAnEntry) {
  const Reading draft = reading(rest + filled + "[claim.C2]\nsays = \"? [judgement]\"\noutcome = \"?\"\n");
  ASSERT_EQ(draft.blanks.size(), 2u);
  EXPECT_EQ(draft.blanks[0].keys, std::vector<std::string>{"margin_why"});
  EXPECT_EQ(draft.blanks[1].entry, "C2");
  EXPECT_EQ(draft.blanks[1].keys, (std::vector<std::string>{"says", "outcome"}));
  EXPECT_EQ(draft.diagnostics.list.size(), 2u);
  EXPECT_EQ(draft.diagnostics.list[1].message, "claim.C2: still blank: says, outcome");
}

TEST(Blanks, InClaimsLeaveTheRestToBeRead) {
  const Reading draft = reading(rest + "[claim.C2]\nsays = \"?\"\n");
  EXPECT_FALSE(draft.scenario);
  ASSERT_TRUE(draft.without_blanks);
  EXPECT_TRUE(draft.without_blanks->claims.empty());
  const Reading wrong =
      reading(rest + "[claim.C2]\nsays = \"?\"\n[shock.x]\ndoes = \"nonsense\"\nsource = \"judgement\"\n");
  EXPECT_FALSE(wrong.without_blanks);
  EXPECT_GT(wrong.diagnostics.list.size(), 1u);
}

TEST(Blanks, ElsewhereAreAllThatIsSaid) {
  const Reading draft = reading(rest + "[actor.guard]\nkind = \"?\"\nforce = \"nonsense\"\n");
  ASSERT_EQ(draft.diagnostics.list.size(), 1u) << draft.diagnostics.list.back().message;
  EXPECT_EQ(draft.diagnostics.list[0].code, "blank");
  EXPECT_FALSE(draft.without_blanks);
}

TEST(Blanks, AreListedTogetherWithWhatToDoFirst) {
  const auto list = [](const std::string& text) { return blanks_text(reading(text).blanks, "f.toml"); };
  EXPECT_EQ(list(rest), "");
  EXPECT_EQ(list(rest + "[claim.a]\nsays = \"?\"\n[claim.b]\nsays = \"?\"\n"),
            "A draft: 2 blanks (\"?\") in 2 entries.\n\n  [claim]    says: a b\n\n"
            "First: Keep, merge or delete claims; then say of each what is judged, between\n"
            "       which arms, and from which size on.\n"
            "What an outcome may read:  interregnum observables f.toml WORD\n");
  EXPECT_NE(list(rest + "[movement.m]\nunity = \"?\"\n[claim.b]\nsays = \"?\"\n").find("First: Say how far"),
            Text::npos);
}

TEST(Blanks, ManyAndAllDifferentAreListedInTime) {
  std::vector<Blanks> many;
  Node root, claims;
  claims.key = "claim";
  for (int i = 0; i < 50'000; ++i) {
    const std::string name = "c" + std::to_string(i);
    many.push_back({"claim", name, {"key_" + name}, {}});
    claims.items.emplace_back().key = name;
  }
  claims.items.emplace_back().key = "filled";
  root.items.push_back(claims);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_NE(blanks_text(many, "f").find("key_c49999: c49999"), Text::npos);
  remove_blank_claims(root, many);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(seconds.count(), 3);
  ASSERT_EQ(root.items[0].items.size(), 1u);
  EXPECT_EQ(root.items[0].items[0].key, "filled");
}

}  // namespace
}  // namespace interregnum
