// The raw text of an input file: its lines, its characters, and what is refused before any parser sees it.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace interregnum {

// Code points in valid UTF-8 (a byte that continues a character counts nothing).
u32 characters(Text text);

// The position of byte `offset`, `length` characters long.
Position position_at(Text text, Text file, std::size_t offset, u32 length = 1);

// The lines without their \n or \r\n.
std::vector<std::string> lines_of(Text text);

// Reports a file that is too large, binary, not UTF-8, blank, or has a line over `most_in_line` bytes. One error at
// most: with one of these nothing else is worth saying.
void check_text(Text text, Text file, std::size_t most_in_line, Diagnostics& diagnostics);

// 'text' in quotes for a message, at most 40 characters of it.
std::string in_quotes(Text text);

// The first `count` characters.
Text first_characters(Text text, std::size_t count);

// Without spaces and tabs at either end.
Text trimmed(Text text);

}  // namespace interregnum
