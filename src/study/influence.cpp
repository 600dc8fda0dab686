#include "study/influence.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "study/reading.hpp"

namespace interregnum {
namespace {

std::vector<double> ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> rank(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) ++last;
    for (std::size_t i = first; i <= last; ++i) rank[order[i]] = .5 * static_cast<double>(first + last);
    first = last + 1;
  }
  return rank;
}

}  // namespace

double rank_correlation(std::span<const double> x, std::span<const double> y) {
  const auto a = ranks(x), b = ranks(y);
  const double middle = .5 * (static_cast<double>(x.size()) - 1);
  double product = 0, first = 0, second = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    product += (a[i] - middle) * (b[i] - middle);
    first += (a[i] - middle) * (a[i] - middle);
    second += (b[i] - middle) * (b[i] - middle);
  }
  return first > 0 && second > 0 ? product / std::sqrt(first * second) : 0;
}

std::vector<Influence> influences(const Study& study, const StudyResult& result, const Cells& cells) {
  u32 most = 0;
  for (const auto& test : result.tests) most = std::max(most, test.progress.draws);
  std::vector<std::vector<double>> drawn;
  for (u32 draw = 0; draw < most; ++draw) drawn.push_back(draw_inputs(study.plans[0], study.key, draw));
  std::vector<Influence> all;
  for (u32 t = 0; t < result.tests.size(); ++t) {
    const auto means = draw_effects(study, study.tests[t], cells, result.tests[t].progress);
    for (u32 i = 0; i < study.scenario->inputs.size(); ++i) {
      const Input& input = study.scenario->inputs[i];
      if (!input.used || !is_uncertain(input.quantity.prior)) continue;
      std::vector<double> x, y;
      for (u32 draw = 0; draw < means.size(); ++draw)
        if (!std::isnan(means[draw])) x.push_back(drawn[draw][i]), y.push_back(means[draw]);
      all.push_back({i, t, rank_correlation(x, y), static_cast<u32>(x.size())});
    }
  }
  return all;
}

double chance_correlation(u32 draws) { return draws > 1 ? 4 / std::sqrt(static_cast<double>(draws - 1)) : 1; }

}  // namespace interregnum
