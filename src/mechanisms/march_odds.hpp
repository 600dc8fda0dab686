// What a march is worth to who leads it, in units of the prize; and how it is broken off. Used by the race and by those
// who bargain about it.
#pragma once

#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "world/values.hpp"

namespace interregnum {

// A: the challenger's share of the active force; 0 where nobody acts.
inline double share_of(double attack, double defence) { return attack > 0 ? attack / (attack + defence) : 0; }

// Pr(A + sigma eps >= theta) if theta is believed to be N(mean, sd^2).
inline double odds(double share, double mean, double sd, double sigma) {
  const double spread = std::sqrt(sd * sd + sigma * sigma);
  if (spread <= 0) return share >= mean ? 1 : 0;
  return real::normal_cdf((share - mean) / spread);
}

// D / V; a prize of nothing counts as one of a millionth.
inline double penalty(double punish, double prize) { return punish / std::max(prize, 1e-6); }

// U_go / V = p - (1 - p) D / V - cost.
inline double value_of_going_on(double p, double penalty, double cost) { return p - (1 - p) * penalty - cost; }

// The challenge ends at hour `tick` without a test; what it taught is taken in within the hour that follows. `State`
// has stage, test and stop_floor of the challenge, since of the attempt, floor of the audiences.
template <class State>
void break_off(const State& s, double tick) {
  s.stage[0] = stage::closing;
  s.test[0] = tick;
  s.since[0] = 0;
  for (double& floor : s.floor) floor = std::max(floor, s.stop_floor[0]);
}

}  // namespace interregnum
