// The number of `margin`, `at_least` and `at_most`.
#include <fmt/format.h>

#include <cmath>

#include "document/source_text.hpp"
#include "scenario/outcome_measure.hpp"
#include "scenario/outcome_reader.hpp"

namespace interregnum {
namespace {

// What the number measures: a level for at_least and at_most, a change for a margin.
Measure measure_of(const Outcome& outcome, bool is_change) {
  if (outcome.unit.empty()) return {"1", true};  // named values: the share of runs in which they differ
  Measure measure{outcome.unit, outcome.is_share};
  measure.difference = outcome.is_difference || (is_change && outcome.is_share);
  return measure;
}

std::optional<Figure> figure_of(const Node& node, Diagnostics& diagnostics) {
  if (node.kind == Kind::integer || node.kind == Kind::real) {
    if (std::isfinite(node.number)) return Figure{node.number, nullptr, node.at};
    diagnostics.error("not_finite", node.at, fmt::format("{} must be a finite number", node.key));
    return std::nullopt;
  }
  if (!is_expression(node, "a number with its unit", diagnostics, "\"5 pp\"")) return std::nullopt;
  Scanner scanner = scan(node);
  const auto figure = take_figure(scanner, diagnostics);
  expect_end(scanner, diagnostics, "unit_unknown", "a unit or the end", "for example  5 pp, 50 %, 0.05");
  return scanner.lost ? std::nullopt : figure;
}

}  // namespace

std::optional<std::pair<double, std::string>> read_margin(const Node& node, const Outcome& outcome,
                                                          Diagnostics& diagnostics) {
  const bool is_margin = node.key == "margin";
  const auto figure = figure_of(node, diagnostics);
  if (!figure) return std::nullopt;
  const auto value = in_unit_of(measure_of(outcome, is_margin), *figure, true, diagnostics);
  if (!value) return std::nullopt;
  if (is_margin && *value < 0) {
    diagnostics.error("negative_margin", figure->at, "a margin is the smallest change worth the word, so not negative",
                      "`expect` says the direction");
    return std::nullopt;
  }
  const std::string text = node.kind == Kind::string ? std::string(trimmed(node.text)) : fmt::format("{}", node.number);
  return std::pair{*value, text};
}

}  // namespace interregnum
