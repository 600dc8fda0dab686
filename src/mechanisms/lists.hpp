// Lists that a rival takes over from a standard and adds to, joined at compile time.
#pragma once

#include <array>
#include <cstddef>

namespace interregnum {

template <class T, std::size_t N, std::size_t M>
constexpr std::array<T, N + M> joined(const std::array<T, N>& first, const std::array<T, M>& then) {
  std::array<T, N + M> all{};
  for (std::size_t i = 0; i < N; ++i) all[i] = first[i];
  for (std::size_t i = 0; i < M; ++i) all[N + i] = then[i];
  return all;
}

}  // namespace interregnum
