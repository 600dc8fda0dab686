// What the file says that nothing reads. Internal to the reader.
#pragma once

#include "scenario/draft.hpp"

namespace interregnum {

// Marks inputs that no mechanism, rival or verb of the scenario can read (Input::used).
void mark_used(Scenario& scenario);

// What nothing reads; `mark_used` must have run.
Unused unused_of(const Draft& draft);

}  // namespace interregnum
