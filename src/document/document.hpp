// A scenario file as a neutral tree: what was written, where, in the order of the file. TOML and JSON give the same.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace interregnum {

enum class Kind { string, integer, real, boolean, date, array, table };

// One value. `at` is the value and `key_at` its key (for a table under a header: the key in the header);
// an element of an array has no key.
struct Node {
  Kind kind = Kind::table;
  Position at;
  Position key_at;
  std::string key;
  std::string text;         // string: its value; date: "2022-02-24" or "2023-06-24 02:03:00"
  double number = 0;        // integer (exact: at most 2^53) or real (may be inf or nan, as TOML allows)
  bool truth = false;       // boolean
  std::vector<Node> items;  // elements of an array, or members of a table, in the order of the file
};

// The member of a table, or nullptr. Linear in the number of members.
const Node* find(const Node& table, Text key);

// "a string", "an array": for messages.
Text kind_name(Kind kind);

// Where `count` bytes from byte `offset` of a string's text stand in the file. Falls back to the whole string where
// the text is not written letter by letter (escapes, multi-line strings, JSON).
Position within(const Node& string, std::size_t offset, std::size_t count);

// The lines of every file that was read, also of files with errors: to print a diagnostic's line with its caret.
struct Sources {
  std::map<std::string, std::vector<std::string>> lines;
};

// An entry that a file removed from the one it extends.
struct Drop {
  std::string path;  // "actor.wagner"
  Position at;
};

struct Document {
  Node root;                  // a table
  std::vector<Drop> dropped;  // by `= drop`, in the order met; the reader of sections removes what names them
};

// Text -> tree. All syntax errors at once (TOML: up to 20, JSON: the first); no tree if there are any.
// `file` is the name used in positions. Text over the caps below is refused before it is parsed.
Checked<Node> read_toml(Text text, Text file);
Checked<Node> read_json(Text text, Text file);  // positions are JSON pointers; a syntax error has a line

// Reads a file (.json is JSON, all else TOML) and those it `extends`, merged: tables by key, arrays and strings
// replaced whole, NAME = "= drop" removes. A key's order is that of the file that wrote it first.
// `sources` receives the lines of each file, whether or not it is correct.
Checked<Document> load_document(const std::string& path, Sources& sources);

// The same for text that is in memory under the name `path` (the studio's editor); what it extends comes from disk.
Checked<Document> load_document(const std::string& path, Text text, Sources& sources);

// The bytes of an ordinary file, more than `most` of them only so that a larger file is seen to be one; or nothing, and
// the reason.
std::optional<std::string> file_bytes(const std::string& path, std::size_t most, const Position& asked_at,
                                      Diagnostics& diagnostics);

inline constexpr std::size_t most_bytes_in_file = 1 << 20;
inline constexpr std::size_t most_bytes_in_line = 64 << 10;
inline constexpr int most_nesting = 64;
inline constexpr int most_key_segments = 64;
inline constexpr int most_extends = 8;
inline constexpr int most_syntax_errors = 20;

}  // namespace interregnum
