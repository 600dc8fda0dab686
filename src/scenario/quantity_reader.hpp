// The words of the quantity language: numbers, units and sources, with their places. Private to quantity*.cpp.
#pragma once

#include <optional>
#include <string>

#include "base/units.hpp"
#include "scenario/quantity.hpp"

namespace interregnum {

// A walk through the text of one quantity. The first mistake ends it: each function that reads says so by `nullopt`,
// after reporting.
struct Reader {
  Text text;
  const Node& node;  // where the text stands
  const Target& target;
  Diagnostics& diagnostics;
  const Unit* given_unit = nullptr;  // of a table { value, unit }: for numbers that have none of their own
  std::size_t at = 0;
};

// A number with its unit, if it has one. Bytes [begin, number_end) are the number, [begin, end) both.
struct Amount {
  double value = 0;
  const Unit* unit = nullptr;
  std::size_t begin = 0, number_end = 0, end = 0;
};

// Reports an error about bytes [begin, end), and is what to return then.
std::nullopt_t fail(Reader& r, Text code, std::size_t begin, std::size_t end, std::string message,
                    std::string hint = {});

Text piece(const Reader& r, std::size_t begin, std::size_t end);

void skip_spaces(Reader& r);
bool at_end(const Reader& r);
bool looks_at(const Reader& r, Text expected);  // exactly here
bool take(Reader& r, Text expected);            // after spaces; a word must not go on
bool is_letter(char c);                         // also every byte beyond ASCII
bool is_digit(char c);

std::optional<double> read_number(Reader& r);

// A number and, if one follows, a unit. `to` and `of` are not units.
std::optional<Amount> read_amount(Reader& r);

// The unit that follows, or nullptr if none does; nothing if what follows is a word but no unit.
std::optional<const Unit*> read_unit(Reader& r);

// "[source#p3.1: why]" up to the end of the text, or nothing if the text ends here. False after an error.
bool read_bracketed_cite(Reader& r, Quantity& quantity);

// What a number in `unit` (nullptr: without one) is multiplied by to stand in the target's unit; reports a unit that
// is missing, of another dimension, or % in place of pp and the reverse.
std::optional<double> factor_to_target(Reader& r, const Amount& amount);

}  // namespace interregnum
