// The steps that the global game of organisations and its rivals share: who fights, stands aside or joins. Rivals add a
// term; their parameters are 0 in the standard, which then does what it would without them.
#pragma once

#include <array>
#include <vector>

#include "mechanisms/card.hpp"
#include "mechanisms/global_game_roots.hpp"

namespace interregnum::challenge_game {

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
  std::span<const double> support, doubt;
  std::span<double> fights_from, joins_below;
  std::span<double> waiting, may_join, may_fight, seems_join, seems_fight, believed, believed_sd;
};
struct Parameters {
  double order_cost, fight_cost, capital_share, reprisal, loyalty_sd, signal_sd, order_delay, attack_cost,
      standard_force, roots;
  // Parameters of rivals; at 0 they change nothing.
  double threat = 0, adherents = 0, adherent_cost = 0;
};

inline constexpr std::array uses{
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
    reads("regime.doubt", &State::doubt),
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
    writes("organisation.fights_from", &State::fights_from),
    writes("organisation.joins_below", &State::joins_below),
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

inline constexpr std::array<Parameter<Parameters>, 10> parameters{{
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
    {{"roots", "1", 0, 2, exactly(selection::inertia),
      "which of several equilibria is played: the one nearest to the last, the lowest or the highest",
      selection::names},
     &Parameters::roots},
}};

void start(const State& s, const Parameters& p, const Moment& now);
void quiet(const State& s, const Parameters& p, const Moment& now);
void hour(const State& s, const Parameters& p, const Moment& now);

// The calculators: one continuum with a critical chance c, as Morris & Shin have it. Rivals add to the inputs.
struct Inputs {
  double alpha, beta, z, c, L, last, later, chi, adherents, stays;
};
inline constexpr std::array<Parameter<Inputs>, 5> inputs{{
    {{"alpha", "1", 1e-9, 1e9, exactly(1), "precision of the public belief"}, &Inputs::alpha},
    {{"beta", "1", 1e-9, 1e9, exactly(1), "precision of private signals"}, &Inputs::beta},
    {{"z", "1", -100, 100, exactly(.5), "mean of the public belief"}, &Inputs::z},
    {{"c", "1", 0, 1, exactly(.5), "cost of attacking: chance of success at which one is indifferent"}, &Inputs::c},
    {{"L", "1", -HUGE_VAL, 1, exactly(-HUGE_VAL), "strength known to be exceeded"}, &Inputs::L},
}};

inline constexpr std::array<Coupling, 25> couplings{{
    {"audience.mean", "regime.theta_star", "A(theta*) = theta*, x = (m S^2 - alpha z) / beta", "signal_sd"},
    {"audience.floor", "regime.theta_star", "Phi(S (theta* - m)) = c + (1-c) Phi(S (L - m))", ""},
    {"regime.crowd", "regime.theta_star", "A = (F + J + P_m) / (F + J + P_m + D)", "standard_force"},
    {"regime.doubt", "regime.theta_star", "c -> Phi(Phi^-1(c) + doubt), where signals may be manipulated", ""},
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
    {"audience.mean", "march.believed", "m_c = (alpha z + beta x_c) / (alpha + beta), above L", ""},
    {"organisation.signal", "march.believed", "m_c = (alpha z + beta x_c) / (alpha + beta), above L", ""},
    {"organisation.ahead", "challenge.waiting", "those whom the march has not met are undecided", ""},
    {"regime.theta", "challenge.may_join", "Phi(sqrt(beta) (x_b,j(theta*) - theta)), own lambda", "signal_sd"},
    {"regime.theta", "challenge.may_fight", "1 - Phi(sqrt(beta) (x_a,j(theta*) - theta)), own lambda", "signal_sd"},
}};

inline constexpr std::array<Reason, 1> reasons{{
    {"organisation.stance",
     "reads strength as {organisation.signal}: fights from {organisation.fights_from}, joins below "
     "{organisation.joins_below}, by its loyalty {organisation.temper} and a marginal strength of "
     "{challenge.theta_star}"},
}};

}  // namespace interregnum::challenge_game
