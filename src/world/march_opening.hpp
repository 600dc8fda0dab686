// How a march opens, imposed or not: what the challenge becomes.
#pragma once

#include <cstddef>
#include <span>

#include "world/values.hpp"

namespace interregnum {

constexpr double march_mobilised = .7, hours_to_test = 24;  // until a race on a road says otherwise

// The force of organisation `by` as a share of all defenders; where there are none, it is all there is.
inline double march_force(std::span<const double> force, std::span<const double> is_private, std::size_t by,
                          double people) {
  double defenders = 0;
  for (std::size_t j = 0; j < force.size(); ++j)
    if (j != by && is_private[j] == 0) defenders += force[j];
  return defenders > 0 ? people / defenders : people > 0 ? 1 : 0;
}

// `State` has the members stage, route, actor, strength, mobilised, opened, test and road of the challenge.
template <class State>
void open_march(const State& s, std::size_t by, double strength, double road, double opened) {
  s.stage[0] = stage::live;
  s.route[0] = route::march;
  s.actor[0] = static_cast<double>(by);
  s.strength[0] = strength;
  s.mobilised[0] = march_mobilised;
  s.opened[0] = opened;
  s.test[0] = opened + hours_to_test;
  s.road[0] = road;
}

// Whether a march sets out at this tick, imposed or not. `State` has stage, route and opened of the challenge.
template <class State>
bool march_begins(const State& s, i64 tick) {
  return s.stage[0] == stage::live && s.route[0] == route::march && s.opened[0] == static_cast<double>(tick);
}

}  // namespace interregnum
