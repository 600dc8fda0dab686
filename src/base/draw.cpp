#include "base/draw.hpp"

#include <cassert>

#include "base/real.hpp"

namespace interregnum {
namespace {

constexpr u32 low_half(u64 value) { return static_cast<u32>(value); }
constexpr u32 high_half(u64 value) { return static_cast<u32>(value >> 32); }
constexpr u64 first_word(const std::array<u32, 4>& block) { return u64{block[1]} << 32 | block[0]; }

// The third word of the counter keeps the two families of keys apart whatever `draw` and `replicate` are.
constexpr u32 key_of_run = 0, key_of_parameters = 1;

Luck derived(u64 study_key, std::array<u32, 4> counter) {
  return {first_word(philox(counter, {low_half(study_key), high_half(study_key)}))};
}

}  // namespace

u64 Luck::bits(u64 entity, i64 tick, u32 purpose) const {
  const auto short_tick = static_cast<std::int32_t>(tick);
  assert(short_tick == tick && "a tick is whole hours since day 0 and fits 32 bits (245 thousand years)");
  return first_word(philox({low_half(entity), high_half(entity), static_cast<u32>(short_tick), purpose},
                           {low_half(key), high_half(key)}));
}

double Luck::normal(u64 entity, i64 tick, u32 purpose) const {
  return real::normal_quantile(uniform(entity, tick, purpose));
}

double Luck::exponential(u64 entity, i64 tick, u32 purpose) const { return -real::log(uniform(entity, tick, purpose)); }

Luck luck_of(u64 study_key, u32 draw, u32 replicate) { return derived(study_key, {draw, replicate, key_of_run, 0}); }

Luck parameters_of(u64 study_key, u32 draw) { return derived(study_key, {draw, 0, key_of_parameters, 0}); }

}  // namespace interregnum
