// The characters of a text as its reader sees them.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

// Lines end with \n, however they ended before; every kind of space is one ' '; what is never seen is gone: control
// characters, zero widths, soft hyphens, and marks that turn the direction of text. The text is valid UTF-8.
std::string cleaned(Text text);

// Without spaces at either end.
Text without_margins(Text text);

// The text between line ends.
std::vector<Text> lines_in(Text text);

}  // namespace interregnum
