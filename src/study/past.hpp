// What a result file holds beside a study: the same argument in other words, and under other seeds.
#pragma once

#include <string>
#include <vector>

#include "judge/worlds.hpp"

namespace interregnum {

// An answer that a claim of this name has had under another wording of the file (another hash).
struct EarlierAnswer {
  std::string claim, hash;
  std::string verdict;  // "too_small"
  u64 draws = 0;
  Estimate share;
};

struct Past {
  u64 wording = 1;                     // which wording of the argument this is
  std::vector<std::string> seeds;      // under which this wording was run
  std::vector<EarlierAnswer> answers;  // the oldest first
};

}  // namespace interregnum
