// Days that a text names.
#pragma once

#include <optional>
#include <string>

#include "base/text.hpp"

namespace interregnum {

// A day of the calendar as 2023-06-23, and how the text has it. Where it names a month alone, the first of the month.
struct NamedDay {
  std::string day;
  std::string written;
  bool whole = false;  // the text names the day, not the month alone
};

// The first whole day ("23 June 2023", "June 23, 2023", "2023-06-23"), or else the first month with its year.
std::optional<NamedDay> day_in(Text sentence);

}  // namespace interregnum
