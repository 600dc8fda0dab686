// Quantities that are made of others ("= x * army.loyalty"). Internal to the reader.
#pragma once

#include "scenario/draft.hpp"

namespace interregnum {

// Gives each name of each expression its input (Input::references), in the unit of the place where it stands, and
// reports unknown names and quantities that depend on themselves.
void resolve_expressions(Draft& draft);

}  // namespace interregnum
