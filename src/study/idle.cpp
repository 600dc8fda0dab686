#include "study/idle.hpp"

#include <algorithm>

#include "scenario/names.hpp"

namespace interregnum {
namespace {

Text needed_role(const Record& record) {
  if (!record.event.event.empty()) return spec_of(record.event).role;
  if (record.column.column.empty()) return {};
  const ColumnSpec& column = spec_of(record.column);
  return column.origin == Origin::stated ? Text() : column.role;
}

bool is_off(const Scenario& scenario, Text role) {
  return std::any_of(scenario.playing.begin(), scenario.playing.end(),
                     [&](const Playing& playing) { return playing.role == role && playing.card == nullptr; });
}

}  // namespace

Text idle_role(const Scenario& scenario, const Test& test) {
  for (const Record& record : test.outcome.records)
    if (const Text role = needed_role(record); !role.empty() && is_off(scenario, role)) return role;
  return {};
}

bool needs(const Test& test, Text role) {
  return std::any_of(test.outcome.records.begin(), test.outcome.records.end(),
                     [role](const Record& record) { return needed_role(record) == role; });
}

}  // namespace interregnum
