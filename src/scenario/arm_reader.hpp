// Arm expressions: NAME (("+" | "-") NAME)* over shocks, interventions and arms. An arm is a set: all that is added,
// less all that is taken away, in whatever order they are written.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace interregnum {

// The arms that the file defines: name -> the string that holds the expression. They hide the three that always
// exist: nothing; story, all shocks; free, all shocks before `start`.
using NamedArms = std::map<std::string, const Node*>;

// The sorted indices of the actions of an expression. If `expression` is a view into where.text, mistakes are shown
// at the word, otherwise at the whole of `where`. A mistake inside a named arm is reported only when that arm's own
// string is read: read every one of them once.
std::optional<std::vector<u32>> read_arm(Text expression, const Node& where, const Scenario& scenario,
                                         const NamedArms& named_arms, Diagnostics& diagnostics);

// What the `arms` of a test says: "A vs B", "A < B", or "A" for a level.
struct ComparedArms {
  Arm first;
  std::optional<Arm> second;
  bool is_order = false;
};
std::optional<ComparedArms> read_compared_arms(const Node& node, const Scenario& scenario, const NamedArms& named_arms,
                                               Diagnostics& diagnostics);

inline constexpr int most_nested_arms = 64;

}  // namespace interregnum
