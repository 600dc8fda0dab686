#include "report/reason_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/value_text.hpp"
#include "scenario/names.hpp"

namespace interregnum {
namespace {

constexpr std::size_t most_rows = 3;  // that one name in a sentence tells

bool is_among_elites(Text table) { return table == "elite" || table == "elites" || table == "contest"; }

std::vector<u32> row_named(std::span<const std::string> rows, Text name) {
  const auto found = std::find(rows.begin(), rows.end(), name);
  if (found == rows.end()) return {};
  return {static_cast<u32>(found - rows.begin())};
}

const ParameterSpec* parameter_named(const Card& card, Text name) {
  const auto found = std::find_if(card.parameters.begin(), card.parameters.end(),
                                  [&](const ParameterSpec& spec) { return spec.name == name; });
  return found == card.parameters.end() ? nullptr : &*found;
}

std::string column_value(const Scene& scene, const ReasonPiece& piece, const Place& place) {
  const ColumnSpec* column = column_named(piece.name);
  if (column == nullptr) return "?";
  const auto rows = rows_meant(scene, place, column->table);
  const auto names = rows_of(scene.scenario, column->table);
  std::string text;
  for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i) {
    const u32 cell = scene.plan.layout.cell(piece.name, rows[i]);
    const std::string value = value_text(scene.scenario, *column, piece.before ? scene.before[cell] : scene.now[cell]);
    text += (i > 0 ? ", " : "") + (rows.size() > 1 ? names[rows[i]] + " " : "") + value;
  }
  if (rows.size() > most_rows) text += fmt::format(" and {} more", rows.size() - most_rows);
  return text.empty() ? "none" : text;
}

}  // namespace

Text table_of(Text column) { return column.substr(0, column.find('.')); }

std::span<const std::string> rows_of(const Scenario& scenario, Text table) {
  const auto found = scenario.rows.find(table);
  if (found == scenario.rows.end()) return {};
  return found->second;
}

const ColumnSpec* column_named(Text name) {
  const std::size_t dot = name.find('.');
  return dot == Text::npos ? nullptr : find_column(name.substr(0, dot), name.substr(dot + 1));
}

std::vector<u32> rows_meant(const Scene& scene, const Place& place, Text table) {
  const auto rows = rows_of(scene.scenario, table);
  if (table == place.table) return {place.row};
  if (rows.size() > 1 && table == "organisation")
    if (const double actor = scene.now[scene.plan.layout.cell("challenge.actor")]; actor >= 0)
      return {static_cast<u32>(actor)};
  if (rows.size() > 1 && table == "audience") {
    const auto row = row_named(rows, is_among_elites(place.table) ? "elites" : "organisations");
    if (!row.empty()) return row;
  }
  std::vector<u32> all(rows.size());
  for (u32 i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

std::string cell_name(const Scenario& scenario, const ColumnSpec& column, u32 row) {
  return column_text(column, rows_of(scenario, column.table)[row]);
}

std::optional<double> parameter_of(const Scene& scene, const Card& card, Text name) {
  const ParameterSpec* spec = parameter_named(card, name);
  if (spec == nullptr) return {};
  for (const BoundCard& bound : scene.plan.cards)
    if (bound.card == &card) return scene.inputs[bound.inputs[static_cast<std::size_t>(spec - card.parameters.data())]];
  return {};
}

std::string reason_text(const Scene& scene, const Card& card, Text event, const Place& place) {
  const Reason* reason = reason_for(card, event);
  if (reason == nullptr) return "";
  std::string text;
  for (const ReasonPiece& piece : pieces_of(reason->sentence)) {
    text += piece.words;
    if (const auto parameter = parameter_of(scene, card, piece.name))
      text += parameter_text(*parameter_named(card, piece.name), *parameter);
    else if (!piece.name.empty())
      text += column_value(scene, piece, place);
  }
  return text;
}

}  // namespace interregnum
