// Forecasts of what is known: from the priors alone, and in the worlds that fit all else.
#include "study/forecasts.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "scenario/reader.hpp"
#include "study/execute.hpp"

namespace interregnum {
namespace {

// A quarter of the worlds are approved of by nine in ten, and only there nobody tries.
const std::string polity = R"toml(
format = "interregnum/1"
[meta]
title = "Forecasts"
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
theta = "0.05..0.95"
approval = "0.4 to 0.9"
[intervention]
seized = { does = "seize", by = "ministry", at = "day 1", source = "judgement" }
[arm]
quiet = "nothing"
[observed]
imposed = { quantity = "P(regime.falls) by day 7", arm = "seized", value = true, source = "count" }
weak    = { quantity = "P(regime.theta <= 50 %) by day 1", arm = "quiet", value = true, source = "count", use = "condition" }
strong  = { quantity = "P(regime.theta >= 30 %) by day 1", arm = "quiet", value = true, source = "count", use = "condition" }
attempt = { quantity = "P(attempt) by day 365", arm = "quiet", value = false, source = "count" }
[base_rate]
calm    = { quantity = "P(attempt) by day 365", arm = "quiet", value = 0.029, source = "count" }
)toml";

constexpr u32 draws = 240;

struct Forecasted {
  Reading reading;
  Study study;
  Cells cells;
  std::vector<EventForecast> events;
};

Forecasted forecasted() {
  Forecasted f;
  f.reading = read_scenario("forecasts.toml", polity);
  for (const auto& d : f.reading.diagnostics.list) ADD_FAILURE() << d.at.line << ": " << d.message;
  f.study = prepare(*f.reading.scenario, 0);
  Orders orders;
  Status status;
  execute(f.study, forecast_cells(f.study, draws), f.cells, orders, status);
  f.events = forecasts_of(f.study, f.cells, draws);
  return f;
}

TEST(Forecasts, TheHeadlineIsTheFirstEventThatNoArmImposes) {
  const auto events = forecasted().events;
  ASSERT_EQ(events.size(), 4u);
  EXPECT_TRUE(events[0].imposed);
  EXPECT_FALSE(events[0].headline);
  EXPECT_TRUE(events[1].headline);
  EXPECT_FALSE(events[2].headline);
}

TEST(Forecasts, WhatReadsTheSameColumnIsWithheldToo) {
  const auto events = forecasted().events;
  EXPECT_EQ(events[1].conditions, 0u) << "the other condition reads the same column";
  EXPECT_TRUE(std::isnan(events[1].weighed));
  EXPECT_EQ(withheld(events[1]), events[1].prior);
  EXPECT_EQ(events[3].conditions, 2u);
}

TEST(Forecasts, WorldsAreWeighedByTheOtherFacts) {
  auto f = forecasted();
  const EventForecast& attempt = f.events[3];
  EXPECT_EQ(attempt.against, .029);
  EXPECT_LT(attempt.worlds, draws / 2) << "about one world in five is neither weak nor strong";
  ASSERT_GE(attempt.worlds, 40);
  EXPECT_NE(attempt.weighed, attempt.prior) << "the facts tell of strength, and that of attempts";
  EXPECT_EQ(attempt.runs, draws * first_replicates);
}

TEST(Forecasts, FailedRunsAreLeftOutAndCounted) {
  auto f = forecasted();
  const u32 arm = f.study.observed[3].side.arm;
  f.cells.at({arm, 0, 0}).failed = true;
  f.cells.at({arm, 1, 32}).failed = true;
  const EventForecast attempt = forecasts_of(f.study, f.cells, draws)[3];
  EXPECT_EQ(attempt.failed, 1u);
  EXPECT_EQ(attempt.failed_worlds, 1u);
  EXPECT_EQ(attempt.runs, draws * first_replicates - 1);
}

}  // namespace
}  // namespace interregnum
