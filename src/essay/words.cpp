#include "essay/words.hpp"

#include <algorithm>
#include <iterator>

#include "base/utf8.hpp"
#include "essay/unicode.hpp"

namespace interregnum {
namespace {

// In the order of the alphabet.
constexpr Text function_words[] = {
    "a",          "about",       "above",     "according",  "across",      "after",
    "again",      "against",     "ago",       "all",        "almost",      "alone",
    "along",      "already",     "also",      "although",   "always",      "am",
    "amid",       "among",       "an",        "and",        "another",     "any",
    "anyone",     "anything",    "are",       "around",     "as",          "at",
    "away",       "back",        "be",        "because",    "been",        "before",
    "behind",     "being",       "below",     "besides",    "between",     "beyond",
    "both",       "but",         "by",        "can",        "cannot",      "certainly",
    "clearly",    "could",       "critics",   "despite",    "did",         "do",
    "does",       "doing",       "done",      "down",       "due",         "during",
    "each",       "earlier",     "either",    "else",       "enough",      "even",
    "eventually", "ever",        "every",     "everyone",   "everything",  "except",
    "far",        "few",         "finally",   "first",      "following",   "for",
    "former",     "fortunately", "from",      "further",    "furthermore", "given",
    "had",        "half",        "has",       "have",       "having",      "he",
    "hence",      "her",         "here",      "hers",       "him",         "himself",
    "his",        "how",         "however",   "i",          "if",          "in",
    "indeed",     "inside",      "instead",   "into",       "is",          "it",
    "its",        "itself",      "just",      "last",       "lastly",      "later",
    "least",      "less",        "let",       "like",       "likewise",    "little",
    "long",       "many",        "may",       "maybe",      "me",          "meanwhile",
    "might",      "more",        "moreover",  "most",       "much",        "must",
    "my",         "near",        "nearly",    "neither",    "never",       "nevertheless",
    "new",        "next",        "no",        "nobody",     "none",        "nonetheless",
    "nor",        "not",         "nothing",   "now",        "nowhere",     "of",
    "off",        "often",       "old",       "on",         "once",        "one",
    "only",       "onto",        "or",        "other",      "others",      "otherwise",
    "our",        "ours",        "ourselves", "out",        "outside",     "over",
    "overall",    "own",         "per",       "perhaps",    "quite",       "rather",
    "really",     "recently",    "same",      "second",     "secondly",    "shall",
    "she",        "should",      "similarly", "since",      "so",          "some",
    "somebody",   "someone",     "something", "sometimes",  "soon",        "still",
    "such",       "than",        "thank",     "thanks",     "that",        "the",
    "their",      "theirs",      "them",      "themselves", "then",        "there",
    "therefore",  "these",       "they",      "third",      "thirdly",     "this",
    "those",      "though",      "three",     "through",    "throughout",  "thus",
    "till",       "to",          "today",     "together",   "tomorrow",    "tonight",
    "too",        "toward",      "towards",   "two",        "under",       "unfortunately",
    "unless",     "unlike",      "until",     "up",         "upon",        "us",
    "very",       "via",         "was",       "we",         "well",        "were",
    "what",       "whatever",    "when",      "whenever",   "where",       "whereas",
    "wherever",   "whether",     "which",     "while",      "who",         "whoever",
    "whom",       "whose",       "why",       "will",       "with",        "within",
    "without",    "would",       "yes",       "yesterday",  "yet",         "you",
    "your",       "yours"};

Character at(Text text, std::size_t offset) { return first_character(text.substr(std::min(offset, text.size()))); }

bool is_inner(char32_t code) {
  return code == '-' || code == '\'' || code == 0x2019 || code == 0x2010 || code == 0x2011;
}

// Dots belong to "U.S." and "e.g.": one letter before each.
bool is_inner_dot(Text text, std::size_t begin, std::size_t dot) {
  const bool alone = dot - begin == 1 || (dot - begin >= 3 && text[dot - 2] == '.');
  const char32_t after = at(text, dot + 1).code;
  const bool more = is_letter(after) && (dot + 2 >= text.size() || text[dot + 2] == '.');
  return alone && (more || (dot - begin >= 3 && !is_letter_or_digit(after)));
}

std::size_t word_end(Text text, std::size_t begin) {
  std::size_t end = begin;
  for (;;) {
    const Character here = at(text, end);
    if (here.bytes == 0) return end;
    const bool inner = is_inner(here.code) && is_letter_or_digit(at(text, end + here.bytes).code);
    const bool dot = here.code == '.' && is_inner_dot(text, begin, end);
    if (!is_letter_or_digit(here.code) && !inner && !dot) return end;
    end += here.bytes;
  }
}

// The bytes of 's at the end of a word, or of the apostrophe that follows a plural.
std::size_t possessive_size(Text word) {
  for (const Text ending : {"'s", "’s", "'S", "’S"})
    if (word.ends_with(ending)) return ending.size();
  return 0;
}

bool has_capital(Text word) {
  const std::size_t hyphen = word.find('-');
  constexpr std::size_t longest_prefix = 3;
  if (is_upper(first_character(word).code)) return true;
  return hyphen != Text::npos && hyphen <= longest_prefix && is_upper(at(word, hyphen + 1).code);
}

bool is_acronym(Text word) {
  u32 capitals = 0;
  while (!word.empty()) {
    const Character next = first_character(word);
    if (is_letter(next.code) && !is_upper(next.code)) return false;
    capitals += is_upper(next.code) ? 1 : 0;
    word.remove_prefix(next.bytes);
  }
  return capitals >= 2;
}

bool opens_quote(Text gap) {
  for (const Text mark : {"“", "‘", "\"", "«", ": ", "— ", "…"})
    if (gap.ends_with(mark)) return true;
  return false;
}

Word word_of(Text text, Text gap, bool first) {
  Word word;
  const std::size_t tail = possessive_size(text);
  word.possessive = tail > 0;
  word.text = text.substr(0, text.size() - tail);
  word.gap = gap;
  word.lower = lower_of(word.text);
  word.capital = has_capital(word.text);
  word.acronym = is_acronym(word.text);
  word.opens = first || opens_quote(gap);
  return word;
}

}  // namespace

std::vector<Word> sentence_words(Text sentence) {
  std::vector<Word> words;
  std::size_t gap = 0;
  for (std::size_t i = 0; i < sentence.size();) {
    const Character here = at(sentence, i);
    if (!is_letter_or_digit(here.code)) {
      i += std::max(1u, here.bytes);
      continue;
    }
    const std::size_t end = word_end(sentence, i);
    words.push_back(word_of(sentence.substr(i, end - i), sentence.substr(gap, i - gap), words.empty()));
    gap = i = end;
  }
  return words;
}

bool is_function_word(Text lower) {
  return std::binary_search(std::begin(function_words), std::end(function_words), lower);
}

std::string lower_of(Text text) {
  std::string lower;
  while (!text.empty()) {
    const Character next = first_character(text);
    append_utf8(lower, to_lower(next.code));
    text.remove_prefix(next.bytes);
  }
  return lower;
}

}  // namespace interregnum
