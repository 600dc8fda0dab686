// A user's mistake is data: collected with its position, never thrown.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

// Where something stands in an input file. Lines and columns count from 1 (columns in characters, not bytes);
// line 0 means that the input has no lines (JSON), and `path` (a JSON pointer such as /claim/C8/margin) says where.
struct Position {
  std::string file;
  u32 line = 0;
  u32 column = 0;
  u32 length = 1;  // characters to underline
  std::string path;
};

enum class Severity { error, warning, note };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  // stable, snake_case: "unknown_name"; the list is docs/diagnostics.md
  Position at;
  std::string message;
  std::string hint;  // may be empty, may have several lines
};

// All that is wrong with one input. Ordered as found; `sort_diagnostics` orders by position.
struct Diagnostics {
  std::vector<Diagnostic> list;

  void error(std::string code, Position at, std::string message, std::string hint = {});
  void warning(std::string code, Position at, std::string message, std::string hint = {});
  void note(std::string code, Position at, std::string message, std::string hint = {});
  bool has_errors() const;
  std::size_t count(Severity severity) const;
};

// A value, or the reasons why there is none (a value may still carry warnings).
template <class T>
struct Checked {
  std::optional<T> value;
  Diagnostics diagnostics;
};

Text severity_name(Severity severity);  // "error", "warning", "note"

// Orders by file, line, column; keeps the order found where positions are equal, and drops exact repetitions.
void sort_diagnostics(Diagnostics& diagnostics);

// The name among `known` closest to `word` (Damerau-Levenshtein, at most a third of its length + 1 edits), or "".
std::string nearest_name(Text word, const std::vector<std::string>& known);

}  // namespace interregnum
