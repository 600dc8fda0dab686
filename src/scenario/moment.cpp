#include "scenario/moment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "document/source_text.hpp"
#include "scenario/name_parts.hpp"
#include "scenario/names.hpp"

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

void skip_to_closing(Scanner& scanner) {
  int open = 1;
  while (open > 0 && scanner.next < scanner.text.size()) {
    const char c = scanner.text[scanner.next++];
    open += c == '(' ? 1 : c == ')' ? -1 : 0;
  }
}

// "+ 12 h" after an event.
void skip_offset(Scanner& scanner) {
  const std::size_t begin = scanner.next;
  const bool sign = take(scanner, "+") || take(scanner, "-");
  if (sign && take_number(scanner)) {
    for (const Text unit : {"h", "d", "w", "y"})
      if (take_word(scanner, unit)) return;
  }
  scanner.next = begin;
}

// A moment that only a run decides.
std::optional<i64> take_event(const Reader& r, Text name, std::size_t begin) {
  const bool like_an_event = name.find_first_of(".[") != Text::npos || is_one_row(name);
  if (!like_an_event) {
    r.scanner.lost = true;
    return fail(r, begin, "bad_moment", fmt::format("{} is no moment", in_quotes(name)), std::string(moment_hint));
  }
  if (!resolve_event(name, place(*r.scanner.string, name), r.scenario, r.diagnostics)) return std::nullopt;
  skip_offset(r.scanner);
  return fail(r, begin, "not_available", "moments decided inside a run are not available in this version",
              "say the day:  day 1 18:00");
}

std::optional<i64> take_named(const Reader& r, std::size_t begin) {
  const Text word = take_reference(r.scanner);
  if (word == "day") return take_day(r, begin);
  if (word == "from") return r.scenario.clock.from;
  if (word == "start") return 0;
  if (word == "first" && take(r.scanner, "(")) {
    skip_to_closing(r.scanner);
    return fail(r, begin, "not_available", "first( ) is not available in this version", "say the day:  day 1 18:00");
  }
  return take_event(r, word, begin);
}

std::optional<i64> take_moment(const Reader& r) {
  const bool is_date = sees_date(r.scanner);
  const std::size_t begin = r.scanner.next;
  if (is_date) return take_calendar_day(r, begin);
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
std::optional<i64> take_end(const Reader& r) {
  Scanner ahead = r.scanner;
  const bool lone = take_number(ahead) && !sees_date(r.scanner) && !sees(ahead, ":");
  if (!lone) return take_moment(r);
  return take_day(r, r.scanner.next);
}

}  // namespace

std::optional<i64> read_moment(const Node& node, const Scenario& scenario, Diagnostics& diagnostics) {
  const std::string hint = node.kind == Kind::integer ? fmt::format("write  \"day {}\"", node.number) : std::string();
  if (node.kind != Kind::date && !is_expression(node, "a moment", diagnostics, hint)) return std::nullopt;
  Scanner scanner = scan(node);
  const auto tick = take_moment({scanner, scenario, diagnostics});
  expect_end(scanner, diagnostics, "bad_moment", "the end of the moment", std::string(moment_hint));
  return scanner.lost ? std::nullopt : tick;
}

std::optional<i64> read_moment(Scanner& scanner, const Scenario& scenario, Diagnostics& diagnostics) {
  return take_moment({scanner, scenario, diagnostics});
}

std::optional<Window> read_window(Scanner& scanner, const Scenario& scenario, Diagnostics& diagnostics) {
  const Reader r{scanner, scenario, diagnostics};
  at_end(scanner);
  const std::size_t begin = scanner.next;
  const bool by = take_word(scanner, "by");
  if (!by && !take_word(scanner, "in")) take_word(scanner, "over");
  const auto first = by ? std::optional<i64>(0) : take_moment(r);
  if (!by && !scanner.lost && !take(scanner, ".."))
    lose(scanner, diagnostics, "bad_window", fmt::format("expected '..', found {}", found(scanner)),
         "windows: by day 30, in day 3..30, over day 3..30");
  if (scanner.lost) return std::nullopt;
  const auto last = by ? take_moment(r) : take_end(r);
  if (scanner.lost || !first || !last) return std::nullopt;
  if (*first <= *last) return Window{*first, *last};
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
