// How a verb is written: short ways to say its arguments, and its record made from them at compile time. Only the files
// of verbs include this.
#pragma once

#include <cmath>

#include "world/verb.hpp"

namespace interregnum {

constexpr double unbounded = HUGE_VAL;

// A quantity in `unit`; an optional one that is absent arrives as NaN.
constexpr Argument number(Text name, Text unit, double low, double high, bool required, Text about) {
  return {name, ArgumentKind::number, required, {}, {name, unit, low, high, exactly(0), about}};
}
constexpr Argument named(Text name, ArgumentKind kind, Text table, bool required, Text about) {
  return {name, kind, required, table, {name, {}, -unbounded, unbounded, exactly(0), about}};
}
constexpr Argument row(Text name, Text table, Text about) { return named(name, ArgumentKind::row, table, true, about); }

inline std::size_t row_index(double row) { return static_cast<std::size_t>(row); }

// A verb that acts on the state at its hour.
template <const auto& uses, const auto& arguments, auto function>
constexpr Verb applied(Text id, Text about, Text sentence, Text zero) {
  return {id,
          about,
          true,
          Effect::apply,
          argument_specs<arguments>,
          column_uses<uses>,
          bound<uses, arguments, function>(),
          sentence,
          zero};
}

}  // namespace interregnum
