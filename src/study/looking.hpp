// One look at the cells of a test under one condition.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// The worlds that the cells [0, draws) x [0, replicates) of the test's arms show; bounds of shares of runs say nothing
// beyond 0 and 1.
Worlds worlds_of(const Study& study, const BoundTest& test, u32 condition, const Cells& cells, const Progress& at);

// The same of given differences, in the order of `differences`, by a rule of its own.
Worlds worlds_of(const Study& study, const BoundTest& test, std::span<const double> differences,
                 std::span<const double> references, const Progress& at, const Rule& rule);

// Bounds of H under a rival, the error of the claim divided among all that it may meet.
Interval rival_share(const Study& study, const BoundTest& test, u32 condition, const Cells& cells, const Progress& at);

// What the verdict rule must know beside the worlds.
Context context_of(const BoundTest& test, const TestResult& result);

// The cells that a test's verdict rests on.
void want_judged(const BoundTest& test, const TestResult& result, std::vector<Cell>& cells);

// Sorts the cells, each once; keeps those that are not there yet.
void keep_missing(std::vector<Cell>& wanted, const Cells& cells);

}  // namespace interregnum
