// Rivals that a claim meets although its file does not name them (mechanisms/disputes.hpp).
#pragma once

#include "study/study.hpp"

namespace interregnum {

// Runs the default rivals for every test that would follow, one role at a time, and judges it under them too: the first
// one across a bar makes it depend on theory, and no further one is run. Returns false if it was told to stop.
bool meet_default_rivals(const Study& study, Cells& cells, const Orders& orders, Status& status,
                         std::vector<TestResult>& results);

}  // namespace interregnum
