#include "study/assumed.hpp"

#include <algorithm>

namespace interregnum {
namespace {

bool reads_event(const Record& record) { return record.column.column.empty(); }

bool writes(std::span<const ColumnUse> uses, Access access, Text name) {
  return std::any_of(uses.begin(), uses.end(),
                     [&](const auto& use) { return use.access == access && use.column == name; });
}

bool is_computed(const Plan& plan, const Record& record) {
  return std::any_of(plan.cards.begin(), plan.cards.end(), [&](const BoundCard& bound) {
    return bound.acts && writes(bound.card->uses, Access::write, record.column.column);
  });
}

bool names(const Action& action, const Record& record) {
  const auto same_cell = [](const auto& a, const auto& b) { return a.row == b.row; };
  return std::any_of(action.arguments.begin(), action.arguments.end(), [&](const ArgumentValue& argument) {
    return std::any_of(
               argument.columns.begin(), argument.columns.end(),
               [&](const auto& c) { return c.column == record.column.column && same_cell(c, record.column); }) ||
           std::any_of(argument.events.begin(), argument.events.end(),
                       [&](const auto& e) { return e.event == record.event.event && same_cell(e, record.event); });
  });
}

// What is imposed until an hour says nothing of a window that begins then.
bool is_over(const Action& action, const Record& record) {
  return std::any_of(action.arguments.begin(), action.arguments.end(), [&](const ArgumentValue& argument) {
    return argument.spec && argument.spec->kind == ArgumentKind::moment && argument.index <= record.window.from;
  });
}

bool is_set_by(const Action& action, const Record& record) {
  const bool event = reads_event(record);
  if (is_over(action, record)) return false;
  return names(action, record) || writes(action.verb->uses, event ? Access::event : Access::write,
                                         event ? record.event.event : record.column.column);
}

// The actions of one arm that are not the other's, in every comparison of the test.
std::vector<u32> difference(const Scenario& scenario, const Test& test) {
  std::vector<u32> actions;
  for (std::size_t i = 0; i + 1 < test.arms.size(); i += 2) {
    const auto& a = scenario.arms[test.arms[i]].actions;
    const auto& b = scenario.arms[test.arms[i + 1]].actions;
    std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(actions));
  }
  return actions;
}

// Whether the action settles what the record reads, and not only where a mechanism goes on from.
bool settles(const Action& action, const Record& record) {
  if (action.tick > record.window.to || is_over(action, record)) return false;
  if (reads_event(record)) return is_set_by(action, record);
  if (names(action, record)) return action.verb->effect == Effect::freeze;
  const Text name = record.column.column;
  const ColumnSpec* column = find_column(name.substr(0, name.find('.')), name.substr(name.find('.') + 1));
  return column && !column->names.empty() && writes(action.verb->uses, Access::write, name);
}

}  // namespace

bool is_assumed(const Scenario& scenario, const Plan& plan, const Test& test) {
  const auto compared = difference(scenario, test);
  const auto& records = test.outcome.records;
  return !records.empty() && std::all_of(records.begin(), records.end(), [&](const Record& record) {
    if (!reads_event(record) && !is_computed(plan, record)) return true;
    return std::any_of(compared.begin(), compared.end(),
                       [&](u32 action) { return is_set_by(scenario.actions[action], record); });
  });
}

bool is_imposed(const Scenario& scenario, const Plan& plan, const Fact& fact) {
  const auto& records = fact.outcome.records;
  const auto& actions = scenario.arms[fact.arm].actions;
  return !records.empty() && std::all_of(records.begin(), records.end(), [&](const Record& record) {
    if (!reads_event(record) && !is_computed(plan, record)) return true;
    return std::any_of(actions.begin(), actions.end(),
                       [&](u32 action) { return settles(scenario.actions[action], record); });
  });
}

}  // namespace interregnum
