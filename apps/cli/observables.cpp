// observables: what outcomes of a scenario may name.
#include <fmt/format.h>

#include "commands.hpp"
#include "input.hpp"
#include "report/table.hpp"
#include "scenario/names.hpp"
#include "scenario/synonyms.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

Json row_json(const ObservableRow& row) {
  return Json::Object{{"name", row.name},       {"kind", row.event ? "event" : "column"},
                      {"unit", row.unit},       {"range", row.range},
                      {"about", row.about},     {"written_by", row.written_by},
                      {"read_by", row.read_by}, {"available", row.available}};
}

std::string facts_of(const ObservableRow& row) {
  std::string text = row.about;
  if (!row.written_by.empty()) text += "; written by " + row.written_by;
  if (!row.read_by.empty()) text += "; read by " + row.read_by;
  if (!row.available) text += "; not available here";
  return text;
}

std::string measure_of(const ObservableRow& row) {
  if (row.event) return "event";
  return row.unit.empty() ? row.range : row.unit + ", " + row.range;
}

std::string rows_text(const std::vector<ObservableRow>& rows) {
  Table table{{"name", "unit, range", "what it is"}, {}, {}, {0}};
  for (const auto& row : rows) table.rows.push_back({row.name, measure_of(row), facts_of(row)});
  return table_text(table, ink());
}

// Nothing of that name; what else it may be called, as far as this scenario has it.
std::string nothing_text(const Scenario& scenario, Text word) {
  std::string names;
  for (const Text name : synonyms_of(word))
    if (!interregnum::observables(scenario, name).empty())
      names += fmt::format("{}{}", names.empty() ? "" : ", ", name);
  return fmt::format("Nothing here is called '{}'.\n", printable(word)) +
         (names.empty() ? "" : fmt::format("Try a word of the model: {}\n", names));
}

}  // namespace

int observables(const ObservablesOptions& options) {
  const auto input = read_input(options.file, "observables", options.json, true);
  if (!input) return bad_input;
  const auto rows = interregnum::observables(*input->scenario, options.word);
  if (options.json)
    print(document_text("observables", {{"observables", array_of(rows, row_json)}}));
  else if (rows.empty())
    print(nothing_text(*input->scenario, options.word));
  else
    print(rows_text(rows));
  return done;
}

}  // namespace interregnum::cli
