// Scenario file -> checked Scenario, or every mistake with its position. Nothing here throws for a user's mistake.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "document/document.hpp"
#include "scenario/blanks.hpp"
#include "scenario/scenario.hpp"

namespace interregnum {

// What a correct file says that nothing reads, by name: actions in no arm but `story` and `free` (which collect all
// shocks) and `nothing`, arms that no claim or fact compares, numbers that no mechanism or verb of this study can
// read, and keys that this version keeps but does not use ("wagner.aim").
struct Unused {
  std::vector<std::string> actions, arms, inputs, keys;
};

// A reading of one scenario file. `scenario` is there if and only if there is no error; `diagnostics` is sorted.
// `unused` is complete only then.
struct Reading {
  std::string file;
  std::optional<Scenario> scenario;
  Diagnostics diagnostics;
  std::vector<Blanks> blanks;              // values still "?"; each is among the diagnostics
  std::optional<Scenario> without_blanks;  // where blanks in claims are the only errors: all but those claims
  Sources sources;                         // lines of every file read, for carets
  Unused unused;
};

// Reads a file (.json is JSON, all else TOML) and those it extends.
Reading read_scenario(const std::string& path);

// Reads only one of its claims, for a test that transfers it; no claim where the file has none of this id.
Reading read_claim_of(const std::string& path, Text claim);

// The same for text that is in memory under the name `path`; what it extends comes from disk.
Reading read_scenario(const std::string& path, Text text);

// The same for a tree that is already there; `file` becomes Reading::file and Scenario::file.
Reading read_scenario(Document document, const std::string& file);

}  // namespace interregnum
