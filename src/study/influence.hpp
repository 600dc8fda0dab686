// Which of the uncertain numbers a test's answer goes with: rank correlation over the draws. It orders, it does not
// explain: a number may matter only together with another, and then shows nothing here.
#pragma once

#include "study/study.hpp"

namespace interregnum {

struct Influence {
  u32 input = 0, test = 0;  // index into Scenario::inputs, into Study::tests
  double correlation = 0;   // Spearman's, -1..1
  u32 draws = 0;            // that have a value
};

// Spearman's rank correlation of two lists of the same length, ties shared; 0 where one of them is constant.
double rank_correlation(std::span<const double> x, std::span<const double> y);

// Every uncertain input with every test, over the draws that the test has read.
std::vector<Influence> influences(const Study& study, const StudyResult& result, const Cells& cells);

// Correlations within this distance of 0 are what chance leaves: four standard errors, since many are looked at.
double chance_correlation(u32 draws);

}  // namespace interregnum
