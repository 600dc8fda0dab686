// What the TOML library says of a mistake, in words for an analyst.
#pragma once

#include <vector>

#include "base/diagnostics.hpp"
#include "document/toml_statements.hpp"

namespace interregnum {

// `description` is the library's text ("Error while parsing value: ..."), `at` its place, inside statement `index`.
Diagnostic explain_toml_error(Text description, Position at, Text text, const std::vector<Statement>& statements,
                              std::size_t index);

}  // namespace interregnum
