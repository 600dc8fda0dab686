// Rebellion on a lattice (Epstein 2002 PNAS): people on a torus who turn active where their grievance exceeds the risk
// of arrest that they see, and police who jail them. Model I: one people against the authority. Model II: two groups,
// who clone, age, and kill one another instead. This is the plain code that every faster one must equal bit for bit:
// luck is keyed by (person, step, purpose), and people act one after another in the order of a keyed priority.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "base/draw.hpp"
#include "people/arrest.hpp"

namespace interregnum::civil {

using arrest::Rounding;
enum class Shape : u8 { diamond, disc };  // what is in sight: |dx| + |dy| <= vision, or dx^2 + dy^2 <= vision^2

struct Rules {
  u32 width = 40, height = 40;
  u32 vision = 7;  // 2 vision + 1 at most the width and the height
  Shape shape = Shape::diamond;
  Rounding rounding = Rounding::floor;
  double deterrence = arrest::published_k;   // k in the arrest probability 1 - exp(-k C/A)
  std::vector<double> threshold{.1, .1};     // T of a group: active iff G - R P > T
  std::vector<double> legitimacy{.82, .82};  // L in a group's eyes: G = H (1 - L)
  u32 longest_jail = 30;                     // J: terms are 0..J steps, each as likely
  bool moves_first = false;                  // move, then act (as the paper lists it); false: act, then move (Mesa)
  bool jail_keeps_cell = false;              // true: a jailed person stays on its cell (Mesa)
  // Model II: groups 0 and 1
  bool kills = false;    // an active person kills somebody of the other group in sight
  double cloning = 0;    // chance a step to clone into an empty cell next to one's own
  u32 longest_life = 0;  // steps; each lives 1..longest_life, as likely; 0: nobody dies of age
};

enum class Standing : u8 { quiet, active, jailed, police, gone };

struct Person {
  u64 identity = 0;
  double hardship = 0, aversion = 0;  // H and R, uniform in (0,1)
  u32 cell = 0;                       // nowhere while in jail, unless jail keeps the cell
  u32 group = 0;
  bool leads = false;  // active whatever it risks
  Standing standing = Standing::quiet;
  u32 jail = 0;               // steps left
  i64 last_step = INT64_MAX;  // the step at which it dies of age
};
constexpr u32 nowhere = UINT32_MAX;

struct Society {
  Rules rules;
  std::vector<Person> people;
  i64 now = 0;  // steps taken
  // Follow from the above:
  std::vector<u32> who;         // by cell: index in people, or nobody
  std::vector<u8> seen;         // by cell: what others see there
  std::vector<u32> half_width;  // of what is in sight, by row from above
};
constexpr u32 nobody = UINT32_MAX;

// Whose luck it is: that of the first people by their place in the list; clones draw their own.
u64 identity_of(u32 index);

// Puts people on cells drawn for them: `citizens` of each group, then police.
Society settled(const Rules& rules, std::span<const u32> citizens, u32 police, Luck luck);
// The same where `people`, police last, have their cells already.
Society society_of(const Rules& rules, std::vector<Person> people, i64 now);
// Sends police away, the last first, or puts more on cells drawn for them.
void set_police(Society& society, u32 wanted, Luck luck);

void step(Society& society, Luck luck);

// For each citizen, the least share of the citizens in sight who have to turn active for it to do so too where it now
// stands: 0 for who would now, infinite for who would not whatever they do, or is in jail.
std::vector<double> examples_needed(const Society& society);

struct Count {
  std::array<u32, 2> citizens{}, active{}, jailed{};
};
Count count(const Society& society);  // of groups 0 and 1

// Outbursts: unbroken runs of steps with more than `level` active.
struct Outbursts {
  u32 number = 0, highest = 0;
  double mean_wait = 0;  // steps from the end of one to the beginning of the next
};
Outbursts outbursts(const std::vector<u32>& active, u32 level);

}  // namespace interregnum::civil
