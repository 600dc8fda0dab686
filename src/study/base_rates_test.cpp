// Base rates: what the model does beside what history did, through the reader and whole studies.
#include "study/base_rates.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "scenario/reader.hpp"

namespace interregnum {
namespace {

const std::string polity = R"toml(
format = "interregnum/1"
[meta]
title = "Base rates"
[time]
start = 2024-01-01
horizon = "2 y"
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
[intervention]
seized = { does = "seize", by = "ministry", at = "day 1", source = "judgement" }
[arm]
quiet = "nothing"
[claim.falls]
says = "A ruler who is seized falls."
margin_why = "a test"
tests = [{ arms = "seized vs quiet", outcome = "P(regime.falls) by day 7", expect = "increase", margin = "50 pp" }]
[base_rate]
imposed = { quantity = "P(regime.falls) by day 7", arm = "seized", value = "0.9..1", source = "count" }
refuted = { quantity = "P(regime.falls) by day 7", arm = "seized", value = "1 of 20", source = "count" }
given   = { quantity = "P(regime.falls | attempt) by day 365", arm = "quiet", value = "245 of 491", source = "count", use = "prior" }
number  = { quantity = "P(attempt) by day 365", arm = "quiet", value = 0.029, source = "count" }
never   = { quantity = "P(attempt | regime.status == fallen) by day 0", arm = "quiet", value = "0..0.1", source = "count" }
)toml";

struct Compared {
  Reading reading;
  Study study;
  Cells cells;
  StudyResult result;
};

std::unique_ptr<Compared> compared() {
  auto c = std::make_unique<Compared>();
  c->reading = read_scenario("rates.toml", polity);
  for (const auto& d : c->reading.diagnostics.list) ADD_FAILURE() << d.at.line << ": " << d.message;
  c->study = prepare(*c->reading.scenario, 0);
  Orders orders;
  orders.budget = 24;
  orders.threads = 2;
  c->result = carry_out(c->study, c->cells, orders);
  return c;
}

TEST(BaseRates, LieInsideOrOutsideTheBoundsOfHistory) {
  const auto c = compared();
  const auto& rates = c->result.rates;
  ASSERT_EQ(rates.size(), 5u);
  EXPECT_EQ(rates[0].mean, 1);
  EXPECT_EQ(rates[0].runs, 24u * first_replicates);
  EXPECT_EQ(rates[0].lies, Lies::inside);
  EXPECT_EQ(rates[1].lies, Lies::outside);
  EXPECT_NEAR(rates[1].history_hi, .2, .03);  // Beta(1.5, 19.5)
  EXPECT_EQ(rates[3].history_lo, rates[3].history_hi);
  EXPECT_EQ(rates[3].lies == Lies::inside, rates[3].lo <= .029 && .029 <= rates[3].hi);
  EXPECT_EQ(rates[4].lies, Lies::nowhere) << "nobody falls before day 0, so nothing is like that";
  EXPECT_TRUE(c->reading.scenario->facts[2].is_prior);
}

// Of P(x | y) the runs with y count, each once, whatever draw they are of.
TEST(BaseRates, AConditionalRateIsAFrequencyOfRuns) {
  const auto c = compared();
  const RateResult& rate = c->result.rates[2];
  const BoundRate& bound = c->study.rates[2];
  const Outcome& outcome = c->reading.scenario->facts[bound.fact].outcome;
  double sum = 0;
  u64 runs = 0;
  for (const auto& [cell, result] : c->cells) {
    if (cell.arm != bound.side.arm) continue;
    std::vector<double> records;
    for (const u32 record : bound.side.records) records.push_back(result.values[record]);
    const double y = evaluate(outcome, records.data());
    if (std::isnan(y)) continue;
    sum += y;
    ++runs;
  }
  EXPECT_EQ(rate.runs, runs);
  if (runs > 0) {
    EXPECT_NEAR(rate.mean, sum / static_cast<double>(runs), 1e-12);
    EXPECT_LE(rate.lo, rate.mean);
    EXPECT_GE(rate.hi, rate.mean);
  }
}

}  // namespace
}  // namespace interregnum
