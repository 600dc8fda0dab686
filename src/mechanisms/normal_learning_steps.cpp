#include "mechanisms/normal_learning_steps.hpp"

#include <algorithm>

#include "mechanisms/audience.hpp"
#include "mechanisms/calendar.hpp"
#include "world/values.hpp"

namespace interregnum::learning {
namespace {

constexpr u32 news_luck = purpose("normal_learning.news");
constexpr double hours_a_week = 7 * 24;
constexpr double lowest_shown = -1, highest_shown = 2;  // bounds of audience.belief.theta; a normal belief has none

Belief belief_of(const State& s, std::size_t i) { return {s.mean[i], s.precision[i], s.floor[i]}; }

void set_belief(const State& s, std::size_t i, const Belief& belief) {
  s.mean[i] = belief.mean;
  s.precision[i] = belief.precision;
  s.floor[i] = belief.floor;
}

// What a stance speaks of: loyalty, which tracks strength by psi, or, where psi = 0, the organisation's private signal
// of strength. It is one observation, so never both.
Statistic statistic(const State& s, const Belief& belief, std::size_t j) {
  const double psi = s.psi[0];
  if (psi == 0) return {belief.mean, 1, s.spread[j]};
  return {s.loyalty[j] + psi * (belief.mean - s.believed_start[0]), psi, s.spread[j]};
}

// It fights iff the statistic lies above the pivot; one that has waited for its order was not above the ceiling.
Belief after_stance(const State& s, const Belief& belief, std::size_t j) {
  const double pivot = s.pivot[j], ceiling = s.ceiling[j];
  const Statistic y = statistic(s, belief, j);
  if (s.stance[j] != stance::fights) return after_interval(belief, y, -HUGE_VAL, std::min(pivot, ceiling));
  return after_interval(belief, y, pivot, ceiling > pivot ? ceiling : HUGE_VAL);
}

// Every stance taken since the last look. Going back to `undecided` is no news: the challenge is over.
void read_stances(const State& s) {
  for (std::size_t j = 0; j < s.stance.size(); ++j) {
    if (s.stance[j] == s.stance_read[j]) continue;
    s.stance_read[j] = s.stance[j];
    if (s.stance[j] == stance::undecided) continue;
    for (std::size_t i = 0; i < s.mean.size(); ++i) set_belief(s, i, after_stance(s, belief_of(s, i), j));
  }
}

// A week's news is one observation of strength, whose error belongs to the calendar week; a part of a week carries
// the part of its precision.
void read_news(const State& s, const Parameters& p, const Moment& now) {
  const double from = static_cast<double>(began(now)), until = static_cast<double>(now.tick);
  const double sd = 1 / std::sqrt(p.news);
  for (i64 week = floor_div(began(now), 168); static_cast<double>(week) * hours_a_week < until; ++week) {
    const double start = static_cast<double>(week) * hours_a_week;
    const double part = (std::min(until, start + hours_a_week) - std::max(from, start)) / hours_a_week;
    const double value = s.theta[0] + sd * now.luck.normal(s.regime[0], week * 168, news_luck);
    for (std::size_t i = 0; i < s.mean.size(); ++i) set_belief(s, i, after_news(belief_of(s, i), value, p.news * part));
  }
}

// Strength wanders, so old knowledge fades: the variance grows by sigma_theta^2 dt.
void forget(const State& s, const Moment& now) {
  const double variance = s.volatility[0] * s.volatility[0] * years(now);
  if (variance == 0) return;
  for (std::size_t i = 0; i < s.mean.size(); ++i) s.precision[i] = 1 / (1 / s.precision[i] + variance);
}

// Readers discount what they are told; a share of the people takes it at face value, and no belief that is learned
// from.
double taken_in(const State& s, const Parameters& p, std::size_t i) {
  if (s.audiences.empty()) return 0;
  const bool discounts = s.audiences[i] == audience::organisations || s.audiences[i] == audience::elites;
  return discounts ? 0 : p.naive * s.manipulation[0];
}

// What outcomes see: mean and standard deviation of the truncated belief.
void show(const State& s, const Parameters& p) {
  for (std::size_t i = 0; i < s.mean.size(); ++i) {
    const auto [mean, variance] = moments(belief_of(s, i));
    s.belief_theta[i] = std::clamp(mean + taken_in(s, p, i), lowest_shown, highest_shown);
    s.belief_sd[i] = std::sqrt(variance);
  }
}

}  // namespace

void start(const State& s, const Parameters& p, const Moment&) {
  for (std::size_t i = 0; i < s.mean.size(); ++i) set_belief(s, i, {s.believed_start[0], 1 / (p.sd * p.sd), -HUGE_VAL});
  show(s, p);
}

void hour(const State& s, const Parameters& p, const Moment&) {
  read_stances(s);
  if (s.stage[0] == stage::closing)
    for (std::size_t i = 0; i < s.mean.size(); ++i) set_belief(s, i, folded(belief_of(s, i)));
  show(s, p);
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  hour(s, p, now);
  if (p.news > 0) read_news(s, p, now);
  forget(s, now);
  show(s, p);
}

}  // namespace interregnum::learning
