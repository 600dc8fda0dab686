// Which claims lean on a known fact or a base rate: those that a miss puts in doubt.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// Fills in the claims of all facts and rates of the result. A claim leans on a fact if one of its tests reads the same
// column or event, or if the effect of its deciding test goes with the model's value of the fact over worlds: their
// rank correlation is beyond what chance leaves (influence.hpp). The cells of facts and rates must be there.
void find_leaning(const Study& study, const Cells& cells, u32 budget, StudyResult& result);

// Whether two outcomes read a column or an event in common: what is known of one is then nearly the other.
bool read_the_same(const Outcome& a, const Outcome& b);

// The test that decides each claim, as an index into Study::tests.
std::vector<u32> deciding_tests(const Study& study, const StudyResult& result);

}  // namespace interregnum
