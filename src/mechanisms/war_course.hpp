// What every theory of a war's course shares: how it stops, the ceasefire that may come at any time, the land that
// follows the balance.
#pragma once

#include <algorithm>
#include <cmath>

#include "mechanisms/calendar.hpp"
#include "world/binding.hpp"
#include "world/values.hpp"

namespace interregnum {

// A theory's State has these members and its own.
struct WarCourse {
  std::span<const u64> wars;
  std::span<const double> ends, prolonged;
  std::span<double> phase, outcome, balance, risk, stops, territory, balance_seen;
  Event war_ends;
};
constexpr std::array war_course_uses{
    names("war", &WarCourse::wars),
    reads("war.ends", &WarCourse::ends),
    reads("war.prolonged", &WarCourse::prolonged),
    writes("war.phase", &WarCourse::phase),
    writes("war.outcome", &WarCourse::outcome),
    writes("war.balance", &WarCourse::balance),
    writes("war.risk", &WarCourse::risk),
    writes("war.stops", &WarCourse::stops),
    writes("war.territory", &WarCourse::territory),
    writes("war.balance_seen", &WarCourse::balance_seen),
    makes("war.ends", &WarCourse::war_ends),
};

constexpr ParameterSpec ground_spec{
    "ground", "1", 0, 1, between(.05, .35), "share of the defender's land that a balance of 1 is worth"};

// The same days of rest under every theory of the fighting.
constexpr u32 ceasefire_luck = purpose("balance_diffusion.wait");

// Rate times length of the step; a guarantee that waits for the end of the war puts it off.
inline double ceasefire_hazard(const WarCourse& s, const Moment& now, std::size_t w) {
  return s.ends[w] * s.prolonged[w] * years(now);
}

inline void stop_war(const WarCourse& s, std::size_t w, double phase, double outcome) {
  s.phase[w] = phase;
  s.outcome[w] = outcome;
  s.risk[w] = 0;
}

// The step's end: decided by arms (`winner` +1 the attacker, -1 the defender, 0 neither), or paused by the hazard that
// has been added up. `chance` is what was known of either before.
inline void conclude(const WarCourse& s, const Moment& now, std::size_t w, double chance, double hazard,
                     double winner) {
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
inline void move_front(const WarCourse& s, double ground, std::size_t w) {
  if (s.balance[w] == s.balance_seen[w]) return;
  s.territory[w] = std::clamp(s.territory[w] - ground * (s.balance[w] - s.balance_seen[w]), 0., 1.);
  s.balance_seen[w] = s.balance[w];
}

}  // namespace interregnum
