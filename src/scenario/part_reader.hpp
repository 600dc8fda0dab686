// The parts of an effect, as a test names them. Internal to the reader.
#pragma once

#include "scenario/arm_reader.hpp"
#include "scenario/draft.hpp"

namespace interregnum {

// parts = { NAME = "+ event" | "- event" | "- mechanism.ROLE", ... } of a test whose first arm is read already: what
// stands in a part's place where it is absent. Mistakes are reported, and leave the test without parts.
void read_parts(Draft& draft, const Node& node, const NamedArms& named, Test& test);

// expect = "x > y" of a test with parts; false where it says something else.
bool read_larger_part(Draft& draft, const Node& expect, Test& test);

}  // namespace interregnum
