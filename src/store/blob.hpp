// A cell's numbers as bytes: little-endian doubles, whatever the processor.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

std::string to_blob(std::span<const double> values);

// Nothing where the bytes are no whole number of doubles.
std::optional<std::vector<double>> from_blob(Text bytes);

}  // namespace interregnum
