// What an analyst may call a thing that the model has under another name.
#pragma once

#include <span>

#include "base/text.hpp"

namespace interregnum {

// The names, or parts of names, that `observables` finds for a word that it does not; none for other words.
std::span<const Text> synonyms_of(Text word);

}  // namespace interregnum
