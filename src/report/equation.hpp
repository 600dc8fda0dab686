// Published symbols written in plain text, as Markdown that shows them: "theta* = Phi^-1(c) / sqrt(beta_j)" becomes
// θ<sup>*</sup> = Φ<sup>−1</sup>(c) / √(β<sub>j</sub>). Whatever else the text holds is escaped.
#pragma once

#include <string>

#include "base/text.hpp"

namespace interregnum {

// Plain words, safe in Markdown, also in a cell of a table; line ends become spaces.
std::string markdown(Text words);

// Words and symbols; line ends become <br>.
std::string markdown_equation(Text equation);

}  // namespace interregnum
