// Movements, issues and the options of foreign states: through the reader and the engine.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "scenario/reader.hpp"
#include "study/study.hpp"

namespace interregnum {
namespace {

const std::string polity = R"toml(
format = "interregnum/1"
[meta]
title = "What foreign actors do"
[time]
from = 2023-12-01
start = 2024-01-01
horizon = "2 y"
[actor]
leader = { kind = "ruler" }
army = { kind = "military", force = "20000 person", loyalty = 0.8 }
guard = { kind = "guard", force = "10000 person", loyalty = 0.8 }
business = { kind = "elite", resources = 0.4, members = 3 }
ministry = { kind = "elite", resources = 0.6 }
neighbour = { kind = "state" }
west = { kind = "state", options = { wait = {}, arm = { cost = 0.3, war = 0.6, fall = 0, opposition = 0 }, engage = { cost = 0.1, war = 0, fall = 0, opposition = 0.5 } } }
alliance = { kind = "alliance" }
[group.citizens]
size = 1_000_000
[movement]
exile = { armed = false, unity = 0.1, legitimacy = 0.1, engagement = 0.1 }
home = { armed = true, unity = 0.4, legitimacy = 0.4, engagement = 0.2 }
[tie]
"exile informs citizens" = 0.1
"west supports neighbour" = 0.6
[issue.transition]
scale = ["as it is", "an open contest"]
source = "judgement: a test"
leader = { position = 0, salience = "80 %" }
army = { position = 20, salience = "50 %" }
business = { position = 40, salience = "40 %" }
west = { position = 90, salience = "30 %" }
exile = { position = 100, salience = "90 %" }
citizens = { position = 60, salience = "20 %" }
[war.border]
sides = { attacker = "army", defender = "neighbour" }
[regime]
bias = 0
[intervention]
war = { does = "wage", at = "from", by = "leader", war = "border", source = "judgement" }
lost = { does = "end_war", war = "border", outcome = "victory(neighbour)", at = "day 30", source = "judgement" }
stronger = { does = "raise", column = "exile.unity, exile.legitimacy, exile.engagement", by_about = "80 pp", at = "day 10", source = "judgement" }
accept = { does = "recognise", by = "alliance", whom = "exile", at = "day 10", source = "judgement" }
never = { does = "forbid", event = "exile.recognised[alliance]", source = "judgement" }
squeeze = { does = "sanction", by = "west", whom = "business", cost = "50 %", at = "day 10", source = "judgement" }
starve = { does = "sanction", whom = "army", cost = "30 %", at = "day 10", source = "judgement" }
nothing_taken = { does = "sanction", whom = "business", cost = 0, at = "day 10", source = "judgement" }
calm = { does = "forbid", event = "attempt, regime.falls, war.border.ends", source = "judgement" }
[claim.all]
says = "It matters abroad."
margin_why = "a test"
expect = "change"
margin = "1 %"
tests = [
  { outcome = "west.best @ day 40", arms = "calm + war + lost vs calm + war" },
  { outcome = "west.best @ day 40", arms = "calm + stronger vs calm" },
  { outcome = "P(west.best == engage) by day 40", arms = "calm + stronger vs calm", margin = "1 pp" },
  { outcome = "issue.transition.result @ day 40", arms = "calm + accept vs calm", margin = 1 },
  { outcome = "issue.transition.effort[business] @ day 40", arms = "calm + squeeze vs calm + starve", margin = "1 pp" },
  { outcome = "P(exile.recognised[alliance]) by day 40", arms = "calm + accept + never vs calm", margin = "1 pp" },
  { outcome = "exile.engagement @ day 40", arms = "calm + nothing_taken vs calm", margin = "1 pp" },
]
)toml";

struct Judged {
  Scenario scenario;
  Study study;
};
const Judged& judged() {
  static const Judged made = [] {
    Reading reading = read_scenario("abroad.toml", polity);
    for (const auto& d : reading.diagnostics.list) ADD_FAILURE() << d.at.line << ": " << d.message;
    Judged j{std::move(reading.scenario).value(), {}};
    j.study = prepare(j.scenario, 0);
    return j;
  }();
  return made;
}

// The state at an hour of a run of an arm.
struct Seen {
  std::vector<double> world;
  double at(Text column, u32 row = 0) const { return world[judged().study.plans[0].layout.cell(column, row)]; }
};
Seen seen(Text arm, i64 hour, u32 draw = 0) {
  const Study& study = judged().study;
  const auto found = std::find_if(study.arms.begin(), study.arms.end(), [&](const auto& a) { return a.name == arm; });
  EXPECT_NE(found, study.arms.end()) << arm;
  Seen result;
  const Observer observer{[&](i64 tick, std::span<const double> world, std::span<const Acted>) {
    if (tick <= hour) result.world.assign(world.begin(), world.end());
  }};
  EXPECT_FALSE(run(found->spec, draw_inputs(study.plans[0], 0, draw), luck_of(0, draw, 0), &observer).failed);
  return result;
}

constexpr i64 before = 9 * 24, after = 10 * 24, later = 40 * 24;

TEST(Abroad, ReachComesFromTheTieAndQualityFromTheAssets) {
  const Seen s = seen("calm", before);
  EXPECT_DOUBLE_EQ(s.at("movement.reach", 0), .1);
  EXPECT_EQ(s.at("movement.reach", 1), 0) << "without a tie it reaches nobody";
  const double sum = s.at("movement.unity", 0) + s.at("movement.legitimacy", 0) + s.at("movement.reach", 0) +
                     s.at("movement.engagement", 0);
  EXPECT_EQ(s.at("movement.quality", 0), sum / 4);
}

TEST(Abroad, RecogniseHoldsFromItsHourUnlessForbidden) {
  EXPECT_EQ(seen("calm + accept", before).at("recognition.recognised", 2), 0);
  const Seen s = seen("calm + accept", after);
  EXPECT_EQ(s.at("recognition.recognised", 2), 1) << "exile[alliance], after exile[neighbour] and exile[west]";
  EXPECT_EQ(s.at("recognition.recognised.chance", 2), 1);
  EXPECT_LT(s.at("recognition.rate", 5), seen("calm", after).at("recognition.rate", 5)) << "home[alliance] has a rival";
  EXPECT_EQ(seen("calm + accept + never", later).at("recognition.recognised", 2), 0);
}

TEST(Abroad, SanctionsTakeTheirShare) {
  EXPECT_EQ(seen("calm + squeeze", after).at("elite.resources", 0), .4 * .5);
  EXPECT_NEAR(seen("calm + starve", after).at("organisation.rent", 0), .7, 1e-15);
  const Seen weaker = seen("calm + squeeze", after), whole = seen("calm", after);
  EXPECT_LT(weaker.at("stake.weight", 2), whole.at("stake.weight", 2));
  EXPECT_GT(weaker.at("stake.weight", 0), whole.at("stake.weight", 0));
}

TEST(Abroad, ASanctionThatCostsNothingLeavesNoTrace) {
  const Seen with = seen("calm + nothing_taken", later), without = seen("calm", later);
  EXPECT_TRUE(std::equal(with.world.begin(), with.world.end(), without.world.begin(),
                         [](double a, double b) { return std::bit_cast<u64>(a) == std::bit_cast<u64>(b); }));
}

TEST(Abroad, StatesChooseByTheNamesOfTheFile) {
  EXPECT_EQ(seen("calm + war", before).at("state.best", 1), 0) << "wait";
  EXPECT_EQ(seen("calm + war + lost", later).at("state.best", 1), 1) << "arm, once the ruler has lost his war";
  EXPECT_EQ(seen("calm + stronger", after).at("state.best", 1), 2) << "engage an opposition that has become strong";
  EXPECT_EQ(seen("calm + war", later).at("state.best", 0), 0) << "a state without options";
}

TEST(Abroad, WeightsOfAnIssueSumToOneInEveryDraw) {
  for (u32 draw = 0; draw < 20; ++draw) {
    const Seen s = seen("calm + war", later, draw);
    double sum = 0, result = 0;
    for (u32 i = 0; i < 6; ++i) {
      sum += s.at("stake.weight", i);
      result += s.at("stake.weight", i) * s.at("stake.position", i);
    }
    EXPECT_NEAR(sum, 1, 1e-12);
    EXPECT_NEAR(s.at("issue.result"), result, 1e-9);
    EXPECT_EQ(s.at("issue.openness"), 1 - s.at("regime.authority"));
  }
}

}  // namespace
}  // namespace interregnum
