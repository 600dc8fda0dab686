#include "judge/score.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/real.hpp"

namespace interregnum {
namespace {

constexpr std::size_t tenths = 11;  // 0, .1, ..., 1

std::vector<Said> groups_of(std::span<const Forecast> forecasts) {
  std::array<Said, tenths> sums{};
  for (const Forecast& forecast : forecasts) {
    Said& said = sums[static_cast<std::size_t>(std::floor(10 * std::clamp(forecast.chance, 0., 1.) + .5))];
    said.weight += 1;
    said.chance += forecast.chance;
    said.happened += forecast.happened ? 1 : 0;
  }
  std::vector<Said> groups;
  for (const Said& said : sums)
    if (said.weight > 0) groups.push_back({said.weight, said.chance / said.weight, said.happened / said.weight});
  return groups;
}

struct Sum {
  double total = 0, values = 0;
};
Sum sum_without(std::span<const std::vector<double>> cases, std::size_t left_out) {
  Sum sum;
  for (std::size_t i = 0; i < cases.size(); ++i)
    if (i != left_out)
      for (const double value : cases[i]) sum.total += value, sum.values += 1;
  return sum;
}

}  // namespace

Murphy murphy(std::span<const Said> groups) {
  double all = 0, base = 0;
  for (const Said& said : groups) all += said.weight, base += said.weight * said.happened;
  base /= all;
  Murphy parts{0, 0, base * (1 - base)};
  for (const Said& said : groups) {
    const double miss = said.chance - said.happened, apart = said.happened - base;
    parts.reliability += said.weight * miss * miss / all;
    parts.resolution += said.weight * apart * apart / all;
  }
  return parts;
}

double brier_of(const Forecast& forecast) {
  const double miss = forecast.chance - (forecast.happened ? 1 : 0);
  return miss * miss;
}

double log_of(const Forecast& forecast) {
  return -real::log(std::max(least_chance, forecast.happened ? forecast.chance : 1 - forecast.chance));
}

Scores score(std::span<const Forecast> forecasts) {
  Scores scores;
  scores.events = forecasts.size();
  const auto n = static_cast<double>(forecasts.size());
  for (const Forecast& forecast : forecasts) scores.brier += brier_of(forecast), scores.log += log_of(forecast);
  scores.brier /= n;
  scores.log /= n;
  const auto groups = groups_of(forecasts);
  scores.parts = murphy(groups);
  scores.within = scores.brier - (scores.parts.reliability - scores.parts.resolution + scores.parts.uncertainty);
  return scores;
}

OverCases over_cases(std::span<const std::vector<double>> cases) {
  OverCases found;
  const Sum all = sum_without(cases, cases.size());
  found.cases = cases.size();
  found.mean = all.total / all.values;
  found.lo = found.hi = found.least = found.most = std::nan("");
  if (cases.size() < 2) return found;
  std::vector<double> means;
  double middle = 0, squares = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Sum others = sum_without(cases, i);
    means.push_back(others.total / others.values);
    middle += means.back() / static_cast<double>(cases.size());
    found.below += means.back() < 0 ? 1 : 0;
  }
  for (const double mean : means) squares += (mean - middle) * (mean - middle);
  const auto others = static_cast<double>(cases.size() - 1);
  const double reach = real::student_quantile(.975, others) * std::sqrt(squares * others / (others + 1));
  found.lo = found.mean - reach;
  found.hi = found.mean + reach;
  found.least = *std::min_element(means.begin(), means.end());
  found.most = *std::max_element(means.begin(), means.end());
  return found;
}

}  // namespace interregnum
