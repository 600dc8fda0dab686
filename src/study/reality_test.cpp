// Known facts beside the model, and what is learned from those that are a condition.
#include "study/reality.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <vector>

#include "scenario/reader.hpp"
#include "study/conditioned.hpp"

namespace interregnum {
namespace {

const std::string polity = R"toml(
format = "interregnum/1"
[meta]
title = "Reality"
[time]
start = 2024-01-01
horizon = "1 y"
[source]
count = { cite = "a count" }
[actor]
leader = { kind = "ruler" }
army = { kind = "military" }
ministry = { kind = "elite" }
[group.citizens]
size = 1_000_000
[regime]
bias = 0
approval = "0.4 to 0.9"
[intervention]
seized = { does = "seize", by = "ministry", at = "day 1", source = "judgement" }
[arm]
quiet = "nothing"
[claim.falls]
says = "A ruler who is seized falls."
margin_why = "a test"
tests = [{ arms = "seized vs quiet", outcome = "P(regime.falls) by day 7", expect = "increase", margin = "50 pp" }]
[observed]
imposed  = { quantity = "P(regime.falls) by day 7", arm = "seized", value = true, source = "count" }
no_fall  = { quantity = "P(regime.falls) by day 7", arm = "quiet", value = false, source = "count" }
said     = { quantity = "citizens.says[leader] @ day 0", arm = "quiet", value = "60 +- 5 %", source = "count", use = "condition" }
silly    = { quantity = "citizens.says[leader] @ day 0", arm = "quiet", value = "0..0.1 %", source = "count" }
)toml";

struct Seen {
  Reading reading;
  Study study;
  Cells cells;
  StudyResult result;
};

std::unique_ptr<Seen> seen() {
  auto s = std::make_unique<Seen>();
  s->reading = read_scenario("reality.toml", polity);
  for (const auto& d : s->reading.diagnostics.list) ADD_FAILURE() << d.at.line << ": " << d.message;
  s->study = prepare(*s->reading.scenario, 0);
  Orders orders;
  orders.budget = 81;
  orders.threads = 2;
  orders.reality = true;
  s->result = carry_out(s->study, s->cells, orders);
  return s;
}

TEST(Reality, FactsAreInsideOutsideOrImposed) {
  const auto s = seen();
  const auto& facts = s->result.facts;
  ASSERT_EQ(facts.size(), 4u);
  EXPECT_TRUE(facts[0].imposed) << "the arm seizes power itself";
  EXPECT_FALSE(facts[1].imposed);
  EXPECT_EQ(facts[1].lies, Lies::inside);
  EXPECT_LE(facts[1].percentile, .5) << "it did not happen: half of the runs that do the same";
  EXPECT_EQ(facts[3].lies, Lies::outside);
  EXPECT_LT(facts[3].percentile, .01);
  for (const FactResult& fact : facts) {
    EXPECT_LE(fact.q05, fact.q50);
    EXPECT_LE(fact.q50, fact.q95);
    EXPECT_EQ(fact.of, 81u * first_replicates);
  }
  EXPECT_EQ(facts[1].claims, std::vector<u32>{0}) << "the claim reads the same event";
}

TEST(Reality, ConditionsWeighTheDraws) {
  const auto s = seen();
  ASSERT_EQ(s->result.conditioned.size(), 1u);
  const Weights weights = weigh_draws(s->study, s->cells, 81);
  const double effective = effective_number(weights.of_draw);
  EXPECT_GT(effective, 5);
  EXPECT_LT(effective, 80) << "not every draw fits";
  EXPECT_EQ(std::isnan(s->result.conditioned[0].share.value), s->result.conditioned[0].effective < least_effective);
}

TEST(Reality, EffectiveNumbers) {
  EXPECT_DOUBLE_EQ(effective_number(std::vector<double>{2, 2, 2}), 3);
  EXPECT_DOUBLE_EQ(effective_number(std::vector<double>{1, 0, 0}), 1);
  EXPECT_DOUBLE_EQ(effective_number(std::vector<double>{3, 1}), 1.6);
  EXPECT_EQ(effective_number(std::vector<double>{0, 0}), 0);
}

TEST(Reality, DensityOfAnError) {
  Prior normal;
  normal.family = Family::normal;
  normal.a = 2, normal.b = .5;
  EXPECT_NEAR(density(normal, 2), .797885, 1e-4);
  EXPECT_NEAR(density(normal, 3) / density(normal, 2), .135335, 1e-4);
  Prior uniform;
  uniform.family = Family::uniform;
  uniform.a = 1, uniform.b = 5;
  EXPECT_NEAR(density(uniform, 2), .25, 1e-6);
  EXPECT_EQ(density(uniform, 6), 0);
}

TEST(Reality, SeriesAreShort) {
  const auto s = seen();
  ASSERT_FALSE(s->result.cells == 0);
  for (const Fan& fan : s->result.fans) {
    EXPECT_LE(fan.t.size(), 60u);
    EXPECT_EQ(fan.q50.size(), fan.t.size());
    EXPECT_EQ(fan.one.size(), fan.t.size());
  }
}

}  // namespace
}  // namespace interregnum
