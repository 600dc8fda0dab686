#include "mechanisms/global_game_equilibrium.hpp"

#include <algorithm>

#include "base/real.hpp"

namespace interregnum {
namespace {

constexpr double inf = HUGE_VAL;
// Gain over stakes as a limit.
double limit_of(double gain, double stakes) { return limit_of_chance(stakes > 0 ? gain / stakes : gain > 0 ? 1 : 0); }

// y = S (theta* - m), m the posterior mean of the marginal organisation: Phi(y) = c + (1-c) Phi(y - S (theta* - L)).
// In survival form Phi(-y) = (1-c) Phi(gap - y), so that y >= Phi^-1(c), with equality where nothing is truncated.
double marginal_index(double limit, double gap) {
  if (!std::isfinite(limit) || gap == inf) return limit;
  if (gap <= 0) return inf;
  double low = limit, high = 38;  // Phi(-38) is the end of what a double holds
  for (int halving = 0; halving < 60; ++halving) {
    const double y = .5 * (low + high);
    (real::normal_cdf(-y) > real::normal_cdf(-limit) * real::normal_cdf(gap - y) ? low : high) = y;
  }
  return high < 37.9 ? .5 * (low + high) : inf;
}

// What j would do if everybody knew that a ruler weaker than `threat` falls.
Limits limits_of(const Game& game, std::size_t j, double threat) {
  if (game.stakes.empty()) return {game.join_at[j], game.aside_at[j]};
  return limits(under_threat(game.stakes[j], game.threat * chance_below(game.belief, threat)), game.doubt);
}

}  // namespace

double limit_of_chance(double c) { return c <= 0 ? -inf : c >= 1 ? inf : real::normal_quantile(c); }

Stakes under_threat(Stakes stakes, double bound) {
  stakes.loyalty += bound;
  return stakes;
}

Limits limits(const Stakes& stakes, double doubt) {
  const Limits sure = limits(stakes);
  return doubt > 0 ? Limits{sure.join + doubt, sure.aside + doubt} : sure;
}

Limits limits(const Stakes& a) {
  const double order = a.rent * a.order_cost, kept = a.rent * (1 - a.order_cost);
  const double join =
      a.prize <= a.aside ? inf : limit_of(a.punish + kept + a.loyalty, a.prize - a.aside + a.punish + kept);
  const double aside = limit_of(order + a.loyalty - a.fight_cost, order + a.aside + a.reprisal);
  return {join, std::min(aside, join)};
}

double pivotal_loyalty(const Stakes& a, double doom) {
  const double order = a.rent * a.order_cost;
  return doom * (order + a.aside + a.reprisal) - order + a.fight_cost;
}

double cutoff(const Game& game, double limit, double theta_star) {
  const double alpha = game.belief.precision, beta = game.private_precision, root = std::sqrt(alpha + beta);
  const double y = marginal_index(limit, root * (theta_star - game.belief.floor));
  if (!std::isfinite(y)) return -y;
  return theta_star + (alpha * (theta_star - game.belief.mean) - y * root) / beta;
}

Forces forces_under(const Game& game, double t, double threat) {
  const double alpha = game.belief.precision, beta = game.private_precision;
  const double root = std::sqrt(alpha + beta), root_beta = std::sqrt(beta);
  const double base = alpha / root_beta * (t - game.belief.mean), scale = root / root_beta;
  const double gap = root * (t - game.belief.floor);
  Forces sum{0, 0, 0};
  for (std::size_t j = 0; j < game.weight.size(); ++j) {
    const Limits at = limits_of(game, j, threat);
    sum.joined += game.weight[j] * real::normal_cdf(base - scale * marginal_index(at.join, gap));
    sum.fighting += game.weight[j] * real::normal_cdf(scale * marginal_index(at.aside, gap) - base);
  }
  if (game.adherents > 0)
    sum.adherents = game.adherents * real::normal_cdf(scale * marginal_index(game.adherents_at, gap) - base);
  return sum;
}

Forces forces_at(const Game& game, double t) { return forces_under(game, t, t); }

double attack_share(const Game& game, double t, double threat) {
  const auto [joined, fighting, adherents] = forces_under(game, t, threat);
  const double attack = game.force + game.mobilised * joined + game.crowd;
  return attack > 0 ? attack / (attack + game.mobilised * fighting + adherents) : 0;
}

double attack_share(const Game& game, double t) { return attack_share(game, t, t); }

}  // namespace interregnum
