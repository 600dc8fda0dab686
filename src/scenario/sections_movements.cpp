// Movements, and before which foreign actors they stand.
#include <fmt/format.h>

#include "scenario/rows.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

Names foreign_actors(const Scenario& scenario) {
  Names foreign = entity_names(scenario, "state");
  for (const std::string& alliance : entity_names(scenario, "alliance")) foreign.push_back(alliance);
  return foreign;
}

std::string pair_of(Text movement, Text actor) { return fmt::format("{}[{}]", movement, actor); }

// Who stands before whom: a mechanism finds the two by their rows.
void set_recognition(Draft& draft, const Entity& movement) {
  for (const std::string& actor : foreign_actors(draft.scenario)) {
    const auto row = row_of(draft.scenario, "recognition", pair_of(movement.name, actor));
    if (!row) continue;
    set_constant(draft, "recognition.movement", *row, movement.row);
    set_constant(draft, "recognition.actor", *row, code_of(draft.scenario, actor));
    set_constant(draft, "recognition.audience", *row, audience_of(draft.scenario, actor));
  }
}

}  // namespace

void declare_movements(Draft& draft) {
  for (const Node* node : entries(draft, "movement")) declare(draft, *node, "movement");
}

void declare_recognition(Draft& draft) {
  const Names movements = entity_names(draft.scenario, "movement"), foreign = foreign_actors(draft.scenario);
  if (is_too_large(draft, "movement", movements.size(), foreign.size())) return;
  for (const std::string& movement : movements)
    for (const std::string& actor : foreign) add_row(draft, "recognition", pair_of(movement, actor));
}

void read_movements(Draft& draft) {
  const Node* movements = section(draft, "movement");
  if (movements == nullptr) return;
  const auto entities = draft.scenario.entities;
  for (const Entity& entity : entities) {
    if (entity.table != "movement") continue;
    const Node& node = *find(*movements, entity.name);
    fill_row(draft, {"movement", entity.row, entity.name, entity.name + ".", ""}, &node,
             fmt::format("'{}'", entity.name), {"armed"});
    if (const Node* armed = member(draft, node, "armed", Kind::boolean))
      set_constant(draft, "movement.armed", entity.row, armed->truth ? 1 : 0);
    set_recognition(draft, entity);
  }
}

}  // namespace interregnum
