// What a test found in each world, so that versions of a study can be compared world by world: they share their luck.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// The mean of the change, or of the level, over the replicates that have one, in the outcome's unit: one a draw, NaN
// where none has one; failed runs have none. Empty for a test that runs nothing of its own.
std::vector<double> effect_by_draw(const Study& study, const BoundTest& bound, const Cells& cells, const Progress& at);

}  // namespace interregnum
