// What to find out first: the numbers whose better knowledge would settle most of the claims that are still open.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// Over the claims that depend or lack runs, and of each the numbers it turns on that could settle it alone: knowing x
// to within +-w settles a claim where the share of worlds in which it follows, over the worlds with a value in [x - w,
// x + w], reaches the bar or falls to 1 - bar. It has to do so wherever x turns out to lie, but for one world in four:
// near the flip point no width helps. w is the largest such width (width_to_settle); a number that settles several
// claims has to reach the smallest of theirs. Where nothing is listed, no single number would settle anything. The
// number that settles most claims comes first; of equals the one that must be known least well, measured by how well it
// is known (w over half the range from 5 % to 95 %). At most five.
std::vector<Advice> what_to_find_out(const Scenario& scenario, const std::vector<ClaimHinge>& hinges);

}  // namespace interregnum
