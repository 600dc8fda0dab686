// How much of the spread of D is chance within a world, and how much is what we do not know.
#pragma once

#include "judge/worlds.hpp"

namespace interregnum {

// E[Var(D | theta)] / Var(D) in [0, 1] from the variance components of a one-way analysis of variance, which are
// unbiased also where draws have different numbers of pairs (Searle, Casella, McCulloch 1992, section 3.6).
// Missing and failed pairs are left out. 0 where D does not vary, and where nothing can be told: fewer than two draws,
// or none with two pairs.
double luck_share(const Pairs& pairs);

}  // namespace interregnum
