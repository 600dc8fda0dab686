// What a scenario cannot test because it has switched off the mechanism that an outcome needs.
#pragma once

#include "engine/plan.hpp"

namespace interregnum {

// The role, set to `none`, whose mechanisms write or make something that the test reads; empty where there is none.
// A stated column keeps what was stated, and can be read.
Text idle_role(const Scenario& scenario, const Test& test);

// Whether the role's mechanisms write or make something that the test reads.
bool needs(const Test& test, Text role);

}  // namespace interregnum
