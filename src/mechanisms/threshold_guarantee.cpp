// Whether a promise to fight for a state keeps a ceasefire, and what waiting for the promise to bind does.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/hazard.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> wars;
  std::span<const double> guaranteed, just_ended, announced, binding, binds_at;
  std::span<double> phase, outcome, losses_attacker, losses_defender;
  std::span<double> prolonged, attack_risk, attacks, escalation_risk, escalations, bound, needed;
  Event returns, escalates, binds;
};
struct Parameters {
  double win, win_against, cost, quo, spread, attack, prevention, prolongs, escalation, escalated;
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
              escalation_luck = purpose("threshold_guarantee.escalate");

// U(i): what a renewed attack gains over the ceasefire if the guarantor fights with chance i.
double gain(const Parameters& p, double i) { return p.win * (1 - i) + p.win_against * i - p.cost - p.quo; }

// i*: U(i*) = 0. Where the guarantor's help does not hurt the attacker, no promise deters one who gains without it.
double threshold(const Parameters& p) {
  const double alone = gain(p, 0);
  if (p.win > p.win_against) return alone / (p.win - p.win_against);
  return alone <= 0 ? 0 : HUGE_VAL;
}

double rate_of_attack(const Parameters& p, double i) { return p.attack / (1 + real::exp(-gain(p, i) / p.spread)); }

// What is lost to an attacker who waits until the guarantee binds, as a rate of acting before.
double window(const Parameters& p, double now, double later) {
  return window_weight * p.prevention * std::max(0., gain(p, now) - std::max(0., gain(p, later)));
}

// ---- the guarantee of a state

bool is_awaited(const State& s, std::size_t g) { return s.bound[g] == 0 && s.binds_at[g] < HUGE_VAL; }
double chance_to_fight(const State& s, std::size_t g) { return s.bound[g] != 0 ? s.binding[g] : s.announced[g]; }
double rate_of_window(const State& s, const Parameters& p, std::size_t g) {
  return is_awaited(s, g) ? window(p, s.announced[g], s.binding[g]) : 0;
}

// It binds in the first step at or after its hour; where it is forced to, at once.
void bind_due(const State& s, const Moment& now) {
  for (std::size_t g = 0; g < s.bound.size(); ++g) {
    if (!is_awaited(s, g)) continue;
    const bool due = static_cast<double>(now.tick) >= s.binds_at[g];
    if (happens(s.binds, g, due ? 1 : 0, due ? 0 : 1)) s.bound[g] = 1;
  }
}

// ---- a war in which one side is under it

void renew(const State& s, const Parameters& p, const Moment& now, std::size_t w, std::size_t g) {
  if (is_forbidden(s.returns, w) || s.just_ended[w] != 0) return;  // the hazard rests
  const double hazard = (rate_of_attack(p, chance_to_fight(s, g)) + rate_of_window(s, p, g)) * years(now);
  const double wait = now.luck.exponential(s.wars[w], static_cast<i64>(s.attacks[w]), attack_luck);
  if (!comes_due(s.returns, w, s.attack_risk[w], hazard, wait)) return;
  s.phase[w] = phase::active;
  s.outcome[w] = war_outcome::none;
  s.attacks[w] += 1;
  s.attack_risk[w] = 0;
}

void escalate(const State& s, const Parameters& p, const Moment& now, std::size_t w, std::size_t g) {
  if (is_forbidden(s.escalates, w)) return;
  const double hazard = (p.escalation + rate_of_window(s, p, g)) * years(now);
  const double wait = now.luck.exponential(s.wars[w], static_cast<i64>(s.escalations[w]), escalation_luck);
  if (!comes_due(s.escalates, w, s.escalation_risk[w], hazard, wait)) return;
  for (const auto losses : {s.losses_attacker, s.losses_defender})
    losses[w] = std::min(most_losses, losses[w] * (1 + p.escalated));
  s.escalations[w] += 1;
  s.escalation_risk[w] = 0;
}

bool is_covered(const State& s, std::size_t w) { return s.guaranteed[w] >= 0; }
std::size_t guarantee_of(const State& s, std::size_t w) { return static_cast<std::size_t>(s.guaranteed[w]); }

void put_off(const State& s, const Parameters& p) {
  for (std::size_t w = 0; w < s.guaranteed.size(); ++w) {
    if (!is_covered(s, w)) continue;
    const auto g = guarantee_of(s, w);
    s.prolonged[w] = is_awaited(s, g) ? real::exp(-p.prolongs * s.binding[g]) : 1;
  }
}

void start(const State& s, const Parameters& p, const Moment&) {
  std::fill(s.needed.begin(), s.needed.end(), std::clamp(threshold(p), 0., 1.));
  put_off(s, p);
}

void hour(const State& s, const Parameters& p, const Moment& now) {
  bind_due(s, now);
  put_off(s, p);
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  hour(s, p, now);
  for (std::size_t w = 0; w < s.guaranteed.size(); ++w) {
    if (!is_covered(s, w)) continue;
    if (s.phase[w] == phase::ceasefire)
      renew(s, p, now, w, guarantee_of(s, w));
    else if (s.phase[w] == phase::active)
      escalate(s, p, now, w, guarantee_of(s, w));
  }
}

struct Inputs {
  double i, later, win, win_against, cost, quo, spread, attack, prevention;
};
constexpr std::array<Parameter<Inputs>, 9> inputs{{
    {{"i", "1", 0, 1, exactly(0), "chance that the guarantor fights, now (i)"}, &Inputs::i},
    {{"later", "1", 0, 1, exactly(0), "the same once the guarantee binds (i_bind); 0: nothing is awaited"},
     &Inputs::later},
    {{"win", "1", 0, 1, exactly(.6), "chance that the attack wins if the guarantor stays out (p)"}, &Inputs::win},
    {{"win_against", "1", 0, 1, exactly(.2), "the same if it fights (p')"}, &Inputs::win_against},
    {{"cost", "1", 0, 10, exactly(.3), "cost of attacking, in prizes (c)"}, &Inputs::cost},
    {{"quo", "1", -10, 10, exactly(.1), "value of the status quo, in prizes (SQ)"}, &Inputs::quo},
    {{"spread", "1", 1e-3, 10, exactly(.1), "how far the gain is known to be off (tau_q)"}, &Inputs::spread},
    {{"attack", "/y", 0, 10, exactly(.6), "rate of an attack that surely pays (h_att)"}, &Inputs::attack},
    {{"prevention", "/y", 0, 10, exactly(1), "haste before the guarantee binds (prev)"}, &Inputs::prevention},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const Parameters p{x[2], x[3], x[4], x[5], x[6], x[7], x[8], 0, 0, 0};
  const double hurry = x[1] > 0 ? window(p, x[0], x[1]) : 0;
  return {{"threshold", {threshold(p)}},
          {"gain", {gain(p, x[0])}},
          {"deterred", {x[0] >= threshold(p) ? 1. : 0.}},
          {"window", {hurry}},
          {"rate", {rate_of_attack(p, x[0]) + hurry}}};
}

constexpr CardText text{
    "threshold_guarantee",
    "deterrence",
    "A guarantee deters beyond a threshold, and hurries an attacker before it binds",
    "U(i) = p (1 - i) + p' i - c - SQ; deterred iff i >= i* = (p - c - SQ) / (p - p'); i = announced, then binding.\n"
    "War returns from a ceasefire at the rate h_att / (1 + exp(-U(i) / tau_q)) + W, a war under way escalates at h_esc "
    "+ W,\nW = .3 prev max(0, U(announced) - max(0, U(binding))) while the guarantee is announced and does not bind "
    "yet.\n"
    "Meanwhile the rate of a ceasefire is times exp(-prol binding). An escalation raises both sides' losses.",
    "Fearon 1997 J Confl Resolut (tied hands); Huth & Russett 1984 World Polit, 1988 Int Stud Q; Signorino 1999 Am "
    "Polit Sci Rev; Benson 2012 Constructing International Security. Contested: threatened states sign pacts, so that "
    "defence pacts and disputes are not seen apart (Huth & Russett: local balance and ties deter, formal alliance does "
    "not; Benson: deterrent pacts lower conflict, unconditional ones raise it). Sweep it; assert nothing",
    "A logit rate in the place of one choice, since the attacker's gain is known roughly; no bargaining, no costs of "
    "the guarantor. Only wars in which a `guarantee` of the file is given to a side return and escalate by this card, "
    "in every arm; in all others a ceasefire holds. A bound guarantee changes nothing while the war goes on. If p <= "
    "p', nothing deters an attacker who gains alone. A ceasefire's gain in strength is not taken back when war "
    "returns. Hours of binding are met by the week.",
    "deterred iff i >= i* (.5 at p .6, p' .2, c .3, SQ .1), and a promise that binds later raises the rate of attack "
    "above that of no promise (threshold_guarantee_test.cpp)",
};
constexpr Solver solver{"threshold_guarantee",
                        "the chance of help that deters, what an attack gains, and how often one comes a year",
                        parameter_specs<inputs>, solve};

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

}  // namespace

extern const Card threshold_guarantee;
constinit const Card threshold_guarantee = card<uses, parameters, start, quiet, hour>(text, couplings, solver);

}  // namespace interregnum
