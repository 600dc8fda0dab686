// What corruption takes of the ruler's means.
#pragma once

#include <cstddef>

namespace interregnum {

// Mean corruption of those who could defend the ruler, weighted by force; `otherwise` where there is nobody. `State`
// has the columns force, is_private and corruption of the organisations.
template <class State>
double mean_corruption(const State& s, double otherwise) {
  double sum = 0, force = 0;
  for (std::size_t j = 0; j < s.force.size(); ++j) {
    if (s.is_private[j] != 0) continue;
    sum += s.force[j] * s.corruption[j];
    force += s.force[j];
  }
  return force > 0 ? sum / force : otherwise;
}

}  // namespace interregnum
