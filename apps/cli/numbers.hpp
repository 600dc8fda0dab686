// Numbers as they are written on the command line.
#pragma once

#include <charconv>
#include <optional>

#include "base/text.hpp"

namespace interregnum::cli {

// "42" or "0x2a", at most 64 bits; nothing else around it.
inline std::optional<u64> seed_from(Text text) {
  const bool hex = text.starts_with("0x") || text.starts_with("0X");
  if (hex) text.remove_prefix(2);
  u64 seed = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, seed, hex ? 16 : 10);
  if (error != std::errc() || end != last) return {};
  return seed;
}

}  // namespace interregnum::cli
