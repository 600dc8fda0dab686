// A document in canonical form: what a study is, without how it is written.
#pragma once

#include <string>

#include "document/document.hpp"

namespace interregnum {

// JSON with sorted keys and shortest numbers, without positions, comments and order of keys, and without what does
// not change a verdict: `extends` (it is merged) and the budget, seed and threads of [study]. Equal for a TOML file
// and its JSON twin.
std::string canonical_form(const Node& root);

}  // namespace interregnum
