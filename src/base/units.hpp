// The closed list of units a scenario may write, and exact conversion between those of one dimension.
#pragma once

#include <optional>
#include <span>

#include "base/text.hpp"

namespace interregnum {

// Exponents: a speed is length 1, time -1.
struct Dimension {
  int person = 0, length = 0, time = 0;
  bool operator==(const Dimension&) const = default;
};

// `%` is a share (level), `pp` a difference of two shares: one dimension, but never interchangeable for a reader.
enum class Share { no, level, difference };

// One unit is times/per of the dimension's own unit (person, km, h); kept as two whole numbers so that conversions
// are exact where they can be.
struct Unit {
  Text name;
  Dimension dimension;
  double times = 1, per = 1;
  Share share = Share::no;
};

std::span<const Unit> all_units();

// By exact name ("km/h"), or nullptr. "month" is no unit: how long is it?
const Unit* find_unit(Text name);

// The factor from a number in `from` to the same in `to`; nothing if the dimensions differ. It does not look at
// `share`: whether % may stand for pp is the caller's question. y = 365 d.
std::optional<double> conversion(const Unit& from, const Unit& to);

}  // namespace interregnum
