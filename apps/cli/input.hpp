// Reading the scenario that a command was given, and telling its mistakes.
#pragma once

#include <optional>
#include <string>

#include "report/json.hpp"
#include "scenario/reader.hpp"

namespace interregnum::cli {

// The reading of a correct file, its warnings told on standard error. Otherwise nothing: all mistakes are told, with
// `json` as a document on standard output, and the command ends with bad_input.
std::optional<Reading> read_input(const std::string& file, Text command, bool json);

Json diagnostics_json(const Diagnostics& diagnostics);

}  // namespace interregnum::cli
