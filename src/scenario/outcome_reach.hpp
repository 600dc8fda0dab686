// Between which values an outcome lies whatever happens. Internal to the reader.
#pragma once

#include "scenario/outcome.hpp"

namespace interregnum {

// Infinite where no bound is known.
struct Reach {
  double low, high;
};

Reach reach_of(const Outcome& outcome);

}  // namespace interregnum
