// An event with a hazard: it comes when the integrated hazard passes one keyed exponential, so that steps of any length
// see the same, and its chance in a step is what was known of it before (stopped compensator).
#pragma once

#include "base/real.hpp"
#include "world/binding.hpp"

namespace interregnum {

// The step in which `hazard` (rate times length) is added to `risk`, all that has been added since the event last came;
// `wait` is the exponential that it has to pass. Returns whether the event comes.
inline bool comes_due(const Event& event, std::size_t row, double& risk, double hazard, double wait) {
  risk += hazard;
  return happens(event, row, -real::expm1(-hazard), risk >= wait ? 0 : 1);
}

}  // namespace interregnum
