// Worlds in the order of one input, and how luck mixes them: what the parts of hinge.hpp share.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/draw.hpp"
#include "base/text.hpp"

namespace interregnum {

// Worlds with the same value are a tie; every place between ties is one at which worlds can be told apart.
struct Ranked {
  std::vector<u32> world;  // indices of worlds, ascending by the input; those of a tie by their index
  std::vector<u32> ends;   // one past the last world of each tie, as an index into `world`
};
Ranked ranked(std::span<const double> input);

// The value half way between the last world of a tie and the first of the next.
double between_ties(const Ranked& order, std::span<const double> input, std::size_t tie);

// 0..n-1 in an order that luck gives; every `round` another one, of all orders each as likely.
std::vector<u32> shuffled(u32 n, Luck luck, u64 purpose, u32 round);

double mean_of(std::span<const double> values);
double spread_of(std::span<const double> values);  // mean square about the mean

// The value at a share of a sorted list, between the ranks (type 7 of Hyndman and Fan 1996).
double quantile_of(std::span<const double> sorted, double share);

}  // namespace interregnum
