#include "scenario/outcome_reader.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "scenario/names.hpp"
#include "scenario/sample_for_tests.hpp"

namespace interregnum {
namespace {

using sample::number_node;
using sample::string_node;
using Kind = Record::Kind;

constexpr Text begin = "march.toml";

Outcome outcome(std::string text) {
  Diagnostics d;
  const auto read = read_outcome(string_node(text), sample::scenario(), true, d);
  for (const auto& mistake : d.list) ADD_FAILURE() << text << ": " << mistake.message;
  return read.value_or(Outcome{});
}

std::vector<Diagnostic> mistakes(std::string text, bool one_arm = true) {
  Diagnostics d;
  EXPECT_FALSE(read_outcome(string_node(text), sample::scenario(), one_arm, d)) << text;
  return d.list;
}

Diagnostic mistake(std::string text, bool one_arm = true) {
  const auto list = mistakes(text, one_arm);
  EXPECT_EQ(list.size(), 1u) << text;
  return list.empty() ? Diagnostic{} : list[0];
}

double value(std::string text, std::vector<double> records) {
  return evaluate(outcome(std::move(text)), records.data());
}

// -------------------------------------------------------------------------------------------------------------- terms

TEST(Outcome, AColumnAtAMoment) {
  const Outcome o = outcome(" citizens.support[leader] @ day 7 ");
  EXPECT_EQ(o.text, "citizens.support[leader] @ day 7");
  ASSERT_EQ(o.records.size(), 1u);
  EXPECT_EQ(o.records[0].kind, Kind::value);
  EXPECT_EQ(o.records[0].column.column, "opinion.support");
  EXPECT_EQ(o.window, (Window{168, 168}));
  EXPECT_EQ(o.unit, "1");
  EXPECT_TRUE(o.is_share);
  EXPECT_FALSE(o.is_difference);
  EXPECT_FALSE(o.reads_coin);
}

TEST(Outcome, AMomentServesTheColumnsBeforeIt) {
  const Outcome o = outcome("regime.approval - march.p_win * 2 @ day 1 - regime.theta @ from");
  ASSERT_EQ(o.records.size(), 3u);
  EXPECT_EQ(o.records[0].window.to, 24);
  EXPECT_EQ(o.records[1].window.to, 24);
  EXPECT_EQ(o.records[2].window.to, -484 * 24);
  EXPECT_EQ(o.window, (Window{-484 * 24, 24}));
  EXPECT_EQ(outcome("(regime.theta - regime.authority) @ day 1").records[1].window.to, 24);
}

TEST(Outcome, Precedence) {
  EXPECT_EQ(value("regime.theta + regime.authority * 10 @ day 1", {2, 3}), 32);
  EXPECT_EQ(value("(regime.theta + regime.authority) * 10 @ day 1", {2, 3}), 50);
  EXPECT_EQ(value("regime.theta @ day 1 - 3 - 4", {2}), -5);
  EXPECT_EQ(value("8 / 4 / regime.theta @ day 1", {2}), 1);
  EXPECT_EQ(value("-0.5 * regime.theta @ day 1", {2}), -1);
}

TEST(Outcome, AggregatesOverTime) {
  const Outcome mean = outcome("mean(regime.theta) over day 3..90");
  EXPECT_EQ(mean.records[0].kind, Kind::mean);
  EXPECT_EQ(mean.window, (Window{72, 2160}));
  const Outcome slope = outcome("slope(citizens.ready) over day 1 02:00..day 1 20:00");
  EXPECT_EQ(slope.unit, "/d");
  EXPECT_TRUE(slope.is_share && slope.is_difference);
  EXPECT_EQ(outcome("max(wagner.force) over day 1..2").unit, "person");
  EXPECT_EQ(outcome("slope(wagner.force) over day 1..2").unit, "person/d");
  EXPECT_EQ(outcome("last(war.ukraine.outcome) over day 1..2").unit, "");
}

TEST(Outcome, TheTimeOfAnEvent) {
  const Outcome o = outcome("time(regime.falls)");
  EXPECT_EQ(o.records[0].kind, Kind::time);
  EXPECT_EQ(o.unit, "d");
  EXPECT_EQ(o.window, (Window{0, 90 * 24}));
}

TEST(Outcome, EqualRecordsAreOne) {
  const Outcome o = outcome("regime.theta @ day 1 - regime.theta @ day 2 + regime.theta @ day 1");
  EXPECT_EQ(o.records.size(), 2u);
  const double records[] = {5, 3};
  EXPECT_EQ(evaluate(o, records), 7);
}

// -------------------------------------------------------------------------------------------------------- conditions

TEST(Probability, OfOneEventIsItsChance) {
  const Outcome o = outcome("P(attempt) in day 3..30");
  ASSERT_EQ(o.records.size(), 1u);
  EXPECT_EQ(o.records[0].kind, Kind::chance);
  EXPECT_EQ(o.records[0].event.event, "attempt.attempt");
  EXPECT_EQ(o.window, (Window{72, 720}));
  EXPECT_TRUE(o.is_share);
  EXPECT_FALSE(o.reads_coin);
  EXPECT_EQ(outcome("P((regime.falls)) by day 7").records[0].kind, Kind::chance);
  EXPECT_EQ(value("P(!regime.falls) by day 7", {.25}), .75);
  EXPECT_EQ(value("1 - P(regime.falls) by day 7", {.25}), .75);
}

TEST(Probability, OfACompoundReadsTheCoin) {
  const Outcome o = outcome("P(war.ukraine.ends & !regime.falls) by day 30");
  ASSERT_EQ(o.records.size(), 2u);
  EXPECT_EQ(o.records[0].kind, Kind::coin);
  EXPECT_TRUE(o.reads_coin);
  const double records[] = {1, 0};
  EXPECT_EQ(evaluate(o, records), 1);
  EXPECT_EQ(value("P(regime.falls or attempt & war.ukraine.ends) by day 3", {1, 0, 0}), 1) << "& binds first";
}

TEST(Probability, OfAComparisonIsTrueIfItEverWas) {
  const Outcome o = outcome("P(citizens.acts >= 1 %) in day 30..60");
  EXPECT_EQ(o.records[0].kind, Kind::ever);
  EXPECT_EQ(o.records[0].comparison, Comparison::greater_equal);
  EXPECT_EQ(o.records[0].bound, .01);
  EXPECT_TRUE(o.reads_coin);
  EXPECT_EQ(outcome("P(wagner.force < 500 person) by day 3").records[0].bound, 500);
  EXPECT_EQ(outcome("P(attempt.rate > 0.5 /y) by day 3").records[0].bound, .5);
}

TEST(Probability, NamedValues) {
  EXPECT_EQ(outcome("P(regime.route == coup) by day 30").records[0].bound, 2);
  EXPECT_EQ(outcome("P(war.ukraine.outcome in {stalemate, negotiated}) by day 30").records.size(), 2u);
  EXPECT_EQ(outcome("P(war.ukraine.outcome == victory(army)) by day 30").records[0].bound, 1);
  EXPECT_EQ(outcome("P(war.ukraine.outcome == victory(ukraine)) by day 30").records[0].bound, 2);
  EXPECT_EQ(outcome("P(war.ukraine.outcome == victory(defender)) by day 30").records[0].bound, 2);
}

// A run in which the condition is not met has no value: the mean over the others is the ratio of two means.
TEST(Probability, GivenSomething) {
  const Outcome o = outcome("P(regime.falls | attempt) by day 30");
  ASSERT_EQ(o.records.size(), 2u);
  EXPECT_EQ(o.records[0].kind, Kind::coin);
  EXPECT_TRUE(o.reads_coin && o.is_probability);
  const double both[] = {1, 1}, only[] = {0, 1}, neither[] = {1, 0}, missing[] = {1, std::nan("")};
  EXPECT_EQ(evaluate(o, both), 1);
  EXPECT_EQ(evaluate(o, only), 0);
  EXPECT_TRUE(std::isnan(evaluate(o, neither)));
  EXPECT_TRUE(std::isnan(evaluate(o, missing)));
  EXPECT_EQ(outcome("P(attempt & regime.falls given attempt) by day 30").records.size(), 2u);
  EXPECT_EQ(outcome("P(regime.falls given attempt)").window, (Window{0, 90 * 24})) << "of all attempts";
}

// Who rules after a fall is drawn with a known probability; the values exclude each other.
TEST(Probability, OfValuesThatAreEventsIsTheSumOfTheirChances) {
  if (!is_available("settlement")) GTEST_SKIP() << "no mechanism draws who rules yet";
  const Outcome o = outcome("P(regime.new in {negotiated, democratic}) in day 3..30");
  ASSERT_EQ(o.records.size(), 2u);
  EXPECT_EQ(o.records[0].kind, Kind::chance);
  EXPECT_EQ(o.records[0].event.event, "regime.new.negotiated");
  EXPECT_EQ(o.records[1].event.event, "regime.new.democratic");
  EXPECT_EQ(o.records[0].window, (Window{-484 * 24, 720})) << "who rules by then, since whenever";
  EXPECT_FALSE(o.reads_coin);
  EXPECT_TRUE(o.is_probability && o.is_share);
  const double chances[] = {.25, .5};
  EXPECT_EQ(evaluate(o, chances), .75);
  EXPECT_EQ(outcome("P(!(regime.new == democratic)) by day 30").records[0].kind, Kind::ever);
  EXPECT_TRUE(outcome("P(regime.new == none) by day 30").reads_coin);
  EXPECT_TRUE(outcome("P(regime.new == democratic & attempt) by day 30").reads_coin);
  EXPECT_TRUE(outcome("P(regime.route == coup) by day 30").reads_coin);
}

TEST(Outcome, MayBeReadWhereTheRunDecides) {
  const Outcome at = outcome("regime.theta - regime.authority @ first(wagner.force <= 200 person)");
  ASSERT_EQ(at.records.size(), 2u);
  EXPECT_TRUE(is_decided_in_run(at));
  EXPECT_EQ(at.records[0].ends, at.records[1].ends);
  EXPECT_EQ(at.window, (Window{0, 90 * 24}));
  EXPECT_TRUE(is_decided_in_run(outcome("P(regime.falls) in attempt..day 30")));
  EXPECT_FALSE(is_decided_in_run(outcome("time(attempt)")));
}

TEST(Probability, WhatItCannotRead) {
  EXPECT_EQ(mistake("P(regime.falls given attempt) by day 30 - 0.5").code, "given_alone");
  EXPECT_EQ(mistake("P(regime.falls | attempt) by day 30", false).hint,
            "impose the condition as an intervention in both arms");
  EXPECT_EQ(mistake("P(regime.route == cup) by day 30").hint, "nearest: 'coup'");
  EXPECT_EQ(mistake("P(regime.route < coup) by day 30").code, "named_value");
  EXPECT_EQ(mistake("P(war.ukraine.outcome == victory(wagner)) by day 30").code, "unknown_value");
  EXPECT_EQ(mistake("P(war.ukraine.outcome == victory(stalemate)) by day 30").code, "unknown_value");
  EXPECT_EQ(mistake("P(regime.route == victory(coup)) by day 30").code, "unknown_value");
  EXPECT_EQ(mistake("P(regime.route != coup) by day 30").hint, "'not equal' is  !(x == y)");
  EXPECT_EQ(mistake("P(regime.route = coup) by day 30").hint, "'equal' is  ==");
  EXPECT_EQ(mistake("P(citizens.acts) by day 30").code, "not_an_event");
  EXPECT_EQ(mistake("P(wagner.force > 5) by day 30").hint, "write  5 person");
  EXPECT_EQ(mistake("P(citizens.acts > 1 pp) by day 30").code, "difference_for_percent");
  EXPECT_EQ(mistake("P(citizens.hidden > 1 %) by day 30").hint, "write  1 pp");
  EXPECT_EQ(mistake("P(wagner.force > 5 km) by day 30").code, "unit_wrong");
  EXPECT_EQ(mistake("P(regime.falls) @ day 30").code, "outcome_syntax");
  EXPECT_EQ(mistake("P(regime.falls)").code, "bad_moment");
  EXPECT_EQ(mistake("P() by day 3").code, "outcome_syntax");
}

TEST(Probability, IsWhatAComparisonAsksFor) {
  EXPECT_EQ(mistake("regime.route == coup @ day 10").code, "outcome_syntax");
  EXPECT_EQ(mistake("regime.route == coup @ day 10").hint,
            "as a probability:  P(regime.route == coup) in day 10..day 10");
  EXPECT_EQ(mistake("citizens.acts > 10 % @ day 1 18:00").hint,
            "as a probability:  P(citizens.acts > 10 %) in day 1 18:00..day 1 18:00");
  EXPECT_TRUE(outcome("P(regime.route == coup) in day 10..day 10").is_probability);
  EXPECT_TRUE(outcome("P(citizens.acts > 10 %) in day 1 18:00..day 1 18:00").is_probability);
  const std::string general = "a comparison stands within P( ):  P(citizens.acts > 10 %) in day 10..20";
  for (const char* text :
       {"regime.route == coup", "regime.route = coup @ day 3", "citizens.acts - citizens.ready > 0 @ day 3"})
    EXPECT_EQ(mistake(text).hint, general) << text;
  EXPECT_EQ(mistake("regime.theta @ day 3 )").hint, "");
}

// ----------------------------------------------------------------------------------------------------------- mistakes

TEST(OutcomeMistakes, StandWhereTheyAre) {
  const Diagnostic d = mistake("regime.theta @ day 1 + staunch.support @ day 2");
  EXPECT_EQ(d.code, "needs_target");
  EXPECT_EQ(d.at.file, begin);
  EXPECT_EQ(d.at.line, 88u);
  EXPECT_EQ(d.at.column, 36u);
  EXPECT_EQ(d.at.length, 15u);
}

TEST(OutcomeMistakes, AllAtOnce) {
  const auto list = mistakes("regime.thta @ day 365 + P(regime.fals & citizens.support[x] > 3) by day 1 25:00 - 1e999");
  std::vector<std::string> codes;
  for (const auto& d : list) codes.push_back(d.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"unknown_column", "after_horizon", "unknown_event", "unknown_target",
                                             "bad_time", "not_finite"}));
}

TEST(OutcomeMistakes, TheMeanOverPeopleIsAlreadyPartOfIt) {
  const Diagnostic d = mistake("mean(citizens.support[leader]) @ day 30");
  EXPECT_EQ(d.code, "mean_over_people");
  EXPECT_EQ(d.hint,
            "the mean over people is already part of it: drop mean( ).\n"
            "Over time:  mean(citizens.support[leader]) over day 3..30");
  EXPECT_EQ(mistakes("mean(staunch.support) @ day 30").size(), 2u);
}

TEST(OutcomeMistakes, Moments) {
  EXPECT_EQ(mistake("regime.theta").hint, "regime.theta @ day 7");
  EXPECT_EQ(mistake("5 @ day 3 + regime.theta @ day 1").code, "moment_not_wanted");
  EXPECT_EQ(mistake("regime.theta @ regime.fals + 12 h").code, "unknown_event");
  EXPECT_EQ(mistake("mean(regime.theta) over day 9..3").code, "reversed_window");
}

TEST(OutcomeMistakes, UnitsMustAgree) {
  EXPECT_EQ(mistake("regime.theta + wagner.force @ day 1").code, "unit_mismatch");
  EXPECT_EQ(mistake("regime.theta + wagner.force @ day 1").at.column, 26u);
  EXPECT_EQ(mistake("march.speed * wagner.force @ day 1").code, "unit_mismatch");
  EXPECT_EQ(mistake("army.force * wagner.force @ day 1").code, "unit_mismatch");
  EXPECT_EQ(mistake("1 / wagner.force @ day 1").code, "unit_mismatch");
  EXPECT_EQ(mistake("war.ukraine.outcome + 1 @ day 1").code, "named_value");
  EXPECT_EQ(mistake("mean(regime.status) over day 1..2").code, "named_value");
  EXPECT_EQ(mistake("regime.theta / (3 - 3) @ day 1").code, "division_by_zero");
  EXPECT_EQ(mistake("3 + 4").code, "no_observable");
}

TEST(OutcomeMistakes, OfForm) {
  for (const Text text : {"",
                          " ",
                          "+",
                          "regime.theta @",
                          "regime.theta @ day 1 +",
                          "(regime.theta @ day 1",
                          "P(",
                          "P(regime.falls",
                          "P(regime.falls) by",
                          "P(regime.falls &) by day 1",
                          "mean(",
                          "mean(regime.theta",
                          "time()",
                          "mean()",
                          "regime.theta @ day 1)",
                          "regime.theta @ day 1 regime.authority",
                          "median(regime.theta)",
                          "P(regime.route in {coup by day 3",
                          "P(regime.route in {}) by day 3",
                          "$each @ day 1",
                          "5 %",
                          "P(citizens.acts >) by day 1",
                          "P(regime.falls) by day 1 \x01",
                          "[",
                          "]",
                          "@",
                          "!"})
    EXPECT_EQ(mistakes(std::string(text)).size(), 1u) << text;
}

TEST(OutcomeMistakes, HostileInput) {
  EXPECT_EQ(mistake(std::string(10000, '(')).code, "too_long");
  EXPECT_EQ(mistake(std::string(4000, '(')).code, "nesting");
  EXPECT_EQ(mistake("P(" + std::string(4000, '!')).code, "nesting");
  EXPECT_EQ(mistake("P(" + std::string(4000, '(')).code, "nesting");
  EXPECT_EQ(mistake(std::string(64, '(') + "regime.theta").code, "outcome_syntax") << "64 is not too deep";
  std::string many = "x @ day 1";
  while (many.size() < 4000) many += "+x";
  EXPECT_EQ(mistakes(many).size(), 20u) << "and the rest is not read";
  Diagnostics d;
  EXPECT_FALSE(read_outcome(number_node(3, "outcome"), sample::scenario(), true, d));
  EXPECT_EQ(d.list[0].code, "wrong_kind");
}

// -------------------------------------------------------------------------------------------------------------- units

TEST(Measure, SharesAndTheirDifferences) {
  const auto is_difference = [](std::string text) {
    const Outcome o = outcome(text);
    EXPECT_TRUE(o.is_share) << text;
    return o.is_difference;
  };
  EXPECT_FALSE(is_difference("1 - P(regime.falls) by day 3"));
  EXPECT_TRUE(is_difference("regime.theta @ day 3 - regime.theta @ from"));
  EXPECT_TRUE(is_difference("regime.theta @ day 3 - 0.5"));
  EXPECT_TRUE(is_difference("citizens.hidden @ day 3"));
  EXPECT_TRUE(is_difference("2 * (regime.theta @ day 3 - regime.theta @ from)"));
  EXPECT_FALSE(is_difference("regime.theta @ from + (regime.theta @ day 3 - regime.theta @ from)"));
  EXPECT_FALSE(is_difference("organisations.belief.theta @ day 3"));
  EXPECT_FALSE(outcome("regime.theta / regime.authority @ day 3").is_share);
  EXPECT_FALSE(outcome("organisations.cutoff @ day 3").is_share);
  EXPECT_EQ(outcome("wagner.force / army.force @ day 3").unit, "1");
  EXPECT_EQ(outcome("wagner.force * regime.theta @ day 3").unit, "person");
}

// The value of a margin for an outcome, or the code of the mistake.
std::string margin(Node node, std::string text) {
  Diagnostics d;
  const auto read = read_margin(node, outcome(std::move(text)), d);
  EXPECT_EQ(read.has_value(), d.list.empty());
  return read ? std::to_string(read->first) + " " + read->second : d.list[0].code;
}

TEST(Margin, IsAChangeOfAShareInPoints) {
  const std::string share = "P(regime.falls) by day 3";
  EXPECT_EQ(margin(string_node("5 pp", "margin"), share), "0.050000 5 pp");
  EXPECT_EQ(margin(string_node(" 2.7 pp ", "margin"), share), "0.027000 2.7 pp");
  EXPECT_EQ(margin(number_node(.05, "margin"), share), "0.050000 0.05");
  EXPECT_EQ(margin(string_node("5 %", "margin"), share), "percent_for_difference");
  EXPECT_EQ(margin(string_node("-5 pp", "margin"), share), "negative_margin");
}

TEST(Margin, ALevelOfAShareIsInPercent) {
  const std::string share = "P(regime.falls) by day 3";
  EXPECT_EQ(margin(string_node("50 %", "at_least"), share), "0.500000 50 %");
  EXPECT_EQ(margin(number_node(.5, "at_most"), share), "0.500000 0.5");
  EXPECT_EQ(margin(string_node("50 pp", "at_least"), share), "difference_for_percent");
  EXPECT_EQ(margin(string_node("-5 pp", "at_most"), "regime.theta @ day 3 - regime.theta @ from"), "-0.050000 -5 pp");
  EXPECT_EQ(margin(string_node("5 pp", "at_least"), "citizens.hidden @ day 7"), "0.050000 5 pp");
  EXPECT_EQ(margin(string_node("2 pp/d", "at_least"), "slope(citizens.ready) over day 1..2"), "0.020000 2 pp/d");
  EXPECT_EQ(margin(string_node("2 pp", "at_least"), "slope(citizens.ready) over day 1..2"), "unit_wrong");
}

TEST(Margin, OtherUnits) {
  EXPECT_EQ(margin(string_node("500 person", "margin"), "wagner.force @ day 3"), "500.000000 500 person");
  EXPECT_EQ(margin(number_node(500, "margin"), "wagner.force @ day 3"), "500.000000 500");
  EXPECT_EQ(margin(string_node("12 h", "margin"), "time(regime.falls)"), "0.500000 12 h");
  EXPECT_EQ(margin(string_node("5 pp", "margin"), "organisations.cutoff @ day 3"), "unit_wrong");
  EXPECT_EQ(margin(string_node("5 pp", "margin"), "citizens.belief.theta @ day 3"), "0.050000 5 pp");
  EXPECT_EQ(margin(string_node("10 %", "margin"), "war.ukraine.outcome @ day 3"), "0.100000 10 %")
      << "the share of runs in which it differs";
}

TEST(Margin, HostileInput) {
  const std::string share = "P(regime.falls) by day 3";
  for (const Text text : {"", "pp", "5 pp pp", "5 apples", "nan", "inf", "5pp5", "5 month"})
    EXPECT_NE(margin(string_node(std::string(text), "margin"), share).find('_'), std::string::npos) << text;
  EXPECT_EQ(margin(string_node("1e999 pp", "margin"), share), "not_finite");
  EXPECT_EQ(margin(number_node(std::numeric_limits<double>::quiet_NaN(), "margin"), share), "not_finite");
  EXPECT_EQ(margin(number_node(std::numeric_limits<double>::infinity(), "margin"), share), "not_finite");
  Node flag = number_node(0, "margin");
  flag.kind = interregnum::Kind::boolean;
  EXPECT_EQ(margin(flag, share), "wrong_kind");
}

}  // namespace
}  // namespace interregnum
