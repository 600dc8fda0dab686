// What a number of a scenario is, in a line for people.
#pragma once

#include "scenario/scenario.hpp"

namespace interregnum {

// What the column, the mechanism's parameter or the verb's argument says of itself: "days until a guarantee binds".
// Empty for the file's own parameters, which only the file can explain.
Text about_of(const Scenario& scenario, const Input& input);

}  // namespace interregnum
