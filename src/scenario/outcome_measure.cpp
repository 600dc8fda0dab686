#include "scenario/outcome_measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "document/source_text.hpp"
#include "scenario/outcome_reader.hpp"

namespace interregnum {
namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// The longest unit that stands next, or nullptr; "1" is not written.
const Unit* take_unit(Scanner& scanner) {
  const Unit* longest = nullptr;
  for (const auto& unit : all_units()) {
    const std::size_t end = scanner.next + unit.name.size();
    if (unit.name == "1" || !sees(scanner, unit.name)) continue;
    if (end < scanner.text.size() && is_word(unit.name.back()) && is_word(scanner.text[end])) continue;
    if (!longest || unit.name.size() > longest->name.size()) longest = &unit;
  }
  if (longest) take(scanner, longest->name);
  return longest;
}

// A share lies in [0,1]; a belief about a share has tails beyond.
bool is_share(const ColumnSpec& column) {
  constexpr Text belief = "belief.";
  if (column.unit == "pp") return true;
  if (column.name.substr(0, belief.size()) == belief) {
    const ColumnSpec* believed = find_column("regime", column.name.substr(belief.size()));
    return believed && is_share(*believed);
  }
  return column.unit == "1" && column.low >= 0 && column.high <= 1;
}

std::nullopt_t fail(const Figure& figure, Diagnostics& diagnostics, std::string code, std::string message,
                    std::string hint = {}) {
  diagnostics.error(std::move(code), figure.at, std::move(message), std::move(hint));
  return std::nullopt;
}

std::string written(const Figure& figure) {
  return fmt::format("{:g}{}", figure.number, figure.unit ? fmt::format(" {}", figure.unit->name) : "");
}

// Whether % or pp is what the measure asks for.
bool fits(const Measure& measure, const Figure& figure, Diagnostics& diagnostics) {
  const Share share = figure.unit->share;
  if (share == Share::level && measure.difference)
    fail(figure, diagnostics, "percent_for_difference",
         fmt::format("'{}': this is a difference of two shares", written(figure)),
         fmt::format("write  {:g} pp", figure.number));
  else if (share == Share::difference && measure.unit == "1" && !measure.difference)
    fail(figure, diagnostics, "difference_for_percent",
         fmt::format("'{}': pp is a difference of two shares; this is one share", written(figure)),
         fmt::format("write  {:g} %", figure.number));
  else
    return true;
  return false;
}

// Whether left +- right is a difference of shares: 1 - P is a level again, and so is a level and a difference.
bool is_difference(const Measure& left, const Measure& right, bool subtracted) {
  if (subtracted && !right.difference) return !left.literal;
  return (left.difference || left.literal) && (right.difference || right.literal);
}

Measure sum_of(const Measure& left, const Measure& right, bool subtracted) {
  Measure sum{left.unit};
  sum.share = (left.share || left.literal) && (right.share || right.literal);
  sum.difference = sum.share && is_difference(left, right, subtracted);
  return sum;
}

Measure product_of(const Measure& left, const Measure& right) {
  Measure product{left.unit == "1" ? right.unit : left.unit};
  product.share = (left.share || left.literal) && (right.share || right.literal);
  product.difference = product.share && (left.difference || right.difference);
  return product;
}

Measure quotient_of(const Measure& left, const Measure& right) {
  if (right.literal) return left;
  return {right.unit == "1" ? left.unit : "1"};
}

Measure literal_of(Operation::Kind operation, double left, double right) {
  using enum Operation::Kind;
  Measure measure;
  measure.literal = operation == add        ? left + right
                    : operation == subtract ? left - right
                    : operation == multiply ? left * right
                                            : left / right;
  return measure;
}

}  // namespace

Measure measure_of(const ColumnSpec& column) {
  Measure measure{column.unit == "pp" ? "1" : std::string(column.unit)};
  measure.share = is_share(column);
  measure.difference = column.unit == "pp";
  return measure;
}

Measure slope_of(const Measure& measure) {
  Measure slope{measure.unit == "1" ? "/d" : measure.unit + "/d"};
  slope.share = slope.difference = measure.share;
  slope.known = measure.known;
  return slope;
}

std::optional<Mismatch> mismatch_of(Operation::Kind operation, const Measure& left, const Measure& right) {
  using enum Operation::Kind;
  if (!left.known || !right.known) return std::nullopt;
  if (left.unit.empty() || right.unit.empty())
    return Mismatch{"named_value", "a named value cannot be calculated with",
                    "compare it:  P(regime.route == coup) by day 30"};
  const bool same = left.unit == right.unit, scaled = right.unit == "1" || (left.unit == "1" && operation == multiply);
  const bool adds = operation == add || operation == subtract;
  const bool fit = adds ? same : scaled || (same && operation == divide);
  if (!fit)
    return Mismatch{"unit_mismatch", fmt::format("the units '{}' and '{}' do not fit here", left.unit, right.unit),
                    adds ? "only like can be added" : ""};
  if (operation == divide && right.literal == 0.0) return Mismatch{"division_by_zero", "division by zero", ""};
  return std::nullopt;
}

Measure combined(Operation::Kind operation, const Measure& left, const Measure& right) {
  using enum Operation::Kind;
  Measure measure;
  if (left.literal && right.literal)
    measure = literal_of(operation, *left.literal, *right.literal);
  else if (operation == multiply)
    measure = product_of(left, right);
  else if (operation == divide)
    measure = quotient_of(left, right);
  else
    measure = sum_of(left, right, operation == subtract);
  measure.known = left.known && right.known;
  return measure;
}

std::optional<Figure> take_figure(Scanner& scanner, Diagnostics& diagnostics) {
  at_end(scanner);
  const std::size_t begin = scanner.next;
  const auto number = take_number(scanner);
  if (!number) {
    lose(scanner, diagnostics, "number_expected", fmt::format("expected a number, found {}", found(scanner)));
    return std::nullopt;
  }
  const Unit* unit = take_unit(scanner);
  if (!std::isfinite(*number)) return refuse(scanner, begin, diagnostics, "not_finite", "this number is too large");
  return Figure{*number, unit, place(*scanner.string, text_since(scanner, begin))};
}

std::optional<double> in_unit_of(const Measure& measure, const Figure& figure, bool bare, Diagnostics& diagnostics) {
  const Unit* wanted = find_unit(measure.unit);
  if (!figure.unit) {
    if (bare || measure.unit == "1") return figure.number;
    return fail(figure, diagnostics, "unit_missing", fmt::format("'{}' has no unit", written(figure)),
                fmt::format("write  {} {}", written(figure), measure.unit));
  }
  const bool number_of_its_own = measure.unit == "1" && !measure.share;  // a scale, on which 5 % would mean nothing
  if (!wanted || number_of_its_own || wanted->dimension != figure.unit->dimension)
    return fail(figure, diagnostics, "unit_wrong",
                fmt::format("'{}': the unit here is {}", written(figure), measure.unit),
                number_of_its_own ? fmt::format("a plain number:  {:g}", figure.number) : "");
  if (!fits(measure, figure, diagnostics)) return std::nullopt;
  return figure.number * (figure.unit->times * wanted->per) / (figure.unit->per * wanted->times);
}

}  // namespace interregnum
