#include "scenario/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/names.hpp"

namespace interregnum {
namespace {

constexpr std::size_t most_pairs = 5000;

Names stated_columns(Text table) {
  Names names;
  for (const ColumnSpec& column : columns())
    if (column.table == table && column.origin == Origin::stated) names.emplace_back(column.name);
  return names;
}

Text before_dot(Text name) { return name.substr(0, name.find('.')); }

// A column NAME or FAMILY.NAME of a table of the file.
const Node* given_column(const Node& table, Text name) {
  const std::size_t dot = name.find('.');
  const Node* node = find(table, before_dot(name));
  return dot == Text::npos || node == nullptr ? node : find(*node, name.substr(dot + 1));
}

// forces = { attacker, defender }: a family must be a table, and knows its members.
void check_family(Draft& draft, const Node& given, Text family, const Names& all, Text where) {
  Names members;
  for (const Text name : all)
    if (name.size() > family.size() && before_dot(name) == family) members.emplace_back(name.substr(family.size() + 1));
  if (members.empty()) return;
  if (const Node* node = member(draft, given, family, Kind::table))
    only_keys(draft, *node, fmt::format("{} of {}", family, where), members);
}

void check_keys(Draft& draft, const Row& row, const Node& given, Text where, const Names& other_keys) {
  const Names all = stated_columns(row.table);
  Names known;
  for (const Text name : all) {
    if (std::find(known.begin(), known.end(), before_dot(name)) != known.end()) continue;
    known.emplace_back(before_dot(name));
    check_family(draft, given, before_dot(name), all, where);
  }
  known.insert(known.end(), other_keys.begin(), other_keys.end());
  only_keys(draft, given, where, known);
}

bool has_own_names(Text table) { return table == "war" || table == "issue" || table == "route" || table == "channel"; }

}  // namespace

void declare(Draft& draft, const Node& node, Text table, Text kind) {
  const Entity* taken = find_entity(draft.scenario, node.key, has_own_names(table) ? table : Text());
  if (taken != nullptr) {
    draft.diagnostics.error(
        "duplicate_name", name_of(node), fmt::format("the name '{}' is taken", node.key),
        fmt::format("line {} gives it to another; actors, groups and movements share their names", taken->at.line));
    return;
  }
  if (!has_own_names(table) && is_reserved(node.key))
    draft.diagnostics.error("reserved_name", name_of(node), fmt::format("'{}' means something else here", node.key),
                            "the languages of the file use this word; choose another");
  const u32 row = table.empty() ? 0 : add_row(draft, table, node.key);
  draft.scenario.entities.push_back({node.key, std::string(table), std::string(kind), row, name_of(node)});
}

u32 add_row(Draft& draft, Text table, std::string name) {
  auto& rows = draft.scenario.rows[std::string(table)];
  rows.push_back(std::move(name));
  return static_cast<u32>(rows.size() - 1);
}

Target target_of(const ColumnSpec& column) { return between_bounds(column.unit, column.low, column.high); }

void fill_column(Draft& draft, const Row& row, const ColumnSpec& column, const Node* given) {
  const Node* node = given != nullptr ? given_column(*given, column.name) : nullptr;
  std::optional<Quantity> number = from_range(column.range, column.low, column.high);
  if (node != nullptr) {
    Target target = target_of(column);
    target.unit_optional = node->kind == Kind::integer && column.unit == "person";  // a bare count of people
    if (column.table == "stake" && column.name == "position") target.unit = {};     // of a scale: % would be misread
    number = quantity(draft, *node, target);
  }
  if (!number) return;
  Input input;
  input.path = fmt::format("{}.{}:{}", column.table, column.name, row.name);
  input.label = row.table == "tie" ? row.before : fmt::format("{}{}{}", row.before, column.name, row.after);
  input.quantity = std::move(*number);
  input.unit = column.unit;
  input.provenance = node != nullptr ? Provenance::file : Provenance::card;
  const u32 index = add_input(draft, std::move(input));
  draft.scenario.settings.push_back({fmt::format("{}.{}", column.table, column.name), row.index, index});
}

void fill_row(Draft& draft, const Row& row, const Node* given, Text where, const Names& other_keys) {
  for (const ColumnSpec& column : columns())
    if (column.table == row.table && column.origin == Origin::stated) fill_column(draft, row, column, given);
  if (given != nullptr) check_keys(draft, row, *given, where, other_keys);
}

void set_constant(Draft& draft, Text column, u32 row, double value) {
  Input input;
  const auto& rows = draft.scenario.rows.find(column.substr(0, column.find('.')))->second;
  input.path = fmt::format("constant.{}:{}", column, rows[row]);
  input.label = input.path;
  input.quantity = exactly_this(value);
  input.unit = "1";
  input.provenance = Provenance::card;
  set_input(draft, column, row, add_input(draft, std::move(input)));
}

void set_input(Draft& draft, Text column, u32 row, u32 input) {
  draft.scenario.constants.push_back({std::string(column), row, input});
}

std::optional<u32> input_of(const Scenario& scenario, Text column, u32 row) {
  for (const auto* list : {&scenario.settings, &scenario.constants})
    for (const Setting& setting : *list)
      if (setting.column == column && setting.row == row) return setting.input;
  return std::nullopt;
}

std::optional<u32> row_of(const Scenario& scenario, Text table, Text name) {
  const auto rows = scenario.rows.find(table);
  if (rows == scenario.rows.end()) return std::nullopt;
  const auto found = std::find(rows->second.begin(), rows->second.end(), name);
  if (found == rows->second.end()) return std::nullopt;
  return static_cast<u32>(found - rows->second.begin());
}

double code_of(const Scenario& scenario, Text name) {
  const Entity* entity = find_entity(scenario, name);
  return entity != nullptr ? static_cast<double>(entity_code({entity->table, entity->row})) : -1.;
}

double audience_of(const Scenario& scenario, Text name) {
  const auto row = row_of(scenario, "audience", name);
  return row ? static_cast<double>(*row) : -1.;
}

bool is_too_large(Draft& draft, Text section_name, std::size_t owners, std::size_t targets) {
  if (owners * targets <= most_pairs) return false;
  draft.diagnostics.error("too_many", name_of(*find(draft.root, section_name)),
                          fmt::format("more than {} pairs of '{}' and actor", most_pairs, section_name));
  return true;
}

std::string ruler_of(const Scenario& scenario) {
  const auto rows = scenario.rows.find("ruler");
  return rows == scenario.rows.end() || rows->second.empty() ? "" : rows->second.front();
}

bool has_regime(const Draft& draft) {
  const auto bargains = [](const Entity& entity) {
    return entity.table == "state" || entity.table == "alliance" || entity.table == "issue";
  };
  const auto& all = draft.scenario.entities;
  return find(draft.root, "regime") != nullptr || find(draft.root, "issue") == nullptr ||
         !std::all_of(all.begin(), all.end(), bargains);
}

}  // namespace interregnum
