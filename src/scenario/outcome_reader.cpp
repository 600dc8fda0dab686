// Outcomes: sums and products of what is read of a run.
#include "scenario/outcome_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>

#include "document/source_text.hpp"
#include "scenario/moment.hpp"
#include "scenario/names.hpp"
#include "scenario/outcome_parser.hpp"

namespace interregnum {
namespace {

constexpr Text functions_hint = "there are: mean min max slope last, P and time";

Measure unknown() {
  Measure measure;
  measure.known = false;
  return measure;
}

Measure measure_of(const ColumnRef& column) { return column.column.empty() ? unknown() : measure_of(spec_of(column)); }

// -------------------------------------------------------------------------------------------------------------- terms

Measure read_literal(OutcomeParser& p) {
  const std::size_t begin = p.scanner.next;
  const double number = take_number(p.scanner).value_or(0);
  if (!std::isfinite(number)) refuse(p.scanner, begin, p.diagnostics, "not_finite", "this number is too large");
  p.outcome.program.push_back({Operation::Kind::constant, number, 0});
  Measure measure;
  measure.literal = number;
  return measure;
}

Measure read_column(OutcomeParser& p, Text name) {
  Record record;
  record.column = column_ref(p, name);
  const Measure measure = measure_of(record.column);
  p.waiting.push_back({push_record(p, std::move(record)), name});
  return measure;
}

// "@" has been read: its moment serves the columns that wait for one.
void read_moment_for_waiting(OutcomeParser& p) {
  if (p.waiting.empty())
    p.diagnostics.error("moment_not_wanted", place(*p.scanner.string, p.scanner.text.substr(p.scanner.next - 1, 1)),
                        "nothing before this '@' waits for a moment");
  const When moment = read_moment(p.scanner, p.scenario, p.diagnostics).value_or(When{});
  const bool decided = !moment.anchor.first.empty();
  for (const auto& column : p.waiting) {
    Record& record = p.outcome.records[column.record];
    record.window = {decided ? 0 : moment.tick, decided ? p.scenario.clock.horizon : moment.tick};
    record.ends = moment.anchor;
  }
  p.waiting.clear();
}

struct Aggregate {
  Text name;
  Record::Kind kind;
};
constexpr Aggregate aggregates[] = {{"mean", Record::Kind::mean},
                                    {"min", Record::Kind::minimum},
                                    {"max", Record::Kind::maximum},
                                    {"slope", Record::Kind::slope},
                                    {"last", Record::Kind::last}};

// mean(x) @ day 30: a mean of one moment, which usually means to be one over people.
void fail_mean_at_moment(OutcomeParser& p, const Aggregate& aggregate, Text column) {
  const Position at = here(p.scanner);
  take(p.scanner, "@");
  p.diagnostics.error("mean_over_people", at, fmt::format("{}( ) is over time and needs a window", aggregate.name),
                      fmt::format("the mean over people is already part of it: drop {}( ).\n"
                                  "Over time:  {}({}) over day 3..30",
                                  aggregate.name, aggregate.name, column));
  read_moment(p.scanner, p.scenario, p.diagnostics);
}

// "mean(" has been read.
Measure read_aggregate(OutcomeParser& p, const Aggregate& aggregate) {
  const Text name = take_reference(p.scanner);
  if (name.empty()) return expected(p, "a column"), unknown();
  Record record;
  record.kind = aggregate.kind;
  record.column = column_ref(p, name);
  const Measure measure = measure_of(record.column);
  expect(p, ")");
  if (p.scanner.lost) return unknown();
  if (measure.known && measure.unit.empty() && aggregate.kind != Record::Kind::last)
    p.diagnostics.error("named_value", place(*p.scanner.string, name),
                        fmt::format("'{}' has names, of which there is no {}", name, aggregate.name));
  if (sees(p.scanner, "@"))
    fail_mean_at_moment(p, aggregate, name);
  else
    set_window(record, read_window(p.scanner, p.scenario, p.diagnostics).value_or(Period{}));
  push_record(p, std::move(record));
  return aggregate.kind == Record::Kind::slope ? slope_of(measure) : measure;
}

// "time(" has been read.
Measure read_time(OutcomeParser& p) {
  const Text name = take_reference(p.scanner);
  if (name.empty()) return expected(p, "an event"), unknown();
  Record record;
  record.kind = Record::Kind::time;
  record.event = event_ref(p, name);
  record.window = {0, p.scenario.clock.horizon};
  expect(p, ")");
  push_record(p, std::move(record));
  return {"d"};
}

// A word and its "(" have been read.
Measure read_function(OutcomeParser& p, Text name) {
  for (const auto& aggregate : aggregates)
    if (aggregate.name == name) return read_aggregate(p, aggregate);
  if (name == "P") return read_probability(p);
  if (name == "time") return read_time(p);
  p.diagnostics.error("unknown_function", place(*p.scanner.string, name),
                      fmt::format("no function {}", in_quotes(name)), std::string(functions_hint));
  p.scanner.lost = true;
  return unknown();
}

Measure read_sum(OutcomeParser& p);

Measure read_group(OutcomeParser& p) {
  if (!enter(p)) return unknown();
  const Measure measure = read_sum(p);
  expect(p, ")");
  leave(p);
  return measure;
}

Measure read_plain_term(OutcomeParser& p) {
  if (take(p.scanner, "(")) return read_group(p);
  const Text name = take_reference(p.scanner);
  if (!name.empty()) return take(p.scanner, "(") ? read_function(p, name) : read_column(p, name);
  Scanner ahead = p.scanner;
  if (take_number(ahead)) return read_literal(p);
  expected(p, "a column, a function or a number", "for example  citizens.ready @ day 7, P(regime.falls) by day 365");
  return unknown();
}

Measure read_term(OutcomeParser& p) {
  const Measure measure = read_plain_term(p);
  if (p.scanner.lost) return unknown();
  if (take(p.scanner, "@")) read_moment_for_waiting(p);
  return measure;
}

// -------------------------------------------------------------------------------------------------- products and sums

struct Sign {
  Text text;
  Operation::Kind kind;
};
constexpr std::array product_signs = {Sign{"*", Operation::Kind::multiply}, Sign{"/", Operation::Kind::divide}};
constexpr std::array sum_signs = {Sign{"+", Operation::Kind::add}, Sign{"-", Operation::Kind::subtract}};

// The sign that stands next, its text where it was written.
std::optional<Sign> take_sign(Scanner& scanner, std::span<const Sign> signs) {
  for (const auto& sign : signs)
    if (take(scanner, sign.text)) return Sign{scanner.text.substr(scanner.next - 1, 1), sign.kind};
  return std::nullopt;
}

// Operands joined by signs, from left to right.
Measure read_chain(OutcomeParser& p, std::span<const Sign> signs, Measure (*read_operand)(OutcomeParser&)) {
  Measure left = read_operand(p);
  while (!p.scanner.lost) {
    const auto sign = take_sign(p.scanner, signs);
    if (!sign) break;
    const Measure right = read_operand(p);
    const auto mismatch = mismatch_of(sign->kind, left, right);
    if (mismatch)
      p.diagnostics.error(mismatch->code, place(*p.scanner.string, sign->text), mismatch->message, mismatch->hint);
    left = mismatch ? unknown() : combined(sign->kind, left, right);
    p.outcome.is_probability = false;
    push(p, sign->kind);
  }
  return left;
}

Measure read_product(OutcomeParser& p) { return read_chain(p, product_signs, read_term); }
Measure read_sum(OutcomeParser& p) { return read_chain(p, sum_signs, read_product); }

// ---------------------------------------------------------------------------------------------------------- the whole

// What to write in place of  army.stance == aside @ day 10:  a comparison stands within P( ).
std::string comparison_hint(OutcomeParser& p) {
  constexpr Text signs[] = {"==", "<", ">", "=", "!=", "in "};
  constexpr std::size_t longest = 100;
  const auto next = [&](Text sign) { return sees(p.scanner, sign); };
  if (p.scanner.lost || at_end(p.scanner) || std::none_of(std::begin(signs), std::end(signs), next)) return {};
  const Text text = p.scanner.text;
  const std::size_t at = text.find('@', p.scanner.next);
  const bool as_it_is = next("==") || next("<") || next(">") || next("in ");
  if (!as_it_is || at == Text::npos || text.size() > longest || p.outcome.program.size() != 1)
    return "a comparison stands within P( ):  P(citizens.acts > 10 %) in day 10..20";
  const Text condition = trimmed(text.substr(0, at)), moment = trimmed(text.substr(at + 1));
  return fmt::format("as a probability:  P({}) in {}..{}", condition, moment, moment);
}

void check_whole(OutcomeParser& p) {
  expect_end(p.scanner, p.diagnostics, "outcome_syntax", "+ - * / or the end", comparison_hint(p));
  if (p.scanner.lost) return;
  for (const auto& column : p.waiting)
    p.diagnostics.error("no_moment", place(*p.scanner.string, column.name),
                        fmt::format("{} at which moment?", in_quotes(column.name)),
                        fmt::format("{} @ day 7", column.name));
  if (p.outcome.records.empty())
    p.diagnostics.error("no_observable", p.scanner.string->at, "this outcome reads nothing of a run");
  if (p.conditional_end > 0 && p.outcome.program.size() != p.conditional_end)
    p.diagnostics.error("given_alone", p.scanner.string->at, "a conditional probability stands alone",
                        "it is a mean over some of the runs, so nothing can be calculated with it");
}

// Keeps one of equal records.
void merge_records(Outcome& outcome) {
  std::map<Record, u32> index;
  std::vector<Record> kept;
  for (auto* program : {&outcome.program, &outcome.given})
    for (auto& operation : *program) {
      if (operation.kind != Operation::Kind::record) continue;
      const Record& record = outcome.records[operation.record];
      const auto [found_at, is_new] = index.emplace(record, static_cast<u32>(kept.size()));
      if (is_new) kept.push_back(record);
      operation.record = found_at->second;
    }
  outcome.records = std::move(kept);
}

void finish(Outcome& outcome, const Measure& measure, Text text) {
  merge_records(outcome);
  outcome.text = text;
  outcome.unit = measure.unit;
  outcome.is_share = measure.share;
  outcome.is_difference = measure.difference;
  outcome.window = outcome.records.front().window;
  for (const auto& record : outcome.records) {
    outcome.window.from = std::min(outcome.window.from, record.window.from);
    outcome.window.to = std::max(outcome.window.to, record.window.to);
  }
}

// After so many mistakes in one string the rest of it is not worth reading.
void give_up_after_many(OutcomeParser& p) {
  constexpr std::size_t most_mistakes = 20;
  if (p.diagnostics.list.size() >= p.first_mistake + most_mistakes) p.scanner.lost = true;
}

bool has_error_since(const Diagnostics& diagnostics, std::size_t first) {
  const auto begin = diagnostics.list.begin() + static_cast<std::ptrdiff_t>(first);
  return std::any_of(begin, diagnostics.list.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
}

}  // namespace

void expected(OutcomeParser& p, Text what, std::string hint) {
  lose(p.scanner, p.diagnostics, "outcome_syntax", fmt::format("expected {}, found {}", what, found(p.scanner)),
       std::move(hint));
}

void expect(OutcomeParser& p, Text symbol) {
  if (!p.scanner.lost && !take(p.scanner, symbol)) expected(p, fmt::format("'{}'", symbol));
}

bool enter(OutcomeParser& p) {
  if (++p.depth <= most_parentheses) return true;
  lose(p.scanner, p.diagnostics, "nesting", fmt::format("nested deeper than {}", most_parentheses));
  return false;
}

void leave(OutcomeParser& p) { --p.depth; }

ColumnRef column_ref(OutcomeParser& p, Text name) {
  const auto column = resolve_column(name, place(*p.scanner.string, name), p.scenario, p.diagnostics);
  give_up_after_many(p);
  return column.value_or(ColumnRef{});
}

void set_window(Record& record, const Period& period) {
  record.window = period;
  record.begins = period.begins;
  record.ends = period.ends;
}

EventRef event_ref(OutcomeParser& p, Text name) {
  const auto event = resolve_event(name, place(*p.scanner.string, name), p.scenario, p.diagnostics);
  give_up_after_many(p);
  return event.value_or(EventRef{});
}

void push(OutcomeParser& p, Operation::Kind kind) { p.outcome.program.push_back({kind, 0, 0}); }

u32 push_record(OutcomeParser& p, Record record) {
  const u32 index = static_cast<u32>(p.outcome.records.size());
  p.outcome.records.push_back(std::move(record));
  p.outcome.program.push_back({Operation::Kind::record, 0, index});
  return index;
}

std::optional<Outcome> read_outcome(const Node& string, const Scenario& scenario, bool one_arm,
                                    Diagnostics& diagnostics) {
  if (!is_expression(string, "an outcome", diagnostics, "\"citizens.ready @ day 7\"")) return std::nullopt;
  const std::size_t first = diagnostics.list.size();
  OutcomeParser p{scan(string), scenario, one_arm, diagnostics, first};
  const Measure measure = read_sum(p);
  check_whole(p);
  if (has_error_since(diagnostics, first) || p.scanner.lost || !measure.known) return std::nullopt;
  finish(p.outcome, measure, trimmed(string.text));
  return std::move(p.outcome);
}

}  // namespace interregnum
