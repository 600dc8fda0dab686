// What every theory of a war's course shares: how it stops, the ceasefire that may come at any time, the land that
// follows the balance. `State` has wars, ends, prolonged, phase, outcome, balance, risk, stops, territory, balance_seen
// and the event war_ends.
#pragma once

#include <algorithm>
#include <cmath>

#include "mechanisms/calendar.hpp"
#include "world/binding.hpp"
#include "world/values.hpp"

namespace interregnum {

constexpr ParameterSpec ground_spec{
    "ground", "1", 0, 1, between(.05, .35), "share of the defender's land that a balance of 1 is worth"};

// The same days of rest under every theory of the fighting.
constexpr u32 ceasefire_luck = purpose("balance_diffusion.wait");

// Rate times length of the step; a guarantee that waits for the end of the war puts it off.
template <class State>
double ceasefire_hazard(const State& s, const Moment& now, std::size_t w) {
  return s.ends[w] * s.prolonged[w] * years(now);
}

template <class State>
void stop_war(const State& s, std::size_t w, double phase, double outcome) {
  s.phase[w] = phase;
  s.outcome[w] = outcome;
  s.risk[w] = 0;
}

// The step's end: decided by arms (`winner` +1 the attacker, -1 the defender, 0 neither), or paused by the hazard that
// has been added up. `chance` is what was known of either before.
template <class State>
void conclude(const State& s, const Moment& now, std::size_t w, double chance, double hazard, double winner) {
  s.risk[w] += hazard;
  const bool paused = s.risk[w] >= now.luck.exponential(s.wars[w], static_cast<i64>(s.stops[w]), ceasefire_luck);
  if (!happens(s.war_ends, w, chance, winner != 0 || paused ? 0 : 1)) return;
  if (winner != 0) {
    stop_war(s, w, phase::ended, winner > 0 ? war_outcome::attacker : war_outcome::defender);
  } else {
    stop_war(s, w, phase::ceasefire, war_outcome::stalemate);
    s.stops[w] += 1;
  }
}

// The land follows the balance, whoever moved it.
template <class State>
void move_front(const State& s, double ground, std::size_t w) {
  if (s.balance[w] == s.balance_seen[w]) return;
  s.territory[w] = std::clamp(s.territory[w] - ground * (s.balance[w] - s.balance_seen[w]), 0., 1.);
  s.balance_seen[w] = s.balance[w];
}

}  // namespace interregnum
