// On what each claim turns, from the cells that were run to judge it.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// What a claim that depends turns on is its answer, but it is often judged before enough worlds have been seen to name
// it: the cells that its deciding test reads up to least_worlds_for_hinge judged worlds, or none where the budget ends
// before. Nothing else is run for this; a pure function of the looks.
std::vector<Cell> hinge_cells(const Study& study, const StudyResult& result, u32 budget);

// One for each claim, about its deciding test, from the cells at hand. A world follows as its replicates point, sure or
// not. Worlds beyond those that the test read count too where every arm it reads has been run there: for other tests,
// for base rates, or as hinge_cells asks. Candidates are the uncertain numbers that the study reads, but no expression,
// which is not to be found out by itself. A claim that is assumed or never tested turns on nothing.
std::vector<ClaimHinge> claim_hinges(const Study& study, const StudyResult& result, const Cells& cells, u32 budget);

}  // namespace interregnum
