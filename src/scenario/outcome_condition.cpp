// P(condition) window
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "document/source_text.hpp"
#include "scenario/moment.hpp"
#include "scenario/names.hpp"
#include "scenario/outcome_parser.hpp"

namespace interregnum {
namespace {

// ------------------------------------------------------------------------------------------------------------- values

std::vector<std::string> words_of(Text text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// "victory(" has been read: "attacker" or "defender", whichever the side is in this war; "" if it is neither.
std::string read_side(OutcomeParser& p, const ColumnRef& column) {
  const Text side = take_name(p.scanner);
  if (side.empty()) return expected(p, "a side of the war"), std::string();
  expect(p, ")");
  if (side == "attacker" || side == "defender") return std::string(side);
  const auto wars = p.scenario.rows.find("war");
  if (wars == p.scenario.rows.end() || column.row >= wars->second.size()) return {};
  const auto sides = p.scenario.war_sides.find(wars->second[column.row]);
  if (sides == p.scenario.war_sides.end()) return {};
  if (side == sides->second.first) return "attacker";
  return side == sides->second.second ? "defender" : "";
}

// A value of a column with named values: its index, or 0 after a mistake.
double read_named_value(OutcomeParser& p, const ColumnRef& column, const ColumnSpec& spec) {
  const auto names = words_of(spec.names);
  at_end(p.scanner);
  const std::size_t begin = p.scanner.next;
  std::string name(take_name(p.scanner));
  if (name.empty()) return expected(p, "a name", fmt::format("one of: {}", spec.names)), 0;
  const bool side = name == "victory" && take(p.scanner, "(");
  if (side) name = read_side(p, column);
  const auto found_at = std::find(names.begin(), names.end(), name);
  if (found_at != names.end()) return static_cast<double>(found_at - names.begin());
  const Text written = text_since(p.scanner, begin);
  const std::string nearest = nearest_name(name, names);
  p.diagnostics.error("unknown_value", place(*p.scanner.string, written),
                      fmt::format("'{}' is never {}", column.text, in_quotes(written)),
                      nearest.empty() ? fmt::format("one of: {}", spec.names) : fmt::format("nearest: '{}'", nearest));
  return 0;
}

double read_value(OutcomeParser& p, const ColumnRef& column) {
  const ColumnSpec& spec = spec_of(column);
  if (!spec.names.empty()) return read_named_value(p, column, spec);
  const auto figure = take_figure(p.scanner, p.diagnostics);
  if (!figure) return 0;
  return in_unit_of(measure_of(spec), *figure, false, p.diagnostics).value_or(0);
}

// After a mistake in the column its value is read over.
void skip_value(OutcomeParser& p) {
  if (take_name(p.scanner).empty()) {
    take_figure(p.scanner, p.diagnostics);
  } else if (take(p.scanner, "(")) {
    take_name(p.scanner);
    expect(p, ")");
  }
}

// -------------------------------------------------------------------------------------------------------- comparisons

struct Sign {
  Text text;
  Comparison comparison;
};
constexpr std::array signs = {Sign{"<=", Comparison::less_equal}, Sign{">=", Comparison::greater_equal},
                              Sign{"==", Comparison::equal}, Sign{"<", Comparison::less},
                              Sign{">", Comparison::greater}};

std::optional<Comparison> take_comparison(Scanner& scanner) {
  for (const auto& sign : signs)
    if (take(scanner, sign.text)) return sign.comparison;
  return std::nullopt;
}

void push_comparison(OutcomeParser& p, const ColumnRef& column, Comparison comparison) {
  Record record;
  record.kind = Record::Kind::ever;
  record.column = column;
  record.comparison = comparison;
  if (column.column.empty())
    skip_value(p);
  else
    record.bound = read_value(p, column);
  push_record(p, std::move(record));
}

// "{" has been read: a column is one of several values.
void read_set(OutcomeParser& p, const ColumnRef& column) {
  push_comparison(p, column, Comparison::equal);
  while (!p.scanner.lost && take(p.scanner, ",")) {
    push_comparison(p, column, Comparison::equal);
    push(p, Operation::Kind::disjunction);
  }
  expect(p, "}");
}

// Whether a comparison of this kind is defined for the column; otherwise that is reported at `at`.
void check_comparable(OutcomeParser& p, const ColumnRef& column, bool only_equal, const Position& at) {
  if (column.column.empty()) return;
  const ColumnSpec& spec = spec_of(column);
  if (spec.unit.empty() && spec.names.empty())
    p.diagnostics.error("not_available", at,
                        fmt::format("values of '{}' are not available in this version", column.text));
  else if (!spec.names.empty() && !only_equal)
    p.diagnostics.error("named_value", at, fmt::format("'{}' has names, which have no order", column.text),
                        fmt::format("use == or in {{ }}; one of: {}", spec.names));
}

// A column, its name read, and what it is compared with.
void read_comparison(OutcomeParser& p, Text name) {
  const Position at = here(p.scanner);
  const ColumnRef column = column_ref(p, name);
  const auto comparison = take_comparison(p.scanner);
  check_comparable(p, column, !comparison || *comparison == Comparison::equal, at);
  if (comparison) return push_comparison(p, column, *comparison);
  take_word(p.scanner, "in");
  if (!take(p.scanner, "{")) return expected(p, "{", "in {negotiated, democratic}");
  read_set(p, column);
}

bool sees_comparison(Scanner scanner) { return take_comparison(scanner) || take_word(scanner, "in"); }

void read_event(OutcomeParser& p, Text name) {
  Record record;
  record.kind = Record::Kind::coin;
  record.event = event_ref(p, name);
  push_record(p, std::move(record));
}

// --------------------------------------------------------------------------------------------------------- conditions

void read_any(OutcomeParser& p);

void read_simple(OutcomeParser& p) {
  const Text name = take_reference(p.scanner);
  if (name.empty()) return expected(p, "an event or a comparison", "P(regime.falls), P(citizens.acts >= 1 %)");
  if (sees(p.scanner, "!=")) return expected(p, "a comparison", "'not equal' is  !(x == y)");
  if (sees_comparison(p.scanner)) return read_comparison(p, name);
  if (sees(p.scanner, "=")) return expected(p, "a comparison", "'equal' is  ==");
  read_event(p, name);
}

void read_one(OutcomeParser& p) {
  const bool negated = take(p.scanner, "!");
  if (!negated && !take(p.scanner, "(")) return read_simple(p);
  if (!enter(p)) return;
  if (negated) {
    read_one(p);
    push(p, Operation::Kind::negation);
  } else {
    read_any(p);
    expect(p, ")");
  }
  leave(p);
}

void read_all(OutcomeParser& p) {
  read_one(p);
  while (!p.scanner.lost && take(p.scanner, "&")) {
    read_one(p);
    push(p, Operation::Kind::conjunction);
  }
}

void read_any(OutcomeParser& p) {
  read_all(p);
  while (!p.scanner.lost && take_word(p.scanner, "or")) {
    read_all(p);
    push(p, Operation::Kind::disjunction);
  }
}

// "given" condition: read, so that its names are checked, and refused.
void read_given(OutcomeParser& p) {
  const std::size_t begin = p.scanner.next;
  if (p.scanner.lost || (!take_word(p.scanner, "given") && !take(p.scanner, "|"))) return;
  if (p.one_arm)
    refuse(p.scanner, begin, p.diagnostics, "not_available",
           "conditional probabilities are not available in this version");
  else
    refuse(p.scanner, begin, p.diagnostics, "given_in_comparison",
           "a comparison cannot be conditional on what its arms decide",
           "impose the condition as an intervention in both arms");
  read_any(p);
}

}  // namespace

Measure read_probability(OutcomeParser& p) {
  const std::size_t first = p.outcome.records.size();
  read_any(p);
  read_given(p);
  if (!p.scanner.lost && !sees(p.scanner, ")")) expected(p, "'&', 'or' or ')'");
  expect(p, ")");
  if (sees(p.scanner, "@")) expected(p, "a window", "P(...) by day 30, or in day 3..30");
  if (p.scanner.lost) return {};
  const auto window = read_window(p.scanner, p.scenario, p.diagnostics);
  auto& records = p.outcome.records;
  for (std::size_t i = first; i < records.size(); ++i) records[i].window = window.value_or(Window{});
  const bool single = records.size() == first + 1 && records[first].kind == Record::Kind::coin;
  if (single)
    records[first].kind = Record::Kind::chance;
  else
    p.outcome.reads_coin = true;
  return {"1", true};
}

}  // namespace interregnum
