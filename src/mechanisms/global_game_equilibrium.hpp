// Equilibria of the global game of regime change with three choices (Morris & Shin 2003; Angeletos, Hellwig & Pavan
// 2007; standing aside after McMahon & Slantchev 2015): pure functions, used by the mechanism's step and its solver.
//   A(t) = (F + J + P_m) / (F + J + D + P_m) is the challenger's share of the active force if theta = theta* = t;
//   the marginal strength theta* solves A(theta*) = theta*.
#pragma once

#include <span>

#include "mechanisms/normal_belief.hpp"

namespace interregnum {

// Share of the decided force that can act in the standard challenge.
inline constexpr double standard_mobilised = .7;

// What is at stake for an organisation, in yearly rents of a loyal member.
struct Stakes {
  double rent, order_cost, loyalty, fight_cost;  // r, s, lambda, f
  double prize, punish, aside, reprisal;         // b, k, n, q
};

// Chances of a fall beyond which it joins (c_b) and beyond which it does not fight (c_a <= c_b), as normal quantiles:
// -inf where it always does, +inf where it never does.
struct Limits {
  double join, aside;
};
double limit_of_chance(double chance);
Limits limits(const Stakes& stakes);
// The same where signals may be manipulated: it takes `doubt` normal quantiles more before anybody leaves the ruler.
Limits limits(const Stakes& stakes, double doubt);
// With more loyalty because of a threat that everybody knows.
Stakes under_threat(Stakes stakes, double bound);

// The loyalty at which an organisation without a signal is indifferent between fighting and standing aside, if the
// chance of a fall is `doom`. `stakes.loyalty` is not read.
double pivotal_loyalty(const Stakes& stakes, double doom);

struct Game {
  Belief belief;                                      // common belief before private signals
  double private_precision = 1;                       // beta
  double force = 0, crowd = 0, mobilised = 1;         // F, P_m, mob
  std::span<const double> weight, join_at, aside_at;  // of each organisation; the latter two as in Limits
  // Where loyalty rises with a threat that everybody knows (lambda + chi Pr(theta <= theta*)), limits follow from
  // stakes.
  std::span<const Stakes> stakes = {};
  double threat = 0, doubt = 0;  // chi; as in limits()
  // Supporters who come out for the ruler, and the chance of a fall beyond which they stay at home, as a quantile.
  double adherents = 0, adherents_at = 0;
};

// The private signal below which an organisation with that limit acts, if the marginal strength is theta_star.
double cutoff(const Game& game, double limit, double theta_star);

// The weight expected to join and to fight if strength is t and theta* = t, before `mobilised`; and the adherents out.
struct Forces {
  double joined, fighting, adherents;
};
Forces forces_at(const Game& game, double t);
double attack_share(const Game& game, double t);  // A(t); 0 where nobody acts at all
// The same if everybody expects a ruler weaker than `threat` to fall: rises in t, falls in `threat`.
double attack_share(const Game& game, double t, double threat);

}  // namespace interregnum
