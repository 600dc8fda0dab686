// Text as plain small letters, for names in files.
#pragma once

#include <string>

#include "base/text.hpp"

namespace interregnum {

// Lower case without accents ("Élysée" is "elysee"); what has no such letter is a space.
std::string ascii_of(Text text);

}  // namespace interregnum
