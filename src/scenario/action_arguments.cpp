#include "scenario/action_arguments.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "document/scanner.hpp"
#include "scenario/moment.hpp"
#include "scenario/names.hpp"
#include "scenario/rows.hpp"

namespace interregnum {
namespace {

// One argument being read: who takes it, where it stands, what has been read before it.
struct Place {
  const Node& action;
  const Node& node;
  const Argument& spec;
  Text list;
  const std::vector<ArgumentValue>& before;
};

constexpr i64 most_in_mask = 52;  // a mask travels in a double

u32 add_number(Draft& draft, const Place& place, Quantity number, Text unit) {
  Input input;
  input.path = fmt::format("{}.{}.{}", place.list, place.action.key, place.spec.name);
  input.label = fmt::format("{}.{}", place.action.key, place.spec.name);
  input.quantity = std::move(number);
  input.unit = unit;
  return add_input(draft, std::move(input));
}

// A number without a unit of its own is in the unit of the columns that it changes; a change of a share is in pp.
Target target_of(Draft& draft, const Place& place) {
  const ParameterSpec& spec = place.spec.spec;
  Target target = between_bounds(spec.unit, spec.low, spec.high);
  if (!spec.unit.empty()) return target;
  target.unit = "1";
  Text first;
  for (const ArgumentValue& value : place.before)
    for (const ColumnRef& column : value.columns) {
      target.unit = spec_of(column).unit;
      target.difference = target.unit == "1" && spec_of(column).low >= 0 && spec_of(column).high <= 1;
      if (first.empty()) first = target.unit;
      if (target.unit != first)
        draft.diagnostics.error("unit_wrong", place.node.at, "these columns have different units",
                                "change them one by one");
    }
  return target;
}

void read_number(Draft& draft, const Place& place, ArgumentValue& value) {
  const Target target = target_of(draft, place);
  auto number = quantity(draft, place.node, target);
  if (!number) {
    Diagnostic& mistake = draft.diagnostics.list.back();  // why there is none
    if (mistake.code == "quantity_syntax")
      mistake.hint = fmt::format("{}: {}\n{}", place.spec.name, place.spec.spec.about, mistake.hint);
    return;
  }
  value.text = number->text;
  value.input = add_number(draft, place, std::move(*number), target.unit);
}

void read_flag(Draft& draft, const Place& place, ArgumentValue& value) {
  if (place.node.kind == Kind::boolean) {
    value.text = place.node.truth ? "true" : "false";
    value.input = add_number(draft, place, exactly_this(place.node.truth ? 1 : 0), "1");
  } else {
    draft.diagnostics.error(
        "wrong_kind", place.node.at,
        fmt::format("'{}' must be true or false, not {}", place.spec.name, kind_name(place.node.kind)));
  }
}

// The row of an entity; of any table if the argument names none.
void read_row(Draft& draft, const Place& place, ArgumentValue& value) {
  const Node* node = member(draft, place.action, place.spec.name, Kind::string);
  if (node == nullptr) return;
  const Entity* entity = find_entity(draft.scenario, node->text, place.spec.table);
  if (entity == nullptr) {
    const Text what = place.spec.table.empty() ? Text("actor") : place.spec.table;
    unknown_name(draft, node->at, what, node->text, entity_names(draft.scenario, place.spec.table));
    return;
  }
  value.index = entity->row;
  value.text = node->text;
}

// An entity of one of several tables, as its code.
void read_entity(Draft& draft, const Place& place, ArgumentValue& value) {
  const Node* node = member(draft, place.action, place.spec.name, Kind::string);
  if (node == nullptr) return;
  Names known;
  for (const Text table : words_of(place.spec.table)) {
    const Names names = entity_names(draft.scenario, table);
    known.insert(known.end(), names.begin(), names.end());
    if (const Entity* entity = find_entity(draft.scenario, node->text, table); entity != nullptr && value.index < 0)
      value.index = entity_code({entity->table, entity->row});
  }
  const std::string what = fmt::format("{}", fmt::join(words_of(place.spec.table), " or "));
  if (value.index < 0) unknown_name(draft, node->at, what, node->text, known);
  value.text = node->text;
}

void read_choice(Draft& draft, const Place& place, ArgumentValue& value) {
  const Node* node = member(draft, place.action, place.spec.name, Kind::string);
  if (node == nullptr) return;
  const Names choices = words_of(place.spec.table);
  const auto found = std::find(choices.begin(), choices.end(), node->text);
  if (found == choices.end()) unknown_name(draft, node->at, place.spec.name, node->text, choices);
  value.index = found - choices.begin();
  value.text = node->text;
}

// Several of the names, as a bit mask.
void read_choices(Draft& draft, const Place& place, ArgumentValue& value) {
  const Names choices = words_of(place.spec.table);
  value.index = 0;
  for (const Node* node : strings_of(draft, place.action, place.spec.name)) {
    const auto found = std::find(choices.begin(), choices.end(), node->text);
    if (found == choices.end())
      unknown_name(draft, node->at, place.spec.name, node->text, choices);
    else
      value.index |= i64{1} << (found - choices.begin());
    value.text += (value.text.empty() ? "" : ", ") + node->text;
  }
}

// The action that makes a demand, wherever it stands in the file -> the row of who demands.
void read_demand(Draft& draft, const Place& place, ArgumentValue& value) {
  const Node* node = member(draft, place.action, place.spec.name, Kind::string);
  if (node == nullptr) return;
  Names demands;
  const Node* by = nullptr;
  for (const Text list : {"shock", "intervention"})
    if (const Node* actions = find(draft.root, list); actions != nullptr)
      for (const Node& action : actions->items) {
        const Node* does = find(action, "does");
        if (does == nullptr || does->text != "demand") continue;
        demands.push_back(action.key);
        if (action.key == node->text) by = find(action, "by");
      }
  const Entity* entity = by != nullptr ? find_entity(draft.scenario, by->text, "organisation") : nullptr;
  if (std::find(demands.begin(), demands.end(), node->text) == demands.end())
    unknown_name(draft, node->at, "demand", node->text, demands);
  if (entity != nullptr) value.index = entity->row;  // otherwise the demand's own mistake has been reported
  value.text = node->text;
}

// The attacker and defender of the war that the same action names, or null.
const std::pair<std::string, std::string>* sides_of(const Draft& draft, const Node& action) {
  const Node* war = find(action, "war");
  const auto sides = draft.scenario.war_sides.find(war != nullptr ? war->text : "");
  return sides == draft.scenario.war_sides.end() ? nullptr : &sides->second;
}

// victory(SIDE), stalemate or negotiated -> an index of war.outcome.
void read_war_outcome(Draft& draft, const Place& place, ArgumentValue& value) {
  const Node* node = member(draft, place.action, place.spec.name, Kind::string);
  const auto* sides = sides_of(draft, place.action);
  if (node == nullptr || sides == nullptr) return;
  const Names outcomes = words_of(find_column("war", "outcome")->names);
  std::string name = node->text;
  Scanner scanner = scan(*node);
  if (take_word(scanner, "victory") && take(scanner, "(")) {
    const Text side = take_name(scanner);
    if (take(scanner, ")") && at_end(scanner))
      name = side == sides->first ? "attacker" : side == sides->second ? "defender" : std::string(side);
  }
  const bool plain = name != node->text || name == "stalemate" || name == "negotiated";
  const auto found = std::find(outcomes.begin() + 1, outcomes.end(), name);
  if (!plain || found == outcomes.end())
    unknown_name(draft, node->at, "outcome of a war", node->text,
                 {fmt::format("victory({})", sides->first), fmt::format("victory({})", sides->second), "stalemate",
                  "negotiated"});
  value.index = found - outcomes.begin();
  value.text = node->text;
}

// A group is all of its people: its parts see what it sees.
std::vector<u32> rows_named(const Draft& draft, Text table, Text name) {
  std::vector<u32> rows;
  if (const auto row = row_of(draft.scenario, table, name)) rows.push_back(*row);
  for (const Group& group : draft.scenario.groups)
    if (group.part_of == name)
      if (const auto row = row_of(draft.scenario, table, group.name)) rows.push_back(*row);
  return rows;
}

void read_rows(Draft& draft, const Place& place, ArgumentValue& value) {
  value.index = 0;
  for (const Node* node : strings_of(draft, place.action, place.spec.name)) {
    const auto rows = rows_named(draft, place.spec.table, node->text);
    if (rows.empty())
      unknown_name(draft, node->at, place.spec.table, node->text, draft.scenario.rows[std::string(place.spec.table)]);
    for (const u32 row : rows) {
      if (row < most_in_mask)
        value.index |= i64{1} << row;
      else
        draft.diagnostics.error("too_many", node->at,
                                fmt::format("'{}' can name the first {} only", place.spec.name, most_in_mask));
    }
    value.text += (value.text.empty() ? "" : ", ") + node->text;
  }
}

void read_text(Draft& draft, const Place& place, ArgumentValue& value) {
  value.text = text_of(draft, place.action, place.spec.name);
}

ArgumentValue read_argument(Draft& draft, const Place& place) {
  ArgumentValue value;
  value.spec = &place.spec;
  switch (place.spec.kind) {
    case ArgumentKind::number:
      read_number(draft, place, value);
      break;
    case ArgumentKind::flag:
      read_flag(draft, place, value);
      break;
    case ArgumentKind::row:
      read_row(draft, place, value);
      break;
    case ArgumentKind::entity:
      read_entity(draft, place, value);
      break;
    case ArgumentKind::rows:
      read_rows(draft, place, value);
      break;
    case ArgumentKind::choice:
      read_choice(draft, place, value);
      break;
    case ArgumentKind::choices:
      read_choices(draft, place, value);
      break;
    case ArgumentKind::demand:
      read_demand(draft, place, value);
      break;
    case ArgumentKind::outcome:
      read_war_outcome(draft, place, value);
      break;
    case ArgumentKind::column:
      value.columns = resolve_columns(place.node, draft.scenario, draft.diagnostics);
      value.text = place.node.text;
      break;
    case ArgumentKind::event:
      value.events = resolve_events(place.node, draft.scenario, draft.diagnostics);
      value.text = place.node.text;
      break;
    case ArgumentKind::moment:
      value.index = read_moment(place.node, draft.scenario, draft.diagnostics).value_or(0);
      value.text = place.node.text;
      break;
    case ArgumentKind::text:
      read_text(draft, place, value);
      break;
    case ArgumentKind::later:
      not_available(draft, name_of(place.node), fmt::format("'{}'", place.spec.name), "leave it out");
      break;
  }
  return value;
}

}  // namespace

std::vector<ArgumentValue> read_arguments(Draft& draft, const Node& action, const Verb& verb, Text list) {
  std::vector<ArgumentValue> values;
  for (const Argument& spec : verb.arguments) {
    const Node* node = find(action, spec.name);
    if (node == nullptr && spec.required)
      draft.diagnostics.error("missing_key", name_of(action),
                              fmt::format("'{}' ({}) lacks '{}'", action.key, verb.id, spec.name),
                              std::string(spec.spec.about));
    values.push_back(node == nullptr ? ArgumentValue{} : read_argument(draft, {action, *node, spec, list, values}));
  }
  return values;
}

}  // namespace interregnum
