#include "scenario/moment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "document/source_text.hpp"
#include "scenario/name_parts.hpp"
#include "scenario/names.hpp"
#include "scenario/outcome_parser.hpp"

namespace interregnum {
namespace {

constexpr i64 hours_a_day = 24, hours_a_year = 365 * hours_a_day;
constexpr Text moment_hint = "a moment is: day 30, day 1 02:03, 2023-06-24, from or start";

// The hour of day 0, if the clock knows it.
std::optional<i64> start_of(const Clock& clock) {
  Node node;
  node.text = clock.start;
  Diagnostics ignored;
  Scanner scanner = scan(node);
  if (!sees_date(scanner)) return std::nullopt;
  return take_date(scanner, ignored);
}

// What a moment is read with: the text, what it may refer to, and where mistakes go.
struct Reader {
  Scanner& scanner;
  const Scenario& scenario;
  Diagnostics& diagnostics;
};

std::nullopt_t fail(const Reader& r, std::size_t begin, std::string code, std::string message, std::string hint = {}) {
  return refuse(r.scanner, begin, r.diagnostics, std::move(code), std::move(message), std::move(hint));
}

// ------------------------------------------------------------------------------------------------------------- bounds

std::string day_text(i64 tick) {
  const i64 hour = ((tick % hours_a_day) + hours_a_day) % hours_a_day;
  const std::string day = fmt::format("day {}", (tick - hour) / hours_a_day);
  return hour == 0 ? day : fmt::format("{} {:02}:00", day, hour);
}

// The hint of a moment after the horizon: which horizon it needs.
std::string horizon_hint(i64 tick) {
  constexpr i64 longest = 100 * hours_a_year;
  if (tick > longest) return {};
  const i64 days = (tick + hours_a_day - 1) / hours_a_day;
  return fmt::format("this needs:  horizon = \"{}\"", duration_text(days * hours_a_day));
}

std::optional<i64> in_bounds(const Reader& r, std::size_t begin, i64 tick) {
  const Clock& clock = r.scenario.clock;
  const std::string written(text_since(r.scanner, begin));
  if (clock.horizon > 0 && tick > clock.horizon)
    return fail(r, begin, "after_horizon",
                fmt::format("{} is after the horizon ({})", written, duration_text(clock.horizon)), horizon_hint(tick));
  if (clock.horizon > 0 && tick < clock.from)
    return fail(r, begin, "before_from", fmt::format("{} is before `from` ({})", written, day_text(clock.from)),
                "runs begin at `from`, in [time]");
  return tick;
}

// ------------------------------------------------------------------------------------------------------------- moments

// "N [HH:MM]", the part after "day".
std::optional<i64> take_day(const Reader& r, std::size_t begin) {
  const auto number = take_number(r.scanner);
  if (!number) {
    lose(r.scanner, r.diagnostics, "bad_moment",
         fmt::format("expected the number of a day, found {}", found(r.scanner)), std::string(moment_hint));
    return std::nullopt;
  }
  constexpr double ages = 1e7;  // beyond every horizon, and small enough to be counted in hours
  const double day = std::clamp(*number, -ages, ages);
  if (day != std::floor(day))
    return fail(r, begin, "bad_moment", "days are whole numbers", "say the hour:  day 1 12:00");
  const auto hours = take_time_of_day(r.scanner, r.diagnostics);
  if (!hours) return std::nullopt;
  return in_bounds(r, begin, static_cast<i64>(day) * hours_a_day + *hours);
}

std::optional<i64> take_calendar_day(const Reader& r, std::size_t begin) {
  const auto hours = take_date(r.scanner, r.diagnostics);
  const auto start = start_of(r.scenario.clock);
  if (!hours || !start) return std::nullopt;  // without a start that has been reported
  return in_bounds(r, begin, *hours - *start);
}

// "+ 12 h" after a moment that a run decides, in hours; nothing is read where a number without a unit follows.
std::optional<i64> take_offset(const Reader& r) {
  constexpr std::pair<Text, i64> units[] = {{"h", 1}, {"d", hours_a_day}, {"w", 7 * hours_a_day}, {"y", hours_a_year}};
  const std::size_t begin = r.scanner.next;
  const bool back = take(r.scanner, "-");
  const auto number = back || take(r.scanner, "+") ? take_number(r.scanner) : std::nullopt;
  for (const auto& [unit, hours] : units)
    if (number && take_word(r.scanner, unit)) {
      if (back || *number < 0 || *number > 1e6)
        return fail(r, begin, "bad_moment", "a run cannot look back from a moment that it decides, nor a million ahead",
                    "say hours or days after it:  march.stops + 12 h");
      return static_cast<i64>(*number * static_cast<double>(hours));
    }
  r.scanner.next = begin;
  return 0;
}

// A moment that only a run decides: the time of an event.
std::optional<When> take_event(const Reader& r, Text name, std::size_t begin) {
  const bool like_an_event = name.find_first_of(".[") != Text::npos || is_one_row(name);
  if (!like_an_event) {
    r.scanner.lost = true;
    return fail(r, begin, "bad_moment", fmt::format("{} is no moment", in_quotes(name)), std::string(moment_hint));
  }
  const auto event = resolve_event(name, place(*r.scanner.string, name), r.scenario, r.diagnostics);
  const auto offset = take_offset(r);
  if (!event || !offset) return std::nullopt;
  Clause clause;
  clause.event = *event;
  return When{0, {{clause}, *offset}};
}

// "first(" has been read.
std::optional<When> take_first(const Reader& r) {
  auto condition = read_condition(r.scanner, r.scenario, r.diagnostics);
  if (!r.scanner.lost && !take(r.scanner, ")"))
    lose(r.scanner, r.diagnostics, "bad_moment", fmt::format("expected ')', found {}", found(r.scanner)));
  if (r.scanner.lost) return std::nullopt;
  const auto offset = take_offset(r);
  if (!condition || !offset) return std::nullopt;
  return When{0, {std::move(*condition), *offset}};
}

std::optional<When> at_tick(std::optional<i64> tick) { return tick ? std::optional(When{*tick, {}}) : std::nullopt; }

std::optional<When> take_named(const Reader& r, std::size_t begin) {
  const Text word = take_reference(r.scanner);
  if (word == "day") return at_tick(take_day(r, begin));
  if (word == "from") return at_tick(r.scenario.clock.from);
  if (word == "start") return at_tick(0);
  if (word == "first" && take(r.scanner, "(")) return take_first(r);
  return take_event(r, word, begin);
}

std::optional<When> take_moment(const Reader& r) {
  const bool is_date = sees_date(r.scanner);
  const std::size_t begin = r.scanner.next;
  if (is_date) return at_tick(take_calendar_day(r, begin));
  Scanner ahead = r.scanner;
  if (!take_name(ahead).empty()) return take_named(r, begin);
  std::string hint(moment_hint);
  if (const auto number = take_number(ahead)) hint = fmt::format("write  day {}", text_since(ahead, begin));
  lose(r.scanner, r.diagnostics, "bad_moment", fmt::format("expected a moment, found {}", found(r.scanner)),
       std::move(hint));
  return std::nullopt;
}

// ------------------------------------------------------------------------------------------------------------- windows

// The moment after "..", where a lone number is a day.
std::optional<When> take_end(const Reader& r) {
  Scanner ahead = r.scanner;
  const bool lone = take_number(ahead) && !sees_date(r.scanner) && !sees(ahead, ":");
  if (!lone) return take_moment(r);
  return at_tick(take_day(r, r.scanner.next));
}

bool is_decided(const When& moment) { return !moment.anchor.first.empty(); }

// From one moment to another, in their order where both are known.
Period period_between(const Reader& r, When first, When last) {
  Period period;
  period.from = is_decided(first) ? 0 : first.tick;
  period.to = is_decided(last) ? std::max(period.from, r.scenario.clock.horizon) : last.tick;
  period.begins = std::move(first.anchor);
  period.ends = std::move(last.anchor);
  return period;
}

}  // namespace

std::optional<i64> read_moment(const Node& node, const Scenario& scenario, Diagnostics& diagnostics) {
  const std::string hint = node.kind == Kind::integer ? fmt::format("write  \"day {}\"", node.number) : std::string();
  if (node.kind != Kind::date && !is_expression(node, "a moment", diagnostics, hint)) return std::nullopt;
  Scanner scanner = scan(node);
  const auto moment = take_moment({scanner, scenario, diagnostics});
  expect_end(scanner, diagnostics, "bad_moment", "the end of the moment", std::string(moment_hint));
  if (scanner.lost || !moment) return std::nullopt;
  if (!is_decided(*moment)) return moment->tick;
  diagnostics.error("decided_in_run", node.at, "only a run decides this moment; here it must be known beforehand",
                    "say the day:  day 1 18:00");
  return std::nullopt;
}

std::optional<When> read_moment(Scanner& scanner, const Scenario& scenario, Diagnostics& diagnostics) {
  return take_moment({scanner, scenario, diagnostics});
}

std::optional<Period> read_window(Scanner& scanner, const Scenario& scenario, Diagnostics& diagnostics) {
  const Reader r{scanner, scenario, diagnostics};
  at_end(scanner);
  const std::size_t begin = scanner.next;
  const bool by = take_word(scanner, "by");
  if (!by && !take_word(scanner, "in")) take_word(scanner, "over");
  auto first = by ? at_tick(0) : take_moment(r);
  if (!by && !scanner.lost && !take(scanner, ".."))
    lose(scanner, diagnostics, "bad_window", fmt::format("expected '..', found {}", found(scanner)),
         "windows: by day 30, in day 3..30, over day 3..30");
  if (scanner.lost) return std::nullopt;
  auto last = by ? take_moment(r) : take_end(r);
  if (scanner.lost || !first || !last) return std::nullopt;
  if (is_decided(*first) || is_decided(*last) || first->tick <= last->tick)
    return period_between(r, std::move(*first), std::move(*last));
  const std::string written(text_since(scanner, begin));
  return fail(r, begin, "reversed_window", fmt::format("'{}' ends before it begins", written),
              by ? "`by` begins at `start`; say  in day A..B" : "");
}

std::string duration_text(i64 hours) {
  if (hours % hours_a_year == 0) return fmt::format("{} y", hours / hours_a_year);
  if (hours % hours_a_day == 0) return fmt::format("{} d", hours / hours_a_day);
  return fmt::format("{} h", hours);
}

}  // namespace interregnum
