// Two versions of a study world by world.
#pragma once

#include <span>

#include "judge/worlds.hpp"

namespace interregnum {

struct Paired {
  Estimate change;  // after less before; bounds of 95 % (Student's t: a fixed number of worlds, looked at once)
  u64 worlds = 0;   // that have both
};

// Draws come in the same order; where a version read fewer, the others are left out. Not known for under two worlds.
Paired paired_change(std::span<const double> before, std::span<const double> after);

}  // namespace interregnum
