#include <algorithm>
#include <limits>

#include "study/assumed.hpp"
#include "study/idle.hpp"
#include "study/reach.hpp"
#include "study/study.hpp"

namespace interregnum {
namespace {

// Without a margin any change counts, but no change at all does not.
constexpr double any_change = std::numeric_limits<double>::min();

u32 to_u32(std::size_t n) { return static_cast<u32>(n); }

std::string variant_name(const Scenario& scenario, u32 arm, const Variant& variant) {
  std::string name = scenario.arms[arm].name;
  if (variant.rival > 0) {
    const Rival& rival = rival_at(scenario, variant.rival - 1);
    name += ", " + rival.role + " = " + use_text(rival);
  }
  for (const u32 role : variant.knocked_out) name += ", " + scenario.knock_outs[role].role + " = none";
  if (variant.wide) name += ", wider priors";
  return name;
}

u32 variant_for(Study& study, const Variant& variant) {
  const auto found = std::find(study.variants.begin(), study.variants.end(), variant);
  if (found != study.variants.end()) return to_u32(static_cast<std::size_t>(found - study.variants.begin()));
  const Scenario& scenario = *study.scenario;
  const Rival* rival = variant.rival > 0 ? &rival_at(scenario, variant.rival - 1) : nullptr;
  study.variants.push_back(variant);
  study.plans.push_back(interregnum::bind(scenario, rival, std::span<const u32>(variant.knocked_out),
                                          variant.wide ? scenario.rules.widen : 1));
  return to_u32(study.variants.size()) - 1;
}

u32 arm_for(Study& study, u32 arm, u32 variant) {
  for (u32 i = 0; i < study.arms.size(); ++i)
    if (study.arms[i].arm == arm && study.arms[i].variant == variant) return i;
  study.arms.push_back({arm, variant, variant_name(*study.scenario, arm, study.variants[variant]), {}, {}});
  return to_u32(study.arms.size()) - 1;
}

u32 record_for(StudyArm& arm, const Record& record) {
  const auto found = std::find(arm.records.begin(), arm.records.end(), record);
  if (found != arm.records.end()) return to_u32(static_cast<std::size_t>(found - arm.records.begin()));
  arm.records.push_back(record);
  return to_u32(arm.records.size()) - 1;
}

// Where an outcome's records lie among those that an arm writes down.
Side side_for(Study& study, const Outcome& outcome, u32 arm, u32 variant) {
  Side side{arm_for(study, arm, variant), {}, 0};
  StudyArm& written = study.arms[side.arm];
  for (const auto& record : outcome.records) side.records.push_back(record_for(written, record));
  written.spec.until = std::max(written.spec.until, outcome.window.to);
  return side;
}

// The same for a side of a comparison, with the path that shows whether the arms differ at all.
Side compared_side(Study& study, const Outcome& outcome, u32 arm, u32 variant) {
  Side side = side_for(study, outcome, arm, variant);
  Record path;
  path.kind = Record::Kind::path;
  path.window = {outcome.window.to, outcome.window.to};
  side.path = record_for(study.arms[side.arm], path);
  return side;
}

// No increase by a margin is a difference of at least minus it, in the other direction.
void ask(const Test& test, Rule& rule) {
  using enum Expect;
  const bool denies = test.expects == no_increase || test.expects == no_decrease;
  rule.sign = test.expects == decrease || test.expects == no_increase ? -1 : 1;
  rule.margin = (denies ? -1 : 1) * std::max(test.margin, any_change);
  if (test.expects == change) rule.ask = Ask::differ;
  if (test.expects == no_change) rule.ask = Ask::same;
}

// Of named values the share of runs in which they differ is judged.
void ask_for_named(const Test& test, Rule& rule) {
  const bool denies = test.expects == Expect::no_change;
  rule.counts = true;
  rule.ask = Ask::reach;
  rule.sign = denies ? -1 : 1;
  rule.margin *= denies ? -1 : 1;
  rule.span = 1;
}

// Between which D lies: differences of shares, and shares less a bound, have an end.
Interval range_of(const Test& test, const Rule& rule) {
  if (test.kind == TestKind::parts || (!is_between_0_and_1(test.outcome) && !rule.counts)) return anywhere;
  const double most = test.kind == TestKind::interaction ? 2 : 1;
  const double least = rule.is_level || rule.counts ? 0 : -most;
  const double a = rule.sign * (least - rule.offset), b = rule.sign * (most - rule.offset);
  return {std::min(a, b), std::max(a, b)};
}

Rule rule_for(const Scenario& scenario, const Test& test) {
  Rule rule;
  rule.is_level = test.kind == TestKind::level;
  ask(test, rule);
  if (rule.is_level) rule.margin = 0;
  rule.holds = scenario.rules.holds;
  rule.alpha = scenario.rules.alpha / static_cast<double>(scenario.claims.size());
  rule.offset = rule.is_level ? test.bound : 0;
  rule.of_whole = test.kind == TestKind::parts;
  rule.is_relative = test.reference.has_value() || rule.of_whole;
  if (test.outcome.reads_coin) rule.span = static_cast<double>(test.arms.size());
  if (test.outcome.unit.empty() && !rule.is_level) ask_for_named(test, rule);
  rule.range = range_of(test, rule);
  return rule;
}

Variant without(Variant variant, const std::vector<u32>& roles) {
  std::vector<u32> all;
  std::set_union(variant.knocked_out.begin(), variant.knocked_out.end(), roles.begin(), roles.end(),
                 std::back_inserter(all));
  variant.knocked_out = std::move(all);
  return variant;
}

void bind_parts(Study& study, const Test& test, u32 variant, BoundTest& bound) {
  auto& sides = bound.parts.emplace_back();
  for (const PartialArm& partial : test.parts.arms) {
    const u32 with = partial.knocked_out.empty()
                         ? variant
                         : variant_for(study, without(study.variants[variant], partial.knocked_out));
    sides.push_back(side_for(study, test.outcome, partial.arm, with));
  }
}

// Whether a test can be read under a condition: what is never judged has nothing to check, and without the role that
// makes the outcome there is nothing to read.
bool can_read(const Study& study, const BoundTest& bound, const Test& test, u32 at) {
  if (at < judged_variants(study)) return true;
  const Condition& condition = study.conditions[at];
  if (bound.assumed || !bound.idle_role.empty()) return false;
  return condition.check != Check::without || !needs(test, study.scenario->knock_outs[condition.index].role);
}

// How far each rival reaches, declared ones first.
std::vector<Reach> reaches_of(const Scenario& scenario) {
  std::vector<Reach> reaches;
  for (std::size_t i = 0; i < scenario.rivals.size() + scenario.defaults.size(); ++i)
    reaches.push_back(reach_of(scenario, rival_at(scenario, i)));
  return reaches;
}

// Under a rival that cannot reach the test, the runs of the standard mechanisms are read.
u32 variant_at(const Study& study, u32 at, const Test& test, const std::vector<Reach>& reaches) {
  const Condition& condition = study.conditions[at];
  const bool is_rival = at > 0 && condition.check == Check::rival;
  return is_rival && !can_reach(reaches[condition.index], test) ? 0 : condition.variant;
}

BoundTest bind_test(Study& study, u32 claim, u32 index, const std::vector<Reach>& reaches) {
  const Test& test = study.scenario->claims[claim].tests[index];
  BoundTest bound{claim,
                  index,
                  {},
                  {},
                  {},
                  rule_for(*study.scenario, test),
                  is_assumed(*study.scenario, study.plans[0], test),
                  idle_role(*study.scenario, test)};
  const auto side = test.arms.size() > 1 ? compared_side : side_for;
  for (u32 at = 0; at < study.conditions.size(); ++at) {
    const u32 variant = variant_at(study, at, test, reaches);
    const bool reads = can_read(study, bound, test, at);
    if (at == 0 || (reads && test.kind == TestKind::parts)) bind_parts(study, test, variant, bound);
    auto& sides = bound.sides.emplace_back();
    if (test.kind == TestKind::parts && !reads) bound.parts.emplace_back();
    if (test.reference) bound.references.emplace_back();
    if (!reads) continue;
    for (const u32 arm : test.arms) sides.push_back(side(study, test.outcome, arm, variant));
    if (test.reference) bound.references.back() = side_for(study, *test.reference, test.arms.front(), variant);
  }
  return bound;
}

// What verdicts rest on: the sides of every test under the conditions in which it is judged, and base rates.
void mark_judged(Study& study) {
  const auto mark = [&](const Side& side) { study.arms[side.arm].judged = true; };
  for (const BoundTest& test : study.tests)
    for (u32 at = 0; at < judged_variants(study); ++at) {
      for (const Side& side : test.sides[at]) mark(side);
      if (at < test.references.size()) mark(test.references[at]);
      if (at < test.parts.size()) std::for_each(test.parts[at].begin(), test.parts[at].end(), mark);
    }
  for (const auto* facts : {&study.rates, &study.observed})
    for (const auto& fact : *facts) mark(fact.side);
}

void add_condition(Study& study, Check check, u32 index, const Variant& variant) {
  study.conditions.push_back({check, index, variant_for(study, variant)});
}

void add_conditions(Study& study) {
  const Scenario& scenario = *study.scenario;
  study.conditions.push_back({Check::rival, 0, variant_for(study, {})});
  for (u32 rival = 0; rival < scenario.rivals.size() + scenario.defaults.size(); ++rival)
    add_condition(study, Check::rival, rival, {rival + 1});
  add_condition(study, Check::wider, 0, {0, {}, true});
  for (u32 role = 0; role < scenario.knock_outs.size(); ++role) add_condition(study, Check::without, role, {0, {role}});
}

// What the model does with what is known is read of the first variant.
void bind_facts(Study& study) {
  const auto& facts = study.scenario->facts;
  for (u32 fact = 0; fact < facts.size(); ++fact)
    if (facts[fact].known)
      (facts[fact].base_rate ? study.rates : study.observed)
          .push_back({fact, side_for(study, facts[fact].outcome, facts[fact].arm, 0)});
}

}  // namespace

u32 judged_variants(const Study& study) { return to_u32(study.scenario->rivals.size()) + 1; }

u64 arms_judged(const Study& study) {
  return static_cast<u64>(
      std::count_if(study.arms.begin(), study.arms.end(), [](const StudyArm& arm) { return arm.judged; }));
}

Study prepare(const Scenario& scenario, u64 seed) {
  Study study;
  study.scenario = &scenario;
  study.key = seed;
  add_conditions(study);
  const auto reaches = reaches_of(scenario);
  for (u32 claim = 0; claim < scenario.claims.size(); ++claim)
    for (u32 test = 0; test < scenario.claims[claim].tests.size(); ++test)
      study.tests.push_back(bind_test(study, claim, test, reaches));
  bind_facts(study);
  mark_judged(study);
  for (u32 i = 0; i < study.tests.size(); ++i) {
    const Test& test = scenario.claims[study.tests[i].claim].tests[study.tests[i].test];
    if (test.transfer) study.transfers.push_back({i, prepare(*test.transfer->other, seed)});
  }
  for (auto& arm : study.arms) {
    arm.spec.until = std::max(arm.spec.until, scenario.clock.from);
    arm.spec = specify(study.plans[arm.variant], scenario.arms[arm.arm].actions, arm.records, arm.spec.until);
  }
  return study;
}

std::vector<CellResult> run_cells(const Study& study, std::span<const Cell> cells) {
  const Cell& first = cells.front();
  const auto inputs = draw_inputs(study.plans[study.arms[first.arm].variant], study.key, first.draw);
  std::vector<const RunSpec*> specs;
  for (const Cell& cell : cells) specs.push_back(&study.arms[cell.arm].spec);
  std::vector<CellResult> results;
  for (auto& result : run(specs, inputs, luck_of(study.key, first.draw, first.replicate)))
    results.push_back({std::move(result.values), result.failed});
  return results;
}

CellResult run_cell(const Study& study, const Cell& cell) { return run_cells(study, {&cell, 1}).front(); }

}  // namespace interregnum
