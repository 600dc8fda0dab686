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
double read_named_value(OutcomeParser& p, const ColumnRef& column, const std::string& all) {
  const auto names = words_of(all);
  at_end(p.scanner);
  const std::size_t begin = p.scanner.next;
  std::string name(take_name(p.scanner));
  if (name.empty()) return expected(p, "a name", fmt::format("one of: {}", all)), 0;
  const bool side = name == "victory" && take(p.scanner, "(");
  if (side) name = read_side(p, column);
  const auto found_at = std::find(names.begin(), names.end(), name);
  if (found_at != names.end()) return static_cast<double>(found_at - names.begin());
  const Text written = text_since(p.scanner, begin);
  const std::string nearest = nearest_name(name, names);
  p.diagnostics.error("unknown_value", place(*p.scanner.string, written),
                      fmt::format("'{}' is never {}", column.text, in_quotes(written)),
                      nearest.empty() ? fmt::format("one of: {}", all) : fmt::format("nearest: '{}'", nearest));
  return 0;
}

// 40 % of a scale from 0 to 100 could be 40 or .4: neither is guessed.
bool is_percent_of_no_share(const Measure& measure, const Figure& figure) {
  return figure.unit != nullptr && figure.unit->share == Share::level && measure.unit == "1" && !measure.share;
}

double read_value(OutcomeParser& p, const ColumnRef& column) {
  const ColumnSpec& spec = spec_of(column);
  if (const std::string names = value_names(p.scenario, column); !names.empty())
    return read_named_value(p, column, names);
  const auto figure = take_figure(p.scanner, p.diagnostics);
  if (!figure) return 0;
  const Measure measure = measure_of(spec);
  if (!is_percent_of_no_share(measure, *figure)) return in_unit_of(measure, *figure, false, p.diagnostics).value_or(0);
  p.diagnostics.error("percent_of_no_share", figure->at,
                      fmt::format("'{}' is no share: it runs from {:g} to {:g}", column.text, spec.low, spec.high),
                      fmt::format("write  {:g}", figure->number));
  return 0;
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

bool has_no_options(const OutcomeParser& p, const ColumnRef& column) {
  return column.column == "state.best" && value_names(p.scenario, column).empty();
}

void push_comparison(OutcomeParser& p, const ColumnRef& column, Comparison comparison) {
  Record record;
  record.kind = Record::Kind::ever;
  record.column = column;
  record.comparison = comparison;
  if (column.column.empty() || has_no_options(p, column))
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
  const std::string names = value_names(p.scenario, column);
  if (has_no_options(p, column) && p.diagnostics.has_errors()) return;  // its `options` may be among them
  if (spec_of(column).unit.empty() && names.empty())
    p.diagnostics.error("not_available", at,
                        fmt::format("values of '{}' are not available in this version", column.text));
  else if (!names.empty() && !only_equal)
    p.diagnostics.error("named_value", at, fmt::format("'{}' has names, which have no order", column.text),
                        fmt::format("use == or in {{ }}; one of: {}", names));
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

// "given" condition. The operations after those of the probability itself become the outcome's condition.
bool read_given(OutcomeParser& p) {
  const std::size_t begin = p.scanner.next, end = p.outcome.program.size();
  if (p.scanner.lost || (!take_word(p.scanner, "given") && !take(p.scanner, "|"))) return false;
  if (!p.one_arm)
    refuse(p.scanner, begin, p.diagnostics, "given_in_comparison",
           "a comparison cannot be conditional on what its arms decide",
           "impose the condition as an intervention in both arms");
  read_any(p);
  auto& program = p.outcome.program;
  const auto split = program.begin() + static_cast<std::ptrdiff_t>(end);
  p.outcome.given.assign(split, program.end());
  program.erase(split, program.end());
  p.conditional_end = end;
  return true;
}

// --------------------------------------------------------------------------------------- values that are events

// The event that a column takes a value, named COLUMN.VALUE: "new.negotiated"; null where there is none.
const EventSpec* event_of_value(const Record& record) {
  if (record.kind != Record::Kind::ever || record.comparison != Comparison::equal) return nullptr;
  if (record.column.column.empty() || !outlives_the_regime(record.column.column)) return nullptr;
  const ColumnSpec& spec = spec_of(record.column);
  const auto names = words_of(spec.names);
  const auto value = static_cast<std::size_t>(record.bound);
  return value < names.size() ? find_event(spec.table, fmt::format("{}.{}", spec.name, names[value])) : nullptr;
}

// P(column in {a, b}) of a column whose values exclude each other and stay: the sum of the probabilities that it takes
// them, at any time up to the window's end, in place of the 0/1 result. False where some of it is something else.
bool read_values_as_events(OutcomeParser& p, std::size_t first) {
  auto& records = p.outcome.records;
  for (std::size_t i = first; i < records.size(); ++i) {
    const auto twice = [&](const Record& r) { return r == records[i]; };
    const auto here = records.begin() + static_cast<std::ptrdiff_t>(i);
    if (event_of_value(records[i]) == nullptr || records[i].column != records[first].column ||
        !records[i].begins.first.empty() || std::count_if(here + 1, records.end(), twice) > 0)
      return false;
  }
  for (std::size_t i = first; i < records.size(); ++i) {
    const EventSpec& event = *event_of_value(records[i]);
    const std::string name = fmt::format("{}.{}", event.table, event.name);
    records[i].event = {name, records[i].column.row, name};
    records[i].kind = Record::Kind::chance;
    records[i].column = {};
    records[i].comparison = Comparison::equal;
    records[i].bound = 0;
    records[i].window.from = std::min(records[i].window.from, p.scenario.clock.from);
  }
  return true;
}

bool is_only(const std::vector<Operation>& program, std::size_t begin, Operation::Kind kind) {
  return std::all_of(program.begin() + static_cast<std::ptrdiff_t>(begin), program.end(),
                     [&](const Operation& o) { return o.kind == Operation::Kind::record || o.kind == kind; });
}

// How the probability is read: from the probabilities along the path where that is known, else from the 0/1 result.
void choose_reading(OutcomeParser& p, std::size_t first_record, std::size_t first_operation) {
  auto& records = p.outcome.records;
  auto& program = p.outcome.program;
  const bool single = records.size() == first_record + 1 && records[first_record].kind == Record::Kind::coin;
  if (single) {
    records[first_record].kind = Record::Kind::chance;
  } else if (is_only(program, first_operation, Operation::Kind::disjunction) &&
             read_values_as_events(p, first_record)) {
    for (std::size_t i = first_operation; i < program.size(); ++i)
      if (program[i].kind == Operation::Kind::disjunction) program[i].kind = Operation::Kind::add;
  } else {
    p.outcome.reads_coin = true;
  }
}

Clause clause_of(const Operation& operation, const std::vector<Record>& records) {
  Clause clause;
  if (operation.kind == Operation::Kind::record) {
    const Record& record = records[operation.record];
    clause = {record.kind == Record::Kind::coin ? Clause::Kind::event : Clause::Kind::column, record.event,
              record.column, record.comparison, record.bound};
  } else {
    clause.kind = operation.kind == Operation::Kind::conjunction   ? Clause::Kind::conjunction
                  : operation.kind == Operation::Kind::disjunction ? Clause::Kind::disjunction
                                                                   : Clause::Kind::negation;
  }
  return clause;
}

}  // namespace

std::optional<std::vector<Clause>> read_condition(Scanner& scanner, const Scenario& scenario,
                                                  Diagnostics& diagnostics) {
  const std::size_t first = diagnostics.list.size();
  OutcomeParser p{scanner, scenario, true, diagnostics, first};
  read_any(p);
  scanner = p.scanner;
  if (scanner.lost || diagnostics.list.size() > first) return std::nullopt;
  std::vector<Clause> clauses;
  for (const auto& operation : p.outcome.program) clauses.push_back(clause_of(operation, p.outcome.records));
  return clauses;
}

Measure read_probability(OutcomeParser& p) {
  const std::size_t first = p.outcome.records.size(), first_operation = p.outcome.program.size();
  read_any(p);
  const bool conditional = read_given(p);
  if (!p.scanner.lost && !sees(p.scanner, ")")) expected(p, "'&', 'or' or ')'");
  expect(p, ")");
  if (sees(p.scanner, "@")) expected(p, "a window", "P(...) by day 30, or in day 3..30");
  if (p.scanner.lost) return {};
  const bool always = conditional && at_end(p.scanner);  // "of all attempts": whenever it was, from start on
  const auto window = always ? Period{{0, p.scenario.clock.horizon}, {}, {}}
                             : read_window(p.scanner, p.scenario, p.diagnostics).value_or(Period{});
  auto& records = p.outcome.records;
  for (std::size_t i = first; i < records.size(); ++i) set_window(records[i], window);
  if (conditional)
    p.outcome.reads_coin = true;
  else
    choose_reading(p, first, first_operation);
  p.outcome.is_probability = first_operation == 0;
  return {"1", true};
}

}  // namespace interregnum
