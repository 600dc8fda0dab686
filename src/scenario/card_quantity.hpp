// A parameter of a card as a quantity: what its place asks for, and what the card says where a file is silent.
#pragma once

#include "scenario/quantity.hpp"
#include "world/binding.hpp"

namespace interregnum {

// Its unit, bounds and names.
Target target_of(const ParameterSpec& spec);

// The card's prior. Of a parameter with names a point is the only choice, a range makes all names within it equally
// likely.
Quantity from_card(const ParameterSpec& spec);

}  // namespace interregnum
