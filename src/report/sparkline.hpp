// A series as one line of bars, for a terminal.
#pragma once

#include <span>
#include <string>

#include "base/text.hpp"

namespace interregnum {

// `width` bars, each the mean over its share of the time from ticks.front() to `until`, where values[i] holds from
// ticks[i] to the next. Lowest bar = least value. Values that are not finite leave a space; no values give "".
std::string sparkline(std::span<const i64> ticks, std::span<const double> values, i64 until, u32 width);

}  // namespace interregnum
