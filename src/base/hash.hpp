// A 64-bit fingerprint of numbers and names in the order they are added: what two runs compare to be called equal.
// Not cryptographic (see sha256.hpp) and not for luck (see name_id in draw.hpp).
#pragma once

#include <bit>

#include "base/text.hpp"

namespace interregnum {

struct Fingerprint {
  u64 state = 0x6A09E667F3BCC908;

  // A multiply-rotate step for each word. The word is scrambled first, off the critical path, so that a change of its
  // highest bit alone (the sign of a double) already reaches the low half of the state.
  void add(u64 word) {
    word *= 0x9FB21C651E98DF25;
    state = std::rotl(state ^ word ^ word >> 32, 29) * 0xD6E8FEB86659FD93;
  }
  void add(double value);  // by its bits: -0 and +0 differ; every NaN counts as the same
  void add(Text text);     // its length and its bytes: ("ab", "c") and ("a", "bc") differ
  u64 value() const;
};

inline void Fingerprint::add(double value) {
  constexpr u64 any_nan = 0x7FF8000000000000;
  add(value == value ? std::bit_cast<u64>(value) : any_nan);
}

}  // namespace interregnum
