// What an arm imposes, in words.
#pragma once

#include <string>

#include "scenario/scenario.hpp"

namespace interregnum {

// "march: wagner marches", with the numbers of this run.
std::string action_text(const Action& action, std::span<const double> inputs);

}  // namespace interregnum
