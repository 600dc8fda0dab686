// What a scenario is known to answer: expected.json beside it. A change of it is what `test` finds.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "judge/look.hpp"

namespace interregnum::cli {

struct KnownClaim {
  std::string verdict;
  std::vector<std::string> tests;
  bool operator==(const KnownClaim&) const = default;
};

struct Expectation {
  u32 budget = quick_look;
  u64 seed = 0;
  std::map<std::string, KnownClaim> claims;
  std::string fingerprint;
};

// Reads expected.json; only budget and seed must be there.
Checked<Expectation> read_expectation(const std::string& path);

std::string expectation_text(const Expectation& expectation);

struct Change {
  std::string what, expected, found;  // "C7", "depends", "follows"; empty: there is none
};
std::vector<Change> changes_between(const Expectation& expected, const Expectation& found);

}  // namespace interregnum::cli
