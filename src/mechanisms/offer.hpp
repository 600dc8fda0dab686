// What every theory of bargaining under force shares: the ultimatum and its answer, the offer on the road, the deal and
// what becomes of it. Nobody can be held to a promise that it will not pay to keep. A Bargain says where limits lie and
// how what is between them is split:
//   challengers_shame, rulers_shame(p, hours)   what giving way costs beyond the terms, after so long in public
//   split(p, least, most)                       the terms of a deal between what the one takes and the other gives
//   is_public                                   whether the hours in public are counted at all
#pragma once

#include <algorithm>
#include <cmath>

#include "base/joined.hpp"
#include "base/real.hpp"
#include "mechanisms/audience.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/deal.hpp"
#include "mechanisms/global_game_equilibrium.hpp"
#include "mechanisms/hazard.hpp"
#include "mechanisms/march_odds.hpp"
#include "mechanisms/normal_belief.hpp"
#include "world/march_opening.hpp"
#include "world/values.hpp"

namespace interregnum::offer {

struct State {
  std::span<const u64> organisations, audiences, deals;
  std::span<const double> retaliate, is_private, prize, punish, corruption, weight, absorbed, wants;
  std::span<const double> tie_strength, tie_verb, tie_from, tie_to;
  std::span<const double> mean, precision, signal_precision, burden, crowd, standard_joining, standard_fighting, noise;
  std::span<const double> value_on, value_seen, valued, expected, going_cost, stop_floor, routes, optimism;
  std::span<double> force, signal, demanded, demand_risk, value_start, floor, since, theta;
  std::span<double> stage, route, actor, strength, mobilised, opened, test, road, deadline, answer;
  std::span<double> value_deal, honour, needed, terms, deal_since, deal_open, talks_from, public_since;
  std::span<double> told_least, told_most, told_trust;
  Event demands, marches, starts, continues, stops, offered, accepted, honoured, broken;
};
struct Parameters {
  double contact, chance, misjudged, persuasion, stake, fighting_cost, cap, safety, exile, dissolve, pay, office,
      army_lost, patience;
  double base, own_value, losses, corruption, absorption, deadline, concession, resolve, backing_down;
  double challengers_audience, rulers_audience;                    // of audience_costs
  double challengers_patience, rulers_patience, challenger_first;  // of rubinstein
};

constexpr std::array uses{
    names("organisation", &State::organisations),
    names("audience", &State::audiences),
    names("deal", &State::deals),
    reads("ruler.retaliate", &State::retaliate),
    reads("organisation.private", &State::is_private),
    reads("organisation.prize", &State::prize),
    reads("organisation.punish", &State::punish),
    reads("organisation.corruption", &State::corruption),
    reads("organisation.weight", &State::weight),
    reads("organisation.absorbed", &State::absorbed),
    reads("organisation.wants", &State::wants),
    reads("tie.strength", &State::tie_strength),
    reads("tie.verb", &State::tie_verb),
    reads("tie.from", &State::tie_from),
    reads("tie.to", &State::tie_to),
    reads("audience.mean", &State::mean),
    reads("audience.precision", &State::precision),
    reads("regime.precision", &State::signal_precision),
    reads("regime.burden", &State::burden),
    reads("regime.crowd", &State::crowd),
    reads("regime.standard_joining", &State::standard_joining),
    reads("regime.standard_fighting", &State::standard_fighting),
    reads("challenge.noise", &State::noise),
    reads("march.value_on", &State::value_on),
    reads("march.value_seen", &State::value_seen),
    reads("march.valued", &State::valued),
    reads("march.share", &State::expected),
    reads("march.cost", &State::going_cost),
    reads("march.optimism", &State::optimism),
    reads("challenge.stop_floor", &State::stop_floor),
    reads("route.length", &State::routes),
    writes("organisation.force", &State::force),
    writes("organisation.signal", &State::signal),
    writes("organisation.demanded", &State::demanded),
    writes("organisation.demand_risk", &State::demand_risk),
    writes("organisation.value_start", &State::value_start),
    writes("audience.floor", &State::floor),
    writes("attempt.since", &State::since),
    writes("regime.theta", &State::theta),
    writes("challenge.stage", &State::stage),
    writes("challenge.route", &State::route),
    writes("challenge.actor", &State::actor),
    writes("challenge.force", &State::strength),
    writes("challenge.mobilised", &State::mobilised),
    writes("challenge.opened", &State::opened),
    writes("challenge.test", &State::test),
    writes("challenge.road", &State::road),
    writes("challenge.deadline", &State::deadline),
    writes("challenge.answer", &State::answer),
    writes("march.value_deal", &State::value_deal),
    writes("deal.honour", &State::honour),
    writes("deal.honour_needed", &State::needed),
    writes("deal.terms", &State::terms),
    writes("deal.since", &State::deal_since),
    writes("deal.open", &State::deal_open),
    writes("deal.contact", &State::talks_from),
    writes("deal.least", &State::told_least),
    writes("deal.most", &State::told_most),
    writes("deal.trust", &State::told_trust),
    writes("challenge.public_since", &State::public_since),
    makes("organisation.demands", &State::demands),
    makes("organisation.marches", &State::marches),
    makes("march.starts", &State::starts),
    makes("march.continues", &State::continues),
    makes("march.stops", &State::stops),
    makes("deal.offered", &State::offered),
    makes("deal.accepted", &State::accepted),
    makes("deal.honoured", &State::honoured),
    makes("deal.broken", &State::broken),
};

constexpr std::array<Parameter<Parameters>, 23> parameters{{
    // the deal
    {{"contact", "h", 0, 96, between(5, 16, "press, June 2023: contact about midday, ten hours after the crossing"),
      "hours after setting out from which there can be an offer, or a turning back (t_med)"},
     &Parameters::contact},
    {{"chance", "1", 0, 1, log_between(.04, .5),
      "chance in an hour that a deal comes about while both gain, times the tie `X mediates` where there is one "
      "(h_med)"},
     &Parameters::chance},
    {{"misjudged", "1", -1, 1, between(-.1, .4),
      "by how much the challenger overrates the chance that a deal is honoured (ghat - g)"},
     &Parameters::misjudged},
    {{"persuasion", "1", 0, 1, between(0, .5), "by how much more a handler of full strength makes him believe"},
     &Parameters::persuasion},
    {{"stake", "1", 0, 100, between(.5, 2), "what the ruler loses by a fall, in the challenger's prizes (R_r)"},
     &Parameters::stake},
    {{"fighting_cost", "1", 0, 10, between(.05, .4), "what fighting costs the ruler, in the challenger's prizes (c_r)"},
     &Parameters::fighting_cost},
    {{"cap", "1", 0, 10, between(.2, 1), "the most that he can promise, in the challenger's prizes"}, &Parameters::cap},
    {{"safety", "1", -100, 100, between(.5, 4), "worth of safety to the challenger, in yearly rents"},
     &Parameters::safety},
    {{"exile", "1", -100, 100, between(0, 2), "worth of a place of exile, in yearly rents"}, &Parameters::exile},
    {{"dissolve", "1", -100, 100, between(-2, 0), "worth of having to dissolve its force, in yearly rents"},
     &Parameters::dissolve},
    {{"pay", "1", -100, 100, between(.5, 3), "worth of pay, in yearly rents"}, &Parameters::pay},
    {{"office", "1", -100, 100, between(1, 6), "worth of an office, in yearly rents"}, &Parameters::office},
    {{"army_lost", "1", -.5, .5, normal(0, .03),
      "change of the ruler's strength where the challenger's force dissolves"},
     &Parameters::army_lost},
    {{"patience", "d", .1, 1e4, log_between(14, 180), "mean days until a deal that will be broken is broken"},
     &Parameters::patience},
    // the ultimatum
    {{"base", "/y", 0, 10, log_between(.01, .1), "demands a year of one that has one to make, at `from`"},
     &Parameters::base},
    {{"own_value", "1", 0, 100, between(0, 4), "push by what a march is worth to it, less that at `from`"},
     &Parameters::own_value},
    {{"losses", "1", 0, 100, between(0, 2), "push by war losses of 450 a day, times rivalry"}, &Parameters::losses},
    {{"corruption", "1", 0, 100, between(0, 4), "push by an army all of whose means are lost, times rivalry"},
     &Parameters::corruption},
    {{"absorption", "1", 0, 100, between(0, 5), "push by being absorbed tomorrow"}, &Parameters::absorption},
    {{"deadline", "h", 0, 96, between(4, 12, "press, June 2023"), "hours it gives the ruler to answer"},
     &Parameters::deadline},
    {{"concession", "1", 0, 100, between(.2, .8),
      "what meeting the demand costs the ruler, in the challenger's prizes"},
     &Parameters::concession},
    {{"resolve", "1", 0, 1, between(.05, .5), "chance in an hour that it marches on a refusal, where it would"},
     &Parameters::resolve},
    {{"backing_down", "1", 0, 10, between(0, .4), "what backing down costs it, in prizes"}, &Parameters::backing_down},
}};

constexpr u32 demand_luck = purpose("commitment.demand"), signal_luck = purpose("commitment.signal"),
              march_luck = purpose("commitment.march"), deal_luck = purpose("commitment.deal"),
              breach_luck = purpose("commitment.breach");
constexpr double rulers_error = .05;  // standard deviation with which the ruler knows his own strength
constexpr double days_before_absorption = 30;

inline bool is_tie(const State& s, std::size_t i, double verb) { return s.tie_verb[i] == verb; }

// The strongest tie of this verb that leads to `j`; `otherwise` where there is none.
inline double strongest_to(const State& s, double verb, std::size_t j, double otherwise) {
  double most = -1;
  for (std::size_t i = 0; i < s.tie_verb.size(); ++i)
    if (is_tie(s, i, verb) && s.tie_to[i] == static_cast<double>(j)) most = std::max(most, s.tie_strength[i]);
  return most < 0 ? otherwise : most;
}

// The strongest rivalry in which `j` takes part.
inline double rivalry(const State& s, std::size_t j) {
  double most = 0;
  for (std::size_t i = 0; i < s.tie_verb.size(); ++i)
    if (is_tie(s, i, tie_verb::rivals) &&
        (s.tie_from[i] == static_cast<double>(j) || s.tie_to[i] == static_cast<double>(j)))
      most = std::max(most, s.tie_strength[i]);
  return most;
}

inline double penalty_of(const State& s, std::size_t j) { return penalty(s.punish[j], s.prize[j]); }

// -------------------------------------------------------------------------------------------------- before any march

// A that `j` would have: its force in the place of the standard challenger's. `cheer` is the share of all the others
// whom it thinks on its side beyond what the game expects.
inline double own_share(const State& s, std::size_t j, double cheer) {
  const double force = march_force(s.force, s.is_private, j, s.force[j]);
  return share_of(force + s.standard_joining[0] + cheer * standard_mobilised + s.crowd[0], s.standard_fighting[0]);
}

inline double value_of_marching(const State& s, std::size_t j, const Belief& belief, double noise) {
  const auto [mean, variance] = moments(belief);
  const double p = odds(own_share(s, j, s.optimism[0]), mean, std::sqrt(variance), noise);
  return value_of_going_on(p, penalty_of(s, j), s.going_cost[0]);
}

inline double armys_corruption(const State& s) {
  double sum = 0;
  for (std::size_t j = 0; j < s.weight.size(); ++j) sum += s.weight[j] * s.corruption[j];
  return sum;
}

// Powell's shift of power: it grows as the day comes near on which the organisation will have nothing to fight with.
inline double shift(const State& s, std::size_t j, double day) {
  return std::clamp(1 - (s.absorbed[j] - day) / days_before_absorption, 0., 1.);
}

inline double rate_of_demand(const State& s, const Parameters& p, std::size_t j, double day) {
  const double rival = rivalry(s, j), gain = value_of_marching(s, j, common_belief(s), 0) - s.value_start[j];
  const double push = p.own_value * gain + p.losses * s.burden[0] * rival + p.corruption * armys_corruption(s) * rival +
                      p.absorption * shift(s, j, day);
  return p.base * std::min(highest_ratio, real::exp(push));
}

inline void make_demand(const State& s, const Parameters& p, std::size_t j, const Moment& now) {
  s.demanded[j] = 1;
  s.stage[0] = stage::pending;
  s.actor[0] = static_cast<double>(j);
  s.opened[0] = static_cast<double>(now.tick);
  s.deadline[0] = s.opened[0] + p.deadline;
  s.answer[0] = answer::none;
}

// The hazard rests while a challenge is under way or the demand is forbidden, and ends with the organisation.
inline void consider_demand(const State& s, const Parameters& p, std::size_t j, const Moment& now) {
  const double day = static_cast<double>(now.tick) / 24;
  if (s.wants[j] == 0 || s.demanded[j] != 0 || s.stage[0] != stage::none || s.force[j] <= 0 || day > s.absorbed[j] ||
      is_forbidden(s.demands, j))
    return;
  const double hazard = rate_of_demand(s, p, j, day) * years(now);
  const double wait = now.luck.exponential(s.organisations[j], 0, demand_luck);
  if (comes_due(s.demands, j, s.demand_risk[j], hazard, wait)) make_demand(s, p, j, now);
}

// How long the quarrel has been public, where a Bargain asks for it.
inline double hours_in_public(const State& s, const Moment& now) {
  return s.public_since[0] > -HUGE_VAL ? std::max(0., static_cast<double>(now.tick) - s.public_since[0]) : 0;
}

// The ruler gives in iff what he expects to lose by a march exceeds what giving in costs.
template <class Bargain>
void answer_at_deadline(const State& s, const Parameters& p, std::size_t j, const Moment& now) {
  const double danger = odds(own_share(s, j, 0), s.theta[0], rulers_error, s.noise[0]);
  const double giving_in = p.concession + Bargain::rulers_shame(p, hours_in_public(s, now));
  s.answer[0] = danger * p.stake + p.fighting_cost > giving_in ? answer::met : answer::refused;
}

inline void end_standoff(const State& s) {
  s.stage[0] = stage::none;
  s.opened[0] = 0;
  s.actor[0] = -1;
}

// Refused: it marches, within some hours, if that is better than backing down. It sets out in the next hour, on the
// first road of the file if there is one.
template <class Bargain>
void consider_march(const State& s, const Parameters& p, std::size_t j, const Moment& now) {
  const double root_beta = std::sqrt(s.signal_precision[0]),
               strength = march_force(s.force, s.is_private, j, s.force[j]);
  s.signal[j] =
      s.theta[0] + now.luck.normal(s.organisations[j], static_cast<i64>(s.opened[0]), signal_luck) / root_beta;
  const Belief own = after_news(common_belief(s), s.signal[j], s.signal_precision[0]);
  const double backing_down = p.backing_down + Bargain::challengers_shame(p, hours_in_public(s, now));
  const bool pays = value_of_marching(s, j, own, s.noise[0]) > -backing_down;
  const double chance = pays ? p.resolve : 0, u = now.luck.uniform(s.organisations[j], now.tick, march_luck);
  if (strength <= 0 || !happens(s.marches, j, chance, u)) return;
  happens(s.starts, 0, s.marches.chance[j], 0);
  open_march(s, j, strength, s.routes.empty() ? -1 : 0, static_cast<double>(now.tick + 1));
}

template <class Bargain>
void stand_off(const State& s, const Parameters& p, const Moment& now) {
  const std::size_t j = as_row(s.actor[0]);
  if (s.answer[0] == answer::none && static_cast<double>(now.tick) >= s.deadline[0])
    answer_at_deadline<Bargain>(s, p, j, now);
  if (s.answer[0] == answer::met) end_standoff(s);
  if (s.answer[0] == answer::refused && s.stage[0] == stage::pending) consider_march<Bargain>(s, p, j, now);
}

// ------------------------------------------------------------------------------------------------------- on the road

inline bool is_on_road(const State& s, const Moment& now) {
  return s.stage[0] == stage::live && s.road[0] >= 0 && s.valued[0] == static_cast<double>(now.tick);
}

// What imposed terms are worth, in prizes.
inline double worth(const State& s, const Parameters& p, std::size_t j) {
  const auto mask = static_cast<u64>(s.terms[0]);
  const double values[] = {p.safety, p.exile, p.dissolve, p.pay, p.office};
  double sum = 0;
  for (u64 bit = 0; bit < 5; ++bit)
    if (mask >> bit & 1) sum += values[bit];
  return sum / std::max(s.prize[j], 1e-6);
}

inline bool may_not_deal(const State& s) {
  return is_forbidden(s.offered, 0) || is_forbidden(s.accepted, 0) || is_forbidden(s.stops, 0) ||
         is_forced(s.continues, 0);
}

inline void accept(const State& s, const Parameters& p, std::size_t j, const Moment& now, double chance) {
  happens(s.stops, 0, chance, 0);
  s.continues.fired[0] = 0;
  break_off(s, static_cast<double>(now.tick));
  s.deal_since[0] = static_cast<double>(now.tick);
  s.deal_open[0] = 1;
  if ((static_cast<u64>(s.terms[0]) & deal_terms::dissolve) == 0) return;
  s.force[j] = 0;
  s.theta[0] = std::clamp(s.theta[0] + p.army_lost, weakest, strongest);
}

// Values of the deal at the true chance that it is honoured and the true odds; the challenger goes by his own.
template <class Bargain>
void bargain(const State& s, const Parameters& p, const Moment& now) {
  const std::size_t j = as_row(s.actor[0]);
  const double honour = s.retaliate.empty() ? 1 : 1 - s.retaliate[0], lost = penalty_of(s, j);
  const double trust =
      std::clamp(honour + p.misjudged + p.persuasion * strongest_to(s, tie_verb::handles, j, 0), 0., 1.);
  const double danger = odds(s.expected[0], s.theta[0], rulers_error, s.noise[0]);
  const bool imposed = s.terms[0] != 0;
  const double in_public = hours_in_public(s, now), shame = Bargain::challengers_shame(p, in_public);
  const double least = least_acceptable(s.value_seen[0] + shame, lost, trust);
  const double most = most_offered(danger, p.stake, p.fighting_cost, p.cap) - Bargain::rulers_shame(p, in_public);
  const double terms = imposed ? worth(s, p, j) : Bargain::split(p, least, most);
  s.told_least[0] = least, s.told_most[0] = terms, s.told_trust[0] = trust;
  s.honour[0] = honour;
  s.needed[0] = honour_needed(s.value_on[0] + shame, terms, lost);
  s.value_deal[0] = value_of_deal(terms, lost, honour) - shame;
  const bool in_touch = imposed || static_cast<double>(now.tick) >= s.opened[0] + p.contact;
  const bool decided = s.test[0] <= static_cast<double>(now.tick);
  if (!in_touch || decided || may_not_deal(s)) return;
  const bool both_gain = least <= terms;
  const double chance = both_gain ? p.chance * strongest_to(s, tie_verb::mediates, j, 1) : 0;
  const double u = now.luck.uniform(s.deals[0], now.tick, deal_luck);
  const bool taken = happens(s.accepted, 0, chance, u);
  if (!imposed && chance > 0) happens(s.offered, 0, s.accepted.chance[0], taken ? 0 : 1);
  s.continues.chance[0] *= 1 - s.accepted.chance[0];
  if (taken) accept(s, p, j, now, s.accepted.chance[0]);
}

// A deal is broken with probability 1 - g in all; the moment is decided by one number, so that steps of any length see
// the same. Chances are those of this step given that it still stands.
inline void follow_up(const State& s, const Parameters& p, const Moment& now) {
  const double until = (static_cast<double>(now.tick) - s.deal_since[0]) / 24, from = std::max(0., until - now.days);
  const double breach = s.retaliate.empty() ? 0 : s.retaliate[0];
  const double before = 1 - breach * broken_within(from, p.patience),
               after = 1 - breach * broken_within(until, p.patience);
  const double u = now.luck.uniform(s.deals[0], static_cast<i64>(s.deal_since[0]), breach_luck);
  const double chance = before > 0 ? 1 - after / before : 1;
  if (happens(s.broken, 0, chance, 1 - u > after ? 0 : 1)) {
    s.deal_open[0] = 0;
  } else if (until >= days_of_a_deal && happens(s.honoured, 0, 1 - s.broken.chance[0], 0)) {
    s.deal_open[0] = 0;
  }
}

inline void start(const State& s, const Parameters& p, const Moment&) {
  s.talks_from[0] = p.contact;
  const Belief belief = common_belief(s);
  for (std::size_t j = 0; j < s.wants.size(); ++j)
    if (s.wants[j] != 0) s.value_start[j] = value_of_marching(s, j, belief, 0);
}

// A quarrel is public from the demand on, or from when a march sets out without one.
inline void keep_time(const State& s) {
  if (s.stage[0] == stage::none)
    s.public_since[0] = -HUGE_VAL;
  else if (s.public_since[0] == -HUGE_VAL)
    s.public_since[0] = s.opened[0];
}

template <class Bargain>
void quiet(const State& s, const Parameters& p, const Moment& now) {
  if constexpr (Bargain::is_public) keep_time(s);
  if (s.deal_open[0] != 0) follow_up(s, p, now);
  for (std::size_t j = 0; j < s.wants.size(); ++j) consider_demand(s, p, j, now);
}

template <class Bargain>
void hour(const State& s, const Parameters& p, const Moment& now) {
  if constexpr (Bargain::is_public) keep_time(s);
  if (s.stage[0] == stage::closing) s.terms[0] = 0;
  if (s.stage[0] == stage::pending) stand_off<Bargain>(s, p, now);
  if (is_on_road(s, now)) bargain<Bargain>(s, p, now);
}

constexpr std::array<Coupling, 19> couplings{{
    {"march.value_seen", "deal.accepted", "s_min = max(0, (U_c + (1-ghat) D/V) / ghat)", ""},
    {"ruler.retaliate", "deal.accepted", "ghat = g + misjudged + persuasion handles, g = 1 - retaliate", "misjudged"},
    {"tie.strength", "deal.accepted", "ghat = g + misjudged + persuasion handles; chance an hour times mediates",
     "persuasion"},
    {"march.share", "deal.accepted",
     "s_max = min(cap, p_r R_r + c_r), p_r = Phi((A - theta) / sqrt(sigma_c^2 + .05^2))", "stake"},
    {"ruler.retaliate", "deal.honour", "g = 1 - retaliate", ""},
    {"deal.honour", "deal.trust", "ghat = g + misjudged + persuasion handles", "misjudged"},
    {"tie.strength", "deal.trust", "ghat = g + misjudged + persuasion handles", "persuasion"},
    {"ruler.retaliate", "deal.broken", "P(broken) = 1 - g within 180 d", "patience"},
    {"march.value_on", "deal.honour_needed", "g s - (1-g) D/V = U at the true odds", ""},
    {"deal.terms", "regime.theta", "dtheta = army_lost where the force dissolves", "army_lost"},
    {"deal.terms", "organisation.force", "0 where the force dissolves", ""},
    {"challenge.stop_floor", "audience.floor", "a deal breaks the march off: L = max(L, stop_floor)", ""},
    {"audience.mean", "organisation.demands", "push = a (U - U_0)", "own_value"},
    {"regime.burden", "organisation.demands", "push = b losses rivalry", "losses"},
    {"organisation.corruption", "organisation.demands", "push = c corruption rivalry", "corruption"},
    {"organisation.absorbed", "organisation.demands", "push = d (1 - days left / 30)", "absorption"},
    {"regime.theta", "challenge.answer", "met iff p_r R_r + c_r > cost of giving in", "concession"},
    {"organisation.punish", "organisation.marches", "refused: it marches iff U_c > -cost of backing down",
     "backing_down"},
    {"challenge.answer", "organisation.marches", "chance an hour once refused", "resolve"},
}};

constexpr Text both_gain_by_it =
    "he takes {deal.least} prizes or more, giving the deal a chance of {deal.trust} to be honoured ({deal.honour} in "
    "truth); on the table are {deal.most} prizes; going on is worth {march.value_seen} to him";
constexpr std::array<Reason, 8> shared_reasons{{
    {"organisation.demands",
     "demands came at {base} at `from`; since then the pushes have added up to {organisation.demand_risk} expected; "
     "war "
     "losses weigh {regime.burden} (1 = 450 a day)"},
    {"march.starts", "the demand was refused; {challenge.force} of the defenders' force sets out"},
    {"march.continues", both_gain_by_it},
    {"march.stops", both_gain_by_it},
    {"deal.offered", both_gain_by_it},
    {"deal.accepted", both_gain_by_it},
    {"deal.honoured", "it has stood 180 days; the ruler breaks deals with a chance of {ruler.retaliate}"},
    {"deal.broken",
     "once safe the ruler breaks a deal with a chance of {ruler.retaliate}; it was struck on {deal.since}"},
}};
// Where giving way costs the same at any hour.
constexpr std::array<Reason, 2> plain_reasons{{
    {"organisation.marches",
     "refused, it marches where a march is worth more than -{backing_down} prizes to it, with a chance of {resolve} an "
     "hour; its signal of strength is {organisation.signal}"},
    {"challenge.answer",
     "he gives in where his odds of a fall times {stake} plus {fighting_cost} exceed {concession}, what giving in "
     "costs; his strength is {regime.theta}"},
}};
constexpr auto reasons = joined(shared_reasons, plain_reasons);

}  // namespace interregnum::offer
