// Maps of a sweep as one SVG picture: blues that print, every share written in its cell.
#pragma once

#include "report/sweep_text.hpp"

namespace interregnum {

// One number: a row a claim. Two: a map for each claim, one under the other.
std::string sweep_svg(const SweepMap& map);

}  // namespace interregnum
