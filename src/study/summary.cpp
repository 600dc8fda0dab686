#include "study/summary.hpp"

#include <algorithm>
#include <cmath>

#include "judge/ranked.hpp"
#include "study/base_rates.hpp"
#include "study/looking.hpp"
#include "study/reading.hpp"

namespace interregnum {
namespace {

// Means over the replicates of each draw, in the order of the draws; draws without a value are absent.
std::vector<double> draw_means(const Outcome& outcome, const Side& side, const Cells& cells, const Progress& at) {
  auto means = draw_values(reading_of(outcome, side, cells), at);
  std::erase_if(means, [](double mean) { return std::isnan(mean); });
  return means;
}

// A probability read as a sum of chances along the path has the right mean, but single sums may exceed 1: what is
// shown of it stays inside its range.
void clip(OutcomeSummary& row) {
  for (double* value : {&row.mean, &row.q05, &row.q50, &row.q95}) *value = std::clamp(*value, 0., 1.);
  if (!std::isfinite(row.lo)) return;  // too few draws for bounds
  row.lo = std::clamp(row.lo, 0., 1.);
  row.hi = std::clamp(row.hi, 0., 1.);
}

OutcomeSummary describe_outcome(std::vector<double> means, double alpha) {
  OutcomeSummary row;
  row.n = means.size();
  if (means.empty()) return row;
  const double n = static_cast<double>(means.size());
  double sum = 0, squares = 0;
  for (const double y : means) sum += y;
  row.mean = sum / n;
  for (const double y : means) squares += (y - row.mean) * (y - row.mean);
  const Interval bounds = mean_sequence(row.mean, n > 1 ? squares / (n - 1) : 0, row.n, alpha);
  row.lo = bounds.lo;
  row.hi = bounds.hi;
  std::sort(means.begin(), means.end());
  row.q05 = quantile_of(means, .05);
  row.q50 = quantile_of(means, .50);
  row.q95 = quantile_of(means, .95);
  return row;
}

}  // namespace

std::vector<OutcomeSummary> summarise(const Study& study, const std::vector<TestResult>& results, const Cells& cells) {
  std::vector<OutcomeSummary> rows;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const BoundTest& test = study.tests[i];
    const Outcome& outcome = study.scenario->claims[test.claim].tests[test.test].outcome;
    if (outcome.unit.empty()) continue;  // named values have no mean
    for (const Side& read : test.sides[0]) {
      const std::string& arm = study.arms[read.arm].name;
      const auto known = std::find_if(rows.begin(), rows.end(),
                                      [&](const auto& row) { return row.name == outcome.text && row.arm == arm; });
      auto row = describe_outcome(draw_means(outcome, read, cells, results[i].progress), study.scenario->rules.alpha);
      if (is_between_0_and_1(outcome)) clip(row);
      row.name = outcome.text;
      row.arm = arm;
      row.unit = outcome.unit;
      if (known == rows.end())
        rows.push_back(row);
      else if (known->n < row.n)
        *known = row;
    }
  }
  return rows;
}

u64 count_cells(const Study& study, const std::vector<TestResult>& results, u32 budget, std::vector<Cell> read,
                u64& failed, const Cells& cells) {
  const auto of_rates = rate_cells(study, budget);
  read.insert(read.end(), of_rates.begin(), of_rates.end());
  for (std::size_t i = 0; i < results.size(); ++i) want_judged(study.tests[i], results[i], read);
  std::sort(read.begin(), read.end());
  read.erase(std::unique(read.begin(), read.end()), read.end());
  failed +=
      static_cast<u64>(std::count_if(read.begin(), read.end(), [&](const Cell& c) { return cells.at(c).failed; }));
  return read.size();
}

}  // namespace interregnum
