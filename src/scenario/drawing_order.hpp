// In which order the numbers of a world are drawn.
#pragma once

#include <vector>

#include "scenario/scenario.hpp"

namespace interregnum {

// All inputs, each after those that its expression names; file order otherwise. References must be free of cycles.
std::vector<u32> drawing_order(const std::vector<Input>& inputs);

}  // namespace interregnum
