// What foreign actors see of the regime: used by those who recognise a movement and those who choose a strategy.
#pragma once

#include <span>

#include "mechanisms/normal_belief.hpp"

namespace interregnum {

constexpr double usual_quality = .4;  // Q of a movement at the middle of its priors

// The chance that a standard challenge would succeed, in the eyes of the audience `row`; of the organisations where it
// is -1. `State` has mean, precision and floor of the audiences, theta_star and doom of the regime.
template <class State>
double doom_in_eyes_of(const State& s, double row) {
  if (row < 0) return s.doom[0];
  const auto i = static_cast<std::size_t>(row);
  return chance_below({s.mean[i], s.precision[i], s.floor[i]}, s.theta_star[0]);
}

// The same of everybody in `audiences`. Most believe the same, and then see the same without a second look.
template <class State>
void look_with_eyes_of(const State& s, std::span<const double> audiences, std::span<double> doom) {
  const auto agree = [&](double a, double b) {
    if (a < 0 || b < 0) return a == b;
    const auto i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b);
    return s.mean[i] == s.mean[j] && s.precision[i] == s.precision[j] && s.floor[i] == s.floor[j];
  };
  for (std::size_t k = 0; k < audiences.size(); ++k)
    doom[k] = k > 0 && agree(audiences[k - 1], audiences[k]) ? doom[k - 1] : doom_in_eyes_of(s, audiences[k]);
}

// Mean of `quality` over the unarmed movements; `otherwise` where there is none. `State` has quality and armed.
template <class State>
double quality_of_opposition(const State& s, double otherwise) {
  double sum = 0, movements = 0;
  for (std::size_t i = 0; i < s.quality.size(); ++i) {
    if (s.armed[i] != 0) continue;
    sum += s.quality[i];
    movements += 1;
  }
  return movements > 0 ? sum / movements : otherwise;
}

}  // namespace interregnum
