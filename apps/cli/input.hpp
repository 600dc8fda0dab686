// Reading the scenario that a command was given, and telling its mistakes.
#pragma once

#include <optional>
#include <string>

#include "report/json.hpp"
#include "scenario/reader.hpp"

namespace interregnum::cli {

// The reading of a correct file, its warnings told on standard error. Otherwise nothing: all mistakes are told, with
// `json` as a document on standard output, and the command ends with bad_input. With `drafts`, claims that still have
// blanks are left out, and are no mistake.
std::optional<Reading> read_input(const std::string& file, Text command, bool json, bool drafts = false);

// All mistakes for a terminal: blanks together at the end, after those that have a line and a caret.
std::string mistakes_text(const Reading& reading);

Json diagnostics_json(const Diagnostics& diagnostics);

}  // namespace interregnum::cli
