#include "essay/cues.hpp"

#include <algorithm>
#include <map>

#include "essay/cue_table.hpp"
#include "essay/stops.hpp"
#include "essay/words.hpp"

namespace interregnum {
namespace {

using Strings = std::vector<std::string>;

Strings split(Text text, Text mark) {
  Strings parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + mark.size(), text.size()));
  }
  return parts;
}

// "erode" -> erodes, eroded, eroding.
Strings forms_of(const std::string& base, cue::Form form) {
  if (form == cue::Form::exact) return {base};
  const std::string shorter = base.substr(0, base.size() - 1);
  const bool e = base.ends_with("e"), y = base.ends_with("y"),
             hisses = base.ends_with("s") || base.ends_with("sh") || base.ends_with("ch");
  Strings forms{y ? shorter + "ied" : e ? base + "d" : base + "ed", (e ? shorter : base) + "ing"};
  if (form != cue::Form::past)
    forms.insert(forms.end(), {base, y ? shorter + "ies" : hisses ? base + "es" : base + "s"});
  return forms;
}

// A form of a cue as the words it takes.
struct Pattern {
  Strings words;
  const cue::Group* cue = nullptr;
};

// By their first words; what stands first in the table comes first.
using Patterns = std::map<std::string, std::vector<Pattern>, std::less<>>;

Patterns all_patterns() {
  Patterns patterns;
  for (const cue::Group& group : cue::table)
    for (const std::string& word : split(group.words, ", "))
      for (const std::string& form : forms_of(word, group.form)) {
        Strings words = split(form, " ");
        std::string first = words.front();
        patterns[std::move(first)].push_back({std::move(words), &group});
      }
  return patterns;
}

// As British English has it.
std::string spelling(std::string word) {
  for (const Text ending : {"ize", "izes", "ized", "izing"})
    if (word.size() > ending.size() + 2 && word.ends_with(ending)) word[word.size() - ending.size() + 1] = 's';
  const std::size_t curly = word.find("’");
  if (curly != std::string::npos) word.replace(curly, 3, "'");
  return word;
}

// A sentence's words as the table spells them, with what is asked about them.
struct Line {
  std::vector<Word> words;
  Strings spelt;
};

Text word_at(const Line& line, std::size_t i) { return i < line.spelt.size() ? Text(line.spelt[i]) : Text(); }
Text word_before(const Line& line, std::size_t i) { return i > 0 ? Text(line.spelt[i - 1]) : Text(); }

bool is_clause_end(Text gap) { return gap.find_first_of(",;:") != Text::npos; }

// Whether what follows can be the object of a verb.
bool has_object(const Line& line, std::size_t next) {
  constexpr Text no_object[] = {"by",    "in",    "from",   "to",    "since", "during", "after", "at",
                                "over",  "when",  "as",     "and",   "but",   "on",     "than",  "with",
                                "while", "until", "before", "under", "of",    "for",    "or",    "is",
                                "are",   "was",   "were",   "has",   "have",  "had",    "may",   "might",
                                "will",  "would", "can",    "could", "must",  "should", "did",   "does"};
  if (next >= line.words.size() || line.words[next].gap != " ") return false;
  return !is_one_of(word_at(line, next), no_object) && !word_at(line, next).ends_with("ly");
}

// Words that are a cue in one place and something else in another: "the will", "May 2023", "may have been".
bool is_something_else(const Line& line, std::size_t i) {
  constexpr Text before_noun[] = {"the",  "a",    "political", "free",     "popular",  "public",
                                  "good", "ill",  "his",       "her",      "their",    "its",
                                  "our",  "your", "my",        "national", "military", "of"};
  const Text word = word_at(line, i), next = word_at(line, i + 1);
  if (word == "will" || word == "might") return is_one_of(word_before(line, i), before_noun);
  const bool digit = !next.empty() && next[0] >= '0' && next[0] <= '9';
  if (word == "may") return line.words[i].capital && (!line.words[i].opens || digit);
  return false;
}

// "may have been", "must have known": about what was.
bool is_about_the_past(const Line& line, const Pattern& pattern, std::size_t i) {
  constexpr Text modals[] = {"may", "might", "could", "must"};
  return is_one_of(pattern.words.front(), modals) && word_at(line, i + 1) == "have" &&
         (word_at(line, i + 2).ends_with("n") || word_at(line, i + 2).ends_with("ed"));
}

bool matches(const Line& line, std::size_t i, const Pattern& pattern) {
  for (std::size_t k = 0; k < pattern.words.size(); ++k)
    if (word_at(line, i + k) != pattern.words[k]) return false;
  if (pattern.cue->form == cue::Form::object && !has_object(line, i + 1)) return false;
  return !is_something_else(line, i) && !is_about_the_past(line, pattern, i);
}

struct Hit {
  std::size_t begin = 0, size = 0;
  const cue::Group* cue = nullptr;
};

std::vector<Hit> hits_in(const Line& line) {
  static const Patterns patterns = all_patterns();
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < line.spelt.size();) {
    Hit best{i, 0, nullptr};
    if (const auto found = patterns.find(line.spelt[i]); found != patterns.end())
      for (const Pattern& pattern : found->second)
        if (pattern.words.size() > best.size && matches(line, i, pattern))
          best = {i, pattern.words.size(), pattern.cue};
    if (best.size > 0) hits.push_back(best);
    i += std::max<std::size_t>(1, best.size);
  }
  return hits;
}

bool negates(const Line& line, std::size_t i) {
  constexpr Text negations[] = {"not",      "never",  "no",     "nothing", "nobody", "neither", "nor", "hardly",
                                "scarcely", "barely", "cannot", "without", "unable", "none",    "few"};
  constexpr Text after_failure[] = {"fail", "fails", "failed", "failing"};
  const Text word = word_at(line, i), next = word_at(line, i + 1);
  if (word == "not" && (next == "only" || next == "just" || next == "merely")) return false;
  return is_one_of(word, negations) || word.ends_with("n't") || (is_one_of(word, after_failure) && next == "to");
}

// Whether one of the three words before, in the same clause, turns the cue round.
bool is_negated(const Line& line, std::size_t cue) {
  constexpr std::size_t reach = 3;
  for (std::size_t i = cue; i > 0 && cue - i < reach; --i) {
    if (is_clause_end(line.words[i].gap)) return false;
    if (negates(line, i - 1)) return true;
  }
  return false;
}

bool has_direction(const Hit& hit) {
  return hit.cue->direction == Direction::increase || hit.cue->direction == Direction::decrease;
}

// What says which way: a cause with a direction, else a word of direction behind the first cue, else any.
const Hit* deciding(const std::vector<Hit>& hits) {
  const auto first = [&](auto is_such) {
    const auto found = std::find_if(hits.begin(), hits.end(), is_such);
    return found == hits.end() ? nullptr : &*found;
  };
  const Hit* cause = first([](const Hit& h) { return h.cue->kind == cue::Kind::causal && has_direction(h); });
  if (cause != nullptr) return cause;
  const Hit* main = first([](const Hit& h) { return h.cue->kind != cue::Kind::direction; });
  const Hit* behind = first([&](const Hit& h) { return h.begin > main->begin && has_direction(h); });
  if (behind != nullptr) return behind;
  const Hit* some = first([](const Hit& h) { return has_direction(h); });
  return some != nullptr ? some : main;
}

Direction turned(Direction direction) {
  if (direction == Direction::increase) return Direction::decrease;
  if (direction == Direction::decrease) return Direction::increase;
  return Direction::none;
}

std::string written(const Line& line, const Hit& hit) {
  const Text first = line.words[hit.begin].text, last = line.words[hit.begin + hit.size - 1].text;
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

void set_direction(const Line& line, const std::vector<Hit>& hits, Cues& cues) {
  const Hit& hit = *deciding(hits);
  cues.direction = hit.cue->direction;
  const bool only_foretells = hit.cue->kind == cue::Kind::predictive && cues.direction == Direction::change;
  cues.negated = !only_foretells && is_negated(line, hit.begin);
  if (cues.negated) cues.direction = turned(cues.direction);
}

bool is_question(Text sentence) {
  const std::size_t end = sentence.find_last_not_of(" \"')]\u201D\u2019");
  return end != Text::npos && sentence[end] == '?';
}

}  // namespace

Text direction_name(Direction direction) {
  switch (direction) {
    case Direction::increase:
      return "increase";
    case Direction::decrease:
      return "decrease";
    case Direction::change:
      return "change";
    case Direction::none:
      return "none";
  }
  return "";
}

Cues cues_of(Text sentence) {
  Line line{sentence_words(sentence), {}};
  for (const Word& word : line.words) line.spelt.push_back(spelling(word.lower));
  const std::vector<Hit> hits = is_question(sentence) ? std::vector<Hit>{} : hits_in(line);
  Cues cues;
  for (const Hit& hit : hits) {
    const bool unreal = word_at(line, hit.begin) == "would" && word_at(line, hit.begin + 1) == "have";
    cues.causal = cues.causal || hit.cue->kind == cue::Kind::causal || unreal;
    cues.predictive = cues.predictive || (hit.cue->kind == cue::Kind::predictive && !unreal);
    cues.normative = cues.normative || hit.cue->kind == cue::Kind::normative;
    if (hit.cue->kind != cue::Kind::direction) cues.words.push_back(written(line, hit));
  }
  if (!cues.words.empty()) set_direction(line, hits, cues);
  return cues;
}

}  // namespace interregnum
