// Carrying out a study from the command line: threads, budget, progress, interruption. Shared by `run` and `test`.
#pragma once

#include "study/study.hpp"

namespace interregnum::cli {

// As many as asked for, or as many as the machine has.
unsigned threads_for(u32 asked);

// Finished cells go to `keep` (may be empty); `reality` as in Orders. An interrupted study comes back incomplete.
StudyResult carry_out_watched(const Study& study, Cells& cells, u32 budget, unsigned threads, const std::string& what,
                              decltype(Orders::keep) keep, bool reality = false);

}  // namespace interregnum::cli
