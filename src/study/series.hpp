// How the columns that claims read move over time, in the arms that they compare: for fan charts.
#pragma once

#include "study/study.hpp"

namespace interregnum {

inline constexpr u32 fan_draws = 64;          // replicate 0 of each
inline constexpr std::size_t most_fans = 12;  // pairs of a column and an arm
inline constexpr std::size_t most_fan_times = 60;

// The columns of the tests, in the order of the claims and one of each claim before the second of any, each with the
// arms that the test compares. Quantiles over draws at a few hours: every other hour in the first two days, then evenly
// to the last hour that a test asks for. Runs in which the regime has fallen have no value, unless the column outlives
// it. These runs are no cells of the study: equal on any number of threads, and read by nothing else.
// False, and nothing found, if told to stop.
bool find_series(const Study& study, const Orders& orders, std::vector<Fan>& found);

}  // namespace interregnum
