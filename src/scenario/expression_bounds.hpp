// Expressions over uncertain numbers may leave the bounds of their place in some worlds only.
#pragma once

#include "scenario/draft.hpp"

namespace interregnum {

// Draws every number in 256 worlds and reports each expression that leaves its place's bounds in any of them.
// Expressions must be resolved and free of cycles.
void check_expression_bounds(Draft& draft);

}  // namespace interregnum
