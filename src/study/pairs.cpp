#include <cmath>
#include <limits>

#include "study/study.hpp"

namespace interregnum {
namespace {

constexpr double failed_run = std::numeric_limits<double>::infinity();

double outcome_of(const Outcome& outcome, const Side& side, const CellResult& cell) {
  std::vector<double> records;
  for (const u32 record : side.records) records.push_back(cell.values[record]);
  return evaluate(outcome, records.data());
}

}  // namespace

void want(const BoundTest& test, u32 variant, const Progress& at, std::vector<Cell>& cells) {
  const auto& sides = test.sides[variant];
  const std::size_t count = test.rule.is_level ? 1 : 2;
  for (std::size_t side = 0; side < count; ++side)
    for (u32 draw = 0; draw < at.draws; ++draw)
      for (u32 replicate = 0; replicate < at.replicates; ++replicate)
        cells.push_back({sides[side].arm, draw, replicate});
}

std::vector<double> differences(const Study& study, const BoundTest& test, u32 variant, const Cells& cells,
                                const Progress& at) {
  const Outcome& outcome = study.scenario->claims[test.claim].tests[test.test].outcome;
  const auto& [first, second] = test.sides[variant];
  std::vector<double> d;
  d.reserve(std::size_t{at.draws} * at.replicates);
  for (u32 draw = 0; draw < at.draws; ++draw)
    for (u32 replicate = 0; replicate < at.replicates; ++replicate) {
      const CellResult& a = cells.at({first.arm, draw, replicate});
      const CellResult& b = test.rule.is_level ? a : cells.at({second.arm, draw, replicate});
      const double y = outcome_of(outcome, first, a);
      const double against = test.rule.is_level ? test.rule.offset : outcome_of(outcome, second, b);
      d.push_back(a.failed || b.failed ? failed_run : test.rule.sign * (y - against));
    }
  return d;
}

}  // namespace interregnum
