// Text as a terminal shows it: how wide it is, where it may break, and what must never reach it.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

inline constexpr u32 page_width = 80;

// How words are stressed: nothing where standard output is no terminal.
struct Ink {
  Text bold, plain;
};

// One line that is safe to print: white space becomes single spaces, control and direction-changing characters
// become escapes (\x1b), bytes that are no UTF-8 become U+FFFD.
std::string printable(Text text);

// The same for text of several lines: line ends and spaces stay as they are.
std::string printable_lines(Text text);

// Columns on the terminal: 0 for combining marks, 2 for wide East Asian characters and emoji.
u32 width_of(Text text);

// At most `width` columns, ended by an ellipsis where something was left out.
std::string cut(Text text, u32 width);

// Lines of at most `width` columns (> 1), broken at spaces, inside a word only where it is longer than a line.
std::vector<std::string> wrapped(Text text, u32 width);

// The text wrapped to the page; every line after the first is indented by `indent`, which counts for all.
std::string paragraph(Text text, u32 indent);

std::string spaces(u32 count);

// "1 claim", "3 claims"
std::string counted(u64 count, Text thing);

}  // namespace interregnum
