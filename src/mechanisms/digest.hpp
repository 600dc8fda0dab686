// Whether anything has moved: 53 bits of a hash over the bits of what a mechanism reads, kept in a column of its own.
// A mechanism whose hourly step would iterate or search compares it first, so that an hour in which nothing changed
// leaves the state bitwise as it was.
#pragma once

#include <bit>
#include <span>

#include "base/draw.hpp"

namespace interregnum {

struct Digest {
  u64 hash = 14695981039346656037u;

  void add(double value) {
    hash = fold(hash, std::bit_cast<u64>(value));
    hash ^= hash >> 32;
  }
  void add(std::span<const double> values) {
    for (const double value : values) add(value);
  }
  double value() const { return static_cast<double>(hash >> 11); }
};

}  // namespace interregnum
