// Every way to fall and everything that may come after one is reached by the mechanisms themselves: nothing but the
// beginning of a war is imposed. And the verb `purge`, through the reader and the engine.
#include <gtest/gtest.h>

#include <cstring>
#include <set>

#include "scenario/reader.hpp"
#include "study/study.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

// A polity under strain, in which little is needed to try.
const std::string polity = R"toml(
format = "interregnum/1"
[meta]
title = "Every status"
[time]
from = 2023-12-01
start = 2024-01-01
horizon = "3 y"
[actor]
leader = { kind = "ruler" }
army = { kind = "military" }
guard = { kind = "guard" }
wagner = { kind = "private_army", wants = "office", force = "5000 to 40000 person", prize = "3 to 20" }
neighbour = { kind = "state" }
[group.citizens]
size = 1_000_000
support.leader = "0.2 to 0.7"
[movement]
exile = { armed = false, unity = "0.2 to 0.9", legitimacy = "0.2 to 0.9", engagement = "0.2 to 0.9" }
[regime]
bias = 0
theta = "0.2 to 0.6"
approval = "0.3 to 0.9"
[tie]
"leader commands army" = "0.5..1"
"leader commands guard" = "0.5..1"
[war.border]
sides = { attacker = "neighbour", defender = "leader" }
[mechanism]
expression = { use = "thresholds", quiet_protest = "0.005 to 0.02", response = "0.3 to 0.9", doom = "1 to 4", weight = "0.3..1" }
offer = { use = "commitment", base = "1 /y", concession = 5, resolve = 0.5 }
attempts = { use = "belief", base = "0.3 /y" }
[shock]
war = { does = "wage", at = "from", by = "neighbour", war = "border", source = "judgement" }
purge = { does = "purge", at = "day 5", by = "leader", whom = "army", effort = "0.2 to 0.4", cleans = 0.5, source = "judgement" }
none = { does = "purge", at = "day 5", by = "leader", whom = "army", effort = 0, source = "judgement" }
[arm]
peace = "nothing"
invaded = "war"
purged = "purge"
unpurged = "none"
[claim.any]
says = "The ruler falls."
margin_why = "a test"
expect = "change"
margin = "1 pp"
outcome = "P(regime.falls) by day 800"
tests = [{ arms = "invaded vs peace" }, { arms = "purged vs unpurged" }]
)toml";

struct Read {
  Scenario scenario;
  Study study;
};
const Read& read() {
  static const Read once = [] {
    Reading reading = read_scenario("statuses.toml", polity);
    for (const auto& d : reading.diagnostics.list)
      if (d.severity == Severity::error) ADD_FAILURE() << d.at.line << ": " << d.message;
    Read r{std::move(reading.scenario).value(), {}};
    return r;
  }();
  return once;
}

const Study& study() {
  static const Study once = prepare(read().scenario, 0);
  return once;
}

// Runs an arm in one world, looking at every tick.
RunResult watched(Text arm, u32 draw, const Observer& observer) {
  const auto& arms = study().arms;
  const auto found = std::find_if(arms.begin(), arms.end(), [&](const auto& a) { return a.name == arm; });
  EXPECT_NE(found, arms.end()) << arm;
  return run(found->spec, draw_inputs(study().plans[0], 0, draw), luck_of(0, draw, 0), &observer);
}

TEST(Statuses, EveryWayToFallAndAllThatFollowsIsReachedByMechanisms) {
  std::set<double> statuses, routes, rulers, stages;
  const auto cell = [](Text column) { return study().plans[0].layout.cell(column); };
  for (u32 draw = 0; draw < 600 && (routes.size() < 5 || rulers.size() < 8 || stages.size() < 4); ++draw)
    for (const Text arm : {"peace", "invaded"}) {
      const auto result = watched(arm, draw, {[&](i64, std::span<const double> world, std::span<const Acted>) {
                                    statuses.insert(world[cell("regime.status")]);
                                    routes.insert(world[cell("regime.route")]);
                                    rulers.insert(world[cell("regime.new")]);
                                    stages.insert(world[cell("challenge.stage")]);
                                  }});
      EXPECT_FALSE(result.failed);
    }
  EXPECT_EQ(statuses, (std::set{status::stands, status::fallen}));
  EXPECT_EQ(routes, (std::set{route::none, route::march, route::coup, route::uprising, route::foreign}));
  EXPECT_EQ(rulers,
            (std::set{new_ruler::none, new_ruler::same_circle, new_ruler::private_army, new_ruler::insider,
                      new_ruler::negotiated, new_ruler::democratic, new_ruler::collapse, new_ruler::civil_war}));
  EXPECT_EQ(stages, (std::set{stage::none, stage::live, stage::closing, stage::pending}));
}

std::vector<double> state_after(Text arm, u32 draw, i64 hour) {
  std::vector<double> state;
  watched(arm, draw, {[&](i64 tick, std::span<const double> world, std::span<const Acted>) {
            if (tick <= hour) state.assign(world.begin(), world.end());
          }});
  return state;
}

TEST(Purge, CostsLoyaltyAndRentCleansAndMakesPlotsHarder) {
  const auto at = [](const std::vector<double>& state, Text column) {
    return state[study().plans[0].layout.cell(column)];
  };
  for (u32 draw = 0; draw < 5; ++draw) {
    const auto with = state_after("purged", draw, 5 * 24), without = state_after("peace", draw, 5 * 24);
    EXPECT_LE(at(with, "organisation.loyalty"), at(without, "organisation.loyalty"));
    EXPECT_LE(at(with, "organisation.temper"), at(without, "organisation.temper"));
    EXPECT_LT(at(with, "organisation.rent"), .9 * at(without, "organisation.rent"));
    EXPECT_LT(at(with, "organisation.corruption"), at(without, "organisation.corruption"));
    EXPECT_GT(at(with, "attempt.purged"), 0);
    EXPECT_LE(at(with, "attempt.purged"), .4);
  }
}

TEST(Purge, OfNobodyLeavesNoTrace) {
  for (u32 draw = 0; draw < 5; ++draw) {
    const auto with = state_after("unpurged", draw, 90 * 24), without = state_after("peace", draw, 90 * 24);
    EXPECT_EQ(std::memcmp(with.data(), without.data(), with.size() * sizeof(double)), 0);
  }
}

}  // namespace
}  // namespace interregnum
