#include <algorithm>
#include <limits>

#include "study/assumed.hpp"
#include "study/study.hpp"

namespace interregnum {
namespace {

// Without a margin any change counts, but no change at all does not.
constexpr double any_change = std::numeric_limits<double>::min();

u32 to_u32(std::size_t n) { return static_cast<u32>(n); }

std::string variant_name(const Scenario& scenario, u32 arm, u32 variant) {
  const std::string& name = scenario.arms[arm].name;
  if (variant == 0) return name;
  const Rival& rival = scenario.rivals[variant - 1];
  return name + ", " + rival.role + " = " + (rival.playing.card ? std::string(rival.playing.card->text.id) : "none");
}

u32 arm_for(Study& study, u32 arm, u32 variant) {
  for (u32 i = 0; i < study.arms.size(); ++i)
    if (study.arms[i].arm == arm && study.arms[i].variant == variant) return i;
  study.arms.push_back({arm, variant, variant_name(*study.scenario, arm, variant), {}, {}});
  return to_u32(study.arms.size()) - 1;
}

u32 record_for(StudyArm& arm, const Record& record) {
  const auto found = std::find(arm.records.begin(), arm.records.end(), record);
  if (found != arm.records.end()) return to_u32(static_cast<std::size_t>(found - arm.records.begin()));
  arm.records.push_back(record);
  return to_u32(arm.records.size()) - 1;
}

Side side_for(Study& study, const Test& test, u32 arm, u32 variant) {
  Side side{arm_for(study, arm, variant), {}, 0};
  StudyArm& written = study.arms[side.arm];
  for (const auto& record : test.outcome.records) side.records.push_back(record_for(written, record));
  if (test.kind == TestKind::contrast) {
    Record path;
    path.kind = Record::Kind::path;
    path.window = {test.outcome.window.to, test.outcome.window.to};
    side.path = record_for(written, path);
  }
  written.spec.until = std::max(written.spec.until, test.outcome.window.to);
  return side;
}

Rule rule_for(const Scenario& scenario, const Test& test) {
  Rule rule;
  rule.is_level = test.kind == TestKind::level;
  rule.margin = rule.is_level ? 0 : std::max(test.margin, any_change);
  rule.holds = scenario.rules.holds;
  rule.alpha = scenario.rules.alpha / static_cast<double>(scenario.claims.size());
  rule.sign = test.sign;
  rule.offset = rule.is_level ? test.bound : 0;
  if (test.outcome.reads_coin) rule.span = rule.is_level ? 1 : 2;
  return rule;
}

BoundTest bind_test(Study& study, u32 claim, u32 index) {
  const Test& test = study.scenario->claims[claim].tests[index];
  BoundTest bound{claim, index, {}, rule_for(*study.scenario, test), is_assumed(*study.scenario, study.plans[0], test)};
  for (u32 variant = 0; variant < study.plans.size(); ++variant) {
    auto& sides = bound.sides.emplace_back();
    sides[0] = side_for(study, test, test.first, variant);
    if (test.kind == TestKind::contrast) sides[1] = side_for(study, test, test.second, variant);
  }
  return bound;
}

}  // namespace

Study prepare(const Scenario& scenario, u64 seed) {
  Study study;
  study.scenario = &scenario;
  study.key = seed;
  study.plans.push_back(bind(scenario));
  for (const auto& rival : scenario.rivals) study.plans.push_back(bind(scenario, &rival));
  for (u32 claim = 0; claim < scenario.claims.size(); ++claim)
    for (u32 test = 0; test < scenario.claims[claim].tests.size(); ++test)
      study.tests.push_back(bind_test(study, claim, test));
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
