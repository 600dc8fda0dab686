// A claim that is to hold in another file too: that file's study is carried out beside this one, and compared.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// The study of the other file, for its verdicts alone: no checks, no known facts. Its cells are not kept: a resumed
// study runs them again, to the same bits.
StudyResult carry_out_transfer(const Study& other, const Orders& orders);

// What the test that transfers shows. It follows if every test of the claim has the same sign in both files (the
// sequences of both means on the same side of 0; of levels, of the bound), or the claims the same verdict; it is the
// opposite if one is shown to have the other sign, or another verdict; not enough runs while that is open in either
// file. What is assumed or never tested in either says nothing about the other.
void judge_transfer(const Study& study, const StudyResult& other, const std::vector<TestResult>& own,
                    TestResult& result);

}  // namespace interregnum
