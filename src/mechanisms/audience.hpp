// Beliefs by who holds them.
#pragma once

#include <algorithm>
#include <span>

#include "base/draw.hpp"
#include "mechanisms/normal_belief.hpp"

namespace interregnum {

namespace audience {
constexpr u64 organisations = name_id("audience:organisations"), elites = name_id("audience:elites");
}  // namespace audience

// The row of an audience, which must be there.
inline std::size_t audience_row(std::span<const u64> audiences, u64 audience) {
  return static_cast<std::size_t>(std::find(audiences.begin(), audiences.end(), audience) - audiences.begin());
}

// What organisations believe in common. `State` has audiences (identities), mean, precision and floor.
template <class State>
Belief common_belief(const State& s) {
  const std::size_t row = audience_row(s.audiences, audience::organisations);
  return {s.mean[row], s.precision[row], s.floor[row]};
}

}  // namespace interregnum
