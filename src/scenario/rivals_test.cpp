// Rivals that are the same card with other parameters.
#include <gtest/gtest.h>

#include "scenario/reader.hpp"

namespace interregnum {
namespace {

Reading with_attempts(const std::string& role) {
  return read_scenario("small.toml", R"toml(format = "interregnum/1"
meta = { title = "Small" }
time = { start = 2024-01-01 }
regime = { bias = 0 }
[actor]
leader = { kind = "ruler" }
army = { kind = "military" }
[group.citizens]
size = 1000
[mechanism]
attempts = )toml" + role + "\n");
}

std::string codes_of(const Reading& reading) {
  std::string codes;
  for (const auto& d : reading.diagnostics.list) codes += (codes.empty() ? "" : " ") + d.code;
  return codes;
}

const Playing& attempts_of(const Scenario& scenario) {
  for (const Playing& playing : scenario.playing)
    if (playing.role == "attempts") return playing;
  return scenario.playing.front();
}

TEST(Rivals, TheSameCardWithAnotherNumber) {
  const Reading reading = with_attempts(
      R"({ use = "belief", base = "0.02..0.05 /y", rivals = ["precedent", { use = "belief", base = "0.2 /y [judgement]" }, "none"] })");
  ASSERT_TRUE(reading.scenario) << codes_of(reading);
  const Scenario& scenario = *reading.scenario;
  ASSERT_EQ(scenario.rivals.size(), 3u);
  const Rival& other = scenario.rivals[1];
  EXPECT_EQ(use_text(other), "belief, base 0.2 /y");
  EXPECT_EQ(use_text(scenario.rivals[0]), "precedent");
  const auto& standard = attempts_of(scenario).inputs;
  ASSERT_EQ(other.playing.inputs.size(), standard.size());
  std::size_t different = 0;
  for (std::size_t i = 0; i < standard.size(); ++i) {
    if (standard[i] == other.playing.inputs[i]) continue;
    ++different;
    EXPECT_EQ(scenario.inputs[other.playing.inputs[i]].path, "mechanism.belief.base#0.2 /y");
    EXPECT_EQ(scenario.inputs[other.playing.inputs[i]].quantity.prior.a, .2);
  }
  EXPECT_EQ(different, 1u) << "what the rival does not state is the same number";
}

TEST(Rivals, TheSameTheoryTwiceIsRefused) {
  EXPECT_EQ(codes_of(with_attempts(R"({ use = "belief", rivals = ["belief"] })")), "duplicate_name");
  EXPECT_EQ(codes_of(with_attempts(
                R"({ use = "belief", base = "0.2 /y", rivals = [{ use = "belief", base = "0.20 /y" }] })")),
            "duplicate_name");
  EXPECT_EQ(
      codes_of(with_attempts(
          R"({ rivals = [{ use = "belief", base = "0.2 /y" }, { use = "belief", base = "0.2 /y [judgement]" }] })")),
      "duplicate_name");
}

TEST(Rivals, MistakesInARival) {
  EXPECT_EQ(codes_of(with_attempts(R"({ rivals = [{ use = "belief", bse = "0.2 /y" }] })")), "unknown_key");
  EXPECT_EQ(codes_of(with_attempts(R"({ rivals = [{ base = "0.2 /y" }] })")), "missing_key");
  EXPECT_EQ(codes_of(with_attempts(R"({ rivals = [3] })")), "wrong_kind");
  EXPECT_EQ(codes_of(with_attempts(R"({ rivals = [{ use = "global_game" }] })")), "wrong_role");
}

}  // namespace
}  // namespace interregnum
