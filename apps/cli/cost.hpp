// What a study will cost, and what its draws can decide, before it is run.
#pragma once

#include "judge/sequence.hpp"
#include "study/study.hpp"

namespace interregnum::cli {

// Seconds on one core for a budget, from timing `timed_cells` runs of the longest arm: an upper bound, since claims
// that are decided early stop reading. Timed once; the arms' lengths give the rest.
inline constexpr u32 timed_cells = 8;
double seconds_a_tick(const Study& study);
double seconds_for(const Study& study, double seconds_a_tick, u32 budget);

// Shares of worlds that `draws` decide where every draw is clear: above `follows`, below 1 - follows, or between
// `depends.lo` and `depends.hi` (lo > hi: none).
struct Decidable {
  double follows = 1;
  Interval depends{1, 0};
};
Decidable decidable(const Scenario& scenario, u32 draws);

}  // namespace interregnum::cli
