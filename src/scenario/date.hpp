// Dates and times of day.
#pragma once

#include <optional>

#include "document/scanner.hpp"

namespace interregnum {

// Days from 1970-01-01 to a day of the proleptic Gregorian calendar, years 0 to 9999; nothing if there is no such day.
std::optional<i64> days_from_civil(i64 year, i64 month, i64 day);

// A date, or date and time of day, as hours since 1970-01-01 00:00 of the study's zone: a Kind::date node or a string
// "2023-06-24", "2023-06-24 02:03". Minutes are dropped: the hour that contains them.
std::optional<i64> read_date(const Node& node, Diagnostics& diagnostics);

// Whether a date stands next, and the same for it. Nothing, and a mistake reported, if there is no such day or hour.
bool sees_date(Scanner& scanner);
std::optional<i64> take_date(Scanner& scanner, Diagnostics& diagnostics);

// The hour of a time of day HH:MM[:SS]; 0 where none stands.
std::optional<i64> take_time_of_day(Scanner& scanner, Diagnostics& diagnostics);

}  // namespace interregnum
