#include "scenario/moment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "scenario/name_parts.hpp"
#include "scenario/names.hpp"
#include "scenario/source_text.hpp"

namespace interregnum {
namespace {

constexpr i64 hours_a_day = 24, hours_a_year = 365 * hours_a_day;
constexpr Text moment_hint = "a moment is: day 30, day 1 02:03, 2023-06-24, from or start";

// Reports a mistake at the text read since `begin`, after which reading can go on.
std::nullopt_t fail(const Scanner& scanner, Diagnostics& diagnostics, std::size_t begin, std::string code,
                    std::string message, std::string hint = {}) {
  const Position at = place(*scanner.string, text_since(scanner, begin));
  diagnostics.error(std::move(code), at, std::move(message), std::move(hint));
  return std::nullopt;
}

// ------------------------------------------------------------------------------------------------ dates and times of
// day

// Whether the text that comes next looks like `shape`, in which 0 stands for any digit.
bool looks_like(Scanner& scanner, Text shape) {
  if (at_end(scanner)) return false;
  const Text next = scanner.text.substr(scanner.next, shape.size());
  const auto fits = [](char c, char s) { return s == '0' ? c >= '0' && c <= '9' : c == s; };
  return next.size() == shape.size() && std::equal(next.begin(), next.end(), shape.begin(), fits);
}

// The next `count` characters, known to be digits, as a number.
i64 take_digits(Scanner& scanner, std::size_t count) {
  i64 number = 0;
  for (; count > 0; --count) number = number * 10 + (scanner.text[scanner.next++] - '0');
  return number;
}

// The hours of a time of day HH:MM[:SS], 0 where none stands.
std::optional<i64> take_time_of_day(Scanner& s, Diagnostics& diagnostics) {
  const bool two_digits = looks_like(s, "00:00"), one_digit = looks_like(s, "0:00");
  if (!two_digits && !one_digit) return 0;
  const std::size_t begin = s.next;
  const i64 hour = take_digits(s, two_digits ? 2 : 1);
  ++s.next;
  const i64 minute = take_digits(s, 2);
  i64 second = 0;
  if (looks_like(s, ":00")) ++s.next, second = take_digits(s, 2);
  if (hour < 24 && minute < 60 && second < 60) return hour;
  return fail(s, diagnostics, begin, "bad_time", fmt::format("'{}' is no time of day", text_since(s, begin)),
              "00:00 to 23:59");
}

// A date, known to stand next, with or without a time of day: hours since 1970-01-01 00:00.
std::optional<i64> take_date(Scanner& s, Diagnostics& diagnostics) {
  const std::size_t begin = s.next;
  const i64 year = take_digits(s, 4);
  ++s.next;
  const i64 month = take_digits(s, 2);
  ++s.next;
  const i64 day = take_digits(s, 2);
  const auto days = days_from_civil(year, month, day);
  if (!days) fail(s, diagnostics, begin, "bad_date", fmt::format("there is no day '{}'", text_since(s, begin)));
  if (looks_like(s, "T00:00")) ++s.next;
  const auto hours = take_time_of_day(s, diagnostics);
  if (!days || !hours) return std::nullopt;
  return *days * hours_a_day + *hours;
}

// The hour of day 0, if the clock knows it.
std::optional<i64> start_of(const Clock& clock) {
  Node node;
  node.text = clock.start;
  Diagnostics ignored;
  Scanner scanner = scan(node);
  if (!looks_like(scanner, "0000-00-00")) return std::nullopt;
  return take_date(scanner, ignored);
}

// What a moment is read with: the text, what it may refer to, and where mistakes go.
struct Reader {
  Scanner& scanner;
  const Scenario& scenario;
  Diagnostics& diagnostics;
};

std::nullopt_t fail(const Reader& r, std::size_t begin, std::string code, std::string message, std::string hint = {}) {
  return fail(r.scanner, r.diagnostics, begin, std::move(code), std::move(message), std::move(hint));
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
  const bool is_date = looks_like(r.scanner, "0000-00-00");
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
  const bool lone = take_number(ahead) && !looks_like(r.scanner, "0000-00-00") && !sees(ahead, ":");
  if (!lone) return take_moment(r);
  return take_day(r, r.scanner.next);
}

bool is_text(const Node& node, Text expected, Diagnostics& diagnostics) {
  if (node.kind == Kind::string) return !is_too_long(node, diagnostics);
  if (node.kind == Kind::date) return true;
  const std::string hint = node.kind == Kind::integer ? fmt::format("write  \"day {}\"", node.number) : std::string();
  diagnostics.error("wrong_kind", node.at, fmt::format("expected {}, found {}", expected, kind_name(node.kind)), hint);
  return false;
}

// Whether nothing is left of a value; otherwise that is reported.
bool is_whole(Scanner& scanner, Diagnostics& diagnostics) {
  if (!scanner.lost && !at_end(scanner))
    lose(scanner, diagnostics, "bad_moment", fmt::format("nothing was expected here, found {}", found(scanner)),
         std::string(moment_hint));
  return !scanner.lost;
}

}  // namespace

// Hinnant, "chrono-compatible low-level date algorithms": years begin in March, eras have 400 years.
std::optional<i64> days_from_civil(i64 year, i64 month, i64 day) {
  constexpr std::array<i64, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 0 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const i64 length = lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
  if (day < 1 || day > length) return std::nullopt;
  const i64 from_march = month > 2 ? year : year + 399;  // of a year shifted by one era where it would be negative
  const i64 day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const i64 days_since_year_0 = from_march * 365 + from_march / 4 - from_march / 100 + from_march / 400 + day_of_year;
  return days_since_year_0 - 719468 - (month > 2 ? 0 : 146097);
}

std::optional<i64> read_date(const Node& node, Diagnostics& diagnostics) {
  if (!is_text(node, "a date", diagnostics)) return std::nullopt;
  Scanner scanner = scan(node);
  if (!looks_like(scanner, "0000-00-00"))
    lose(scanner, diagnostics, "bad_date", fmt::format("expected a date, found {}", found(scanner)),
         "for example  2023-06-24");
  const auto hours = scanner.lost ? std::nullopt : take_date(scanner, diagnostics);
  return is_whole(scanner, diagnostics) ? hours : std::nullopt;
}

std::optional<i64> read_moment(const Node& node, const Scenario& scenario, Diagnostics& diagnostics) {
  if (!is_text(node, "a moment", diagnostics)) return std::nullopt;
  Scanner scanner = scan(node);
  const auto tick = take_moment({scanner, scenario, diagnostics});
  return is_whole(scanner, diagnostics) ? tick : std::nullopt;
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
