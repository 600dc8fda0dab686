// Reads a string of the scenario file from left to right and knows where everything in it stands.
#pragma once

#include <optional>

#include "document/document.hpp"

namespace interregnum {

// Where `part`, a view into the text of `string`, stands in the file; the whole string if it is no part of it.
Position place(const Node& string, Text part);

struct Scanner {
  const Node* string = nullptr;
  Text text;             // what is read: all of string->text, or a part of it
  std::size_t next = 0;  // first byte not yet read
  bool lost = false;     // a mistake after which the rest cannot be read; it has been reported
};
Scanner scan(const Node& string);             // all of it
Scanner scan(const Node& string, Text part);  // a view into its text

// All of these skip white space first and read nothing where they do not succeed.
bool at_end(Scanner& scanner);
bool sees(Scanner& scanner, Text symbol);
bool take(Scanner& scanner, Text symbol);     // "..", "<=", "("
bool take_word(Scanner& scanner, Text word);  // a name that is exactly this word
Text take_name(Scanner& scanner);       // letters, digits, "_" and single dots inside: "war.ukraine.losses"; or ""
Text take_reference(Scanner& scanner);  // a name and its target: "citizens.support[leader]"; or ""
std::optional<double> take_number(Scanner& scanner);  // 5, -0.5, 1e3 (may be infinite); "3..7" gives 3

// What stands from `begin` to the last byte read, without white space at its ends.
Text text_since(const Scanner& scanner, std::size_t begin);
Position here(Scanner& scanner);  // of the next word or symbol; at the end, of the last character

// "'x'", or "the end" where nothing follows: what an error says was found.
std::string found(Scanner& scanner);

// Reports `message` at the next word or symbol and marks the scanner lost.
void lose(Scanner& scanner, Diagnostics& diagnostics, std::string code, std::string message, std::string hint = {});

// Loses the scanner unless it is at its end (or lost already); the error says that `what` was expected.
void expect_end(Scanner& scanner, Diagnostics& diagnostics, std::string code, Text what, std::string hint = {});

// Reports a mistake in what was read since `begin`, after which reading can go on.
std::nullopt_t refuse(const Scanner& scanner, std::size_t begin, Diagnostics& diagnostics, std::string code,
                      std::string message, std::string hint = {});

// Strings of these languages are short; a longer one is reported, so that hostile input costs no quadratic time.
inline constexpr std::size_t most_bytes_in_expression = 4096;

// Whether a node is a string short enough to be read as `what` ("an outcome"); otherwise that is reported.
bool is_expression(const Node& node, Text what, Diagnostics& diagnostics, std::string hint = {});

}  // namespace interregnum
