// What a file says itself, so that running it adds nothing: found by reading, not by running.
#pragma once

#include "engine/plan.hpp"

namespace interregnum {

// A test is assumed if every number it reads is
//   a column that no acting mechanism of the plan writes (a prior read back, or what an action sets), or
//   in a comparison, a column or event that an action of one arm and not of the other writes, makes, forbids or forces.
bool is_assumed(const Scenario& scenario, const Plan& plan, const Test& test);

// Whether a fact is imposed by its own arm, so that finding it in the model shows nothing: everything it reads is a
// column that no acting mechanism writes, a column that an action of the arm freezes, a named state that one sets ("the
// war has ended"), or an event that one makes, forbids or forces at that time.
bool is_imposed(const Scenario& scenario, const Plan& plan, const Fact& fact);

}  // namespace interregnum
