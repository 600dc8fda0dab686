// All that is asked of ICU.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

// The offsets at which sentences end by Unicode's own rules (UAX 29) in its root locale, whatever the machine's is;
// a line end always ends one. The last is the size of the text, which is UTF-8.
std::vector<std::size_t> sentence_ends(Text text);

bool is_upper(char32_t code);
bool is_lower(char32_t code);
bool is_letter(char32_t code);
bool is_letter_or_digit(char32_t code);
char32_t to_lower(char32_t code);

// Whether any of its characters is a letter or a digit.
bool has_words(Text text);

// Lower case without accents ("Élysée" is "elysee"), for names in files; what has no such letter is a space.
std::string ascii_of(Text text);

}  // namespace interregnum
