#include "mechanisms/compromise.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace interregnum::compromise {
namespace {

constexpr double scale = 100;

// Weights in proportion to c s (1 + m e), else to s, else equal.
void weigh(std::span<Actor> actors, double mobilised) {
  const auto set = [&](auto raw) {
    double sum = 0;
    for (Actor& a : actors) sum += a.weight = raw(a);
    if (!(sum > 0)) return false;
    for (Actor& a : actors) a.weight /= sum;
    return true;
  };
  if (set([&](const Actor& a) { return a.capability * a.salience * (1 + mobilised * a.effort); })) return;
  if (set([](const Actor& a) { return a.salience; })) return;
  set([](const Actor&) { return 1.; });
}

// Inside the hull of the positions, also where a sum rounds.
double mean(std::span<const Actor> actors) {
  if (actors.empty()) return 0;
  double sum = 0, low = actors[0].position, high = low;
  for (const Actor& a : actors) {
    sum += a.weight * a.position;
    low = std::min(low, a.position);
    high = std::max(high, a.position);
  }
  return std::clamp(sum, low, high);
}

}  // namespace

double agreed(std::span<Actor> actors, double openness, double mobilised) {
  for (Actor& a : actors) a.effort = 0;
  weigh(actors, mobilised);
  const double without = mean(actors);
  for (Actor& a : actors)
    a.effort = std::clamp(openness * a.salience * std::fabs(a.position - without) / scale, 0., 1.);
  weigh(actors, mobilised);
  return mean(actors);
}

double median(std::span<const Actor> actors) {
  std::vector<Actor> sorted(actors.begin(), actors.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Actor& a, const Actor& b) { return a.position < b.position; });
  double below = 0;
  for (const Actor& a : sorted)
    if ((below += a.weight) >= .5) return a.position;
  return sorted.empty() ? 0 : sorted.back().position;
}

}  // namespace interregnum::compromise
