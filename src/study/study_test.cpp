// The promises of a study, on the first scenario: the same bits whatever ran where, and nothing disturbs anything else.
#include "study/study.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <sstream>

#include "scenario/reader.hpp"

namespace interregnum {
namespace {

std::string first_scenario() {
  std::ifstream file(REPOSITORY "/scenarios/first/scenario.toml");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

Scenario scenario_of(const std::string& text) {
  Reading reading = read_scenario("first.toml", text);
  for (const auto& d : reading.diagnostics.list) {
    if (d.severity == Severity::error) ADD_FAILURE() << d.at.line << ": " << d.message;
  }
  return std::move(reading.scenario).value();
}

StudyResult judged(const Study& study, Cells& cells, unsigned threads, u32 budget = 24) {
  Orders orders;
  orders.budget = budget;
  orders.threads = threads;
  return carry_out(study, cells, orders);
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

TEST(Study, FingerprintDoesNotDependOnThreads) {
  const Scenario scenario = scenario_of(first_scenario());
  const Study study = prepare(scenario, 0);
  Cells alone;
  const u64 expected = judged(study, alone, 1).fingerprint;
  for (const unsigned threads : {2u, 3u, 8u}) {
    Cells cells;
    EXPECT_EQ(judged(study, cells, threads).fingerprint, expected) << threads << " threads";
  }
}

TEST(Study, AnySubsetOfCellsMayBeLost) {
  const Scenario scenario = scenario_of(first_scenario());
  const Study study = prepare(scenario, 0);
  Cells cells;
  const u64 expected = judged(study, cells, 2).fingerprint;
  std::erase_if(cells, [](const auto& entry) { return (entry.first.draw * 7 + entry.first.arm) % 3 > 0; });
  EXPECT_EQ(judged(study, cells, 2).fingerprint, expected);
}

TEST(Study, ASmallerBudgetIsTheBeginningOfALargerOne) {
  const Scenario scenario = scenario_of(first_scenario());
  const Study study = prepare(scenario, 0);
  Cells quick, full;
  judged(study, quick, 2, 16);
  judged(study, full, 2, 24);
  for (const auto& [cell, result] : quick) {
    ASSERT_TRUE(full.contains(cell));
    EXPECT_TRUE(same_bits(result.values, full.at(cell).values));
  }
}

TEST(Study, AnotherSeedIsOtherLuck) {
  const Scenario scenario = scenario_of(first_scenario());
  Cells a, b;
  EXPECT_NE(judged(prepare(scenario, 0), a, 2).fingerprint, judged(prepare(scenario, 1), b, 2).fingerprint);
}

// One bit of one number in one step of one mechanism, and the fingerprint is another.
TEST(Study, OneBitOfAnyMechanismChangesTheFingerprint) {
  Scenario scenario = scenario_of(first_scenario());
  scenario.claims = {scenario.claims[1]};  // of the first month: short runs
  scenario.rivals.clear();
  static StepFunction original;
  static Slice written;
  const Study honest = prepare(scenario, 0);
  Cells cells;
  const u64 expected = judged(honest, cells, 2, 16).fingerprint;
  for (std::size_t i = 0; i < honest.plans[0].cards.size(); ++i) {
    Study study = prepare(scenario, 0);
    Card card = *study.plans[0].cards[i].card;
    if (!card.quiet) continue;
    original = card.quiet;
    std::size_t slice = 0;
    for (const auto& use : card.uses) {
      if (use.access == Access::write) break;
      slice += slices_of(use);
    }
    written = study.plans[0].cards[i].slices[slice];
    card.quiet = [](const Call& call) {
      original(call);
      if (call.now.tick == 168) {
        double& value = call.world[written.first];
        value = std::nextafter(value, 2.);
      }
    };
    study.plans[0].cards[i].card = &card;
    Cells mutated;
    EXPECT_NE(judged(study, mutated, 2, 16).fingerprint, expected) << card.text.id;
  }
}

// Arms that run together share what they have in common; that must not show in a single bit.
TEST(Study, ArmsThatRunTogetherAreAsIfAlone) {
  const Scenario scenario = scenario_of(first_scenario());
  const Study study = prepare(scenario, 0);
  for (u32 draw = 0; draw < 8; ++draw) {
    std::vector<Cell> cells;
    for (u32 arm = 0; arm < study.arms.size(); ++arm)
      if (study.arms[arm].variant == 0) cells.push_back({arm, draw, 1});
    ASSERT_GT(cells.size(), 3u);
    const auto together = run_cells(study, cells);
    for (std::size_t i = 0; i < cells.size(); ++i)
      EXPECT_TRUE(same_bits(together[i].values, run_cell(study, cells[i]).values)) << study.arms[cells[i].arm].name;
  }
}

// Who freezes a belief freezes what it is made of, so that mechanisms go by the frozen one.
TEST(Study, AFrozenBeliefIsFrozenInAllItsParts) {
  const auto text = with(first_scenario(), "[arm]", R"([intervention.keep]
does = "freeze"
column = "organisations.belief.theta"
at = "day 0"
source = "judgement"

[arm]
kept = "story + keep")");
  const Scenario scenario = scenario_of(text);
  const Plan plan = bind(scenario);
  const auto arm =
      std::find_if(scenario.arms.begin(), scenario.arms.end(), [](const Arm& a) { return a.name == "kept"; });
  const RunSpec spec = specify(plan, arm->actions, {}, 30 * 24);
  const auto& rows = scenario.rows.at("audience");
  const auto row = static_cast<u32>(std::find(rows.begin(), rows.end(), "organisations") - rows.begin());
  for (const Text column : {"audience.mean", "audience.precision", "audience.belief.theta"}) {
    double kept = NAN;
    const Observer watch = {[&](i64 tick, std::span<const double> world, std::span<const Acted>) {
      const double value = world[plan.layout.cell(column, row)];
      if (tick == 0) kept = value;
      if (tick > 0) {
        EXPECT_EQ(value, kept) << column << " at " << tick;
      }
    }};
    run(spec, draw_inputs(plan, 0, 3), luck_of(0, 3, 0), &watch);
    EXPECT_FALSE(std::isnan(kept));
  }
}

// The cells of two arms, one of which has an episode of no size, are equal bit for bit.
void expect_equal_arms(const std::string& text, const std::string& one, const std::string& other) {
  const Scenario scenario = scenario_of(text);
  const Study study = prepare(scenario, 0);
  u32 a = ~0u, b = ~0u;
  for (u32 i = 0; i < study.arms.size(); ++i) {
    if (study.arms[i].name == one) a = i;
    if (study.arms[i].name == other) b = i;
  }
  ASSERT_LT(a, study.arms.size()) << one;
  ASSERT_LT(b, study.arms.size()) << other;
  const RunSpec& longer = study.arms[a].spec.until > study.arms[b].spec.until ? study.arms[a].spec : study.arms[b].spec;
  for (u32 draw = 0; draw < 12; ++draw) {
    const auto inputs = draw_inputs(study.plans[0], 0, draw);
    RunSpec first = longer, second = longer;
    first.actions = study.arms[a].spec.actions;
    second.actions = study.arms[b].spec.actions;
    const auto x = run(first, inputs, luck_of(0, draw, 0)), y = run(second, inputs, luck_of(0, draw, 0));
    EXPECT_TRUE(same_bits(x.values, y.values)) << "draw " << draw;
  }
}

TEST(Study, AMarchOfForceZeroLeavesNoTrace) {
  auto text = with(first_scenario(), R"(by = "wagner", source = "essay#p1.3" })",
                   R"(by = "wagner", force = "0 person", source = "essay#p1.3" })");
  text = with(text, R"(story = "quiet + mutiny + turmoil")", R"(story = "quiet + mutiny")");
  text = with(text, R"(arms   = "story vs story - turmoil")", R"(arms = "story vs quiet")");
  expect_equal_arms(text, "story", "quiet");
}

TEST(Study, ASignalOfPrecisionZeroLeavesNoTrace) {
  const auto text = with(first_scenario(), R"(precision = "1 to 8 [judgement]")", R"(precision = 0)");
  expect_equal_arms(text, "story", "story - turmoil");
}

// The verbs of guarantees and of the people, once at magnitude zero and once not.
std::string with_verbs(const std::string& announced, const std::string& binding, const std::string& effort,
                       const std::string& lasts) {
  auto text = with(first_scenario(), "[arm]", R"([intervention.promise]
does = "guarantee"
at = "day 18"
to = "ukraine"
announced = )" + announced + R"(
binding = )" + binding + R"(
binds_after = "900 d"
source = "judgement"
[intervention.repression]
does = "repress"
at = "day -100"
by = "leader"
group = "citizens"
effort = )" + effort + R"(
source = "judgement"
[intervention.chance]
does = "opening"
at = "day 30"
against = "invasion"
lasts = )" + lasts + R"(
source = "judgement"

[arm])");
  return text + R"(
[claim.verbs]
says = "They change what comes. [essay#p4.1]"
margin_why = "a test"
expect = "increase"
margin = "1 pp"
tests = [
  { arms = "quiet + promise vs quiet", outcome = "P(war.ukraine.returns) by day 1200" },
  { arms = "quiet + repression vs quiet", outcome = "citizens.fear @ day 7", margin = 0.01 },
  { arms = "quiet + chance vs quiet", outcome = "citizens.acts @ day 40" },
]
)";
}

TEST(Study, GuaranteesRepressionAndOpeningsOfSizeZeroLeaveNoTrace) {
  const auto text = with_verbs("0", "0", "0", "\"0 d\"");
  for (const auto verb : {"promise", "repression", "chance"})
    expect_equal_arms(text, std::string("quiet + ") + verb, "quiet");
}

// A demand that nobody hears, an offer without terms, no force on a road.
TEST(Study, BargainingOfNoSizeLeavesNoTrace) {
  const auto text = with(with(first_scenario(), R"(story = "quiet + mutiny + turmoil")",
                              R"(story = "quiet + ask + mutiny + offer + turmoil")"),
                         R"(by = "wagner", source = "essay#p1.3" })",
                         R"(by = "wagner", force = "0 person", route = "m4", source = "essay#p1.3" }
ask   = { does = "demand", at = "day 0 21:00", by = "wagner", deadline = "0 h", source = "press" }
offer = { does = "offer", at = "day 1 18:00", to = "wagner", terms = [], source = "press" })");
  auto both = with(text, R"(arms   = "story vs story - turmoil")", R"(arms = "story vs quiet + turmoil")");
  both = with(both, "[tie]", "[route.m4]\nlength = \"1050 km\"\n\n[tie]");
  expect_equal_arms(both, "story", "quiet + turmoil");
}

double mean_of(const StudyResult& result, const std::string& outcome, const std::string& arm) {
  for (const auto& row : result.outcomes)
    if (row.name == outcome && row.arm == arm) return row.mean;
  ADD_FAILURE() << outcome << " in " << arm;
  return NAN;
}

TEST(Study, GuaranteesRepressionAndOpeningsActOnWhatTheyAreAbout) {
  const Scenario scenario = scenario_of(with_verbs("0.9", "0.95", "0.5", "\"14 d\""));
  const Study study = prepare(scenario, 0);
  Cells cells;
  const StudyResult result = judged(study, cells, 2);
  const auto difference = [&](const std::string& outcome, const std::string& verb) {
    return mean_of(result, outcome, "quiet + " + verb) - mean_of(result, outcome, "quiet");
  };
  EXPECT_LT(difference("P(war.ukraine.returns) by day 1200", "promise"), -.01);  // a strong one keeps the ceasefire
  EXPECT_NEAR(difference("citizens.fear @ day 7", "repression"), .5 * std::exp(-107 / 182.), .01);
  EXPECT_GT(difference("citizens.acts @ day 40", "chance"), 0);
}

// Two bans on one event: it stays forbidden until the later one is lifted, and nothing is stored up for that day.
TEST(Study, AnEventStaysForbiddenWhileAnyBanHolds) {
  const auto text = first_scenario() + R"(
[claim.war]
says = "The war goes on. [essay#p1.3]"
tests = [
  { arms = "quiet + undecided", outcome = "P(war.ukraine.ends) in day 0..360", at_most = "1 %" },
  { arms = "quiet", outcome = "P(war.ukraine.ends) in day 30..44", at_most = "10 %" },
]
)";
  const Scenario scenario = scenario_of(text);
  const Study study = prepare(scenario, 0);
  Cells cells;
  const StudyResult result = judged(study, cells, 2);
  EXPECT_EQ(mean_of(result, "P(war.ukraine.ends) in day 0..360", "quiet + undecided"), 0);
  // A walk that may be close to a bound by then, but no stored-up hazard (which alone would give .3) nor balance.
  EXPECT_LT(mean_of(result, "P(war.ukraine.ends) in day 30..44", "quiet"), .25);
}

// What the file says itself is not judged: a prior read back, and a column that the compared action sets.
TEST(Study, WhatTheFileSaysItselfIsAssumed) {
  auto text = with(first_scenario(), "[arm]", R"([intervention.stronger]
does = "raise"
column = "guard.force"
by_about = "1000 person"
source = "judgement"

[arm])");
  text += R"(
[claim.prior]
says = "It reads a prior back. [essay#p4.1]"
tests = [{ arms = "quiet", outcome = "regime.psi @ day 0", at_least = 1 }]
[claim.set]
says = "It reads what it sets. [essay#p4.1]"
margin_why = "a test"
tests = [{ arms = "quiet + stronger vs quiet", outcome = "guard.force @ day 7", expect = "increase", margin = "10 person" }]
)";
  const Scenario scenario = scenario_of(text);
  const Study study = prepare(scenario, 0);
  std::vector<std::string> assumed;
  for (const auto& test : study.tests)
    if (test.assumed) assumed.push_back(scenario.claims[test.claim].id);
  EXPECT_EQ(assumed, (std::vector<std::string>{"prior", "set"}));
}

// Records by their meaning, since their places in an arm may move.
const double* value_of(const Study& study, const Cells& cells, const std::string& arm, u32 draw, const Record& record) {
  for (u32 i = 0; i < study.arms.size(); ++i) {
    if (study.arms[i].name != arm) continue;
    for (std::size_t k = 0; k < study.arms[i].records.size(); ++k)
      if (study.arms[i].records[k] == record) return &cells.at({i, draw, 0}).values[k];
  }
  return nullptr;
}

void expect_same_cells(const std::string& one, const std::string& other) {
  const Scenario a = scenario_of(one), b = scenario_of(other);
  const Study first = prepare(a, 0), second = prepare(b, 0);
  Cells x, y;
  judged(first, x, 2, 16);
  judged(second, y, 2, 16);
  std::size_t compared = 0;
  for (const auto& arm : first.arms)
    for (const auto& record : arm.records) {
      if (!arm.judged) continue;                        // run only to check what is decided
      if (record.kind == Record::Kind::path) continue;  // marks the whole state, so it is compared between arms only
      for (u32 draw = 0; draw < 16; ++draw) {
        const double* p = value_of(first, x, arm.name, draw, record);
        const double* q = value_of(second, y, arm.name, draw, record);
        ASSERT_TRUE(p && q) << arm.name;
        EXPECT_EQ(std::memcmp(p, q, sizeof *p), 0) << arm.name << ", draw " << draw << ": " << *p << " and " << *q;
        ++compared;
      }
    }
  EXPECT_GT(compared, 800u);
}

TEST(Study, AnotherClaimChangesNoCell) {
  expect_same_cells(first_scenario(), first_scenario() + R"(
[claim.extra]
says = "An extra claim. [essay#p4.1]"
margin_why = "a test"
tests = [{ outcome = "regime.support @ day 700", arms = "story vs quiet", expect = "decrease", margin = "2 pp" }]
)");
}

TEST(Study, AnActorThatNoMechanismReadsChangesNoCell) {
  expect_same_cells(first_scenario(), with(first_scenario(), "[group.citizens]", R"([actor.business]
kind = "elite"
resources = "0.3 to 0.7 [judgement]"
loyalty = "0.4 to 0.8 [judgement]"

[actor.neighbour]
kind = "state"

[group.citizens])"));
}

}  // namespace
}  // namespace interregnum
