// The grammar of quantities: which form was written, with which numbers. Private to quantity*.cpp.
#pragma once

#include "scenario/quantity_reader.hpp"

namespace interregnum {

enum class Form { single, share_of, plus_minus, percent_points, best_guess, range, distribution, choice, expression };

// Amounts in the order written; a number without a unit has that of the next one to its right which has one.
struct Written {
  Form form = Form::single;
  std::vector<Amount> amounts;  // for a choice: the weights, if any were written
  std::size_t begin = 0, end = 0;
  Text distribution;
  const Unit* unit = nullptr;  // behind dist(...)
  std::vector<std::string> choices;
  std::vector<Step> expression;
};

// Reads up to the end of the text or to the [ of a source.
std::optional<Written> read_form(Reader& r);

}  // namespace interregnum
