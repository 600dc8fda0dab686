// A first look at TOML text: where each header and each `key = value` begins and ends, what is never closed, and what
// is nested too deeply for any parser. It lets one mistake be set aside while the rest is read.
#pragma once

#include <vector>

#include "base/diagnostics.hpp"

namespace interregnum {

struct Statement {
  std::size_t begin = 0, end = 0;  // bytes, without the last line's end
  u32 line = 1, last_line = 1;
  bool header = false;
};

// A mistake that can be seen without understanding values.
struct Fault {
  std::size_t statement = 0;  // index
  Diagnostic diagnostic;
};

struct Statements {
  std::vector<Statement> list;  // in the order of the file; blank lines and comments belong to none
  std::vector<Fault> faults;    // at most one a statement
};

// `text` is valid UTF-8 within the caps of document.hpp on size. Ends after `most_syntax_errors` faults.
Statements split_statements(Text text, Text file);

// The key as written, "a.b" or the name in a header, without space, brackets and quotes: to compare, not to read.
std::string plain_key(Text text, const Statement& statement);

}  // namespace interregnum
