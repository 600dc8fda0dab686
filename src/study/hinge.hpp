// On what each claim turns, from the cells that were run to judge it; nothing is run for this.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// One for each claim, about its deciding test. A world follows as its replicates point, sure or not. Worlds beyond
// those that the test read count too where every arm it reads has been run there for other tests or for base rates, so
// that a claim decided after 81 draws may still name a number. Candidates are the uncertain numbers that the study
// reads, but no expression, which is not to be found out by itself. A claim that is assumed or never tested turns on
// nothing.
std::vector<ClaimHinge> claim_hinges(const Study& study, const StudyResult& result, const Cells& cells, u32 budget);

}  // namespace interregnum
