// A scenario file drafted from an essay: names to keep or delete, and an empty claim under every sentence.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "essay/survey.hpp"

namespace interregnum {

struct EssayDraft {
  std::string text;              // TOML that passes `check` but for its blanks
  std::vector<std::string> ids;  // of Survey::names, as entries of [actor]; "" for those that were left out
  u32 claims = 0;                // empty ones
  bool only_with_cues = false;   // sentences without a cue have none: the file would be too large
};

// `name` is what the file will be called without its ending, `essay_path` where the essay lies seen from it. An error
// if even the sentences with cues are too many for one file.
Checked<EssayDraft> draft_from_essay(const Essay& essay, const Survey& survey, Text name, Text essay_path);

}  // namespace interregnum
