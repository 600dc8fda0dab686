#include <algorithm>
#include <cmath>

#include "judge/shapley.hpp"
#include "study/reading.hpp"

namespace interregnum {
namespace {

double difference_of(const Test& test, const Rule& rule, const std::vector<double>& y) {
  if (rule.counts) return std::isnan(y[0] - y[1]) ? y[0] - y[1] : y[0] != y[1] ? 1 : 0;
  switch (test.kind) {
    case TestKind::level:
      return y[0] - rule.offset;
    case TestKind::contrast:
      return y[0] - y[1];
    case TestKind::order:
      return y[1] - y[0];
    case TestKind::interaction:
      return (y[0] - y[1]) - (y[2] - y[3]);
    case TestKind::transfer:  // it has no pairs of its own
      break;
    case TestKind::parts: {
      const auto shares = shapley(y);
      return shares[test.parts.more] - shares[test.parts.less];
    }
  }
  return 0;
}

const Test& test_of(const Study& study, const BoundTest& bound) {
  return study.scenario->claims[bound.claim].tests[bound.test];
}

}  // namespace

void want(const BoundTest& test, u32 condition, const Progress& at, std::vector<Cell>& cells) {
  std::vector<Side> sides = test.sides[condition];
  if (condition < test.parts.size())
    sides.insert(sides.end(), test.parts[condition].begin(), test.parts[condition].end());
  for (const Side& side : sides)
    for (u32 draw = 0; draw < at.draws; ++draw)
      for (u32 replicate = 0; replicate < at.replicates; ++replicate) cells.push_back({side.arm, draw, replicate});
}

std::vector<double> differences(const Study& study, const BoundTest& bound, u32 condition, const Cells& cells,
                                const Progress& at) {
  const Test& test = test_of(study, bound);
  std::vector<SideReading> sides;
  for (const Side& side : test.kind == TestKind::parts ? bound.parts[condition] : bound.sides[condition])
    sides.push_back(reading_of(test.outcome, side, cells));
  const std::vector<double> needed = references(study, bound, condition, cells, at);
  std::vector<double> d, y(sides.size());
  d.reserve(std::size_t{at.draws} * at.replicates);
  for (u32 draw = 0; draw < at.draws; ++draw)
    for (u32 replicate = 0; replicate < at.replicates; ++replicate) {
      bool failed = false;
      for (std::size_t i = 0; i < y.size(); ++i) {
        y[i] = value_in(sides[i], draw, replicate);
        failed = failed || y[i] == failed_run;
        if (std::isnan(y[i])) y[i] = test.undefined;
      }
      double value = failed ? failed_run : bound.rule.sign * difference_of(test, bound.rule, y);
      if (!needed.empty() && !failed && std::isnan(needed[d.size()])) value = needed[d.size()];
      d.push_back(value);
    }
  return d;
}

std::vector<double> compared_levels(const Study& study, const BoundTest& bound, const Cells& cells,
                                    const Progress& at) {
  const Test& test = test_of(study, bound);
  if (bound.rule.counts) return {};  // names have no mean
  std::vector<SideReading> sides;
  for (const Side& side : bound.sides[0]) sides.push_back(reading_of(test.outcome, side, cells));
  std::vector<double> levels(sides.size()), of_draw(sides.size()), y(sides.size());
  double draws = 0;
  for (u32 draw = 0; draw < at.draws; ++draw) {
    double pairs = 0;
    std::fill(of_draw.begin(), of_draw.end(), 0);
    for (u32 replicate = 0; replicate < at.replicates; ++replicate) {
      for (std::size_t i = 0; i < y.size(); ++i) {
        y[i] = value_in(sides[i], draw, replicate);
        if (std::isnan(y[i])) y[i] = test.undefined;
      }
      if (std::any_of(y.begin(), y.end(), [](double value) { return std::isnan(value); })) continue;
      for (std::size_t i = 0; i < y.size(); ++i) of_draw[i] += y[i];
      pairs += 1;
    }
    if (pairs == 0) continue;
    for (std::size_t i = 0; i < y.size(); ++i) levels[i] += of_draw[i] / pairs;
    draws += 1;
  }
  for (double& level : levels) level /= draws;
  return levels;
}

namespace {

// Y_A - Y_B in every pair: missing where either is, infinite where a run failed.
std::vector<double> wholes(const Study& study, const BoundTest& bound, u32 condition, const Cells& cells,
                           const Progress& at) {
  const Test& test = test_of(study, bound);
  std::vector<SideReading> sides;
  for (const Side& side : bound.sides[condition]) sides.push_back(reading_of(test.outcome, side, cells));
  std::vector<double> values;
  for (u32 draw = 0; draw < at.draws; ++draw)
    for (u32 replicate = 0; replicate < at.replicates; ++replicate) {
      double y[2];
      for (std::size_t i = 0; i < 2; ++i) {
        y[i] = value_in(sides[i], draw, replicate);
        if (std::isnan(y[i])) y[i] = test.undefined;
      }
      values.push_back(y[0] == failed_run || y[1] == failed_run ? failed_run : y[0] - y[1]);
    }
  return values;
}

}  // namespace

std::vector<double> references(const Study& study, const BoundTest& bound, u32 condition, const Cells& cells,
                               const Progress& at) {
  const auto& reference = test_of(study, bound).reference;
  if (test_of(study, bound).kind == TestKind::parts) return wholes(study, bound, condition, cells, at);
  std::vector<double> values;
  if (!reference) return values;
  const Side& side = bound.references[condition];
  SideReading reading = reading_of(*reference, side, cells);
  for (u32 draw = 0; draw < at.draws; ++draw)
    for (u32 replicate = 0; replicate < at.replicates; ++replicate)
      values.push_back(value_in(reading, draw, replicate));
  for (double& value : values)
    if (value == 0) value = std::nan("");  // there is no share of nothing
  return values;
}

}  // namespace interregnum
