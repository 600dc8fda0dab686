// Two constant lists as one.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace interregnum {

template <class T, std::size_t n, std::size_t m>
constexpr std::array<T, n + m> joined(const std::array<T, n>& first, const std::array<T, m>& second) {
  std::array<T, n + m> all{};
  std::copy(first.begin(), first.end(), all.begin());
  std::copy(second.begin(), second.end(), all.begin() + n);
  return all;
}

}  // namespace interregnum
