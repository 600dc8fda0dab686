// A study's answers for a terminal 80 columns wide.
#pragma once

#include <string>

#include "report/letters.hpp"
#include "report/saying.hpp"

namespace interregnum {

// Marks, verdicts, worlds and changes; under each claim what decides it; then outcomes and what was assumed.
// Words are printable whatever the file holds.
std::string result_text(const Finished& finished, bool quick, Ink ink = {});

}  // namespace interregnum
