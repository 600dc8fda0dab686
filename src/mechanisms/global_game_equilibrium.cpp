#include "mechanisms/global_game_equilibrium.hpp"

#include <algorithm>

#include "base/real.hpp"

namespace interregnum {
namespace {

constexpr double inf = HUGE_VAL;
constexpr int cells = 60;

double grid(int i) { return static_cast<double>(i) / cells; }

// Gain over stakes as a limit.
double limit_of(double gain, double stakes) {
  const double c = stakes > 0 ? gain / stakes : gain > 0 ? 1 : 0;
  return c <= 0 ? -inf : c >= 1 ? inf : real::normal_quantile(c);
}

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

double excess(const Game& game, double t) { return attack_share(game, t) - t; }

// The root between a and b, where A(t) - t has the values at_a and at_b of opposite sign: regula falsi in the Illinois
// variant (Dowell & Jarratt 1971), which never leaves the bracket.
double root_between(const Game& game, double a, double at_a, double b, double at_b) {
  for (int round = 0; round < 100; ++round) {
    const double t = (a * at_b - b * at_a) / (at_b - at_a), at_t = excess(game, t);
    if (at_t == 0 || std::fabs(t - b) < 1e-14) return t;
    if ((at_t < 0) != (at_b < 0))
      a = b, at_a = at_b;
    else
      at_a *= .5;
    b = t, at_b = at_t;
  }
  return b;
}

struct GridPoint {
  int i;
  double excess;
};
GridPoint point(const Game& game, int i) { return {i, excess(game, grid(i))}; }

bool brackets(const GridPoint& low, const GridPoint& high) {
  return (low.excess < 0 && high.excess > 0) || (low.excess > 0 && high.excess < 0);
}
double root_in(const Game& game, const GridPoint& low, const GridPoint& high) {
  return root_between(game, grid(low.i), low.excess, grid(high.i), high.excess);
}

struct Nearest {
  double target, root = 0, distance = inf;
  void consider(double t) {
    const double d = std::fabs(t - target);
    if (d < distance || (d == distance && t < root)) root = t, distance = d;
  }
};

void consider_cell(const Game& game, const GridPoint& low, const GridPoint& high, Nearest& nearest) {
  if (low.excess == 0) nearest.consider(grid(low.i));
  if (high.excess == 0) nearest.consider(grid(high.i));
  if (brackets(low, high)) nearest.consider(root_in(game, low, high));
}

}  // namespace

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

Forces forces_at(const Game& game, double t) {
  const double alpha = game.belief.precision, beta = game.private_precision;
  const double root = std::sqrt(alpha + beta), root_beta = std::sqrt(beta);
  const double base = alpha / root_beta * (t - game.belief.mean), scale = root / root_beta;
  const double gap = root * (t - game.belief.floor);
  double joined = 0, fighting = 0;
  for (std::size_t j = 0; j < game.weight.size(); ++j) {
    joined += game.weight[j] * real::normal_cdf(base - scale * marginal_index(game.join_at[j], gap));
    fighting += game.weight[j] * real::normal_cdf(scale * marginal_index(game.aside_at[j], gap) - base);
  }
  return {joined, fighting};
}

double attack_share(const Game& game, double t) {
  const auto [joined, fighting] = forces_at(game, t);
  const double attack = game.force + game.mobilised * joined + game.crowd;
  return attack > 0 ? attack / (attack + game.mobilised * fighting) : 0;
}

std::vector<double> all_roots(const Game& game) {
  std::vector<double> roots;
  GridPoint low = point(game, 0);
  for (int i = 1; i <= cells; ++i) {
    const GridPoint high = point(game, i);
    if (low.excess == 0) roots.push_back(grid(low.i));
    if (brackets(low, high)) roots.push_back(root_in(game, low, high));
    low = high;
  }
  if (low.excess == 0) roots.push_back(1);
  return roots;
}

double nearest_root(const Game& game, double last) {
  const int cell = std::clamp(static_cast<int>(last * cells), 0, cells - 1);
  GridPoint low = point(game, cell), high = point(game, cell + 1);
  Nearest nearest{last};
  consider_cell(game, low, high, nearest);
  for (;;) {
    const double below = low.i > 0 ? std::fabs(last - grid(low.i)) : inf;
    const double above = high.i < cells ? std::fabs(grid(high.i) - last) : inf;
    if (std::min(below, above) == inf || std::min(below, above) > nearest.distance) return nearest.root;
    const bool down = below <= above;
    const GridPoint next = point(game, down ? low.i - 1 : high.i + 1);
    if (down)
      consider_cell(game, next, low, nearest);
    else
      consider_cell(game, high, next, nearest);
    (down ? low : high) = next;
  }
}

}  // namespace interregnum
