// How far another mechanism can reach: what it writes, what reads that, and so on to what a test reads.
#pragma once

#include <set>
#include <string>

#include "scenario/scenario.hpp"

namespace interregnum {

// Columns and events, without their rows, that may be otherwise under a rival than under what plays its role.
using Reach = std::set<std::string, std::less<>>;
Reach reach_of(const Scenario& scenario, const Rival& rival);

// Whether a test may be answered otherwise. Where it cannot, runs under the rival show in all that the test reads what
// the standard mechanisms show, bit for bit, and need not be made.
bool can_reach(const Reach& reach, const Test& test);

}  // namespace interregnum
