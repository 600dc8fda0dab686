#include "essay/name_runs.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "essay/name_table.hpp"
#include "essay/words.hpp"

namespace interregnum {
namespace {

// Words of one line, side by side.
using Words = std::span<const Word>;

// How a text writes its words where a capital means something.
struct Usage {
  std::map<std::string, u32, std::less<>> small, capital;  // by lower case
};

u32 count(const std::map<std::string, u32, std::less<>>& counts, Text word) {
  const auto found = counts.find(word);
  return found == counts.end() ? 0 : found->second;
}

struct Line {
  std::vector<Word> words;
  u32 paragraph = 0, sentence = 0;
};

std::vector<Line> lines_of(const Essay& essay) {
  std::vector<Line> lines;
  for (u32 p = 0; p < essay.paragraphs.size(); ++p)
    if (essay.paragraphs[p].part == Part::body)
      for (u32 s = 0; s < essay.paragraphs[p].sentences.size(); ++s)
        lines.push_back({sentence_words(essay.paragraphs[p].sentences[s].text), p + 1, s + 1});
  return lines;
}

Usage usage_of(const std::vector<Line>& lines) {
  Usage usage;
  for (const Line& line : lines)
    for (const Word& word : line.words)
      if (!word.opens) ++(word.capital ? usage.capital : usage.small)[word.lower];
  return usage;
}

bool is_title(const Word& word) { return is_one_of(word.lower, titles); }
bool is_nationality(const Word& word) { return is_one_of(word.lower, nationalities); }

// "J." of "J. Smith"; such a word is joined to the next across its dot.
bool is_initial(const Word& word) { return word.text.size() == 1 && word.capital; }

bool is_joined(const Word& left, const Word& right) {
  if (left.possessive) return false;
  return right.gap == " " || (right.gap == ". " && (is_initial(left) || is_title(left) || left.lower == "st"));
}

// Whether the capital of a word with which a sentence begins is that of a name.
bool opens_with_name(const Line& line, std::size_t i, const Usage& usage) {
  const Word& word = line.words[i];
  if (is_function_word(word.lower)) return false;
  if (word.acronym || is_title(word) || is_nationality(word)) return true;
  const u32 small = count(usage.small, word.lower);
  if (count(usage.capital, word.lower) > small || (word.possessive && small == 0)) return true;
  if (small > 0 || word.lower.ends_with("ly") || i + 1 == line.words.size()) return false;
  const Word& next = line.words[i + 1];
  return next.capital && is_joined(word, next) && !is_function_word(next.lower) && !is_nationality(next) &&
         !next.acronym;
}

bool begins_name(const Line& line, std::size_t i, const Usage& usage) {
  const Word& word = line.words[i];
  if (!word.capital) return false;
  return word.opens ? opens_with_name(line, i, usage) : word.text == "US" || !is_function_word(word.lower);
}

bool is_body(const Word& word) { return is_one_of(word.lower, bodies); }

// How many small words lie between a run and a capital that goes on with it: "Ministry of the Interior", "de Gaulle".
std::size_t link_length(const Line& line, std::size_t next, bool behind_body) {
  const auto small = [&](std::size_t i) {
    return i < line.words.size() && !line.words[i].capital && is_joined(line.words[i - 1], line.words[i]);
  };
  const auto capital = [&](std::size_t i) {
    return i < line.words.size() && line.words[i].capital && is_joined(line.words[i - 1], line.words[i]);
  };
  if (!small(next)) return 0;
  const Text word = line.words[next].lower;
  std::size_t length = 0;
  if (is_one_of(word, particles))
    length = small(next + 1) && is_one_of(line.words[next + 1].lower, particles) ? 2 : 1;
  else if (behind_body && (word == "of" || word == "for"))
    length = small(next + 1) && line.words[next + 1].lower == "the" ? 2 : 1;
  return capital(next + length) ? length : 0;
}

// The words of the run that begins at `i`; `i` becomes the word behind it.
Words take_run(const Line& line, std::size_t& i) {
  const std::size_t begin = i;
  bool holds_body = is_body(line.words[i++]);
  while (i < line.words.size() && !line.words[i - 1].possessive) {
    const Word& next = line.words[i];
    if (next.capital && is_joined(line.words[i - 1], next) && !(is_function_word(next.lower) && !next.acronym)) {
      holds_body = holds_body || is_body(next);
      ++i;
      continue;
    }
    const std::size_t link = link_length(line, i, holds_body);
    if (link == 0) break;
    i += link;
  }
  return Words(line.words).subspan(begin, i - begin);
}

// Without the titles, nationalities and occasions around the name, and empty where nothing else is there.
Words stripped(Words run) {
  const auto is_left_over = [&](std::size_t i) {
    return i + 1 < run.size() && is_nationality(run[i]) && is_title(run[i + 1]);
  };
  const bool body = run.size() > 1 && is_body(run.back());
  std::size_t first = 0;
  while (first < run.size() && !body && (is_title(run[first]) || is_left_over(first))) ++first;
  run = run.subspan(first);
  while (!run.empty() && is_one_of(run.back().lower, occasions)) {
    run = run.first(run.size() - 1);
    if (run.size() == 1 && is_nationality(run.front())) return {};
  }
  if (std::any_of(run.begin(), run.end(), is_body)) return run;
  while (!run.empty() && is_title(run.back()) && !run.back().acronym) run = run.first(run.size() - 1);
  return run;
}

bool is_calendar(const Word& word) { return is_one_of(word.lower, calendar_words); }

// A nationality, a lone body word and the like name nobody.
bool is_nameless(Words run, bool behind_the) {
  if (run.empty()) return true;
  if (run.size() > 1)
    return std::all_of(run.begin(), run.end(), [](const Word& w) { return is_nationality(w) || is_title(w); });
  const Word& word = run.front();
  if (behind_the && is_one_of(word.lower, regions)) return false;
  if (is_nationality(word) || is_initial(word) || is_calendar(word)) return true;
  const bool lasting = word.lower == "parliament" || word.lower == "congress" || word.lower == "senate" ||
                       word.lower == "duma" || word.lower == "bundestag";
  return (is_body(word) && !lasting) || word.text.find_first_not_of("0123456789IVX-") == Text::npos;
}

NameWord name_word(const Word& word) {
  NameWord name{std::string(word.text), word.acronym, is_body(word), is_one_of(word.lower, firms), !word.capital};
  if (word.acronym) std::erase(name.text, '.');
  return name;
}

void add_run(std::vector<NameRun>& runs, Words part, const Line& line, Text the, bool in_brackets) {
  constexpr std::size_t most_words = 8;  // more are a headline
  const Words words = stripped(part);
  if (words.size() > most_words || is_nameless(words, the == "the")) return;
  NameRun run{{}, {}, line.paragraph, line.sentence, in_brackets && part.front().gap == " ("};
  for (const Word& word : words) {
    run.words.push_back(name_word(word));
    run.text += (run.text.empty() ? "" : " ") + run.words.back().text;
  }
  runs.push_back(std::move(run));
}

// A run may hold days and months between names.
void add_parts(std::vector<NameRun>& runs, Words run, const Line& line, Text before, bool in_brackets) {
  std::size_t begin = 0;
  for (std::size_t end = 0; end <= run.size(); ++end)
    if (end == run.size() || is_calendar(run[end])) {
      if (end > begin) add_run(runs, run.subspan(begin, end - begin), line, before, in_brackets);
      begin = end + 1;
    }
}

void add_line(std::vector<NameRun>& runs, const Line& line, const Usage& usage) {
  std::size_t last_end = 0;  // of the run before, in this sentence
  bool any = false;
  for (std::size_t i = 0; i < line.words.size();) {
    if (!begins_name(line, i, usage)) {
      ++i;
      continue;
    }
    const Text before = i > 0 ? Text(line.words[i - 1].lower) : Text();
    const bool follows = any && last_end == i;
    const std::size_t count_before = runs.size();
    add_parts(runs, take_run(line, i), line, before, follows);
    any = runs.size() > count_before;
    last_end = i;
  }
}

}  // namespace

std::vector<NameRun> name_runs(const Essay& essay) {
  const std::vector<Line> lines = lines_of(essay);
  const Usage usage = usage_of(lines);
  std::vector<NameRun> runs;
  for (const Line& line : lines) add_line(runs, line, usage);
  return runs;
}

}  // namespace interregnum
