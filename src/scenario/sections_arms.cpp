// Arms: the file's, whose names win where two are the same set, then those of the three standing ones that it leaves.
#include <fmt/format.h>

#include <algorithm>

#include "scenario/sections.hpp"

namespace interregnum {
namespace {

bool is_action(const Scenario& scenario, Text name) {
  return std::any_of(scenario.actions.begin(), scenario.actions.end(), [&](const Action& a) { return a.name == name; });
}

// Whether an arm may bear this name; story and free may be redefined.
bool check_arm_name(Draft& draft, const Node& node) {
  if (!check_name(draft, node)) return false;
  if (node.key == "nothing" || node.key == "vs") {
    draft.diagnostics.error("reserved_name", name_of(node), fmt::format("'{}' means something else in arms", node.key));
    return false;
  }
  if (!is_action(draft.scenario, node.key)) return true;
  draft.diagnostics.error("duplicate_name", name_of(node),
                          fmt::format("'{}' is a shock or intervention already", node.key),
                          "shocks, interventions and arms share their names");
  return false;
}

void add_arm(Draft& draft, const std::string& name, const NamedArms& named, const Node& where) {
  const auto actions =
      read_arm(name == where.key ? Text(where.text) : Text(name), where, draft.scenario, named, draft.diagnostics);
  draft.scenario.arms.push_back({name, actions.value_or(std::vector<u32>{})});
}

}  // namespace

NamedArms read_arms(Draft& draft) {
  NamedArms named;
  const Node* arms = section(draft, "arm");
  if (arms != nullptr && is_too_many(draft, *arms)) arms = nullptr;
  if (arms != nullptr)
    for (const Node& node : arms->items)
      if (check_arm_name(draft, node) && member(draft, *arms, node.key, Kind::string) != nullptr)
        named.emplace(node.key, &node);
  if (arms != nullptr)
    for (const Node& node : arms->items)
      if (named.count(node.key) != 0) add_arm(draft, node.key, named, node);
  const Node nowhere;
  for (const std::string name : {"nothing", "story", "free"})
    if (named.count(name) == 0) add_arm(draft, name, named, nowhere);
  return named;
}

}  // namespace interregnum
