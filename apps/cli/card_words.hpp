// How numbers of cards are said.
#pragma once

#include <string>

#include "world/binding.hpp"

namespace interregnum::cli {

// "0.12 to 0.48 (uniform)" between its 5 and 95 % points, with the family; a point has no more than its value.
std::string prior_words(const ParameterSpec& spec);

}  // namespace interregnum::cli
