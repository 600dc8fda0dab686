// A row of the table `group` as the crowd that people/ computes with.
#pragma once

#include "people/crowd.hpp"

namespace interregnum {

inline std::size_t as_row(double row) { return static_cast<std::size_t>(row); }

// `columns` has the members from_rank, to_rank, sampled, first_person (of groups) and rank (of persons). A part of a
// sampled group shares the persons of the whole.
template <class Columns>
Crowd crowd_of(const Columns& columns, std::size_t group) {
  const std::span<const double> ranks = columns.rank;
  return {columns.from_rank[group], columns.to_rank[group],
          ranks.subspan(as_row(columns.first_person[group]), as_row(columns.sampled[group]))};
}

}  // namespace interregnum
