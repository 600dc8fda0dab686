#include "scenario/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace interregnum {
namespace {

constexpr Text date_hint = "for example  2023-06-24  or  2023-06-24 02:03";

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
  const bool readable = node.kind == Kind::date || is_expression(node, "a date", diagnostics, std::string(date_hint));
  if (!readable) return std::nullopt;
  Scanner scanner = scan(node);
  if (!sees_date(scanner))
    lose(scanner, diagnostics, "bad_date", fmt::format("expected a date, found {}", found(scanner)),
         std::string(date_hint));
  const auto hours = scanner.lost ? std::nullopt : take_date(scanner, diagnostics);
  expect_end(scanner, diagnostics, "bad_date", "the end of the date", std::string(date_hint));
  return scanner.lost ? std::nullopt : hours;
}

bool sees_date(Scanner& scanner) { return looks_like(scanner, "0000-00-00"); }

std::optional<i64> take_time_of_day(Scanner& scanner, Diagnostics& diagnostics) {
  const bool two_digits = looks_like(scanner, "00:00"), one_digit = looks_like(scanner, "0:00");
  if (!two_digits && !one_digit) return 0;
  const std::size_t begin = scanner.next;
  const i64 hour = take_digits(scanner, two_digits ? 2 : 1);
  ++scanner.next;
  const i64 minute = take_digits(scanner, 2);
  i64 second = 0;
  if (looks_like(scanner, ":00")) ++scanner.next, second = take_digits(scanner, 2);
  if (hour < 24 && minute < 60 && second < 60) return hour;
  return refuse(scanner, begin, diagnostics, "bad_time",
                fmt::format("'{}' is no time of day", text_since(scanner, begin)), "00:00 to 23:59");
}

std::optional<i64> take_date(Scanner& scanner, Diagnostics& diagnostics) {
  const std::size_t begin = scanner.next;
  const i64 year = take_digits(scanner, 4);
  ++scanner.next;
  const i64 month = take_digits(scanner, 2);
  ++scanner.next;
  const i64 day = take_digits(scanner, 2);
  const auto days = days_from_civil(year, month, day);
  if (!days)
    refuse(scanner, begin, diagnostics, "bad_date", fmt::format("there is no day '{}'", text_since(scanner, begin)));
  if (looks_like(scanner, "T00:00")) ++scanner.next;
  const auto hours = take_time_of_day(scanner, diagnostics);
  if (!days || !hours) return std::nullopt;
  return *days * 24 + *hours;
}

}  // namespace interregnum
