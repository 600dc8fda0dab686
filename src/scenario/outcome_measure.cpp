#include "scenario/outcome_measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/outcome_reader.hpp"
#include "scenario/source_text.hpp"

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

std::nullopt_t fail(const Amount& amount, Diagnostics& diagnostics, std::string code, std::string message,
                    std::string hint = {}) {
  diagnostics.error(std::move(code), amount.at, std::move(message), std::move(hint));
  return std::nullopt;
}

std::string written(const Amount& amount) {
  return fmt::format("{:g}{}", amount.number, amount.unit ? fmt::format(" {}", amount.unit->name) : "");
}

// Whether % or pp is what the measure asks for.
bool fits(const Measure& measure, const Amount& amount, Diagnostics& diagnostics) {
  const Share share = amount.unit->share;
  if (share == Share::level && measure.difference)
    fail(amount, diagnostics, "percent_for_difference",
         fmt::format("'{}': this is a difference of two shares", written(amount)),
         fmt::format("write  {:g} pp", amount.number));
  else if (share == Share::difference && measure.unit == "1" && !measure.difference)
    fail(amount, diagnostics, "difference_for_percent",
         fmt::format("'{}': pp is a difference of two shares; this is one share", written(amount)),
         fmt::format("write  {:g} %", amount.number));
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

Measure combined(Operation::Kind operation, const Measure& left, const Measure& right, const Position& at,
                 Diagnostics& diagnostics) {
  using enum Operation::Kind;
  Measure unknown;
  unknown.known = false;
  if (!left.known || !right.known) return unknown;
  const bool adds = operation == add || operation == subtract;
  const bool same = left.unit == right.unit, scales = right.unit == "1" || (left.unit == "1" && operation == multiply);
  const bool allowed = adds ? same : scales || (same && operation == divide);
  if (left.unit.empty() || right.unit.empty())
    diagnostics.error("named_value", at, "a named value cannot be calculated with",
                      "compare it:  P(west.best == arm) by day 30");
  else if (!allowed)
    diagnostics.error("unit_mismatch", at,
                      fmt::format("the units '{}' and '{}' do not fit here", left.unit, right.unit),
                      adds ? "only like can be added" : "");
  else if (operation == divide && right.literal == 0.0)
    diagnostics.error("division_by_zero", at, "division by zero");
  else if (left.literal && right.literal)
    return literal_of(operation, *left.literal, *right.literal);
  else if (operation == divide)
    return quotient_of(left, right);
  else
    return adds ? sum_of(left, right, operation == subtract) : product_of(left, right);
  return unknown;
}

std::optional<Amount> take_amount(Scanner& scanner, Diagnostics& diagnostics) {
  at_end(scanner);
  const std::size_t begin = scanner.next;
  const auto number = take_number(scanner);
  if (!number) {
    lose(scanner, diagnostics, "number_expected", fmt::format("expected a number, found {}", found(scanner)));
    return std::nullopt;
  }
  const Unit* unit = take_unit(scanner);
  if (!std::isfinite(*number)) return refuse(scanner, begin, diagnostics, "not_finite", "this number is too large");
  return Amount{*number, unit, place(*scanner.string, text_since(scanner, begin))};
}

std::optional<double> in_unit_of(const Measure& measure, const Amount& amount, bool bare, Diagnostics& diagnostics) {
  const Unit* wanted = find_unit(measure.unit);
  if (!amount.unit) {
    if (bare || measure.unit == "1") return amount.number;
    return fail(amount, diagnostics, "unit_missing", fmt::format("'{}' has no unit", written(amount)),
                fmt::format("write  {} {}", written(amount), measure.unit));
  }
  const bool number_of_its_own = measure.unit == "1" && !measure.share;  // a scale, on which 5 % would mean nothing
  if (!wanted || number_of_its_own || wanted->dimension != amount.unit->dimension)
    return fail(amount, diagnostics, "unit_wrong",
                fmt::format("'{}': the unit here is {}", written(amount), measure.unit),
                number_of_its_own ? fmt::format("a plain number:  {:g}", amount.number) : "");
  if (!fits(measure, amount, diagnostics)) return std::nullopt;
  return amount.number * (amount.unit->times * wanted->per) / (amount.unit->per * wanted->times);
}

}  // namespace interregnum
