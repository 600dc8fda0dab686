// An event with a hazard: it comes when the integrated hazard passes one keyed exponential, so that steps of any length
// see the same, and its chance in a step is what was known of it before (stopped compensator).
#pragma once

#include <algorithm>

#include "base/real.hpp"
#include "world/binding.hpp"

namespace interregnum {

constexpr double highest_ratio = 20;  // however much likelier an event becomes

// How much what drives a hazard has grown since `from`.
inline double hazard_ratio(double now, double then) {
  if (then <= 0) return now > 0 ? highest_ratio : 1;
  return std::min(highest_ratio, now / then);
}

// The step in which `hazard` (rate times length) is added to `risk`, all that has been added since the event last came;
// `wait` is the exponential that it has to pass. Returns whether the event comes.
inline bool comes_due(const Event& event, std::size_t row, double& risk, double hazard, double wait) {
  risk += hazard;
  return happens(event, row, -real::expm1(-hazard), risk >= wait ? 0 : 1);
}

}  // namespace interregnum
