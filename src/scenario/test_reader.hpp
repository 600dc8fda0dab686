// One test of a claim, after defaults and `each` are written out. Internal to the reader.
#pragma once

#include "scenario/arm_reader.hpp"
#include "scenario/draft.hpp"

namespace interregnum {

// The keys that a test may have.
Names test_keys();

// The test, or nothing and the reasons. Arms that it writes in place are added to the scenario.
std::optional<Test> read_test(Draft& draft, const Node& test, const Claim& claim, const NamedArms& named);

// The index of an arm: of the first that is the same set, or of a new one.
u32 arm_index(Scenario& scenario, Arm arm);

}  // namespace interregnum
