// A sentence as words, and the words that carry no name. Internal to the rules of drafting.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

// Letters and digits with hyphens and apostrophes inside, and the dots of "U.S."; without a possessive's end.
struct Word {
  Text text;
  std::string lower;
  Text gap;              // what stands between this word and the one before it
  bool capital = false;  // begins with a capital, or with one behind a prefix ("al-Assad")
  bool acronym = false;  // two capitals or more, and nothing else but digits
  bool possessive = false;
  bool opens = false;  // stands where a capital means nothing: first, behind a colon, or behind an opening quote
};

// The text must outlive the words.
std::vector<Word> sentence_words(Text sentence);

// Articles, pronouns, prepositions, conjunctions, auxiliaries and the adverbs with which sentences begin.
bool is_function_word(Text lower);

// Whether a table, an array of Text, has the word.
template <typename Table>
bool is_one_of(Text word, const Table& table) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

// Lower case of ASCII and of what ICU knows.
std::string lower_of(Text text);

}  // namespace interregnum
