// All that the rules of drafting find in an essay.
#pragma once

#include <optional>
#include <vector>

#include "essay/cues.hpp"
#include "essay/dates.hpp"
#include "essay/essay.hpp"
#include "essay/names.hpp"

namespace interregnum {

// A sentence of a body paragraph.
struct SurveyedSentence {
  u32 paragraph = 0, sentence = 0;  // from 1
  const Sentence* text = nullptr;   // of the essay, which must outlive the survey
  Cues cues;
};

struct Survey {
  std::vector<SurveyedSentence> sentences;
  std::vector<ProperName> names;       // those that may act: named more than once, in several words, or an acronym
  std::vector<ProperName> named_once;  // the others
  std::vector<RoleFound> roles;        // of two mentions and more
  std::optional<NamedDay> day;         // the first whole day in the text, or else the first month
  std::vector<u32> headings, captions;
};

Survey survey_of(const Essay& essay);

// A sentence that says what causes what or what will be, and not what should be: such a one is worth a claim.
bool is_claim(const Cues& cues);

}  // namespace interregnum
