// Luck is a function. A random number is Philox4x32-10 (Salmon et al. 2011) of a key and a counter that name
// what it is for: nothing is drawn in sequence, so adding an actor, a claim or a thread changes nobody's luck.
//   key     = Philox(study key; draw, replicate): never the arm, so that arms share their luck
//   counter = (hash of the entity's name; tick = whole hours since day 0; purpose)
#pragma once

#include <array>

#include "base/text.hpp"

namespace interregnum {

// FNV-1a, 64 bit. Names are hashed once, at binding; the hash is the entity's identity in every draw.
constexpr u64 fold(u64 hash, u64 value) { return (hash ^ value) * 1099511628211u; }
constexpr u64 name_id(Text name) {
  u64 hash = 14695981039346656037u;
  for (const char c : name) hash = fold(hash, static_cast<unsigned char>(c));
  return hash;
}

// One block of Philox4x32 with 10 rounds; equals Random123's philox4x32 bit for bit.
constexpr std::array<u32, 4> philox(std::array<u32, 4> counter, std::array<u32, 2> key) {
  constexpr u64 even_multiplier = 0xD2511F53, odd_multiplier = 0xCD9E8D57;
  constexpr u32 golden_ratio = 0x9E3779B9, sqrt3_less_1 = 0xBB67AE85;  // the Weyl sequence of round keys
  for (int round = 0; round < 10; ++round) {
    const u64 even = even_multiplier * counter[0], odd = odd_multiplier * counter[2];
    counter = {static_cast<u32>(odd >> 32) ^ counter[1] ^ key[0], static_cast<u32>(odd),
               static_cast<u32>(even >> 32) ^ counter[3] ^ key[1], static_cast<u32>(even)};
    key = {key[0] + golden_ratio, key[1] + sqrt3_less_1};
  }
  return counter;
}

// 52 random bits to the open interval (0,1), symmetric about .5.
constexpr double unit_interval(u64 bits) { return (static_cast<double>(bits >> 12) + .5) * 0x1p-52; }

// The luck of one cell of a study: a pure function of (entity, tick, purpose). A tick fits 32 bits (asserted): as
// hours, 245 thousand years either way. The counter is {low, high half of entity, tick in two's complement, purpose}
// and a draw is the first two words of the block.
struct Luck {
  u64 key = 0;

  u64 bits(u64 entity, i64 tick, u32 purpose) const;
  double uniform(u64 entity, i64 tick, u32 purpose) const { return unit_interval(bits(entity, tick, purpose)); }
  double normal(u64 entity, i64 tick, u32 purpose) const;       // mean 0, variance 1, by inversion
  double exponential(u64 entity, i64 tick, u32 purpose) const;  // mean 1, by inversion
};

// Luck of replicate `replicate` of draw `draw`. Parameters of a draw use `parameters_of`, which no replicate shares.
Luck luck_of(u64 study_key, u32 draw, u32 replicate);
Luck parameters_of(u64 study_key, u32 draw);

}  // namespace interregnum
