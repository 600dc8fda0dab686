// A scenario to start from.
#pragma once

#include <string>

#include "base/text.hpp"

namespace interregnum {

// A small commented scenario named `name`: a ruler, an army, a guard, the people, a signal and one claim. It passes
// `check` without a warning and makes a study of its own.
std::string starter(Text name);

}  // namespace interregnum
