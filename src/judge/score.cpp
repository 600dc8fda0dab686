#include "judge/score.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

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

Scores score(std::span<const Forecast> forecasts) {
  Scores scores;
  scores.events = forecasts.size();
  const auto n = static_cast<double>(forecasts.size());
  for (const Forecast& forecast : forecasts) {
    const double miss = forecast.chance - (forecast.happened ? 1 : 0);
    const double given = forecast.happened ? forecast.chance : 1 - forecast.chance;
    scores.brier += miss * miss;
    scores.log -= real::log(std::max(least_chance, given));
  }
  scores.brier /= n;
  scores.log /= n;
  const auto groups = groups_of(forecasts);
  scores.parts = murphy(groups);
  scores.within = scores.brier - (scores.parts.reliability - scores.parts.resolution + scores.parts.uncertainty);
  return scores;
}

}  // namespace interregnum
