// Full stops that end no sentence, and other things that Unicode's rules cannot know. Internal to the reader of essays.
#pragma once

#include <string>

#include "base/text.hpp"

namespace interregnum {

// A copy of the same length, byte for byte, in which only what ends a sentence still looks as if it did: abbreviations,
// initials, list numbers, "?" before a lower-case word. Marks of notes behind a sentence ("ended.[3] The next") become
// part of it. Paragraphs are lines.
std::string masked(Text text);

// Whether the text ends as sentences do, with or without quotes or brackets behind.
bool ends_a_sentence(Text text);

// The bytes of "- ", "* ", "1. ", "a) " or a bullet at the beginning of a paragraph with the spaces behind, or 0.
std::size_t list_marker(Text text);

}  // namespace interregnum
