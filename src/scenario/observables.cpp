// Everything that an outcome of a scenario may name.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/name_parts.hpp"
#include "scenario/names.hpp"

namespace interregnum {
namespace {

std::string prefix_of(Text table) {
  if (table == "stake") return "issue.";
  return is_prefix(table) ? fmt::format("{}.", table) : std::string();
}

// A member of the row `row` of a table: "citizens.support[leader]" for support in "citizens[leader]".
std::string written(Text table, Text member, Text row) {
  const std::size_t bracket = is_pair(table) ? std::min(row.find('['), row.size()) : row.size();
  const Text dot = member.empty() ? "" : ".";
  return fmt::format("{}{}{}{}{}", prefix_of(table), row.substr(0, bracket), dot, member, row.substr(bracket));
}

std::string range_text(const ColumnSpec& column) {
  if (!column.names.empty()) return std::string(column.names);
  if (std::isinf(column.low) && std::isinf(column.high)) return "any number";
  if (std::isinf(column.high)) return fmt::format("{:g} or more", column.low);
  if (std::isinf(column.low)) return fmt::format("{:g} or less", column.high);
  return fmt::format("{:g}..{:g}", column.low, column.high);
}

bool reads(const Card& card, const std::string& column) {
  const auto is_it = [&](const ColumnUse& use) { return use.access == Access::read && use.column == column; };
  return std::any_of(card.uses.begin(), card.uses.end(), is_it);
}

// The roles whose mechanisms read a column, in their order.
std::string readers(const std::string& column) {
  std::vector<Text> roles;
  for (const Card* card : cards())
    if (reads(*card, column) && std::find(roles.begin(), roles.end(), card->text.role) == roles.end())
      roles.push_back(card->text.role);
  return fmt::format("{}", fmt::join(roles, ", "));
}

bool plays(const Scenario& scenario, Text role) {
  const auto is_none = [role](const Playing& playing) { return playing.role == role && !playing.card; };
  return is_available(role) && std::none_of(scenario.playing.begin(), scenario.playing.end(), is_none);
}

ObservableRow describe(const Scenario& scenario, const ColumnSpec& column) {
  ObservableRow row;
  row.unit = column.unit;
  row.range = range_text(column);
  row.about = column.about;
  row.written_by = column.role;
  row.read_by = readers(fmt::format("{}.{}", column.table, column.name));
  row.available = column.origin == Origin::stated || column.role.empty() || plays(scenario, column.role);
  return row;
}

ObservableRow describe(const Scenario& scenario, const EventSpec& event) {
  ObservableRow row;
  row.about = event.sentence;
  row.written_by = event.role;
  row.available = plays(scenario, event.role);
  row.event = true;
  return row;
}

// Named values whose names the file gives differ from row to row.
void name_values(ObservableRow& line, const Scenario& scenario, const ColumnSpec& column, u32 row) {
  const std::string names = value_names(scenario, {fmt::format("{}.{}", column.table, column.name), row, {}});
  if (!names.empty()) line.range = names;
}
void name_values(ObservableRow&, const Scenario&, const EventSpec&, u32) {}

// Adds a line for each row whose name contains `word`.
template <class Spec>
void add_rows(std::vector<ObservableRow>& list, const Scenario& scenario, const Spec& spec, Text word,
              std::string (*name_of)(const Spec&, Text)) {
  ObservableRow line = describe(scenario, spec);
  u32 index = 0;
  for (const auto& row : row_names(scenario, spec.table)) {
    line.name = name_of(spec, row);
    name_values(line, scenario, spec, index++);
    if (line.name.find(word) != std::string::npos) list.push_back(line);
  }
}

}  // namespace

std::string column_text(const ColumnSpec& column, Text row) {
  return column.table == "tie" ? fmt::format("tie[{}]", row) : written(column.table, column.name, row);
}

std::string event_text(const EventSpec& event, Text row) { return written(event.table, member_name(event), row); }

// Roads have no columns that a name could reach.
std::vector<ObservableRow> observables(const Scenario& scenario, Text word) {
  std::vector<ObservableRow> list;
  for (const auto& column : columns())
    if (column.origin < Origin::hidden && column.table != "route" && column.table != "post")
      add_rows(list, scenario, column, word, column_text);
  for (const auto& event : events()) add_rows(list, scenario, event, word, event_text);
  return list;
}

}  // namespace interregnum
