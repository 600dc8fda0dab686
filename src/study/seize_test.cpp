// A fall that an arm imposes, and what follows from it: through the reader and the engine.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "scenario/reader.hpp"
#include "study/study.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

const std::string polity = R"toml(
format = "interregnum/1"
[meta]
title = "Who rules after a fall"
[time]
from = 2023-12-01
start = 2024-01-01
horizon = "2 y"
[actor]
leader = { kind = "ruler" }
army = { kind = "military" }
wagner = { kind = "private_army", aim = "restore" }
ministry = { kind = "elite", members = 3 }
[group.citizens]
size = 1_000_000
support.leader = "0.4 to 0.7"
[movement]
exile = { armed = false, unity = 0.4, legitimacy = 0.4, engagement = 0.4 }
[regime]
bias = 0
[intervention]
private = { does = "seize", by = "wagner", at = "day 1", source = "judgement" }
elite = { does = "seize", by = "ministry", at = "day 1", source = "judgement" }
masses = { does = "seize", by = "citizens", at = "day 1", source = "judgement" }
exiles = { does = "seize", by = "exile", at = "day 1", source = "judgement" }
safe = { does = "forbid", event = "regime.falls", source = "judgement" }
calm = { does = "forbid", event = "attempt", source = "judgement" }
[claim.kinds]
says = "A private army does not bring democracy."
margin_why = "a test"
arms = "calm + masses vs calm + private"
expect = "increase"
margin = "1 pp"
tests = [
  { outcome = "P(regime.new.democratic) by day 365" },
  { outcome = "P(regime.new == democratic) by day 365" },
  { outcome = "P(regime.new.private_army) by day 365", expect = "decrease" },
  { outcome = "P(regime.new.democratic) by day 365", arms = "calm + elite vs calm + exiles" },
  { outcome = "P(regime.falls) by day 365", arms = "calm + private vs calm" },
  { outcome = "P(wagner.rules) by day 365", arms = "calm + private + safe vs calm" },
]
)toml";

struct Judged {
  Scenario scenario;
  Study study;
};
Judged judged(const std::string& text) {
  Reading reading = read_scenario("seize.toml", text);
  for (const auto& d : reading.diagnostics.list) ADD_FAILURE() << d.at.line << ": " << d.message;
  Judged j{std::move(reading.scenario).value(), {}};
  j.study = prepare(j.scenario, 0);
  return j;
}

// The state at the last hour of a run of an arm that ends on day 365, and that hour.
struct Ending {
  std::vector<double> world;
  const Layout* layout;
  i64 tick = 0;

  double at(Text column, u32 row = 0) const { return world[layout->cell(column, row)]; }
};
Ending ending(const Judged& j, Text arm, u32 draw) {
  const auto found =
      std::find_if(j.study.arms.begin(), j.study.arms.end(), [&](const auto& a) { return a.name == arm; });
  EXPECT_NE(found, j.study.arms.end()) << arm;
  Ending end{{}, &j.study.plans[0].layout};
  const Observer observer = {[&](i64 tick, std::span<const double> world, std::span<const Acted>) {
    end.tick = tick;
    end.world.assign(world.begin(), world.end());
  }};
  const auto result = run(found->spec, draw_inputs(j.study.plans[0], 0, draw), luck_of(0, draw, 0), &observer);
  EXPECT_FALSE(result.failed);
  return end;
}

TEST(Seize, TheRulerFallsToTheActorAndTheSettlementActsInThatHour) {
  const Judged j = judged(polity);
  const std::pair<Text, double> ways[] = {{"calm + private", route::march},
                                          {"calm + elite", route::coup},
                                          {"calm + masses", route::uprising},
                                          {"calm + exiles", route::uprising}};
  for (const auto& [arm, way] : ways)
    for (u32 draw = 0; draw < 6; ++draw) {
      const Ending end = ending(j, arm, draw);
      EXPECT_EQ(end.tick, 24) << arm;
      EXPECT_EQ(end.at("regime.status"), status::fallen);
      EXPECT_EQ(end.at("regime.route"), way);
      EXPECT_EQ(end.at("regime.falls.chance"), 1);
      EXPECT_EQ(end.at("organisation.rules.fired", 1), way == route::march ? 1 : 0);
      EXPECT_NE(end.at("regime.new"), new_ruler::none);
      double sum = 0;
      for (const Text kind :
           {"same_circle", "private_army", "insider", "negotiated", "democratic", "collapse", "civil_war"})
        sum += end.at("regime.new." + std::string(kind) + ".chance");
      EXPECT_NEAR(sum, 1, 1e-12);
    }
}

TEST(Seize, ItsForceCountsInTheSettlement) {
  const Judged j = judged(polity);
  const Ending end = ending(j, "calm + private", 0);
  EXPECT_NEAR(end.at("challenge.force"), end.at("organisation.force", 1) / end.at("organisation.force", 0), 1e-15);
  EXPECT_GT(end.at("regime.new.private_army.chance"),
            ending(j, "calm + masses", 0).at("regime.new.private_army.chance"));
}

TEST(Seize, WhatIsForbiddenIsNotSeized) {
  const Judged j = judged(polity);
  for (u32 draw = 0; draw < 6; ++draw) {
    const Ending end = ending(j, "calm + private + safe", draw);
    EXPECT_GT(end.tick, 24);
    EXPECT_EQ(end.at("regime.status"), status::stands);
    EXPECT_EQ(end.at("regime.new"), new_ruler::none);
  }
}

// The chance of each kind and the coins have the same mean; the fall is assumed, what follows from it is not.
TEST(Seize, TheFallIsAssumedAndTheSettlementIsJudged) {
  const Judged j = judged(polity);
  Cells cells;
  Orders orders;
  orders.budget = 100;
  orders.threads = 2;
  const StudyResult result = carry_out(j.study, cells, orders);
  std::vector<bool> assumed;
  for (const auto& test : j.study.tests) assumed.push_back(test.assumed);
  EXPECT_EQ(assumed, (std::vector<bool>{false, false, false, false, true, true}));
  const auto mean = [&](Text name, Text arm) {
    for (const auto& row : result.outcomes)
      if (row.name == name && row.arm == arm) return row.mean;
    ADD_FAILURE() << name << " in " << arm;
    return std::nan("");
  };
  const double chance = mean("P(regime.new.democratic) by day 365", "calm + masses");
  EXPECT_GT(chance, mean("P(regime.new.democratic) by day 365", "calm + private"));
  EXPECT_NEAR(mean("P(regime.new == democratic) by day 365", "calm + masses"), chance, .15);
}

TEST(Seize, AnArmWithoutItIsUnchanged) {
  const Judged with = judged(polity);
  std::string text = polity;
  const Text line = R"(private = { does = "seize", by = "wagner", at = "day 1", source = "judgement" })";
  text.replace(text.find(line), line.size(),
               R"(private = { does = "seize", by = "wagner", at = "day 2", source = "judgement" })");
  const Ending one = ending(with, "calm", 3), other = ending(judged(text), "calm", 3);
  EXPECT_EQ(std::memcmp(one.world.data(), other.world.data(), one.world.size() * sizeof(double)), 0);
}

}  // namespace
}  // namespace interregnum
