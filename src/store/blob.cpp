#include "store/blob.hpp"

#include <bit>

#include "base/hash.hpp"

namespace interregnum {

std::string to_blob(std::span<const double> values) {
  std::string bytes;
  bytes.reserve(values.size() * sizeof(double));
  for (const double value : values) {
    const u64 bits = std::bit_cast<u64>(value);
    for (int shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<char>(bits >> shift & 0xff));
  }
  return bytes;
}

std::optional<std::vector<double>> from_blob(Text bytes) {
  if (bytes.size() % sizeof(double) != 0) return {};
  std::vector<double> values;
  values.reserve(bytes.size() / sizeof(double));
  for (std::size_t at = 0; at < bytes.size(); at += sizeof(double)) {
    u64 bits = 0;
    for (std::size_t i = 0; i < sizeof(double); ++i) bits |= u64{static_cast<unsigned char>(bytes[at + i])} << 8 * i;
    values.push_back(std::bit_cast<double>(bits));
  }
  return values;
}

i64 cell_digest(const std::array<u64, 3>& key, bool failed, Text blob) {
  Fingerprint fingerprint;
  for (const u64 part : key) fingerprint.add(part);
  fingerprint.add(u64{failed});
  fingerprint.add(blob);
  return std::bit_cast<i64>(fingerprint.value());
}

i64 text_digest(Text text) {
  Fingerprint fingerprint;
  fingerprint.add(text);
  return std::bit_cast<i64>(fingerprint.value());
}

}  // namespace interregnum
