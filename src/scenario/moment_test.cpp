#include "scenario/moment.hpp"

#include <gtest/gtest.h>

#include "scenario/sample_for_tests.hpp"

namespace interregnum {
namespace {

using sample::string_node;

constexpr i64 none = -999999;

i64 tick(std::string text) {
  Diagnostics d;
  return read_moment(string_node(std::move(text)), sample::scenario(), d).value_or(none);
}

Diagnostic mistake(std::string text) {
  Diagnostics d;
  EXPECT_FALSE(read_moment(string_node(text), sample::scenario(), d)) << text;
  EXPECT_EQ(d.list.size(), 1u) << text;
  if (d.list.size() > 1) ADD_FAILURE() << d.list[1].message;
  return d.list.empty() ? Diagnostic{} : d.list[0];
}

Window window(std::string text, Diagnostics& d) {
  const Node node = string_node(std::move(text));
  Scanner scanner = scan(node);
  const auto found = read_window(scanner, sample::scenario(), d);
  EXPECT_TRUE(found || d.has_errors());
  EXPECT_TRUE(!found || at_end(scanner));
  return found ? Window(*found) : Window{none, none};
}
Window window(std::string text) {
  Diagnostics d;
  return window(std::move(text), d);
}

TEST(Calendar, DaysOfKnownDates) {
  EXPECT_EQ(days_from_civil(1970, 1, 1), 0);
  EXPECT_EQ(days_from_civil(1969, 12, 31), -1);
  EXPECT_EQ(days_from_civil(2000, 2, 29), 11016);
  EXPECT_EQ(days_from_civil(2023, 6, 24), 19532);
  EXPECT_EQ(days_from_civil(0, 1, 1), -719528);
  EXPECT_EQ(days_from_civil(9999, 12, 31), 2932896);
}

TEST(Calendar, EveryDayFollowsTheOneBefore) {
  i64 last = *days_from_civil(0, 1, 1) - 1, count = 0;
  for (i64 year = 0; year <= 2400; ++year)
    for (i64 month = 1; month <= 12; ++month)
      for (i64 day = 1; day <= 31; ++day) {
        const auto days = days_from_civil(year, month, day);
        if (!days) continue;
        ASSERT_EQ(*days, last + 1) << year << '-' << month << '-' << day;
        last = *days, ++count;
      }
  EXPECT_EQ(count, 6 * 146097 + 366);
}

TEST(Calendar, NoSuchDay) {
  EXPECT_FALSE(days_from_civil(2023, 2, 29));
  EXPECT_FALSE(days_from_civil(1900, 2, 29));
  EXPECT_FALSE(days_from_civil(2023, 13, 1));
  EXPECT_FALSE(days_from_civil(2023, 0, 1));
  EXPECT_FALSE(days_from_civil(2023, 4, 31));
  EXPECT_FALSE(days_from_civil(2023, 4, 0));
}

TEST(Moment, Forms) {
  EXPECT_EQ(tick("day 1 02:03"), 26) << "the hour that contains it";
  EXPECT_EQ(tick("day 0 21:09"), 21);
  EXPECT_EQ(tick("day 30"), 720);
  EXPECT_EQ(tick("  day   30  "), 720);
  EXPECT_EQ(tick("day -24"), -576);
  EXPECT_EQ(tick("day -1 23:59"), -1);
  EXPECT_EQ(tick("start"), 0);
  EXPECT_EQ(tick("from"), -484 * 24);
  EXPECT_EQ(tick("2023-06-24"), 24);
  EXPECT_EQ(tick("2023-06-24 02:03"), 26);
  EXPECT_EQ(tick("2023-06-24T02:03"), 26);
  EXPECT_EQ(tick("2022-02-24"), -484 * 24);
}

TEST(Moment, DatesAreHoursSince1970) {
  Diagnostics d;
  Node node = string_node("2023-06-24 02:03:59");
  node.kind = Kind::date;
  EXPECT_EQ(read_date(node, d), 19532 * 24 + 2);
  EXPECT_EQ(read_date(string_node("1970-01-02"), d), 24);
  EXPECT_TRUE(d.list.empty());
  EXPECT_FALSE(read_date(string_node("tomorrow"), d));
  EXPECT_FALSE(read_date(string_node("2023-02-30"), d));
  EXPECT_FALSE(read_date(string_node("2023-02-03 and"), d));
  EXPECT_FALSE(read_date(sample::number_node(2023, "start"), d));
  EXPECT_EQ(d.list.size(), 4u);
}

TEST(Moment, AfterTheHorizonSaysWhichIsNeeded) {
  const Diagnostic d = mistake("day 365");
  EXPECT_EQ(d.code, "after_horizon");
  EXPECT_EQ(d.message, "day 365 is after the horizon (90 d)");
  EXPECT_EQ(d.hint, "this needs:  horizon = \"1 y\"");
  EXPECT_EQ(mistake("day 90 01:00").hint, "this needs:  horizon = \"91 d\"");
  EXPECT_EQ(tick("day 90"), 90 * 24);
  EXPECT_EQ(mistake("2040-01-01").code, "after_horizon");
  EXPECT_EQ(mistake("day 1e99").hint, "") << "ten thousand years are no horizon";
  EXPECT_EQ(mistake("day 1e999").code, "after_horizon");
  EXPECT_EQ(mistake("day -485").message, "day -485 is before `from` (day -484)");
  EXPECT_EQ(mistake("day -1e300").code, "before_from");
}

TEST(Moment, AnUnknownHorizonBoundsNothing) {
  Scenario s = sample::scenario();
  s.clock.horizon = 0;
  Diagnostics d;
  EXPECT_EQ(read_moment(string_node("day 4000"), s, d), 96000);
}

TEST(Moment, MistakesShowTheirPlace) {
  EXPECT_EQ(mistake("day 1 25:00").code, "bad_time");
  EXPECT_EQ(mistake("day 1 25:00").at.column, 19u);
  EXPECT_EQ(mistake("day 1 12:60").code, "bad_time");
  EXPECT_EQ(mistake("day 1.5").hint, "say the hour:  day 1 12:00");
  EXPECT_EQ(mistake("30").hint, "write  day 30");
  EXPECT_EQ(mistake("day").code, "bad_moment");
  EXPECT_EQ(mistake("day x").at.column, 17u);
  EXPECT_EQ(mistake("day 3 days").at.column, 19u);
  EXPECT_EQ(mistake("tomorrow").code, "bad_moment");
  EXPECT_EQ(mistake("2023-02-30").message, "there is no day '2023-02-30'");
  EXPECT_EQ(mistake("").code, "bad_moment");
  EXPECT_EQ(mistake("day nan").code, "bad_moment");
  EXPECT_EQ(mistake("2023-06-24 02:03+03:00").code, "bad_moment");
  EXPECT_EQ(mistake(std::string(100000, '9')).code, "too_long");
}

// The time of an action must be known beforehand.
TEST(Moment, WhatARunDecidesIsNoTimeOfAnAction) {
  EXPECT_EQ(mistake("regime.falls").code, "decided_in_run");
  EXPECT_EQ(mistake("regime.falls + 12 h").code, "decided_in_run");
  EXPECT_EQ(mistake("first(wagner.force <= 200 person)").code, "decided_in_run");
  EXPECT_EQ(mistake("first(wagner.force <= (200) person)").code, "number_expected");
  EXPECT_EQ(mistake("first(").code, "outcome_syntax");
  EXPECT_EQ(mistake("first(regime.falls").code, "bad_moment");
  EXPECT_EQ(mistake("regime.falls - 12 h").code, "bad_moment");
  EXPECT_EQ(mistake("regime.fals").code, "unknown_event");
  EXPECT_EQ(mistake("attempt").code, "decided_in_run");
}

When when(std::string text) {
  Diagnostics d;
  const Node node = string_node(std::move(text));
  Scanner scanner = scan(node);
  const auto read = read_moment(scanner, sample::scenario(), d);
  EXPECT_TRUE(read && at_end(scanner) && d.list.empty()) << node.text;
  return read.value_or(When{});
}

TEST(Moment, OfARun) {
  EXPECT_TRUE(when("day 3").anchor.first.empty());
  const When event = when("regime.falls + 2 d");
  ASSERT_EQ(event.anchor.first.size(), 1u);
  EXPECT_EQ(event.anchor.first[0].event.event, "regime.falls");
  EXPECT_EQ(event.anchor.offset, 48);
  const When first = when("first(wagner.force <= 200 person & !regime.falls) + 12 h");
  ASSERT_EQ(first.anchor.first.size(), 4u);
  EXPECT_EQ(first.anchor.first[0].kind, Clause::Kind::column);
  EXPECT_EQ(first.anchor.first[0].bound, 200);
  EXPECT_EQ(first.anchor.first[3].kind, Clause::Kind::conjunction);
  EXPECT_EQ(first.anchor.offset, 12);
}

TEST(Window, MayBeginOrEndWhereTheRunDecides) {
  const i64 horizon = sample::scenario().clock.horizon;
  EXPECT_EQ(window("by regime.falls"), (Window{0, horizon}));
  EXPECT_EQ(window("in attempt + 1 d..day 30"), (Window{0, 720}));
  EXPECT_EQ(window("over day 3..first(regime.falls or attempt)"), (Window{72, horizon}));
}

TEST(Window, Forms) {
  EXPECT_EQ(window("by day 30"), (Window{0, 720}));
  EXPECT_EQ(window("in day 3..30"), (Window{72, 720}));
  EXPECT_EQ(window("over day 3 .. 90"), (Window{72, 2160}));
  EXPECT_EQ(window("over day 1 02:00..day 1 20:00"), (Window{26, 44}));
  EXPECT_EQ(window("day -24..-5"), (Window{-576, -120}));
  EXPECT_EQ(window("in from..start"), (Window{-484 * 24, 0}));
  EXPECT_EQ(window("in 2023-06-24..2023-06-25"), (Window{24, 48}));
  EXPECT_EQ(window("in day 3..3"), (Window{72, 72}));
}

TEST(Window, Mistakes) {
  const auto code = [](std::string text) {
    Diagnostics d;
    EXPECT_EQ(window(text, d).from, none) << text;
    EXPECT_EQ(d.list.size(), 1u) << text;
    return d.list.empty() ? std::string() : d.list[0].code;
  };
  EXPECT_EQ(code("in day 30..3"), "reversed_window");
  EXPECT_EQ(code("by day -5"), "reversed_window");
  EXPECT_EQ(code("in day 30"), "bad_window");
  EXPECT_EQ(code("in day 3..365"), "after_horizon");
  EXPECT_EQ(code("in day 1 02:00..20:00"), "bad_moment");
  EXPECT_EQ(code("during"), "bad_moment");
  EXPECT_EQ(code("in"), "bad_moment");
  EXPECT_EQ(code(""), "bad_moment");
}

TEST(Duration, IsShort) {
  EXPECT_EQ(duration_text(90 * 24), "90 d");
  EXPECT_EQ(duration_text(6 * 8760), "6 y");
  EXPECT_EQ(duration_text(7), "7 h");
}

}  // namespace
}  // namespace interregnum
