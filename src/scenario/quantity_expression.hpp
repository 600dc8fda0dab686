// "= army.force * 0.5 + 200 person": a quantity that is computed from others. Private to quantity*.cpp.
#pragma once

#include "scenario/quantity_reader.hpp"

namespace interregnum {

// From behind the `=` to the end or to the [ of a source. Steps in reverse Polish order; an evaluation needs a stack
// of at most 2 * most_nesting numbers.
//   sum := product (("+" | "-") product)*       product := factor (("*" | "/") factor)*
//   factor := NUMBER [unit] | NAME | "(" sum ")" | "-" factor
// A number that is a summand of its own needs the target's unit; in a product a plain number is a factor.
std::optional<std::vector<Step>> read_expression(Reader& r);

}  // namespace interregnum
