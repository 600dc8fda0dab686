// The language of outcomes -> records and a postfix program.
//   outcome   := product (("+" | "-") product)*        product := term (("*" | "/") term)*
//   term      := NUMBER | column ["@" moment] | agg "(" column ")" window | "P(" condition ")" window
//              | "time(" event ")" | "(" outcome ")"
//   agg       := mean | min | max | slope | last       over time; a slope is a day's
//   condition := all ("or" all)*    all := one ("&" one)*    one := "!" one | "(" condition ")" | event
//              | column (< <= > >= ==) value | column "in" "{" name ("," name)* "}"
//   value     := NUMBER [unit] | name | "victory(" side ")"
// "@ moment" also serves the columns before it that have none. Read but not available yet: "given" (also "|").
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "scenario/scenario.hpp"

namespace interregnum {

// An outcome, or all that is wrong with it. `one_arm`: the test does not compare (conditions may depend on the run).
// P(event) reads the event's probability along the run's path; compound conditions and comparisons read the coin.
// A comparison is true if it was at some time of the window. time( ) looks from day 0 to the horizon.
// The outcome's unit is that of its values ("" for named values, which are indices): a share is in "1", its slope
// in "/d". `is_difference` marks shares whose level, too, is shown in pp.
std::optional<Outcome> read_outcome(const Node& string, const Scenario& scenario, bool one_arm,
                                    Diagnostics& diagnostics);

// The number of `margin`, `at_least` or `at_most` (the node's key says which) in the outcome's unit, and its text:
// "5 pp", "50 %", "-0.05", 0.05. Levels of shares are in %, their changes and differences in pp; a number without a
// unit is in the outcome's. For named values a margin is a share of runs, in %.
std::optional<std::pair<double, std::string>> read_margin(const Node& node, const Outcome& outcome,
                                                          Diagnostics& diagnostics);

inline constexpr int most_parentheses = 64;

}  // namespace interregnum
