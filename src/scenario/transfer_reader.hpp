// Tests that transfer a claim to another file. Internal to the reader.
#pragma once

#include "scenario/draft.hpp"

namespace interregnum {

// { scenario = FILE, claim = ID, expect = "same sign" | "same verdict" }, or nothing and the reasons.
std::optional<Test> read_transfer(Draft& draft, const Node& node);

// Once all claims are read: the claim of this file that each transfers, and how often all of them may err.
void resolve_transfers(Draft& draft);

}  // namespace interregnum
