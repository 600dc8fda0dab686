// A cell's numbers as bytes: little-endian doubles, whatever the processor.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

std::string to_blob(std::span<const double> values);

// Nothing where the bytes are no whole number of doubles.
std::optional<std::vector<double>> from_blob(Text bytes);

// What a row of `cell` is recognised by: SQLite notices a damaged tree, not a flipped bit in what it holds.
i64 cell_digest(const std::array<u64, 3>& key, bool failed, Text blob);
i64 text_digest(Text text);

}  // namespace interregnum
