// solve: a mechanism's equilibrium or closed form as a calculator.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "base/diagnostics.hpp"
#include "commands.hpp"
#include "mechanisms/card.hpp"
#include "report/json.hpp"
#include "report/table.hpp"
#include "scenario/card_quantity.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

std::vector<std::string> names_of_solvers() {
  std::vector<std::string> names;
  for (const Card* card : cards())
    if (card->solver.solve) names.emplace_back(card->solver.id);
  return names;
}

std::string nearest_hint(const std::string& word, const std::vector<std::string>& known) {
  const std::string nearest = nearest_name(word, known);
  return nearest.empty() ? "" : "\nnearest: '" + nearest + "'";
}

const Solver& solver_named(const std::string& id) {
  for (const Card* card : cards())
    if (card->solver.solve && (card->solver.id == id || card->text.id == id)) return card->solver;
  std::string known;
  for (const auto& name : names_of_solvers()) known += " " + name;
  if (find_card(id) != nullptr)
    throw UsageError(fmt::format("the mechanism '{}' has no closed form to solve\nthere are:{}", id, known));
  throw UsageError(fmt::format("nothing to solve is called '{}'{}\nthere are:{}", printable(id),
                               nearest_hint(id, names_of_solvers()), known));
}

double number_in(const std::string& input, Text digits) {
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value))
    throw UsageError(fmt::format("'{}' is not NAME=NUMBER", printable(input)));
  return value;
}

// "0 floor, 1 round, 2 exact", from the lowest that is allowed on; empty for numbers.
std::string choices_text(const ParameterSpec& spec) {
  const auto names = target_of(spec).names;
  std::string text;
  for (auto i = static_cast<std::size_t>(std::max(spec.low, 0.)); i < names.size(); ++i)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", i, names[i]);
  return text;
}

// A choice is given by its name or the name's place, which is a whole number.
double value_in(const std::string& input, Text written, const ParameterSpec& spec) {
  const auto names = target_of(spec).names;
  const auto name = std::find(names.begin(), names.end(), written);
  const double value = name == names.end() ? number_in(input, written) : static_cast<double>(name - names.begin());
  if (value < spec.low || value > spec.high)
    throw UsageError(
        fmt::format("{} = {} lies outside {:g}..{:g}", spec.name, printable(written), spec.low, spec.high));
  if (!names.empty() && value != std::floor(value))
    throw UsageError(fmt::format("{} = {} is none of: {}", spec.name, value, choices_text(spec)));
  return value;
}

// Sets one of `values`; `given` remembers which.
void set_input(const Solver& solver, const std::string& input, std::vector<double>& values, std::vector<bool>& given) {
  const std::size_t equals = std::min(input.find('='), input.size());
  const std::string name = input.substr(0, equals);
  std::vector<std::string> known;
  for (std::size_t i = 0; i < solver.inputs.size(); ++i) {
    const ParameterSpec& spec = solver.inputs[i];
    known.emplace_back(spec.name);
    if (spec.name != name) continue;
    if (given[i]) throw UsageError(fmt::format("'{}' is given twice", name));
    given[i] = true;
    values[i] = value_in(input, Text(input).substr(std::min(equals + 1, input.size())), spec);
    return;
  }
  throw UsageError(fmt::format("{} has no input '{}'{}", solver.id, printable(name), nearest_hint(name, known)));
}

Json names_json(const ParameterSpec& spec) {
  return array_of(target_of(spec).names, [](const auto& name) { return Json(name); });
}

std::string default_text(const ParameterSpec& spec) {
  return spec.range.family == Family::point ? fmt::format("{:g}", spec.range.a) : "";
}

int list_inputs(const Solver& solver, bool json) {
  if (json) {
    print(document_text("solve", {{"id", solver.id},
                                  {"about", solver.about},
                                  {"inputs", array_of(solver.inputs, [](const ParameterSpec& spec) {
                                     return Json::Object{{"name", spec.name},   {"unit", spec.unit},
                                                         {"low", spec.low},     {"high", spec.high},
                                                         {"about", spec.about}, {"names", names_json(spec)}};
                                   })}}));
    return done;
  }
  Table table{{"input", "unit", "range", "otherwise", "meaning"}, {}};
  for (const auto& spec : solver.inputs) {
    const std::string choices = choices_text(spec);
    table.rows.push_back({std::string(spec.name), std::string(spec.unit),
                          fmt::format("{:g}..{:g}", spec.low, spec.high), default_text(spec),
                          std::string(spec.about) + (choices.empty() ? "" : ": " + choices)});
  }
  print(paragraph(fmt::format("{}: {}", solver.id, printable(solver.about)), 2) + "\n" + table_text(table, ink()));
  print(fmt::format("\nNext: interregnum solve {} NAME=VALUE ...\n", solver.id));
  return done;
}

std::vector<Solution> solved(const Solver& solver, std::span<const double> inputs) {
  try {
    return solver.solve(inputs);
  } catch (const std::invalid_argument& refusal) {
    throw UsageError(refusal.what());
  }
}

Json values_json(const Solution& solution) {
  if (solution.values.size() == 1) return solution.values[0];
  return array_of(solution.values, [](double value) { return Json(value); });
}

std::string values_text(const Solution& solution) {
  std::string text;
  for (const double value : solution.values) text += fmt::format("{}{:.9g}", text.empty() ? "" : "  ", value);
  return text.empty() ? "none" : text;
}

}  // namespace

int solve(const SolveOptions& options) {
  const Solver& solver = solver_named(options.id);
  if (options.inputs.empty()) return list_inputs(solver, options.json);
  std::vector<double> values;
  for (const auto& spec : solver.inputs) values.push_back(quantile(prior_of(spec.range, spec.low, spec.high), .5));
  std::vector<bool> given(values.size());
  for (const auto& input : options.inputs) set_input(solver, input, values, given);
  const auto solutions = solved(solver, values);
  if (options.json) {
    Json::Object inputs, results;
    for (std::size_t i = 0; i < values.size(); ++i) inputs.emplace_back(solver.inputs[i].name, values[i]);
    for (const auto& solution : solutions) results.emplace_back(solution.name, values_json(solution));
    print(document_text("solve", {{"id", solver.id}, {"inputs", std::move(inputs)}, {"results", std::move(results)}}));
    return done;
  }
  Table table;
  for (std::size_t i = 0; i < values.size(); ++i)
    table.rows.push_back(
        {std::string(solver.inputs[i].name), fmt::format("{:g}", values[i]), given[i] ? "given" : "default"});
  for (const auto& solution : solutions) table.rows.push_back({solution.name, values_text(solution), "solved"});
  print(table_text(table, ink()));
  return done;
}

}  // namespace interregnum::cli
