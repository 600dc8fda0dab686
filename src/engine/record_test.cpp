// What a run writes down, on hand-made paths: a state that holds from one tick to the next.
#include "engine/record.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace interregnum {
namespace {

// A buffer of three cells: a column, an event's chance and its coin.
struct Piece {
  i64 from;
  double value, chance, fired;
};

Recorder recorder(Record::Kind kind, i64 from, i64 to) {
  Recorder r;
  r.kind = kind;
  r.cell = kind == Record::Kind::chance || kind == Record::Kind::coin || kind == Record::Kind::time ? 1 : 0;
  r.fired = 2;
  r.window = {kind == Record::Kind::value ? to : from, to};
  return r;
}

double record(Recorder r, const std::vector<Piece>& path, i64 end, bool fallen = false) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const double world[] = {path[i].value, path[i].chance, path[i].fired};
    observe(r, world, 0, path[i].from, i + 1 < path.size() ? path[i + 1].from : end);
  }
  return finish(r, fallen);
}

const std::vector<Piece> weeks = {{0, 1, 0, 0}, {168, 3, .2, 0}, {336, 2, .5, 1}, {504, 7, .5, 1}};

TEST(Record, ValueIsTheStateThatHoldsAtThatHour) {
  EXPECT_EQ(record(recorder(Record::Kind::value, 0, 167), weeks, 672), 1);
  EXPECT_EQ(record(recorder(Record::Kind::value, 0, 168), weeks, 672), 3);
  EXPECT_EQ(record(recorder(Record::Kind::value, 0, 400), weeks, 672), 2);
}

TEST(Record, AggregatesWeighByTime) {
  // 84 hours of 1 and 168 of 3 and 84 of 2 (the last hour of a window counts).
  const i64 from = 84, to = 419;
  EXPECT_NEAR(record(recorder(Record::Kind::mean, from, to), weeks, 672), (84 * 1 + 168 * 3 + 84 * 2) / 336., 1e-14);
  EXPECT_EQ(record(recorder(Record::Kind::maximum, from, to), weeks, 672), 3);
  EXPECT_EQ(record(recorder(Record::Kind::minimum, 168, 419), weeks, 672), 2);
  EXPECT_EQ(record(recorder(Record::Kind::last, from, to), weeks, 672), 2);
}

TEST(Record, SlopeOfAStraightLineIsItsSlope) {
  std::vector<Piece> line;
  for (i64 hour = 0; hour < 240; ++hour) line.push_back({hour, .5 + static_cast<double>(hour) / 24 * .02, 0, 0});
  // Steps of an hour instead of a line: least squares over the steps gives the slope up to (step / window)^2.
  EXPECT_NEAR(record(recorder(Record::Kind::slope, 24, 215), line, 240), .02, .02 / (192. * 192.) * 2);
}

TEST(Record, ChanceStopsAtTheFirstHappening) {
  // .2 + .5, and nothing after the coin fell: the stopped compensator, whose mean is the probability.
  EXPECT_DOUBLE_EQ(record(recorder(Record::Kind::chance, 1, 600), weeks, 672), .7);
  EXPECT_EQ(record(recorder(Record::Kind::coin, 1, 600), weeks, 672), 1);
  EXPECT_EQ(record(recorder(Record::Kind::coin, 1, 300), weeks, 672), 0);
  EXPECT_EQ(record(recorder(Record::Kind::time, 0, 600), weeks, 672), 14);
  EXPECT_TRUE(std::isnan(record(recorder(Record::Kind::time, 0, 300), weeks, 672)));
}

TEST(Record, OutcomesAfterAFallAreMissing) {
  EXPECT_TRUE(std::isnan(record(recorder(Record::Kind::value, 0, 700), weeks, 505, true)));
  EXPECT_TRUE(std::isnan(record(recorder(Record::Kind::mean, 0, 700), weeks, 505, true)));
  EXPECT_TRUE(std::isnan(record(recorder(Record::Kind::chance, 600, 700), weeks, 505, true)));
  EXPECT_EQ(record(recorder(Record::Kind::value, 0, 400), weeks, 505, true), 2);  // it was read before the fall
  Recorder status = recorder(Record::Kind::value, 0, 700);
  status.survives_fall = true;
  EXPECT_TRUE(std::isfinite(record(status, weeks, 505, true)));
}

TEST(Record, EverIsTrueOnceTrue) {
  Recorder above = recorder(Record::Kind::ever, 0, 600);
  above.comparison = Comparison::greater_equal;
  above.bound = 7;
  EXPECT_EQ(record(above, weeks, 672), 1);
  above.window.to = 500;
  EXPECT_EQ(record(above, weeks, 672), 0);
}

// The compensator has the probability of the event as its mean: the identity on which rare outcomes are judged.
TEST(Record, CompensatorAndCoinHaveTheSameMean) {
  const Luck luck{1};
  double coins = 0, chances = 0;
  constexpr u32 runs = 20000, weeks_in_run = 20;
  for (u32 k = 0; k < runs; ++k) {
    Recorder coin = recorder(Record::Kind::coin, 0, 10000), chance = recorder(Record::Kind::chance, 0, 10000);
    for (i64 week = 0; week < weeks_in_run; ++week) {
      const double p = .02 + .03 * luck.uniform(k, week, 1), fired = luck.uniform(k, week, 2) < p;
      const double world[] = {0, p, fired};
      observe(coin, world, 0, week * 168, week * 168 + 168);
      observe(chance, world, 0, week * 168, week * 168 + 168);
    }
    coins += finish(coin, false) / runs;
    chances += finish(chance, false) / runs;
  }
  EXPECT_NEAR(coins, chances, .0125);  // 3.5 standard errors: sqrt(.25 / 20000)
}

// The first hour at which the column (cell 0) is at least 3 (168), or the event's coin (cell 2) falls (336).
Trigger once_high(i64 offset) { return {{{Clause::Kind::column, 0, Comparison::greater_equal, 3}}, offset, true}; }
Trigger once_fired(i64 offset) { return {{{Clause::Kind::event, 2, Comparison::equal, 0}}, offset, true}; }

TEST(Record, AMomentOfTheRunIsTheHourAtWhichItComes) {
  Recorder at = recorder(Record::Kind::value, 0, 0);
  at.ends = once_fired(0);
  EXPECT_EQ(record(at, weeks, 672), 2);
  at.ends = once_high(24);
  EXPECT_EQ(record(at, weeks, 672), 3);
  at.ends = once_high(400);
  EXPECT_EQ(record(at, weeks, 672), 7) << "400 hours later";
  EXPECT_TRUE(std::isnan(record(at, weeks, 505, true))) << "it fell before";
  at.ends = {{{Clause::Kind::column, 0, Comparison::greater, 99}}, 0, true};
  EXPECT_TRUE(std::isnan(record(at, weeks, 672))) << "it never came";
  at.ends = {{{Clause::Kind::event, 2, Comparison::equal, 0},
              {Clause::Kind::negation, 0, Comparison::equal, 0},
              {Clause::Kind::column, 0, Comparison::greater, 1},
              {Clause::Kind::conjunction, 0, Comparison::equal, 0}},
             0,
             true};
  EXPECT_EQ(record(at, weeks, 672), 3) << "above 1, and nothing happens";
}

TEST(Record, AWindowMayBeginOrEndInTheRun) {
  Recorder mean = recorder(Record::Kind::mean, 0, 671);
  mean.begins = once_high(0);
  EXPECT_NEAR(record(mean, weeks, 672), (3 + 2 + 7) / 3., 1e-14);
  mean.ends = once_fired(0);
  EXPECT_NEAR(record(mean, weeks, 672), (168 * 3 + 1 * 2) / 169., 1e-14) << "the last hour counts";
  Recorder until = recorder(Record::Kind::chance, 0, 671);
  until.ends = once_high(0);
  EXPECT_EQ(record(until, weeks, 672), .2);
  until.ends = once_high(168);
  EXPECT_EQ(record(until, weeks, 672), .7);
}

}  // namespace
}  // namespace interregnum
