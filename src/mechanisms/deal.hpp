// What a deal needs and what becomes of it: pure functions, used by the mechanism's step and its solver. Everything is
// in units of the challenger's prize V, so that only ratios matter.
#pragma once

#include <algorithm>
#include <cmath>

#include "base/real.hpp"

namespace interregnum {

// The least that the challenger takes, if he gives a deal the chance `trust` to be honoured and loses `penalty` where
// it is not:  trust s - (1 - trust) penalty >= going_on.  Infinite where no promise could be worth it.
inline double least_acceptable(double going_on, double penalty, double trust) {
  const double short_of = going_on + (1 - trust) * penalty;
  if (short_of <= 0) return 0;
  return trust > 0 ? short_of / trust : HUGE_VAL;
}

// The most that the ruler gives: what he expects to lose by fighting on, up to a cap.
inline double most_offered(double p, double stake, double fighting_cost, double cap) {
  return std::min(cap, p * stake + fighting_cost);
}

inline double value_of_deal(double terms, double penalty, double honour) {
  return honour * terms - (1 - honour) * penalty;
}

// The chance to be honoured at which accepting equals going on, inside [0,1].
inline double honour_needed(double going_on, double terms, double penalty) {
  const double gain = terms + penalty;
  if (gain <= 0) return going_on + penalty > 0 ? 1 : 0;
  return std::clamp((going_on + penalty) / gain, 0., 1.);
}

constexpr double days_of_a_deal = 180;  // after which a deal unbroken counts as honoured

// Of the deals that will be broken, the share broken within `days`: exponential waiting, cut off at 180 days.
inline double broken_within(double days, double patience) {
  const double t = std::clamp(days, 0., days_of_a_deal);
  return real::expm1(-t / patience) / real::expm1(-days_of_a_deal / patience);
}

}  // namespace interregnum
