#include "study/reading.hpp"

#include <cassert>
#include <cmath>

namespace interregnum {
namespace {

// Of numbers that failed runs have made infinite.
struct Mean {
  double sum = 0, n = 0;
};
void add(Mean& mean, double value) {
  if (std::isfinite(value)) mean.sum += value, mean.n += 1;
}
double value_of(const Mean& mean) { return mean.n > 0 ? mean.sum / mean.n : std::nan(""); }

}  // namespace

const CellResult& cell_at(Cursor& cursor, u32 draw, u32 replicate) {
  const Cell wanted{cursor.arm, draw, replicate};
  if (cursor.at != cursor.cells.end()) ++cursor.at;
  if (cursor.at == cursor.cells.end() || cursor.at->first != wanted) cursor.at = cursor.cells.find(wanted);
  assert(cursor.at != cursor.cells.end());
  return cursor.at->second;
}

double value_in(SideReading& reading, u32 draw, u32 replicate) {
  const CellResult& cell = cell_at(reading.cursor, draw, replicate);
  if (cell.failed) return failed_run;
  reading.records.clear();
  for (const u32 record : reading.side.records) reading.records.push_back(cell.values[record]);
  return evaluate(reading.outcome, reading.records.data());
}

std::vector<double> draw_values(SideReading reading, const Progress& at) {
  std::vector<double> means;
  for (u32 draw = 0; draw < at.draws; ++draw) {
    Mean mean;
    for (u32 replicate = 0; replicate < at.replicates; ++replicate) add(mean, value_in(reading, draw, replicate));
    means.push_back(value_of(mean));
  }
  return means;
}

std::vector<double> draw_effects(const Study& study, const BoundTest& test, const Cells& cells, const Progress& at) {
  const auto d = differences(study, test, 0, cells, at);
  std::vector<double> means;
  for (u32 draw = 0; draw < at.draws; ++draw) {
    Mean mean;
    for (u32 replicate = 0; replicate < at.replicates; ++replicate)
      add(mean, d[std::size_t{draw} * at.replicates + replicate]);
    means.push_back(value_of(mean));
  }
  return means;
}

}  // namespace interregnum
