// Wars and issues: what is fought over, and what is bargained about.
#include <fmt/format.h>

#include "scenario/rows.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

// The actor on one side of a war, or "".
std::string side_of(Draft& draft, const Node& sides, Text side) {
  const Node* node = need(draft, sides, side, Kind::string);
  if (node == nullptr) return {};
  if (find_entity(draft.scenario, node->text) != nullptr) return node->text;
  unknown_name(draft, node->at, "actor", node->text, entity_names(draft.scenario));
  return {};
}

using Sides = std::pair<std::string, std::string>;  // attacker, defender

Sides read_sides(Draft& draft, const Node& node) {
  const Node* sides = need(draft, node, "sides", Kind::table);
  if (sides == nullptr) return {};
  only_keys(draft, *sides, fmt::format("sides of war '{}'", node.key), {"attacker", "defender"});
  const std::string attacker = side_of(draft, *sides, "attacker");
  return {attacker, side_of(draft, *sides, "defender")};
}

// Whether an actor belongs to the polity: its ruler, or one of its organisations.
bool is_own(const Scenario& scenario, Text actor) {
  const Entity* entity = find_entity(scenario, actor);
  return entity != nullptr && (entity->table == "organisation" || entity->table == "ruler");
}

double own_side(const Scenario& scenario, const Sides& sides) {
  if (is_own(scenario, sides.first)) return 1;
  return is_own(scenario, sides.second) ? -1 : 0;
}

// The row of the guarantee to a side: to the defender, else to the attacker; a side of the polity's own has none.
std::optional<u32> guarantee_of(const Scenario& scenario, const Sides& sides) {
  for (const std::string& side : {sides.second, sides.first})
    if (const auto row = row_of(scenario, "guarantee", side); row && !is_own(scenario, side)) return row;
  return std::nullopt;
}

// Where an actor stands on an issue: salience is a share of its attention, position lies on 0..100.
void read_stake(Draft& draft, const Node& issue, const Node& stake) {
  const auto row = row_of(draft.scenario, "stake", fmt::format("{}[{}]", issue.key, stake.key));
  if (!row) {
    unknown_name(draft, name_of(stake), "actor", stake.key, entity_names(draft.scenario));
    return;
  }
  fill_row(draft,
           {"stake", *row, fmt::format("{}[{}]", issue.key, stake.key), fmt::format("issue.{}.", issue.key),
            fmt::format("[{}]", stake.key)},
           &stake, fmt::format("'{}' on issue '{}'", stake.key, issue.key));
}

void read_guarantees(Draft& draft) {
  const auto states = draft.scenario.rows["guarantee"];
  for (u32 row = 0; row < states.size(); ++row)
    set_constant(draft, "guarantee.state", row, find_entity(draft.scenario, states[row], "state")->row);
}

}  // namespace

void declare_wars(Draft& draft) {
  for (const Text table : {"war", "issue", "route"})
    for (const Node* node : entries(draft, table)) declare(draft, *node, table);
}

void read_wars(Draft& draft) {
  const Node* wars = section(draft, "war");
  read_guarantees(draft);
  for (const std::string& name : entity_names(draft.scenario, "war")) {
    const Node& node = *find(*wars, name);
    const u32 row = find_entity(draft.scenario, name, "war")->row;
    const Sides sides = read_sides(draft, node);
    draft.scenario.war_sides[name] = sides;
    set_constant(draft, "war.own_side", row, own_side(draft.scenario, sides));
    if (const auto guarantee = guarantee_of(draft.scenario, sides))
      set_constant(draft, "war.guaranteed", row, *guarantee);
    fill_row(draft, {"war", row, name, fmt::format("war.{}.", name), ""}, &node, fmt::format("war '{}'", name),
             {"sides"});
  }
}

void read_issues(Draft& draft) {
  const Node* issues = section(draft, "issue");
  for (const std::string& name : entity_names(draft.scenario, "issue")) {
    const Node& node = *find(*issues, name);
    read_sources(draft, node);
    strings_of(draft, node, "scale");
    for (const Node& stake : node.items) {
      if (stake.key == "scale" || stake.key == "source") continue;
      if (stake.kind == Kind::table)
        read_stake(draft, node, stake);
      else
        draft.diagnostics.error(
            "wrong_kind", stake.at,
            fmt::format("'{}' must be {{ position, salience }}, not {}", stake.key, kind_name(stake.kind)));
    }
  }
}

}  // namespace interregnum
