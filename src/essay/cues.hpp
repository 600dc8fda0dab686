// What a sentence says about causes, about what will be, and about what should be: found by cue words, not understood.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

// Which way goes what is changed; `none` where the sentence says that nothing changes, or has no cue.
enum class Direction { increase, decrease, change, none };

Text direction_name(Direction direction);

struct Cues {
  bool causal = false, predictive = false, normative = false;
  Direction direction = Direction::none;
  bool negated = false;            // its direction was turned by a "not" or the like
  std::vector<std::string> words;  // the cues, as written
};

// A question has none: it claims nothing.
Cues cues_of(Text sentence);

}  // namespace interregnum
