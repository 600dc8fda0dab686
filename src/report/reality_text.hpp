// What is known beside what the model does with it, as text within 80 columns: known facts, then base rates.
#pragma once

#include "report/saying.hpp"

namespace interregnum {

// Known facts: how many lie in the model's usual range, what is outside and which claims lean on it, and all of them in
// a table; then base rates. Empty where the file knows nothing.
std::string reality_text(const Finished& finished);

// "Reality: 8 of 11 known facts lie in the model's usual range (90 of 100 runs); outside: ...", without the tables.
std::string reality_summary(const Finished& finished);

// What changes among the worlds that fit the conditions: "" where there is no condition.
std::string fitting_summary(const Finished& finished);

}  // namespace interregnum
