#include "essay/survey.hpp"

#include <algorithm>
#include <utility>

#include "essay/words.hpp"

namespace interregnum {
namespace {

bool may_act(const ProperName& name) {
  const auto words = sentence_words(name.text);
  return name.mentions > 1 || words.size() > 1 || (words.size() == 1 && words.front().acronym);
}

void add_names(std::vector<ProperName> names, Survey& survey) {
  for (ProperName& name : names) (may_act(name) ? survey.names : survey.named_once).push_back(std::move(name));
}

void note_day(const Sentence& sentence, Survey& survey) {
  if (survey.day && survey.day->whole) return;
  auto day = day_in(sentence.text);
  if (day && (!survey.day || day->whole)) survey.day = std::move(day);
}

void add_body(const Paragraph& paragraph, u32 number, Survey& survey) {
  for (u32 s = 0; s < paragraph.sentences.size(); ++s) {
    const Sentence& sentence = paragraph.sentences[s];
    survey.sentences.push_back({number, s + 1, &sentence, cues_of(sentence.text)});
    note_day(sentence, survey);
  }
}

}  // namespace

Survey survey_of(const Essay& essay) {
  Survey survey;
  for (u32 p = 0; p < essay.paragraphs.size(); ++p) {
    const Paragraph& paragraph = essay.paragraphs[p];
    if (paragraph.part == Part::heading) survey.headings.push_back(p + 1);
    if (paragraph.part == Part::caption) survey.captions.push_back(p + 1);
    if (paragraph.part == Part::body) add_body(paragraph, p + 1, survey);
  }
  add_names(names_in(essay), survey);
  survey.roles = roles_in(essay);
  std::erase_if(survey.roles, [](const RoleFound& role) { return role.mentions < 2; });
  return survey;
}

bool is_claim(const Cues& cues) { return (cues.causal || cues.predictive) && !cues.normative; }

}  // namespace interregnum
