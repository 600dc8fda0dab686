#include <algorithm>
#include <cmath>

#include "judge/shapley.hpp"
#include "study/reading.hpp"

namespace interregnum {
namespace {

// The means over a draw's pairs: each part's share, what no part has, and the whole.
struct Divided {
  std::vector<std::vector<double>> parts;  // one list a part and one for the rest, one number a draw
  std::vector<double> whole;
};

double outcome_in(const Test& test, SideReading& reading, u32 draw, u32 replicate) {
  const double y = value_in(reading, draw, replicate);
  if (y == failed_run) return std::nan("");
  return std::isnan(y) ? test.undefined : y;
}

// The parts' shares of one pair, the rest and the whole; empty where an arm has no value.
std::vector<double> divided(const std::vector<double>& y) {
  if (std::any_of(y.begin(), y.end(), [](double value) { return std::isnan(value); })) return {};
  const std::span<const double> sets = std::span(y).subspan(2);
  std::vector<double> shares = shapley(sets);
  shares.push_back(sets.front() - y[1]);
  shares.push_back(y[0] - y[1]);
  return shares;
}

Divided divide(const Test& test, const BoundTest& bound, const Cells& cells, const Progress& at) {
  std::vector<Side> sides = bound.sides[0];
  sides.insert(sides.end(), bound.parts[0].begin(), bound.parts[0].end());
  std::vector<SideReading> readings;
  for (const Side& side : sides) readings.push_back(reading_of(test.outcome, side, cells));
  std::vector<double> y(sides.size()), sums;
  Divided all{std::vector<std::vector<double>>(test.parts.names.size() + 1), {}};
  for (u32 draw = 0; draw < at.draws; ++draw) {
    double pairs = 0;
    sums.assign(all.parts.size() + 1, 0);
    for (u32 replicate = 0; replicate < at.replicates; ++replicate) {
      for (std::size_t i = 0; i < y.size(); ++i) y[i] = outcome_in(test, readings[i], draw, replicate);
      const auto shares = divided(y);
      for (std::size_t i = 0; i < shares.size(); ++i) sums[i] += shares[i];
      pairs += shares.empty() ? 0 : 1;
    }
    if (pairs == 0) continue;
    for (std::size_t i = 0; i < all.parts.size(); ++i) all.parts[i].push_back(sums[i] / pairs);
    all.whole.push_back(sums.back() / pairs);
  }
  return all;
}

}  // namespace

std::vector<PartShare> part_shares(const Study& study, const BoundTest& bound, const Cells& cells, const Progress& at) {
  const Test& test = study.scenario->claims[bound.claim].tests[bound.test];
  if (test.parts.names.empty()) return {};
  const Divided all = divide(test, bound, cells, at);
  const auto share = [&](std::size_t i) { return share_of_whole(all.parts[i], all.whole, bound.rule.alpha / 2); };
  std::vector<PartShare> shares;
  for (std::size_t i = 0; i < test.parts.names.size(); ++i) shares.push_back({test.parts.names[i], share(i)});
  const auto& rest = all.parts.back();
  if (std::any_of(rest.begin(), rest.end(), [](double value) { return value != 0; }))
    shares.push_back({"the rest", share(all.parts.size() - 1)});
  return shares;
}

}  // namespace interregnum
