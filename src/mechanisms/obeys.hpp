// Whose orders an organisation follows.
#pragma once

#include "world/values.hpp"

namespace interregnum {

// Whether one of this stance still does what the ruler says: it neither stands aside nor has joined.
constexpr bool obeys(double stance) { return stance == stance::undecided || stance == stance::fights; }

}  // namespace interregnum
