// Known facts beside the model, and what is learned from those that are a condition.
#include "study/reality.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
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

Orders all_of(unsigned threads) {
  Orders orders;
  orders.budget = 81;
  orders.threads = threads;
  orders.reality = true;
  return orders;
}

std::unique_ptr<Seen> seen(unsigned threads = 2) {
  auto s = std::make_unique<Seen>();
  s->reading = read_scenario("reality.toml", polity);
  for (const auto& d : s->reading.diagnostics.list) ADD_FAILURE() << d.at.line << ": " << d.message;
  s->study = prepare(*s->reading.scenario, 0);
  s->result = carry_out(s->study, s->cells, all_of(threads));
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

TEST(Reality, WeighsByRunsThatNoTestReads) {
  const auto s = seen();
  for (const Cell& cell : weighing_cells(s->study, 81)) {
    EXPECT_GE(cell.replicate, most_replicates);
    EXPECT_TRUE(s->cells.contains(cell));
  }
  EXPECT_EQ(weighing_cells(s->study, 81).size(), 81u * first_replicates) << "of one arm";
  EXPECT_GE(s->result.cells, 3u * 81 * first_replicates) << "the runs that weigh count as read";
}

TEST(Reality, AFailedRunThatWeighsBoundsItsDraw) {
  auto s = seen();
  const Weights before = weigh_draws(s->study, s->cells, 81);
  s->cells.at(weighing_cells(s->study, 81)[first_replicates]).failed = true;
  const Weights after = weigh_draws(s->study, s->cells, 81);
  EXPECT_TRUE(after.failed[1]);
  EXPECT_EQ(std::count(after.failed.begin(), after.failed.end(), 1), 1);
  EXPECT_GE(after.of_draw[1], before.of_draw[1]);
  EXPECT_EQ(after.of_draw[0], before.of_draw[0]);
}

TEST(Reality, AFailedRunMayDecideAFact) {
  auto s = seen();
  for (u32 draw = 0; draw < 81; ++draw)
    for (u32 replicate = 0; replicate < first_replicates; ++replicate)
      if (draw % 2 > 0) s->cells.at({s->study.observed[1].side.arm, draw, replicate}).failed = true;
  const auto facts = compare_facts(s->study, s->cells, 81);
  EXPECT_EQ(facts[1].failed, 40u * first_replicates);
  EXPECT_EQ(facts[1].of, 41u * first_replicates);
  EXPECT_EQ(facts[3].lies, Lies::open) << "had those runs lain there, it would be inside";
}

std::vector<double> numbers_of(const StudyResult& result) {
  std::vector<double> numbers{static_cast<double>(result.cells), static_cast<double>(result.fingerprint % 65536)};
  for (const FactResult& f : result.facts)
    for (const double x : {f.mean, f.q05, f.q25, f.q50, f.q75, f.q95, f.percentile}) numbers.push_back(x);
  for (const Conditioned& c : result.conditioned)
    for (const double x : {c.effective, c.share.value, c.share.lo, c.share.hi}) numbers.push_back(x);
  for (const Fan& fan : result.fans) {
    numbers.insert(numbers.end(), fan.q50.begin(), fan.q50.end());
    numbers.insert(numbers.end(), fan.one.begin(), fan.one.end());
  }
  return numbers;
}

TEST(Reality, TheSameForAnyThreadsAndAfterLosingCells) {
  const auto first = seen(1);
  const auto expected = numbers_of(first->result);
  const auto same = [&](const StudyResult& result) {
    const auto found = numbers_of(result);
    return found.size() == expected.size() &&
           std::memcmp(found.data(), expected.data(), found.size() * sizeof(double)) == 0;
  };
  EXPECT_TRUE(same(seen(3)->result)) << "3 threads";
  Orders orders = all_of(2);
  std::erase_if(first->cells, [](const auto& entry) { return (entry.first.draw + entry.first.replicate) % 3 > 0; });
  EXPECT_TRUE(same(carry_out(first->study, first->cells, orders))) << "cells lost";
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
