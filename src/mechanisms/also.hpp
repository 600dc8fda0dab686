// The columns of a rival that looks at more than what it shares with its standard.
#pragma once

#include "world/binding.hpp"

namespace interregnum {

template <class State, std::size_t A, std::size_t B>
constexpr std::array<Use<State>, A + B> also(const std::array<Use<State>, A>& shared,
                                             const std::array<Use<State>, B>& own) {
  std::array<Use<State>, A + B> all{};
  for (std::size_t i = 0; i < A; ++i) all[i] = shared[i];
  for (std::size_t i = 0; i < B; ++i) all[A + i] = own[i];
  return all;
}

}  // namespace interregnum
