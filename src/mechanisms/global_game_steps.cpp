#include "mechanisms/global_game_steps.hpp"

#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/audience.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/digest.hpp"
#include "world/values.hpp"

namespace interregnum::challenge_game {
namespace {

constexpr double widest_cutoff = 10;  // what the columns show where an organisation always or never fights
constexpr u32 temper_luck = purpose("global_game.temper"), signal_luck = purpose("global_game.signal");

// Of one who neither joins nor fights whatever happens.
constexpr Stakes absent{0, 0, -HUGE_VAL, 0, 0, 0, 0, 0};

bool takes_part(const State& s, std::size_t j) { return s.is_private[j] == 0; }

// w_j = force_j / sum. Returns false where nobody could defend the ruler: then there is no game.
bool weigh(const State& s) {
  double total = 0;
  for (std::size_t j = 0; j < s.force.size(); ++j) total += takes_part(s, j) ? s.force[j] : 0;
  for (std::size_t j = 0; j < s.force.size(); ++j) s.weight[j] = takes_part(s, j) && total > 0 ? s.force[j] / total : 0;
  return total > 0;
}

Stakes stakes(const State& s, const Parameters& p, std::size_t j, double loyalty, double ordered) {
  const double fight = s.is_capital[j] != 0 ? p.capital_share * p.fight_cost : p.fight_cost;
  const double binds = std::min(1., s.commanded[j]) * ordered;  // `raise` may lead beyond all
  return {s.rent[j], p.order_cost * binds, loyalty, fight, s.prize[j], s.punish[j], s.aside[j], p.reprisal};
}

// lamhat_j = lambda_0 + psi (z - z_0): what the others think of j's loyalty.
double expected_loyalty(const State& s, const Belief& belief, std::size_t j) {
  return s.loyalty[j] + s.psi[0] * (belief.mean - s.believed_start[0]);
}

void set_limits(const State& s, std::size_t j, const Limits& others) {
  s.join_at[j] = others.join;
  s.aside_at[j] = others.aside;
}

Game game_of(const State& s, const Parameters& p, double force, double mobilised) {
  Game game{common_belief(s), s.signal_precision[0], force, s.crowd[0], mobilised, s.weight, s.join_at, s.aside_at};
  game.doubt = s.doubt[0];
  game.adherents = s.support.empty() ? 0 : p.adherents * s.support[0];
  game.adherents_at = limit_of_chance(p.adherent_cost) + game.doubt;
  return game;
}

// Loyalty that a threat known to all adds in the common-threat rival: chi Pr(theta <= theta*), in rents.
double bound_by_threat(const Parameters& p, const Game& game, double theta_star) {
  return p.threat > 0 ? p.threat * chance_below(game.belief, theta_star) : 0;
}

// theta* among organisations with stakes as the others know them; sets what each is expected to do at it.
double equilibrium(const State& s, const Parameters& p, Game& game, std::span<const Stakes> known, double last) {
  const auto expect = [&](double bound) {
    for (std::size_t j = 0; j < known.size(); ++j) set_limits(s, j, limits(under_threat(known[j], bound), game.doubt));
  };
  game.threat = p.threat;
  if (p.threat > 0)
    game.stakes = known;
  else
    expect(0);
  const double theta_star = selected_root(game, p.roots, last);
  if (p.threat > 0) expect(bound_by_threat(p, game, theta_star));
  game.stakes = {};  // from here on the limits are those at theta*
  return theta_star;
}

// What j does by its own loyalty, which only it knows, and what binds it besides.
Limits own_limits(const State& s, const Parameters& p, std::size_t j, double bound, double ordered) {
  return limits(stakes(s, p, j, s.temper[j] + bound, ordered), s.doubt[0]);
}

// A fresh standard challenge with all orders given: theta*, cutoffs, authority, doom, propensity.
void standard_challenge(const State& s, const Parameters& p, double last) {
  Game game = game_of(s, p, p.standard_force, standard_mobilised);
  std::vector<Stakes> known(s.force.size());
  for (std::size_t j = 0; j < known.size(); ++j) known[j] = stakes(s, p, j, expected_loyalty(s, game.belief, j), 1);
  const double root_beta = std::sqrt(game.private_precision), theta = s.theta[0];
  const double theta_star = equilibrium(s, p, game, known, last), bound = bound_by_threat(p, game, theta_star);
  double authority = 0, mean_cutoff = 0;
  for (std::size_t j = 0; j < s.force.size(); ++j) {
    const double x = cutoff(game, own_limits(s, p, j, bound, 1).aside, theta_star);
    s.cutoff[j] = std::clamp(x, -widest_cutoff, widest_cutoff);
    authority += s.weight[j] * real::normal_cdf(root_beta * (theta - x));
    mean_cutoff += s.weight[j] * s.cutoff[j];
  }
  const double tempted = limit_of_chance(p.attack_cost);
  const auto [joining, fighting, adherents] = forces_at(game, theta_star);
  s.standard_joining[0] = standard_mobilised * joining;
  s.standard_fighting[0] = standard_mobilised * fighting + adherents;
  s.theta_star[0] = theta_star;
  s.authority[0] = authority;
  s.all_cutoff[0] = mean_cutoff;
  s.doom[0] = chance_below(game.belief, theta_star);
  s.propensity[0] = real::normal_cdf(root_beta * (cutoff(game, tempted, theta_star) - theta));
}

double digest(const State& s) {
  const Belief belief = common_belief(s);
  Digest d;
  for (const double value : {belief.mean, belief.precision, belief.floor, s.theta[0], s.believed_start[0], s.psi[0],
                             s.crowd[0], s.signal_precision[0], s.theta_star[0], s.doubt[0]})
    d.add(value);
  d.add(s.support);
  for (const auto column : {s.force, s.is_private, s.commanded, s.loyalty, s.rent, s.prize, s.punish, s.aside})
    d.add(column);
  return d.value();
}

// The standard challenge again, if anything it depends on has moved.
void refresh(const State& s, const Parameters& p) {
  if (digest(s) == s.seen[0] || !weigh(s)) return;
  standard_challenge(s, p, s.theta_star[0]);
  s.seen[0] = digest(s);
}

void take_stock(const State& s) {
  double joined = 0, aside = 0;
  for (std::size_t j = 0; j < s.stance.size(); ++j) {
    if (s.stance[j] == stance::joins) joined += s.weight[j];
    if (s.stance[j] == stance::aside) aside += s.weight[j];
  }
  s.all_joined[0] = joined;
  s.all_aside[0] = aside;
  s.all_defected[0] = joined + aside;
}

void stand_down(const State& s) {
  std::fill(s.stance.begin(), s.stance.end(), stance::undecided);
  std::fill(s.ordered.begin(), s.ordered.end(), 0);
  std::fill(s.ceiling.begin(), s.ceiling.end(), HUGE_VAL);
  s.challenge_star[0] = s.joined[0] = s.fighting[0] = s.share[0] = 0;
  take_stock(s);
}

void receive(const State& s, const Parameters& p, const Moment& now) {
  const i64 opened = static_cast<i64>(s.opened[0]);
  const double ordered = static_cast<double>(now.tick) >= s.opened[0] + p.order_delay ? 1 : 0;
  for (std::size_t j = 0; j < s.force.size(); ++j) {
    s.signal[j] = s.theta[0] + now.luck.normal(s.organisations[j], opened, signal_luck) * p.signal_sd;
    s.ordered[j] = ordered;
  }
}

// What j does at theta*, by its own loyalty and its own signal. Without an order it waits rather than stand aside.
double choice(const State& s, const Parameters& p, const Game& game, double theta_star, std::size_t j) {
  const Limits own = own_limits(s, p, j, bound_by_threat(p, game, theta_star), s.ordered[j]);
  s.joins_below[j] = cutoff(game, own.join, theta_star);
  s.fights_from[j] = cutoff(game, own.aside, theta_star);
  if (s.signal[j] < s.joins_below[j]) return stance::joins;
  if (s.signal[j] >= s.fights_from[j]) return stance::fights;
  return s.ordered[j] != 0 ? stance::aside : stance::undecided;
}

// The chance of a fall that weighs as `chance` does where signals cannot be manipulated.
double discounted(double chance, double doubt) {
  return doubt > 0 ? real::normal_cdf(limit_of_chance(chance) - doubt) : chance;
}

// How the public reads a stance: fighting means a loyalty above `pivot` or, where loyalty says nothing of strength
// (psi = 0), a private signal above it.
void set_pivot(const State& s, const Parameters& p, const Game& game, double theta_star, std::size_t j) {
  const double doom = discounted(chance_below(game.belief, theta_star), game.doubt);
  const double bound = bound_by_threat(p, game, theta_star);
  s.pivot[j] = s.psi[0] > 0 ? pivotal_loyalty(stakes(s, p, j, 0, s.ordered[j]), doom) - bound
                            : cutoff(game, s.aside_at[j], theta_star);
  s.spread[j] = s.psi[0] > 0 ? p.loyalty_sd : 1 / std::sqrt(game.private_precision);
}

// Adherents who come out for the ruler in this challenge: they too act by private signals.
double adherents_out(const State& s, const Game& game, double theta_star) {
  if (!(game.adherents > 0)) return 0;
  const double from = cutoff(game, game.adherents_at, theta_star);
  return game.adherents * real::normal_cdf(std::sqrt(game.private_precision) * (s.theta[0] - from));
}

void count_forces(const State& s, double force, double adherents) {
  double joined = 0, fighting = 0;
  for (std::size_t j = 0; j < s.stance.size(); ++j) {
    if (s.stance[j] == stance::joins) joined += s.weight[j];
    if (s.stance[j] == stance::fights) fighting += s.weight[j];
  }
  s.joined[0] = s.mobilised[0] * joined;
  s.fighting[0] = s.mobilised[0] * fighting + adherents;
  const double attack = force + s.joined[0] + s.crowd[0];
  s.share[0] = attack > 0 ? attack / (attack + s.fighting[0]) : 0;
  take_stock(s);
}

// Whether a march has still to meet j. In the hour in which it sets out on a road it has met nobody.
bool is_ahead(const State& s, const Moment& now, std::size_t j) {
  return s.ahead[j] != 0 || (s.road[0] >= 0 && s.opened[0] == static_cast<double>(now.tick));
}

// The leader's belief: what everybody believes, and his own signal.
Belief leaders_belief(const State& s, const Belief& common) {
  const double beta = s.signal_precision[0], x = s.signal[static_cast<std::size_t>(s.actor[0])];
  return after_news(common, x, beta);
}

// What those who have not decided are expected to do by the cutoffs at theta*, once all have their orders: by their own
// loyalty and the true strength, and as it seems to the leader.
void look_ahead(const State& s, const Parameters& p, const Game& game, double theta_star) {
  const auto [mean, variance] = moments(leaders_belief(s, game.belief));
  const double root_beta = std::sqrt(game.private_precision);
  const auto below = [&](double limit, double theta) {
    return real::normal_cdf(root_beta * (cutoff(game, limit, theta_star) - theta));
  };
  const double bound = bound_by_threat(p, game, theta_star);
  double waiting = 0;
  Forces are{}, seem{};
  for (std::size_t j = 0; j < s.stance.size(); ++j) {
    if (s.stance[j] != stance::undecided || !takes_part(s, j) || static_cast<double>(j) == s.actor[0]) continue;
    const Limits own = own_limits(s, p, j, bound, 1);
    const Limits known = limits(stakes(s, p, j, expected_loyalty(s, game.belief, j) + bound, 1), game.doubt);
    waiting += s.weight[j];
    are.joined += s.weight[j] * below(own.join, s.theta[0]);
    are.fighting += s.weight[j] * (1 - below(own.aside, s.theta[0]));
    seem.joined += s.weight[j] * below(known.join, mean);
    seem.fighting += s.weight[j] * (1 - below(known.aside, mean));
  }
  s.waiting[0] = game.mobilised * waiting;
  s.may_join[0] = game.mobilised * are.joined;
  s.may_fight[0] = game.mobilised * are.fighting;
  s.seems_join[0] = game.mobilised * seem.joined;
  s.seems_fight[0] = game.mobilised * seem.fighting;
  s.believed[0] = mean;
  s.believed_sd[0] = std::sqrt(variance);
}

// The challenge under way. Its leader neither joins nor fights: its force is the challenger's.
void live_challenge(const State& s, const Parameters& p, const Moment& now) {
  if (s.opened[0] == static_cast<double>(now.tick)) stand_down(s);
  receive(s, p, now);
  const auto is_leader = [&](std::size_t j) { return static_cast<double>(j) == s.actor[0]; };
  Game game = game_of(s, p, s.challenger[0], s.mobilised[0]);
  std::vector<Stakes> known(s.force.size(), absent);
  for (std::size_t j = 0; j < known.size(); ++j) {
    if (is_leader(j)) game.force *= 1 - s.weight[j];
    if (!is_leader(j)) known[j] = stakes(s, p, j, expected_loyalty(s, game.belief, j), s.ordered[j]);
  }
  const double last = s.challenge_star[0] > 0 ? s.challenge_star[0] : s.theta_star[0];
  const double theta_star = equilibrium(s, p, game, known, last);
  s.challenge_star[0] = theta_star;
  for (std::size_t j = 0; j < s.force.size(); ++j) {
    if (is_leader(j) || !takes_part(s, j) || s.stance[j] != stance::undecided || is_ahead(s, now, j)) continue;
    set_pivot(s, p, game, theta_star, j);
    s.stance[j] = choice(s, p, game, theta_star, j);
    if (s.stance[j] == stance::undecided && s.psi[0] > 0) s.ceiling[j] = std::min(s.ceiling[j], s.pivot[j]);
  }
  count_forces(s, game.force, adherents_out(s, game, theta_star));
  if (s.road[0] >= 0 && s.actor[0] >= 0) look_ahead(s, p, game, theta_star);
}

}  // namespace

void start(const State& s, const Parameters& p, const Moment& now) {
  s.signal_precision[0] = 1 / (p.signal_sd * p.signal_sd);
  const double surprise = s.theta[0] - s.believed_start[0];
  for (std::size_t j = 0; j < s.force.size(); ++j)
    s.temper[j] =
        s.loyalty[j] + s.psi[0] * surprise + p.loyalty_sd * now.luck.normal(s.organisations[j], 0, temper_luck);
  if (!weigh(s)) return;
  standard_challenge(s, p, 0);  // no last root yet: the lowest
  s.doom_start[0] = s.doom[0];
  s.propensity_start[0] = s.propensity[0];
  s.seen[0] = digest(s);
}

void quiet(const State& s, const Parameters& p, const Moment&) { refresh(s, p); }

void hour(const State& s, const Parameters& p, const Moment& now) {
  if (s.stage[0] == stage::closing) stand_down(s);
  if (s.stage[0] == stage::live) {
    if (weigh(s))
      live_challenge(s, p, now);
    else
      count_forces(s, s.challenger[0], 0);  // nobody stands in its way
  }
  refresh(s, p);
}

}  // namespace interregnum::challenge_game
