// Wars: what is fought over, and by whom.
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

}  // namespace interregnum
