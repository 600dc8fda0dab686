#include "scenario/names.hpp"

#include <gtest/gtest.h>

#include "scenario/sample_for_tests.hpp"

namespace interregnum {
namespace {

using sample::string_node;

std::optional<ColumnRef> column(Text written, Diagnostics& d, const Scenario& s = sample::scenario()) {
  return resolve_column(written, {"f", 1, 1, 1, {}}, s, d);
}

// The column and row that a name means, or its only mistake.
std::string meaning(Text written) {
  Diagnostics d;
  const auto found = column(written, d);
  if (found && d.list.empty()) return found->column + ":" + std::to_string(found->row);
  return d.list.size() == 1 ? d.list[0].code : "?";
}

std::string event_meaning(Text written) {
  Diagnostics d;
  const auto found = resolve_event(written, {"f", 1, 1, 1, {}}, sample::scenario(), d);
  if (found && d.list.empty()) return found->event + ":" + std::to_string(found->row);
  return d.list.size() == 1 ? d.list[0].code : "?";
}

Diagnostic mistake(Text written) {
  Diagnostics d;
  EXPECT_FALSE(column(written, d)) << written;
  EXPECT_EQ(d.list.size(), 1u) << written;
  return d.list.empty() ? Diagnostic{} : d.list[0];
}

TEST(Names, ColumnsOfEveryForm) {
  EXPECT_EQ(meaning("regime.theta"), "regime.theta:0");
  EXPECT_EQ(meaning("wagner.force"), "organisation.force:1");
  EXPECT_EQ(meaning("citizens.support[wagner]"), "opinion.support:1");
  EXPECT_EQ(meaning("staunch.says[ leader ]"), "opinion.says:3");
  EXPECT_EQ(meaning("staunch.belief.theta"), "audience.belief.theta:1");
  EXPECT_EQ(meaning("organisations.belief.theta"), "audience.belief.theta:2");
  EXPECT_EQ(meaning("wagner.belief.theta"), "audience.belief.theta:2") << "organisations share one belief";
  EXPECT_EQ(meaning("elites.belief.theta"), "audience.belief.theta:3");
  EXPECT_EQ(meaning("west.belief.sd"), "audience.belief.sd:5");
  EXPECT_EQ(meaning("organisations.joined"), "organisations.joined:0");
  EXPECT_EQ(meaning("war.ukraine.balance"), "war.balance:0");
  EXPECT_EQ(meaning("guarantee.ukraine.announced"), "guarantee.announced:0");
  EXPECT_EQ(meaning("guarantee.nobody.announced"), "unknown_name");
  EXPECT_EQ(meaning("war.ukraine.losses.attacker"), "war.losses.attacker:0");
  EXPECT_EQ(meaning("issue.transition.position[exile]"), "stake.position:1");
  EXPECT_EQ(meaning("tie[leader  commands army]"), "tie.strength:1");
  EXPECT_EQ(meaning("march.p_win"), "march.p_win:0");
}

TEST(Names, EventsOfEveryForm) {
  EXPECT_EQ(event_meaning("regime.falls"), "regime.falls:0");
  EXPECT_EQ(event_meaning("attempt"), "attempt.attempt:0");
  EXPECT_EQ(event_meaning("attempt.succeeds"), "attempt.attempt.succeeds:0");
  EXPECT_EQ(event_meaning("uprising.succeeds"), "uprising.uprising.succeeds:0");
  EXPECT_EQ(event_meaning("wagner.marches"), "organisation.marches:1");
  EXPECT_EQ(event_meaning("war.ukraine.ends"), "war.ends:0");
  EXPECT_EQ(event_meaning("war.ukraine.returns"), "war.returns:0");
  EXPECT_EQ(event_meaning("attempt.attempt"), "unknown_event");
  EXPECT_EQ(event_meaning("regime"), "unknown_event");
  EXPECT_EQ(event_meaning("citizens.acts"), "not_an_event");
  EXPECT_EQ(event_meaning("regime.falls[west]"), "target_not_wanted");
}

TEST(Names, TheRecordsBehindThem) {
  EXPECT_EQ(spec_of(ColumnRef{"audience.belief.theta", 0, ""}).name, "belief.theta");
  EXPECT_EQ(spec_of(EventRef{"attempt.attempt.succeeds", 0, ""}).name, "attempt.succeeds");
}

TEST(Names, WhatForeignActorsAndIssuesHave) {
  EXPECT_EQ(meaning("issue.transition.result"), "issue.result:0");
  EXPECT_EQ(meaning("issue.transition.effort[exile]"), "stake.effort:1");
  EXPECT_EQ(meaning("issue.transition.weight[army]"), "stake.weight:0");
  EXPECT_EQ(meaning("exile.recognised[west]"), "recognition.recognised:0");
  EXPECT_EQ(event_meaning("exile.recognised[west]"), "recognition.recognised:0");
  EXPECT_EQ(meaning("exile.quality"), "movement.quality:0");
  EXPECT_EQ(meaning("west.best"), "state.best:1");
  EXPECT_EQ(meaning("west.value[arm]"), "option.value:1");
  EXPECT_EQ(mistake("west.value").hint, "value of which? west.value[wait] or [arm]");
}

TEST(Names, OfValuesThatTheFileGives) {
  const Scenario s = sample::scenario();
  EXPECT_EQ(value_names(s, {"state.best", 1, ""}), "wait arm");
  EXPECT_EQ(value_names(s, {"state.best", 0, ""}), "") << "a state without options";
  EXPECT_EQ(value_names(s, {"contest.leader", 0, ""}), "ministry");
  EXPECT_EQ(value_names(s, {"regime.status", 0, ""}), "stands fallen");
  EXPECT_EQ(value_names(s, {"regime.theta", 0, ""}), "");
  EXPECT_EQ(observables(s, "west.best").front().range, "wait arm");
}

TEST(Names, ARoleThatIsNoneIsWorthAWarning) {
  Scenario s = sample::scenario();
  s.playing.push_back({"expression", nullptr, {}, true});
  Diagnostics d;
  EXPECT_TRUE(column("citizens.acts", d, s));
  EXPECT_TRUE(column("regime.approval", d, s)) << "a stated column keeps its value";
  ASSERT_EQ(d.list.size(), 1u);
  EXPECT_EQ(d.list[0].code, "role_is_none");
  EXPECT_EQ(resolve_columns(string_node("citizens.acts"), s, d).size(), 1u);
  EXPECT_EQ(d.count(Severity::warning), 2u);
}

TEST(Names, SupportOfWhom) {
  const Diagnostic d = mistake("staunch.support");
  EXPECT_EQ(d.code, "needs_target");
  EXPECT_EQ(d.message, "'staunch.support' needs a target");
  EXPECT_EQ(d.hint, "support of whom? staunch.support[leader], [wagner] or [ministry]");
}

TEST(Names, Targets) {
  EXPECT_EQ(mistake("regime.theta[leader]").hint, "write regime.theta");
  EXPECT_EQ(mistake("citizens.support[wagnr]").hint, "nearest: 'wagner'");
  EXPECT_EQ(mistake("citizens.support[x y z w]").code, "unknown_target");
  EXPECT_EQ(mistake("tie").code, "needs_target");
  EXPECT_EQ(mistake("tie[leader fund wagner]").hint, "nearest: 'leader funds wagner'");
}

TEST(Names, WhatAnOrganisationKeepsOfAColumnChangesWithIt) {
  Diagnostics d;
  const auto tie = resolve_columns(string_node("tie[leader commands army]"), sample::scenario(), d);
  ASSERT_EQ(tie.size(), 2u);
  EXPECT_EQ(tie[1].column, "organisation.commanded");
  const auto loyalty = resolve_columns(string_node("army.loyalty"), sample::scenario(), d);
  ASSERT_EQ(loyalty.size(), 2u);
  EXPECT_EQ(loyalty[1].column, "organisation.temper");
  EXPECT_EQ(loyalty[1].row, loyalty[0].row);
  EXPECT_EQ(resolve_columns(string_node("tie[leader funds wagner]"), sample::scenario(), d).size(), 1u);
}

TEST(Names, UnknownNamesShowTheNearest) {
  EXPECT_EQ(mistake("citizen.acts").hint, "nearest: 'citizens'");
  EXPECT_EQ(mistake("regime.thta").hint, "nearest: 'theta'");
  EXPECT_EQ(mistake("war.ukrain.balance").hint, "nearest: 'ukraine'");
  EXPECT_EQ(mistake("transition.result").hint, "write issue.transition");
  EXPECT_EQ(mistake("regime.theta_start").code, "unknown_column") << "bookkeeping is not named by files";
  EXPECT_EQ(mistake("regime.falls").code, "not_a_column");
  EXPECT_EQ(mistake("regime").code, "unknown_column");
}

TEST(Names, AFamilyIsSeveralColumns) {
  EXPECT_EQ(mistake("war.ukraine.losses").hint, "war.ukraine.losses.attacker or war.ukraine.losses.defender");
  Diagnostics d;
  const auto both = resolve_columns(string_node(" war.ukraine.losses ,regime.theta"), sample::scenario(), d);
  ASSERT_EQ(both.size(), 3u);
  EXPECT_EQ(both[1].column, "war.losses.defender");
  EXPECT_EQ(both[1].text, "war.ukraine.losses.defender");
  EXPECT_TRUE(d.list.empty());
}

TEST(Names, ListsShowEachMistakeAtItsPlace) {
  Diagnostics d;
  EXPECT_TRUE(resolve_events(string_node("regime.fals, wagner.marches, nobody.falls"), sample::scenario(), d).empty());
  ASSERT_EQ(d.list.size(), 2u);
  EXPECT_EQ(d.list[0].at.column, 13u);
  EXPECT_EQ(d.list[1].at.column, 42u);
  EXPECT_EQ(d.list[1].at.length, 12u);
  EXPECT_EQ(resolve_events(string_node("regime.falls, wagner.marches"), sample::scenario(), d).size(), 2u);
}

TEST(Names, HostileInputIsRefused) {
  for (const Text name : {"",
                          " ",
                          ".",
                          "..",
                          "regime.",
                          ".theta",
                          "[",
                          "]",
                          "[]",
                          "citizens.support[",
                          "a[b]c",
                          "citizens.support[leader]]",
                          "citizens.support[[leader]]",
                          "war.",
                          "war..x",
                          "a b",
                          "regime theta",
                          "tie[",
                          "\x01",
                          "régime.theta"}) {
    Diagnostics d;
    EXPECT_FALSE(column(name, d)) << name;
    EXPECT_EQ(d.list.size(), 1u) << name;
  }
  Diagnostics d;
  EXPECT_FALSE(column(std::string(100000, 'x'), d));
  EXPECT_FALSE(column("citizens.support[" + std::string(100000, '[') + "]", d));
  EXPECT_TRUE(resolve_columns(string_node(std::string(100000, ',')), sample::scenario(), d).empty());
  EXPECT_EQ(d.list.back().code, "too_long");
}

TEST(Names, ReservedWords) {
  EXPECT_TRUE(is_reserved("regime"));
  EXPECT_TRUE(is_reserved("war"));
  EXPECT_TRUE(is_reserved("day"));
  EXPECT_FALSE(is_reserved("wagner"));
}

TEST(Observables, AreTheNamesThatResolve) {
  const Scenario s = sample::scenario();
  const auto all = observables(s, "");
  EXPECT_GT(all.size(), 100u);
  for (const auto& row : all) {
    Diagnostics d;
    const bool resolved =
        row.event ? resolve_event(row.name, {}, s, d).has_value() : column(row.name, d, s).has_value();
    EXPECT_EQ(resolved, row.available) << row.name;
  }
}

TEST(Observables, SayWhatAPersonAsks) {
  const auto rows = observables(sample::scenario(), "citizens.ready");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].unit, "1");
  EXPECT_EQ(rows[0].range, "0..1");
  EXPECT_EQ(rows[0].written_by, "expression");
  EXPECT_EQ(observables(sample::scenario(), "war.ukraine.outcome")[0].range,
            "none attacker defender stalemate negotiated");
  EXPECT_EQ(observables(sample::scenario(), "issue.transition.effort[exile]").size(), 1u);
  EXPECT_TRUE(observables(sample::scenario(), "no such thing").empty());
}

}  // namespace
}  // namespace interregnum
