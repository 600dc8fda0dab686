// What `check` prints for a file without errors, within 80 columns.
#pragma once

#include <string>

#include "scenario/reader.hpp"

namespace interregnum {

// "p4.2", or "p4" where sentences are not known.
std::string place_of(const CoverageItem& item);

// Where the numbers of a study come from. "without": from the file, but with no source.
struct NumberCounts {
  std::size_t all = 0, sourced = 0, judgement = 0, card = 0, without = 0;
};
NumberCounts count_numbers(const Scenario& scenario);

// Roles that a mechanism plays, those of them that have a rival, and those that more than one mechanism could play.
struct RivalCounts {
  std::size_t roles = 0, with_rivals = 0;
};
RivalCounts count_rivals(const Scenario& scenario);

// The arms that claims read, how many different ones, and the latest day that one of them is asked for.
struct ArmCounts {
  std::size_t different = 0, latest = 0;
  i64 latest_day = 0;
};
ArmCounts count_arms(const Scenario& scenario);

// Coverage of the sources, claims, numbers, arms, rivals, and what nothing reads. Empty if there is no scenario.
std::string check_summary(const Reading& reading);

// One block for every uncertain number whose label contains `filter` (all if it is empty): its family and 5, 50 and
// 95 % points, its density, its source.
std::string priors_text(const Reading& reading, Text filter);

}  // namespace interregnum
