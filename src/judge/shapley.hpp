// Whose doing an effect is, among parts that work together (Shapley 1953, A value for n-person games).
#pragma once

#include <span>
#include <vector>

#include "judge/worlds.hpp"

namespace interregnum {

// The parts' shares of values[all] - values[none], where values[S] is the outcome with the parts in the bit set S (2^k
// of them): each part's marginal effect, averaged over all orders in which the parts may be added. They sum to the
// whole; parts that do the same have the same share, one that does nothing has none.
std::vector<double> shapley(std::span<const double> values);

// The share mean(part) / mean(whole) over draws, with the bounds at which the mean of part - share * whole leaves 0 in
// its sequence at `alpha` (Fieller 1954): infinite where the whole itself is not shown to differ from 0. NaN without a
// whole.
Estimate share_of_whole(std::span<const double> part, std::span<const double> whole, double alpha);

}  // namespace interregnum
