// What everybody believes about the ruler's strength: a normal belief, above a floor while a survived test is fresh.
#include <algorithm>

#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/normal_belief.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> regime;
  std::span<const double> theta, believed_start, volatility, psi, stage, stance, loyalty, pivot, ceiling, spread;
  std::span<double> mean, precision, floor, belief_theta, belief_sd, stance_read;
};
struct Parameters {
  double sd, news;
};

constexpr std::array uses{
    names("regime", &State::regime),
    reads("regime.theta", &State::theta),
    reads("regime.believed_start", &State::believed_start),
    reads("regime.volatility", &State::volatility),
    reads("regime.psi", &State::psi),
    reads("challenge.stage", &State::stage),
    reads("organisation.stance", &State::stance),
    reads("organisation.loyalty", &State::loyalty),
    reads("organisation.pivot", &State::pivot),
    reads("organisation.ceiling", &State::ceiling),
    reads("organisation.spread", &State::spread),
    writes("audience.mean", &State::mean),
    writes("audience.precision", &State::precision),
    writes("audience.floor", &State::floor),
    writes("audience.belief.theta", &State::belief_theta),
    writes("audience.belief.sd", &State::belief_sd),
    writes("organisation.stance_read", &State::stance_read),
};

constexpr std::array<Parameter<Parameters>, 2> parameters{{
    {{"sd", "1", .001, 1, between(.08, .25), "standard deviation of the belief at `from`"}, &Parameters::sd},
    {{"news", "1", 0, 1e4, exactly(.0375 / (.12 * .12)), "precision of a week's news about strength, 1/1^2"},
     &Parameters::news},
}};

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

// What outcomes see: mean and standard deviation of the truncated belief.
void show(const State& s) {
  for (std::size_t i = 0; i < s.mean.size(); ++i) {
    const auto [mean, variance] = moments(belief_of(s, i));
    s.belief_theta[i] = std::clamp(mean, lowest_shown, highest_shown);
    s.belief_sd[i] = std::sqrt(variance);
  }
}

void start(const State& s, const Parameters& p, const Moment&) {
  for (std::size_t i = 0; i < s.mean.size(); ++i) set_belief(s, i, {s.believed_start[0], 1 / (p.sd * p.sd), -HUGE_VAL});
  show(s);
}

void hour(const State& s, const Parameters&, const Moment&) {
  read_stances(s);
  if (s.stage[0] == stage::closing)
    for (std::size_t i = 0; i < s.mean.size(); ++i) set_belief(s, i, folded(belief_of(s, i)));
  show(s);
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  hour(s, p, now);
  if (p.news > 0) read_news(s, p, now);
  forget(s, now);
  show(s);
}

constexpr CardText text{
    "normal_learning",
    "information",
    "Normal learning from stances, survival and news",
    "theta ~ N(z, 1/alpha) above L. A stance is a probit observation of loyalty lambda = lambda_0 + psi (theta - z_0) "
    "+ e:\nv = sigma_lambda^2 + psi^2 / alpha, u = -y (lambda* - lambdahat) / sqrt(v), y = +1 fights, -1 joins or "
    "aside,\nh = phi(u) / Phi(u): z += y (psi / alpha) h / sqrt(v), 1/alpha *= 1 - (psi^2 / alpha) h (h + u) / v;\npsi "
    "= 0: the same about the private signal, with 1/beta for sigma_lambda^2 and psi = 1.\nA survived test sets L; at "
    "the close (mean, variance) of the truncated normal become (z, 1/alpha), L = -inf.\nNews: one Gaussian observation "
    "of theta a week; 1/alpha += sigma_theta^2 dt.",
    "Angeletos, Hellwig & Pavan 2007 Econometrica (survival as news); Minka 2001 (probit moment match)",
    "Posteriors are kept normal by matching mean and variance. The public knows every parameter but theta and loyalty; "
    "it reads a stance as a cutoff in loyalty alone. Waiting for an order is not read, but a stance taken after it is "
    "read as coming from one who had not fought before: without that, beliefs would drift upward by up to .02 (the "
    "mean over all endings would not stay). All audiences see the same stances and the same news.",
    "averaged over all endings the mean belief does not move (martingale, within .01): couplings_test.cpp",
};

constexpr std::array<Coupling, 5> couplings{{
    {"organisation.stance", "audience.mean", "z += y (psi / alpha) h / sqrt(v)", ""},
    {"regime.psi", "audience.mean", "how much of strength a stance speaks of", ""},
    {"audience.floor", "audience.belief.theta", "E(theta | theta > L)", ""},
    {"regime.theta", "audience.mean", "one Gaussian observation a week", "news"},
    {"regime.volatility", "audience.precision", "1/alpha += sigma_theta^2 dt", ""},
}};

}  // namespace

extern const Card normal_learning;
constinit const Card normal_learning = card<uses, parameters, start, quiet, hour>(text, couplings);

}  // namespace interregnum
