// Mistakes on the command line, and the nearest thing that would have been right.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"

namespace interregnum::cli {

// What to say of a word that is no command. Commands of later versions are known, and said not to be there yet.
std::string unknown_command(const std::string& word, const std::vector<std::string>& commands);

// What to say of arguments that `command` does not take. `flags` are those it does: "--quick".
std::string unknown_argument(const std::string& command, const std::string& argument,
                             const std::vector<std::string>& flags);

}  // namespace interregnum::cli
