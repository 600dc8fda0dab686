// What every theory of guarantees shares: an attack that pays or does not, the window before a promise binds, war that
// returns or escalates. A Promise says what a promise is worth in the attacker's eyes:
//   credited(stated, p)   the chance that the guarantor fights, given the one that is stated
//   locked_in(stated, p)  guarantors who fight only because they have promised to
//   take(p, tail)         the calculator's inputs beyond those that all have
//   fights                whether a war that returns finds the guarantor in it with that chance
#pragma once

#include <algorithm>
#include <cmath>

#include "base/joined.hpp"
#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/hazard.hpp"
#include "world/values.hpp"

namespace interregnum::guarantee {

struct State {
  std::span<const u64> wars;
  std::span<const double> guaranteed, just_ended, announced, binding, binds_at;
  std::span<double> phase, outcome, losses_attacker, losses_defender;
  std::span<double> prolonged, attack_risk, attacks, escalation_risk, escalations, bound, needed, credited;
  Event returns, escalates, binds;
};
struct Parameters {
  double win, win_against, cost, quo, spread, attack, prevention, prolongs, escalation, escalated;
  double audience, reluctance, shown;  // of those who signal
};

constexpr std::array uses{
    names("war", &State::wars),
    reads("war.guaranteed", &State::guaranteed),
    reads("war.ends.fired", &State::just_ended),
    reads("guarantee.announced", &State::announced),
    reads("guarantee.binding", &State::binding),
    reads("guarantee.binds_at", &State::binds_at),
    writes("war.phase", &State::phase),
    writes("war.outcome", &State::outcome),
    writes("war.losses.attacker", &State::losses_attacker),
    writes("war.losses.defender", &State::losses_defender),
    writes("war.prolonged", &State::prolonged),
    writes("war.attack_risk", &State::attack_risk),
    writes("war.attacks", &State::attacks),
    writes("war.escalation_risk", &State::escalation_risk),
    writes("war.escalations", &State::escalations),
    writes("guarantee.bound", &State::bound),
    writes("guarantee.needed", &State::needed),
    writes("guarantee.credited", &State::credited),
    makes("war.returns", &State::returns),
    makes("war.escalates", &State::escalates),
    makes("guarantee.binds", &State::binds),
};

constexpr Text contested = "judgement; the literature is contested";
constexpr std::array<Parameter<Parameters>, 10> parameters{{
    {{"win", "1", 0, 1, between(.3, .8, contested), "chance that a renewed attack wins if the guarantor stays out (p)"},
     &Parameters::win},
    {{"win_against", "1", 0, 1, between(.05, .4, contested), "the same if the guarantor fights (p')"},
     &Parameters::win_against},
    {{"cost", "1", 0, 10, between(.1, .5, contested), "cost of attacking, in prizes (c)"}, &Parameters::cost},
    {{"quo", "1", -10, 10, between(0, .2, contested), "value of the ceasefire to the attacker, in prizes (SQ)"},
     &Parameters::quo},
    {{"spread", "1", 1e-3, 10, log_between(.03, .2),
      "how far the attacker's gain is known to be off, in prizes (tau_q)"},
     &Parameters::spread},
    {{"attack", "/y", 0, 10, between(.2, 1), "rate of a renewed attack where it surely pays (h_att)"},
     &Parameters::attack},
    {{"prevention", "/y", 0, 10, between(0, 2, contested), "haste before a guarantee binds, times .3 (prev)"},
     &Parameters::prevention},
    {{"prolongs", "1", 0, 10, between(0, 1.5, contested), "how a guarantee that waits puts off a ceasefire (prol)"},
     &Parameters::prolongs},
    {{"escalation", "/y", 0, 10, log_between(.03, .3), "escalations of a war under way a year (h_esc)"},
     &Parameters::escalation},
    {{"escalated", "1", 0, 10, between(.1, .5), "share by which an escalation raises the losses of both sides"},
     &Parameters::escalated},
}};

constexpr double window_weight = .3, most_losses = 1e12;
constexpr u32 attack_luck = purpose("threshold_guarantee.attack"),
              escalation_luck = purpose("threshold_guarantee.escalate"),
              guarantors_luck = purpose("threshold_guarantee.fights");

// U(i): what a renewed attack gains over the ceasefire if the guarantor fights with chance i.
inline double gain(const Parameters& p, double i) { return p.win * (1 - i) + p.win_against * i - p.cost - p.quo; }

// i*: U(i*) = 0. Where the guarantor's help does not hurt the attacker, no promise deters one who gains without it.
inline double threshold(const Parameters& p) {
  const double alone = gain(p, 0);
  if (p.win > p.win_against) return alone / (p.win - p.win_against);
  return alone <= 0 ? 0 : HUGE_VAL;
}

inline double rate_of_attack(const Parameters& p, double i) {
  return p.attack / (1 + real::exp(-gain(p, i) / p.spread));
}

// What is lost to an attacker who waits until the guarantee binds, as a rate of acting before.
inline double window(const Parameters& p, double now, double later) {
  return window_weight * p.prevention * std::max(0., gain(p, now) - std::max(0., gain(p, later)));
}

// ---- the guarantee of a state

inline bool is_awaited(const State& s, std::size_t g) { return s.bound[g] == 0 && s.binds_at[g] < HUGE_VAL; }
template <class Promise>
double chance_to_fight(const State& s, const Parameters& p, std::size_t g) {
  return Promise::credited(s.bound[g] != 0 ? s.binding[g] : s.announced[g], p);
}
template <class Promise>
double rate_of_window(const State& s, const Parameters& p, std::size_t g) {
  if (!is_awaited(s, g)) return 0;
  return window(p, Promise::credited(s.announced[g], p), Promise::credited(s.binding[g], p));
}

// It binds in the first step at or after its hour; where it is forced to, at once.
inline void bind_due(const State& s, const Moment& now) {
  for (std::size_t g = 0; g < s.bound.size(); ++g) {
    if (!is_awaited(s, g)) continue;
    const bool due = static_cast<double>(now.tick) >= s.binds_at[g];
    if (happens(s.binds, g, due ? 1 : 0, due ? 0 : 1)) s.bound[g] = 1;
  }
}

// ---- a war in which one side is under it

// The hazard begins anew, with luck of its own.
inline void widen(const State& s, const Parameters& p, std::size_t w) {
  for (const auto losses : {s.losses_attacker, s.losses_defender})
    losses[w] = std::min(most_losses, losses[w] * (1 + p.escalated));
  s.escalations[w] += 1;
  s.escalation_risk[w] = 0;
}

// A guarantor who keeps its word makes the war that returns a wider one: both have to happen, and its coin is theirs.
inline void meet(const State& s, const Parameters& p, const Moment& now, std::size_t w, double fights, bool returned) {
  if (is_forbidden(s.escalates, w)) return;
  const double returns = s.returns.chance[w];
  const double coin = returns * now.luck.uniform(s.wars[w], static_cast<i64>(s.attacks[w]), guarantors_luck);
  if (!returned)
    s.escalates.chance[w] = returns * (is_forced(s.escalates, w) ? 1 : fights);
  else if (happens(s.escalates, w, returns * fights, coin))
    widen(s, p, w);
}

template <class Promise>
void renew(const State& s, const Parameters& p, const Moment& now, std::size_t w, std::size_t g) {
  if (is_forbidden(s.returns, w) || s.just_ended[w] != 0) return;  // the hazard rests
  const double fights = chance_to_fight<Promise>(s, p, g);
  const double hazard = (rate_of_attack(p, fights) + rate_of_window<Promise>(s, p, g)) * years(now);
  const double wait = now.luck.exponential(s.wars[w], static_cast<i64>(s.attacks[w]), attack_luck);
  const bool returned = comes_due(s.returns, w, s.attack_risk[w], hazard, wait);
  if constexpr (Promise::fights) meet(s, p, now, w, fights, returned);
  if (!returned) return;
  s.phase[w] = phase::active;
  s.outcome[w] = war_outcome::none;
  s.attacks[w] += 1;
  s.attack_risk[w] = 0;
}

template <class Promise>
void escalate(const State& s, const Parameters& p, const Moment& now, std::size_t w, std::size_t g) {
  if (is_forbidden(s.escalates, w)) return;
  const double hazard = (p.escalation + rate_of_window<Promise>(s, p, g)) * years(now);
  const double wait = now.luck.exponential(s.wars[w], static_cast<i64>(s.escalations[w]), escalation_luck);
  if (comes_due(s.escalates, w, s.escalation_risk[w], hazard, wait)) widen(s, p, w);
}

inline bool is_covered(const State& s, std::size_t w) { return s.guaranteed[w] >= 0; }
inline std::size_t guarantee_of(const State& s, std::size_t w) { return static_cast<std::size_t>(s.guaranteed[w]); }

// What a promise is worth by now, and how it puts off the end of the war for which it waits.
template <class Promise>
void weigh_promises(const State& s, const Parameters& p) {
  for (std::size_t g = 0; g < s.bound.size(); ++g) s.credited[g] = chance_to_fight<Promise>(s, p, g);
  for (std::size_t w = 0; w < s.guaranteed.size(); ++w) {
    if (!is_covered(s, w)) continue;
    const auto g = guarantee_of(s, w);
    s.prolonged[w] = is_awaited(s, g) ? real::exp(-p.prolongs * Promise::credited(s.binding[g], p)) : 1;
  }
}

template <class Promise>
void start(const State& s, const Parameters& p, const Moment&) {
  std::fill(s.needed.begin(), s.needed.end(), std::clamp(threshold(p), 0., 1.));
  weigh_promises<Promise>(s, p);
}

template <class Promise>
void hour(const State& s, const Parameters& p, const Moment& now) {
  bind_due(s, now);
  weigh_promises<Promise>(s, p);
}

template <class Promise>
void quiet(const State& s, const Parameters& p, const Moment& now) {
  hour<Promise>(s, p, now);
  for (std::size_t w = 0; w < s.guaranteed.size(); ++w) {
    if (!is_covered(s, w)) continue;
    if (s.phase[w] == phase::ceasefire)
      renew<Promise>(s, p, now, w, guarantee_of(s, w));
    else if (s.phase[w] == phase::active)
      escalate<Promise>(s, p, now, w, guarantee_of(s, w));
  }
}

constexpr std::array<ParameterSpec, 9> inputs{{
    {"i", "1", 0, 1, exactly(0), "chance that the guarantor fights, now (i)"},
    {"later", "1", 0, 1, exactly(0), "the same once the guarantee binds (i_bind); 0: nothing is awaited"},
    {"win", "1", 0, 1, exactly(.6), "chance that the attack wins if the guarantor stays out (p)"},
    {"win_against", "1", 0, 1, exactly(.2), "the same if it fights (p')"},
    {"cost", "1", 0, 10, exactly(.3), "cost of attacking, in prizes (c)"},
    {"quo", "1", -10, 10, exactly(.1), "value of the status quo, in prizes (SQ)"},
    {"spread", "1", 1e-3, 10, exactly(.1), "how far the gain is known to be off (tau_q)"},
    {"attack", "/y", 0, 10, exactly(.6), "rate of an attack that surely pays (h_att)"},
    {"prevention", "/y", 0, 10, exactly(1), "haste before the guarantee binds (prev)"},
}};

template <class Promise>
std::vector<Solution> solve(std::span<const double> x) {
  Parameters p{x[2], x[3], x[4], x[5], x[6], x[7], x[8], 0, 0, 0, 0, 1, 0};
  Promise::take(p, x.subspan(inputs.size()));
  const double i = Promise::credited(x[0], p), hurry = x[1] > 0 ? window(p, i, Promise::credited(x[1], p)) : 0;
  return {{"threshold", {threshold(p)}},
          {"gain", {gain(p, i)}},
          {"deterred", {i >= threshold(p) ? 1. : 0.}},
          {"window", {hurry}},
          {"rate", {rate_of_attack(p, i) + hurry}},
          {"credited", {i}},
          {"locked_in", {Promise::locked_in(x[0], p)}},
          {"bluff", {1 - i}}};
}

constexpr std::array<Coupling, 8> couplings{{
    {"guarantee.announced", "war.returns", "rate h_att / (1 + exp(-U(i) / tau_q)), i = announced before it binds",
     "attack"},
    {"guarantee.binding", "war.returns", "the same with i = binding once it binds", "attack"},
    {"guarantee.binding", "war.returns", "+ .3 prev max(0, U(announced) - max(0, U(binding))) before it binds",
     "prevention"},
    {"guarantee.binding", "war.escalates", "h_esc + .3 prev max(0, U(announced) - max(0, U(binding))) before it binds",
     "prevention"},
    {"guarantee.binding", "war.prolonged", "exp(-prol binding) before it binds", "prolongs"},
    {"war.escalates", "war.losses.attacker", "times 1 + escalated", "escalated"},
    {"war.escalates", "war.losses.defender", "times 1 + escalated", "escalated"},
    {"guarantee.binds_at", "guarantee.binds", "in the first step at or after that hour", {}},
}};

constexpr std::array<Reason, 3> reasons{{
    {"war.returns",
     "the guarantor was thought to fight with a chance of {guarantee.credited}; {guarantee.needed} would have "
     "deterred"},
    {"war.escalates",
     "a guarantor credited with {guarantee.credited}, bound {guarantee.bound}; it now costs "
     "{war.losses.attacker} and {war.losses.defender} a day"},
    {"guarantee.binds",
     "its time had come; from now on it counts as {guarantee.credited}, and {guarantee.needed} deters"},
}};

}  // namespace interregnum::guarantee
