// UTF-8 as RFC 3629 has it.
#pragma once

#include "base/text.hpp"

namespace interregnum {

struct Character {
  char32_t code = 0;
  u32 bytes = 0;  // 0: the text is empty, or begins with a byte that is not UTF-8
};

Character first_character(Text text);

// The offset of the first byte that is not UTF-8, or npos.
std::size_t first_bad_byte(Text text);

// Without a byte order mark at its beginning.
Text without_mark(Text text);

}  // namespace interregnum
