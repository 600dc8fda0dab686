// From what was written to a prior in the target's unit and inside its bounds. Private to quantity*.cpp.
#pragma once

#include "scenario/quantity_form.hpp"

namespace interregnum {

// Every form but an expression. Reports what is outside the bounds, empty, or of the wrong unit.
std::optional<Prior> prior_of(Reader& r, const Written& written);

// dist(args).
std::optional<Prior> prior_of_distribution(Reader& r, const Written& written);

// A prior without parameters, with the target's bounds.
Prior bounded_prior(const Reader& r, Family family);

// Reports a number (already in the target's unit) that the target's bounds exclude; an end of a range may be the
// bound itself, even an open one.
bool check_inside(Reader& r, const Amount& amount, double x, bool end_of_range);

// "between 0 and 1", "at least 0 km": for messages.
std::string bounds_text(const Target& target);

}  // namespace interregnum
