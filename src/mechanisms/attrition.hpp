// War as attrition: what the laws of Lanchester, Deitchman and Engel share. A law says whose fire falls on whom and how
// forces stand after some hours of it; the rest - anchors, reinforcements, break points, the end - is here.
//
// A Law has, for forces x of the attacker and y of the defender,
//   exposure(x, y)     what a side's losses a day are proportional to
//   after(...)         the forces after some days of fire and reinforcements
//   effects(a, b)      the published coefficients as each side's loss coefficient, for the calculator
//   even, conserved    the defender's force that is a match for x; what the fighting leaves unchanged
#pragma once

#include "base/real.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/war_course.hpp"

namespace interregnum::attrition {

struct Sides {
  double attacker = 0, defender = 0;
};

struct State : WarCourse {
  std::span<const double> refill_attacker, refill_defender;
  std::span<double> forces_attacker, forces_defender, losses_attacker, losses_defender;
  std::span<double> effect_attacker, effect_defender, seen_attacker, seen_defender, from_attacker, from_defender,
      fought;
};
struct Parameters {
  double refilled, waves, breaks, ground, guerrillas;
};

constexpr std::array own_uses{
    reads("war.refill.attacker", &State::refill_attacker),
    reads("war.refill.defender", &State::refill_defender),
    writes("war.forces.attacker", &State::forces_attacker),
    writes("war.forces.defender", &State::forces_defender),
    writes("war.losses.attacker", &State::losses_attacker),
    writes("war.losses.defender", &State::losses_defender),
    writes("war.effect.attacker", &State::effect_attacker),
    writes("war.effect.defender", &State::effect_defender),
    writes("war.losses_seen.attacker", &State::seen_attacker),
    writes("war.losses_seen.defender", &State::seen_defender),
    writes("war.began.attacker", &State::from_attacker),
    writes("war.began.defender", &State::from_defender),
    writes("war.fought", &State::fought),
};
constexpr auto uses = with(war_course_uses, own_uses);

constexpr std::array<Parameter<Parameters>, 4> parameters{{
    {{"refilled", "1", 0, 10, between(0, 1),
      "share of the stated replacements that reach the front; 0: none (pure law)"},
     &Parameters::refilled},
    {{"waves", "1", 0, 3, between(.3, 1.2),
      "how unevenly they come: standard deviation of the logarithm of a month's factor, whose mean is 1"},
     &Parameters::waves},
    {{"breaks", "1", 0, .95, between(.1, .7, "judgement; Helmbold 1971 finds no fixed break point in battles"),
      "a side gives up at this share of the forces with which its war began"},
     &Parameters::breaks},
    {ground_spec, &Parameters::ground},
}};

constexpr u32 attackers_luck = purpose("attrition.attackers"), defenders_luck = purpose("attrition.defenders");
constexpr i64 days_of_a_wave = 30;
constexpr double most_people = 1e12;

// ------------------------------------------------------------------------------------------------------- the fighting

struct Battle {
  Sides forces;
  double winner = 0, days = 0;  // +1 the attacker, -1 the defender, 0 undecided; how long it lasted
};

inline bool is_broken(const Sides& forces, const Sides& breaking) {
  return forces.attacker <= breaking.attacker || forces.defender <= breaking.defender;
}

// `days` of fighting, or until the moment at which a side breaks (bisection). Where both do, the attack has failed.
template <class Law>
Battle fight(const Sides& forces, const Sides& effect, const Sides& refill, const Sides& breaking, double days,
             bool guerrillas_attack) {
  const auto after = [&](double t) { return Law::after(forces, effect, refill, t, guerrillas_attack); };
  Battle battle{after(days), 0, days};
  if (!is_broken(battle.forces, breaking)) return battle;
  double before = 0;
  for (int i = 0; i < 60; ++i) {
    const double middle = (before + battle.days) / 2;
    (is_broken(after(middle), breaking) ? battle.days : before) = middle;
  }
  battle.forces = after(battle.days);
  battle.winner = battle.forces.attacker <= breaking.attacker ? -1 : 1;
  return battle;
}

// Whoever began with nothing cannot be spent.
inline double breaking_point(double began, double breaks) { return began > 0 ? breaks * began : -HUGE_VAL; }

// Of what a side can lose before it gives up, the share it still has; above 1 where reinforcements exceed losses.
inline double left_to_lose(double forces, double began, double breaks) {
  return began > 0 ? std::max(0., (forces / began - breaks) / (1 - breaks)) : 1;
}

// B = (f - g) / (f + g), f and g what the sides have left to lose: 0 as the war begins, +1 where the defender breaks.
inline double lead(const Sides& forces, const Sides& began, double breaks) {
  const double f = left_to_lose(forces.attacker, began.attacker, breaks),
               g = left_to_lose(forces.defender, began.defender, breaks);
  return f + g > 0 ? (f - g) / (f + g) : 0;
}

// -------------------------------------------------------------------------------------------------------------- state

inline Sides forces_of(const State& s, std::size_t w) { return {s.forces_attacker[w], s.forces_defender[w]}; }
inline Sides effect_of(const State& s, std::size_t w) { return {s.effect_attacker[w], s.effect_defender[w]}; }
inline Sides began_with(const State& s, std::size_t w) { return {s.from_attacker[w], s.from_defender[w]}; }

inline double wave(const Parameters& p, const Moment& now, u64 war, i64 day, u32 purpose) {
  const i64 month = floor_div(day, days_of_a_wave) * days_of_a_wave;
  return p.refilled * real::exp(p.waves * now.luck.normal(war, month * 24, purpose) - p.waves * p.waves / 2);
}

inline Sides reinforcements(const State& s, const Parameters& p, const Moment& now, std::size_t w, i64 day) {
  if (p.refilled == 0) return {};
  return {s.refill_attacker[w] * wave(p, now, s.wars[w], day, attackers_luck),
          s.refill_defender[w] * wave(p, now, s.wars[w], day, defenders_luck)};
}

// The coefficients at which the present forces lose what is stated.
template <class Law>
void anchor(const State& s, const Parameters& p, std::size_t w) {
  const Sides exposed = Law::exposure(forces_of(s, w), p.guerrillas != 0);
  const auto coefficient = [](double losses, double exposure) { return exposure > 0 ? losses / exposure : 0; };
  s.effect_attacker[w] = coefficient(s.losses_attacker[w], exposed.attacker);
  s.effect_defender[w] = coefficient(s.losses_defender[w], exposed.defender);
  s.seen_attacker[w] = s.losses_attacker[w];
  s.seen_defender[w] = s.losses_defender[w];
}

// What others have done: a war begun, or losses moved by an escalation or an action, which makes fire that much
// deadlier.
template <class Law>
void notice(const State& s, const Parameters& p, std::size_t w) {
  const bool is_on = s.phase[w] == phase::active || s.phase[w] == phase::ceasefire, begins = is_on && s.fought[w] == 0;
  s.fought[w] = is_on ? 1 : 0;
  if (begins) s.from_attacker[w] = s.forces_attacker[w], s.from_defender[w] = s.forces_defender[w];
  if (begins || s.losses_attacker[w] != s.seen_attacker[w] || s.losses_defender[w] != s.seen_defender[w])
    anchor<Law>(s, p, w);
}

template <class Law>
void count_losses(const State& s, const Parameters& p, std::size_t w) {
  const Sides exposed = Law::exposure(forces_of(s, w), p.guerrillas != 0);
  s.seen_attacker[w] = s.losses_attacker[w] = s.effect_attacker[w] * exposed.attacker;
  s.seen_defender[w] = s.losses_defender[w] = s.effect_defender[w] * exposed.defender;
}

// A war that may not end is fought on by whoever is left.
template <class Law>
double fight_on(const State& s, const Parameters& p, const Moment& now, std::size_t w) {
  const Sides began = began_with(s, w);
  Sides breaking{breaking_point(began.attacker, p.breaks), breaking_point(began.defender, p.breaks)};
  if (is_forbidden(s.war_ends, w)) breaking = {-HUGE_VAL, -HUGE_VAL};
  Battle battle;
  for (i64 day = days_of(now).first; day < days_of(now).end && battle.winner == 0; ++day) {
    battle =
        fight<Law>(forces_of(s, w), effect_of(s, w), reinforcements(s, p, now, w, day), breaking, 1, p.guerrillas != 0);
    s.forces_attacker[w] = std::clamp(battle.forces.attacker, 0., most_people);
    s.forces_defender[w] = std::clamp(battle.forces.defender, 0., most_people);
  }
  s.balance[w] = battle.winner != 0 ? battle.winner : lead(forces_of(s, w), began, p.breaks);
  count_losses<Law>(s, p, w);
  return battle.winner;
}

template <class Law>
void advance(const State& s, const Parameters& p, const Moment& now, std::size_t w) {
  const double winner = fight_on<Law>(s, p, now, w), hazard = ceasefire_hazard(s, now, w);
  if (is_forbidden(s.war_ends, w)) return;
  conclude(s, now, w, winner != 0 ? 1 : -real::expm1(-hazard), hazard, winner);
}

template <class Law>
void start(const State& s, const Parameters& p, const Moment&) {
  for (std::size_t w = 0; w < s.phase.size(); ++w) notice<Law>(s, p, w);
  std::copy(s.balance.begin(), s.balance.end(), s.balance_seen.begin());
}

template <class Law>
void hour(const State& s, const Parameters& p, const Moment&) {
  for (std::size_t w = 0; w < s.phase.size(); ++w) {
    notice<Law>(s, p, w);
    move_front(s, p.ground, w);
  }
}

template <class Law>
void quiet(const State& s, const Parameters& p, const Moment& now) {
  for (std::size_t w = 0; w < s.phase.size(); ++w) {
    notice<Law>(s, p, w);
    if (s.phase[w] == phase::active) advance<Law>(s, p, now, w);
    move_front(s, p.ground, w);
  }
}

// ----------------------------------------------------------------------------------------------------- the calculator

// What the two forces and the two coefficients are called differs from law to law.
struct Names {
  Text x, y, about_x, about_y, about_a, about_b;
};
constexpr std::array<ParameterSpec, 12> inputs(const Names& n) {
  constexpr Text reinforcements = "reinforcements of the first side", since = "day in whose course they come";
  return {{{n.x, "person", 0, 1e9, exactly(1000), n.about_x},
           {n.y, "person", 0, 1e9, exactly(600), n.about_y},
           {"a", "1", 0, 1e3, exactly(.01), n.about_a},
           {"b", "1", 0, 1e3, exactly(.02), n.about_b},
           {"breaks", "1", 0, .95, exactly(0), "share of its forces at which a side gives up"},
           {"days", "d", 0, 36500, exactly(3650), "days of fighting, if nobody gives up before"},
           {"first", "person", 0, 1e9, exactly(0), reinforcements},
           {"first_day", "1", 0, 36500, exactly(0), since},
           {"second", "person", 0, 1e9, exactly(0), reinforcements},
           {"second_day", "1", 0, 36500, exactly(0), since},
           {"third", "person", 0, 1e9, exactly(0), reinforcements},
           {"third_day", "1", 0, 36500, exactly(0), since}}};
}

// As the step does it: day by day. The first side is the attacker.
template <class Law>
std::vector<Solution> solve(std::span<const double> in) {
  const Sides began{in[0], in[1]}, effect = Law::effects(in[2], in[3]);
  const Sides breaking{breaking_point(in[0], in[4]), breaking_point(in[1], in[4])};
  Battle battle{began};
  double gone = 0;
  for (int day = 0; day < in[5] && battle.winner == 0; ++day) {
    Sides refill;
    for (std::size_t i = 6; i < 12; i += 2) refill.attacker += in[i + 1] == day ? in[i] : 0;
    battle = fight<Law>(battle.forces, effect, refill, breaking, std::min(1., in[5] - day), false);
    gone += battle.days;
  }
  return {{"left", {battle.forces.attacker, battle.forces.defender}},
          {"winner", {battle.winner}},
          {"days", {gone}},
          {"balance", {battle.winner != 0 ? battle.winner : lead(battle.forces, began, in[4])}},
          {"even", {Law::even(in[0], in[2], in[3])}},
          {"conserved", {Law::conserved(began, in[2], in[3]), Law::conserved(battle.forces, in[2], in[3])}}};
}

// -------------------------------------------------------------------------------------------------------- what it says

constexpr Text shared_deviations =
    "Coefficients are set so that the stated forces lose what is stated as the war begins; losses moved by an "
    "escalation or an action make fire deadlier in proportion. Replacements come by the day, in waves of 30 days with "
    "a luck of their own: pure attrition would settle the war in advance (couplings 4.2). Both sides break at the same "
    "share of the forces they began with; where both do at once, the attack has failed. The balance is B = (f - g) / "
    "(f + g), f and g the shares left to lose, so an action that moves the balance alone is undone within the week. "
    "Ceasefire, guarantee and land as in balance_diffusion; in a ceasefire forces rest. While `forbid` keeps the war "
    "from ending, it is fought on to the last.";

constexpr std::array<Coupling, 9> couplings{{
    {"war.refill.attacker", "war.forces.attacker", "+ refilled times a month's factor of mean 1", "refilled"},
    {"war.refill.defender", "war.forces.defender", "+ refilled times a month's factor of mean 1", "refilled"},
    {"war.losses.attacker", "war.forces.attacker", "- losses, which follow the forces by the law", ""},
    {"war.losses.defender", "war.forces.defender", "- losses, which follow the forces by the law", ""},
    {"war.forces.defender", "war.balance",
     "B = (f - g) / (f + g), g = (forces / those at the start - breaks) / (1 - breaks)", "breaks"},
    {"war.balance", "war.ends", "ends where a side has nothing left to lose, |B| = 1", "breaks"},
    {"war.ends", "war.ends", "a ceasefire at the rate war.ends", ""},
    {"war.prolonged", "war.ends", "rate of a ceasefire times exp(-prol i_bind)", ""},
    {"war.balance", "war.territory", "dT = -ground dB", "ground"},
}};

constexpr std::array<Reason, 2> reasons{{
    {"war.ends",
     "{war.forces.attacker} attackers are left of {war.began.attacker}, {war.forces.defender} defenders of "
     "{war.began.defender}; balance {war.balance}"},
    {"war.outcome",
     "balance {war.balance}: a side that has nothing left to lose has lost, and what ends in between is a ceasefire"},
}};

}  // namespace interregnum::attrition
