// [param]: uncertain numbers with names of their own, usable wherever a number is ("= x").
#include <fmt/format.h>

#include "base/units.hpp"
#include "document/source_text.hpp"
#include "scenario/rows.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

// The last word before the source: a parameter's unit is the one that it is written in.
Text written_unit(const Node& node) {
  if (const Node* unit = find(node, "unit")) return unit->text;
  const Node* value = node.kind == Kind::table ? find(node, "value") : &node;
  if (value == nullptr || value->kind != Kind::string) return "1";
  Text text = value->text;
  text = trimmed(text.substr(0, text.find('[')));
  std::size_t begin = text.size();
  while (begin > 0 && (std::string(" 0123456789.)").find(text[begin - 1]) == std::string::npos)) --begin;
  return text.substr(begin);
}

// A share lies in [0,1], a difference of shares in [-1,1], what has a unit is not negative, a plain number is free.
Target target_in(Text written) {
  const Unit* unit = find_unit(written);
  if (unit == nullptr || unit->name == "1") return between_bounds("1");
  if (unit->share == Share::level) return between_bounds("1", 0, 1);
  Target target = between_bounds(unit->name, 0);
  if (unit->share == Share::difference) {
    target = unit->name == "pp" ? between_bounds("1", -1, 1) : between_bounds(unit->name);
    target.difference = true;
  }
  return target;
}

}  // namespace

void read_parameters(Draft& draft) {
  const Node* table = section(draft, "param");
  if (table == nullptr || is_too_many(draft, *table)) return;
  for (const Node& node : table->items) {
    if (!check_name(draft, node)) continue;
    const Target target = target_in(written_unit(node));
    auto number = quantity(draft, node, target);
    if (!number) continue;
    Input input;
    input.path = "param." + node.key;
    input.label = node.key;
    input.quantity = std::move(*number);
    input.unit = target.unit;
    add_input(draft, std::move(input));
  }
}

}  // namespace interregnum
