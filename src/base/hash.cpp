#include "base/hash.hpp"

namespace interregnum {

void Fingerprint::add(Text text) {
  add(u64{text.size()});
  for (std::size_t start = 0; start < text.size(); start += 8) {
    u64 word = 0;
    const Text part = text.substr(start, 8);
    for (std::size_t i = 0; i < part.size(); ++i) word |= u64{static_cast<unsigned char>(part[i])} << 8 * i;
    add(word);
  }
}

// The finaliser of splitmix64 (Steele, Lea and Flood 2014): every bit of the state reaches every bit of the value.
u64 Fingerprint::value() const {
  u64 v = state;
  v = (v ^ v >> 30) * 0xBF58476D1CE4E5B9;
  v = (v ^ v >> 27) * 0x94D049BB133111EB;
  return v ^ v >> 31;
}

}  // namespace interregnum
