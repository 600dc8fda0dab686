// A row of the table `group` as the crowd that people/ computes with.
#pragma once

#include "people/crowd.hpp"
#include "world/binding.hpp"

namespace interregnum {

// `columns` has the members from_rank, to_rank, sampled, first_person (of groups) and rank (of persons). A part of a
// sampled group shares the persons of the whole.
template <class Columns>
Crowd crowd_of(const Columns& columns, std::size_t group) {
  const std::span<const double> ranks = columns.rank;
  return {columns.from_rank[group], columns.to_rank[group],
          ranks.subspan(as_row(columns.first_person[group]), as_row(columns.sampled[group]))};
}

// The mean of of(row) over all people, which are whole groups by size; `otherwise` where there is nobody. `columns` has
// the members size and is_part.
template <class Columns, class Function>
double mean_of_people(const Columns& columns, const Function& of, double otherwise) {
  double sum = 0, people = 0;
  for (std::size_t g = 0; g < columns.size.size(); ++g) {
    if (columns.is_part[g] != 0) continue;
    sum += columns.size[g] * of(g);
    people += columns.size[g];
  }
  return people > 0 ? sum / people : otherwise;
}
// The same of a column.
template <class Columns>
double share_of_people(const Columns& columns, std::span<const double> shares, double otherwise) {
  return mean_of_people(
      columns, [&](std::size_t g) { return shares[g]; }, otherwise);
}

}  // namespace interregnum
