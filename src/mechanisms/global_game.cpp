// Who fights, stands aside or joins: a global game of regime change with three choices. Every week it is solved for a
// standard challenge that nobody makes; during a challenge it decides what each organisation does.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/audience.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/digest.hpp"
#include "mechanisms/global_game_equilibrium.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> organisations, audiences;
  std::span<const double> force, is_private, is_capital, commanded, loyalty, rent, prize, punish, aside;
  std::span<const double> mean, precision, floor;
  std::span<const double> theta, believed_start, psi, crowd;
  std::span<const double> stage, actor, challenger, mobilised, opened, road, ahead;
  std::span<double> weight, temper, join_at, aside_at, cutoff, signal, ordered, stance, pivot, ceiling, spread;
  std::span<double> theta_star, authority, doom, doom_start, propensity, propensity_start, signal_precision, seen;
  std::span<double> all_joined, all_aside, all_defected, all_cutoff;
  std::span<double> standard_joining, standard_fighting;
  std::span<double> challenge_star, joined, fighting, share;
  std::span<double> waiting, may_join, may_fight, seems_join, seems_fight, believed, believed_sd;
};
struct Parameters {
  double order_cost, fight_cost, capital_share, reprisal, loyalty_sd, signal_sd, order_delay, attack_cost,
      standard_force;
};

constexpr std::array uses{
    names("organisation", &State::organisations),
    names("audience", &State::audiences),
    reads("organisation.force", &State::force),
    reads("organisation.private", &State::is_private),
    reads("organisation.capital", &State::is_capital),
    reads("organisation.commanded", &State::commanded),
    reads("organisation.loyalty", &State::loyalty),
    reads("organisation.rent", &State::rent),
    reads("organisation.prize", &State::prize),
    reads("organisation.punish", &State::punish),
    reads("organisation.aside", &State::aside),
    reads("audience.mean", &State::mean),
    reads("audience.precision", &State::precision),
    reads("audience.floor", &State::floor),
    reads("regime.theta", &State::theta),
    reads("regime.believed_start", &State::believed_start),
    reads("regime.psi", &State::psi),
    reads("regime.crowd", &State::crowd),
    reads("challenge.stage", &State::stage),
    reads("challenge.actor", &State::actor),
    reads("challenge.force", &State::challenger),
    reads("challenge.mobilised", &State::mobilised),
    reads("challenge.opened", &State::opened),
    reads("challenge.road", &State::road),
    reads("organisation.ahead", &State::ahead),
    writes("organisation.weight", &State::weight),
    writes("organisation.temper", &State::temper),
    writes("organisation.join_at", &State::join_at),
    writes("organisation.aside_at", &State::aside_at),
    writes("organisation.cutoff", &State::cutoff),
    writes("organisation.signal", &State::signal),
    writes("organisation.ordered", &State::ordered),
    writes("organisation.stance", &State::stance),
    writes("organisation.pivot", &State::pivot),
    writes("organisation.ceiling", &State::ceiling),
    writes("organisation.spread", &State::spread),
    writes("regime.theta_star", &State::theta_star),
    writes("regime.authority", &State::authority),
    writes("regime.doom", &State::doom),
    writes("regime.doom_start", &State::doom_start),
    writes("regime.propensity", &State::propensity),
    writes("regime.propensity_start", &State::propensity_start),
    writes("regime.standard_joining", &State::standard_joining),
    writes("regime.standard_fighting", &State::standard_fighting),
    writes("regime.precision", &State::signal_precision),
    writes("regime.organisations_seen", &State::seen),
    writes("organisations.joined", &State::all_joined),
    writes("organisations.aside", &State::all_aside),
    writes("organisations.defected", &State::all_defected),
    writes("organisations.cutoff", &State::all_cutoff),
    writes("challenge.theta_star", &State::challenge_star),
    writes("challenge.joined", &State::joined),
    writes("challenge.fighting", &State::fighting),
    writes("challenge.share", &State::share),
    writes("challenge.waiting", &State::waiting),
    writes("challenge.may_join", &State::may_join),
    writes("challenge.may_fight", &State::may_fight),
    writes("challenge.seems_join", &State::seems_join),
    writes("challenge.seems_fight", &State::seems_fight),
    writes("march.believed", &State::believed),
    writes("march.believed_sd", &State::believed_sd),
};

constexpr std::array<Parameter<Parameters>, 9> parameters{{
    {{"order_cost", "1", 0, 1, between(.1, .6), "cost of standing aside once ordered to fight, in rents (s)"},
     &Parameters::order_cost},
    {{"fight_cost", "1", 0, 10, between(.2, .9), "cost of fighting one's own people, in rents (f)"},
     &Parameters::fight_cost},
    {{"capital_share", "1", 0, 1, between(.2, .8), "share of that cost for units near the ruler: guard and security"},
     &Parameters::capital_share},
    {{"reprisal", "1", 0, 10, between(0, .5), "punishment by the new ruler for having fought, in rents (q)"},
     &Parameters::reprisal},
    {{"loyalty_sd", "1", 0, 10, between(.05, .4),
      "standard deviation of loyalty that the public does not know, in rents (sigma_lambda)"},
     &Parameters::loyalty_sd},
    {{"signal_sd", "1", .001, 10, between(.04, .20),
      "standard deviation of an organisation's private signal of strength (1 / sqrt(beta))"},
     &Parameters::signal_sd},
    {{"order_delay", "h", 0, 1000, between(6, 24, "press, June 2023: address 13 h after the first message"),
      "hours until an order to fight arrives (tau_cmd)"},
     &Parameters::order_delay},
    {{"attack_cost", "1", 0, 1, between(.1, .5), "chance of success at which a potential challenger attacks (c_att)"},
     &Parameters::attack_cost},
    {{"standard_force", "1", 0, 10, exactly(.25), "challenger's force in the standard challenge; 1 = all defenders"},
     &Parameters::standard_force},
}};

constexpr double widest_cutoff = 10;  // what the columns show where an organisation always or never fights
constexpr u32 temper_luck = purpose("global_game.temper"), signal_luck = purpose("global_game.signal");

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
  return {s.rent[j], p.order_cost * s.commanded[j] * ordered, loyalty, fight, s.prize[j], s.punish[j], s.aside[j],
          p.reprisal};
}

// lamhat_j = lambda_0 + psi (z - z_0): what the others think of j's loyalty.
double expected_loyalty(const State& s, const Belief& belief, std::size_t j) {
  return s.loyalty[j] + s.psi[0] * (belief.mean - s.believed_start[0]);
}

void set_limits(const State& s, std::size_t j, const Limits& others) {
  s.join_at[j] = others.join;
  s.aside_at[j] = others.aside;
}

Game game_of(const State& s, const Belief& belief, double force, double mobilised) {
  return {belief, s.signal_precision[0], force, s.crowd[0], mobilised, s.weight, s.join_at, s.aside_at};
}

// A fresh standard challenge with all orders given: theta*, cutoffs, authority, doom, propensity.
void standard_challenge(const State& s, const Parameters& p, double last) {
  const Belief belief = common_belief(s);
  for (std::size_t j = 0; j < s.force.size(); ++j)
    set_limits(s, j, limits(stakes(s, p, j, expected_loyalty(s, belief, j), 1)));
  const Game game = game_of(s, belief, p.standard_force, standard_mobilised);
  const double root_beta = std::sqrt(game.private_precision), theta = s.theta[0];
  const double theta_star = nearest_root(game, last);
  double authority = 0, mean_cutoff = 0;
  for (std::size_t j = 0; j < s.force.size(); ++j) {
    const double x = cutoff(game, limits(stakes(s, p, j, s.temper[j], 1)).aside, theta_star);
    s.cutoff[j] = std::clamp(x, -widest_cutoff, widest_cutoff);
    authority += s.weight[j] * real::normal_cdf(root_beta * (theta - x));
    mean_cutoff += s.weight[j] * s.cutoff[j];
  }
  const double tempted = p.attack_cost > 0 ? real::normal_quantile(p.attack_cost) : -HUGE_VAL;
  const auto [joining, fighting] = forces_at(game, theta_star);
  s.standard_joining[0] = standard_mobilised * joining;
  s.standard_fighting[0] = standard_mobilised * fighting;
  s.theta_star[0] = theta_star;
  s.authority[0] = authority;
  s.all_cutoff[0] = mean_cutoff;
  s.doom[0] = chance_below(belief, theta_star);
  s.propensity[0] = real::normal_cdf(root_beta * (cutoff(game, tempted, theta_star) - theta));
}

double digest(const State& s) {
  const Belief belief = common_belief(s);
  Digest d;
  for (const double value : {belief.mean, belief.precision, belief.floor, s.theta[0], s.believed_start[0], s.psi[0],
                             s.crowd[0], s.signal_precision[0], s.theta_star[0]})
    d.add(value);
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
  const Limits own = limits(stakes(s, p, j, s.temper[j], s.ordered[j]));
  if (s.signal[j] < cutoff(game, own.join, theta_star)) return stance::joins;
  if (s.signal[j] >= cutoff(game, own.aside, theta_star)) return stance::fights;
  return s.ordered[j] != 0 ? stance::aside : stance::undecided;
}

// How the public reads a stance: fighting means a loyalty above `pivot` or, where loyalty says nothing of strength
// (psi = 0), a private signal above it.
void set_pivot(const State& s, const Parameters& p, const Game& game, double theta_star, std::size_t j) {
  const double doom = chance_below(game.belief, theta_star);
  s.pivot[j] =
      s.psi[0] > 0 ? pivotal_loyalty(stakes(s, p, j, 0, s.ordered[j]), doom) : cutoff(game, s.aside_at[j], theta_star);
  s.spread[j] = s.psi[0] > 0 ? p.loyalty_sd : 1 / std::sqrt(game.private_precision);
}

void count_forces(const State& s, double force) {
  double joined = 0, fighting = 0;
  for (std::size_t j = 0; j < s.stance.size(); ++j) {
    if (s.stance[j] == stance::joins) joined += s.weight[j];
    if (s.stance[j] == stance::fights) fighting += s.weight[j];
  }
  s.joined[0] = s.mobilised[0] * joined;
  s.fighting[0] = s.mobilised[0] * fighting;
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
  double waiting = 0;
  Forces are{}, seem{};
  for (std::size_t j = 0; j < s.stance.size(); ++j) {
    if (s.stance[j] != stance::undecided || !takes_part(s, j) || static_cast<double>(j) == s.actor[0]) continue;
    const Limits own = limits(stakes(s, p, j, s.temper[j], 1));
    const Limits known = limits(stakes(s, p, j, expected_loyalty(s, game.belief, j), 1));
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
  const Belief belief = common_belief(s);
  const auto is_leader = [&](std::size_t j) { return static_cast<double>(j) == s.actor[0]; };
  double force = s.challenger[0];
  for (std::size_t j = 0; j < s.force.size(); ++j) {
    if (is_leader(j)) force *= 1 - s.weight[j];
    set_limits(s, j,
               is_leader(j) ? Limits{HUGE_VAL, -HUGE_VAL}
                            : limits(stakes(s, p, j, expected_loyalty(s, belief, j), s.ordered[j])));
  }
  const Game game = game_of(s, belief, force, s.mobilised[0]);
  const double last = s.challenge_star[0] > 0 ? s.challenge_star[0] : s.theta_star[0];
  const double theta_star = nearest_root(game, last);
  s.challenge_star[0] = theta_star;
  for (std::size_t j = 0; j < s.force.size(); ++j) {
    if (is_leader(j) || !takes_part(s, j) || s.stance[j] != stance::undecided || is_ahead(s, now, j)) continue;
    set_pivot(s, p, game, theta_star, j);
    s.stance[j] = choice(s, p, game, theta_star, j);
    if (s.stance[j] == stance::undecided && s.psi[0] > 0) s.ceiling[j] = std::min(s.ceiling[j], s.pivot[j]);
  }
  count_forces(s, force);
  if (s.road[0] >= 0 && s.actor[0] >= 0) look_ahead(s, p, game, theta_star);
}

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
      count_forces(s, s.challenger[0]);  // nobody stands in its way
  }
  refresh(s, p);
}

struct Inputs {
  double alpha, beta, z, c, L;
};
constexpr std::array<Parameter<Inputs>, 5> inputs{{
    {{"alpha", "1", 1e-9, 1e9, exactly(1), "precision of the public belief"}, &Inputs::alpha},
    {{"beta", "1", 1e-9, 1e9, exactly(1), "precision of private signals"}, &Inputs::beta},
    {{"z", "1", -100, 100, exactly(.5), "mean of the public belief"}, &Inputs::z},
    {{"c", "1", 0, 1, exactly(.5), "cost of attacking: chance of success at which one is indifferent"}, &Inputs::c},
    {{"L", "1", -HUGE_VAL, 1, exactly(-HUGE_VAL), "strength known to be exceeded"}, &Inputs::L},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const double one[] = {1}, limit[] = {x[3] <= 0 ? -HUGE_VAL : x[3] >= 1 ? HUGE_VAL : real::normal_quantile(x[3])};
  const Game game{{x[2], x[0], x[4]}, x[1], 0, 0, 1, one, limit, limit};
  const auto roots = all_roots(game);
  std::vector<double> cutoffs;
  for (const double root : roots) cutoffs.push_back(cutoff(game, limit[0], root));
  return {{"theta_star", {roots.front()}},
          {"roots", roots},
          {"x_star", cutoffs},
          {"multiple", {roots.size() > 1 ? 1. : 0.}}};
}

constexpr CardText text{
    "global_game",
    "organisations",
    "Global game of regime change with standing aside",
    "c_a = (r s + lambda - f) / (r s + n + q): an organisation does not fight if it gives a fall more than this "
    "chance;\n"
    "c_b = (k + r (1-s) + lambda) / (b - n + k + r (1-s)): it joins beyond this one; s = 0 before its order arrives.\n"
    "Private signal x_j = theta + e_j / sqrt(beta); with S = sqrt(alpha + beta) the cutoff for c is\n"
    "x = (m S^2 - alpha z) / beta, m solving Phi(S (theta* - m)) = c + (1-c) Phi(S (L - m)).\n"
    "A(t) = (F + J + P_m) / (F + J + D + P_m), J = mob sum w_j Phi(sqrt(beta) (x_b,j - t)),\n"
    "D = mob sum w_j (1 - Phi(sqrt(beta) (x_a,j - t))); theta* solves A(theta*) = theta*.",
    "Morris & Shin 1998 Am Econ Rev; Morris & Shin 2003; Angeletos, Hellwig & Pavan 2007 Econometrica; "
    "McMahon & Slantchev 2015 Am Polit Sci Rev",
    "Organisations instead of a continuum, with weights and three choices; others are judged by what the public knows "
    "of "
    "their loyalty. Of several roots the one nearest to the last is played (inertia; the lowest at first). A stance "
    "once "
    "taken is kept until the challenge closes. On a road nobody chooses before the march meets it. Private armies and "
    "the challenge's leader take no stance. Two roots "
    "within "
    "1/60 of each other are missed.",
    "alpha = beta = 1, z = .3, c = .5: theta* = .628875 and the rest of the table of Morris-Shin equilibria, and the "
    "dynamic ones of Angeletos, Hellwig & Pavan (global_game_test.cpp, through the step)",
};
constexpr Solver solver{"global_game",
                        "marginal strength theta* of the global game of regime change, all roots, cutoff signals",
                        parameter_specs<inputs>, solve};

constexpr std::array<Coupling, 20> couplings{{
    {"audience.mean", "regime.theta_star", "A(theta*) = theta*, x = (m S^2 - alpha z) / beta", "signal_sd"},
    {"audience.floor", "regime.theta_star", "Phi(S (theta* - m)) = c + (1-c) Phi(S (L - m))", ""},
    {"regime.crowd", "regime.theta_star", "A = (F + J + P_m) / (F + J + P_m + D)", "standard_force"},
    {"organisation.rent", "regime.theta_star", "c_a = (r s + lambda - f) / (r s + n + q)", "order_cost"},
    {"organisation.loyalty", "regime.theta_star", "c_a = (r s + lambda - f) / (r s + n + q)", "fight_cost"},
    {"organisation.aside", "regime.theta_star", "c_a = (r s + lambda - f) / (r s + n + q)", "reprisal"},
    {"organisation.prize", "regime.theta_star", "c_b = (k + r (1-s) + lambda) / (b - n + k + r (1-s))", ""},
    {"organisation.punish", "regime.theta_star", "c_b = (k + r (1-s) + lambda) / (b - n + k + r (1-s))", ""},
    {"organisation.force", "regime.theta_star", "w_j = force_j / sum", ""},
    {"regime.psi", "organisation.temper", "lambda = lambda_0 + psi (theta - z_0) + sigma_lambda e", "loyalty_sd"},
    {"regime.theta", "regime.authority", "sum w_j Phi(sqrt(beta) (theta - x_a,j))", "signal_sd"},
    {"audience.mean", "regime.doom", "Phi(sqrt(alpha) (theta* - z)) above L", ""},
    {"regime.theta", "regime.propensity", "Phi(sqrt(beta) (x(c_att) - theta))", "attack_cost"},
    {"regime.theta", "organisation.signal", "x_j = theta + e_j / sqrt(beta)", "signal_sd"},
    {"challenge.force", "challenge.theta_star", "A = (F + J + P_m) / (F + J + P_m + D)", ""},
    {"challenge.mobilised", "challenge.share", "J and D count by mob", ""},
    {"organisation.commanded", "organisation.stance", "s binds by the tie, once the order has arrived", "order_delay"},
    {"organisation.ahead", "organisation.stance", "no choice before the march meets it", ""},
    {"organisation.loyalty", "challenge.seems_fight", "1 - Phi(sqrt(beta) (x_a,j(theta*) - m_c))", "signal_sd"},
    {"regime.theta", "challenge.may_fight", "1 - Phi(sqrt(beta) (x_a,j(theta*) - theta)), own lambda", "signal_sd"},
}};

}  // namespace

extern const Card global_game;
constinit const Card global_game = card<uses, parameters, start, quiet, hour>(text, couplings, solver);

}  // namespace interregnum
