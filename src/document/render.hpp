// Diagnostics as text for a terminal 80 columns wide: message, source line, caret, hint.
#pragma once

#include <string>

#include "base/diagnostics.hpp"
#include "document/document.hpp"

namespace interregnum {

// "march.toml:88:13: error: ..." with the source line, a caret under the span and the hint, each line ended by \n.
// Control characters of the input are shown as escapes. Without a line (JSON) the path stands in its place.
std::string render(const Diagnostic& diagnostic, const Sources& sources);

// All of them, in their order.
std::string render(const Diagnostics& diagnostics, const Sources& sources);

// "4 errors, 2 warnings." or "no errors." (notes are not counted)
std::string summary(const Diagnostics& diagnostics);

}  // namespace interregnum
