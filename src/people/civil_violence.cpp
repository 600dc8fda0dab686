#include "people/civil_violence.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/real.hpp"

namespace interregnum::civil {
namespace {

constexpr u32 luck_for(Text name) { return static_cast<u32>(name_id(name) >> 32); }
constexpr u32 for_cell = luck_for("civil_violence.cell"), for_hardship = luck_for("civil_violence.hardship"),
              for_aversion = luck_for("civil_violence.aversion"), for_life = luck_for("civil_violence.life"),
              for_order = luck_for("civil_violence.order"), for_move = luck_for("civil_violence.move"),
              for_arrest = luck_for("civil_violence.arrest"), for_term = luck_for("civil_violence.term"),
              for_release = luck_for("civil_violence.release"), for_victim = luck_for("civil_violence.victim"),
              for_cloning = luck_for("civil_violence.cloning"), for_child = luck_for("civil_violence.child"),
              for_birth = luck_for("civil_violence.birth");

// What is seen on a cell, as bits.
constexpr u8 nothing = 0, police = 1, jailed = 2, quiet = 4, active = 8, second_group = 16;

u8 looks(const Person& person) {
  constexpr u8 standing[] = {quiet, active, jailed, police, nothing};
  return static_cast<u8>(standing[static_cast<u8>(person.standing)] | (person.group != 0 ? second_group : 0));
}

// 0..n, each as likely.
u32 at_most(u32 n, double uniform) { return std::min(n, static_cast<u32>(uniform * (n + 1.))); }

// Calls f(cell) for the cells in sight of `home`, itself included: row by row from above, in a row from where it wraps.
template <class Function>
void for_each_in_sight(const Society& s, u32 home, const Function& f) {
  const u32 width = s.rules.width, height = s.rules.height, v = s.rules.vision;
  const u32 x = home % width, y = home / width;
  for (u32 down = 0; down <= 2 * v; ++down) {
    const u32 half = s.half_width[down], row = (y + height - v + down) % height * width;
    const u32 first = x >= half ? x - half : x + width - half, end = first + 2 * half + 1;
    for (u32 column = width; column < end; ++column) f(row + column - width);
    for (u32 column = first; column < std::min(end, width); ++column) f(row + column);
  }
}

struct Surroundings {
  u32 police = 0, active = 0, citizens = 0;  // of the last two, oneself is one
};
Surroundings surroundings(const Society& s, u32 home) {
  u32 officers = 0, others = 0, citizens = 0;
  for_each_in_sight(s, home, [&](u32 cell) {
    officers += s.seen[cell] & police;
    others += s.seen[cell] & active;
    citizens += (s.seen[cell] & (quiet | active)) != 0 ? 1 : 0;
  });
  return {officers, others / active + ((s.seen[home] & active) != 0 ? 0 : 1), citizens};
}

// The cells in sight hold the ratio below or at this where an active person sees no higher number than `most`.
double highest_ratio(Rounding rounding, double most) {
  if (rounding == Rounding::exact) return most;
  return std::floor(most) + (rounding == Rounding::floor ? 1 : .5);
}

// The first empty cell from one drawn on; nowhere if there is none.
u32 empty_cell(const Society& s, u64 identity, Luck luck) {
  const u32 cells = static_cast<u32>(s.who.size());
  const u32 first = at_most(cells - 1, luck.uniform(identity, s.now, for_release));
  for (u32 i = 0; i < cells; ++i)
    if (const u32 cell = (first + i) % cells; s.who[cell] == nobody) return cell;
  return nowhere;
}

struct Turn {
  Society& s;
  Luck luck;
  std::vector<u32> candidates;  // of a choice; one longer than what is in sight

  double uniform(const Person& person, u32 purpose) const { return luck.uniform(person.identity, s.now, purpose); }

  // One of the cells in sight that `wanted` accepts by what is seen there; nowhere if there is none.
  template <class Wanted>
  u32 one(const Person& person, u32 purpose, const Wanted& wanted) {
    u32 n = 0;
    for_each_in_sight(s, person.cell, [&](u32 cell) {
      candidates[n] = cell;
      n += wanted(s.seen[cell]) ? 1 : 0;
    });
    return n == 0 ? nowhere : candidates[at_most(n - 1, uniform(person, purpose))];
  }

  void show(const Person& person) const { s.seen[person.cell] = looks(person); }
  void leave(Person& person) const {
    s.seen[person.cell] = nothing;
    s.who[person.cell] = nobody;
    person.cell = nowhere;
  }
  void enter(u32 index, u32 cell) const {
    s.people[index].cell = cell;
    s.who[cell] = index;
    show(s.people[index]);
  }

  void move(u32 index) {
    Person& person = s.people[index];
    const u32 cell = one(person, for_move, [](u8 seen) { return seen == nothing; });
    if (cell == nowhere) return;
    leave(person);
    enter(index, cell);
  }

  double risk_of_arrest(u32 home) const {
    const Surroundings around = surroundings(s, home);
    return arrest::chance(s.rules.deterrence, around.police, around.active, s.rules.rounding);
  }

  void decide(Person& person) const {
    const double grievance = person.hardship * (1 - s.rules.legitimacy[person.group]);
    const double net_risk = person.aversion * risk_of_arrest(person.cell);
    const bool acts = person.leads || grievance - net_risk > s.rules.threshold[person.group];
    person.standing = acts ? Standing::active : Standing::quiet;
    show(person);
  }

  void kill(const Person& person) {
    const u8 own = person.group != 0 ? second_group : 0;
    const u32 cell = one(person, for_victim,
                         [own](u8 seen) { return (seen & (quiet | active)) != 0 && (seen & second_group) != own; });
    if (cell == nowhere) return;
    Person& victim = s.people[s.who[cell]];
    leave(victim);
    victim.standing = Standing::gone;
  }

  void arrest(const Person& officer) {
    const u32 cell = one(officer, for_arrest, [](u8 seen) { return (seen & active) != 0; });
    if (cell == nowhere) return;
    Person& arrested = s.people[s.who[cell]];
    arrested.standing = Standing::jailed;
    arrested.jail = at_most(s.rules.longest_jail, uniform(arrested, for_term));
    if (s.rules.jail_keeps_cell)
      show(arrested);
    else
      leave(arrested);
  }

  // Whether it is in jail for this step.
  bool serves(u32 index) const {
    Person& person = s.people[index];
    if (person.standing != Standing::jailed) return false;
    if (person.jail > 0) {
      --person.jail;
      return true;
    }
    if (person.cell != nowhere) return false;
    const u32 cell = empty_cell(s, person.identity, luck);
    if (cell == nowhere) return true;
    person.standing = Standing::quiet;
    enter(index, cell);
    return false;
  }

  void clone(u32 index) {
    const Person parent = s.people[index];
    if (uniform(parent, for_cloning) >= s.rules.cloning) return;
    const u32 width = s.rules.width, height = s.rules.height, x = parent.cell % width, y = parent.cell / width;
    const std::array around{(y + height - 1) % height * width + x, y * width + (x + width - 1) % width,
                            y * width + (x + 1) % width, (y + 1) % height * width + x};
    std::array<u32, 4> free{};
    u32 n = 0;
    for (const u32 cell : around)
      if (s.who[cell] == nobody) free[n++] = cell;
    if (n == 0) return;
    Person child = parent;
    child.identity = luck.bits(parent.identity, s.now, for_child);
    child.standing = Standing::quiet;
    if (s.rules.longest_life > 0)
      child.last_step = s.now + 1 + at_most(s.rules.longest_life - 1, uniform(child, for_life));
    s.people.push_back(child);
    enter(static_cast<u32>(s.people.size() - 1), free[at_most(n - 1, uniform(parent, for_birth))]);
  }

  void act(u32 index) {
    Person& person = s.people[index];
    if (person.standing == Standing::police) return arrest(person);
    decide(person);
    if (s.rules.kills && person.standing == Standing::active) kill(person);
  }

  void live(u32 index) {
    if (s.people[index].standing == Standing::gone || serves(index)) return;
    if (s.rules.moves_first) move(index);
    act(index);
    if (!s.rules.moves_first) move(index);
    if (s.rules.cloning > 0 && s.people[index].standing != Standing::police) clone(index);
  }
};

}  // namespace

Society society_of(const Rules& rules, std::vector<Person> people, i64 now) {
  Society s{rules, std::move(people), now, {}, {}, {}};
  s.who.assign(std::size_t{rules.width} * rules.height, nobody);
  s.seen.assign(s.who.size(), nothing);
  for (u32 i = 0; i < s.people.size(); ++i)
    if (const Person& person = s.people[i]; person.cell != nowhere) {
      s.who[person.cell] = i;
      s.seen[person.cell] = looks(person);
    }
  for (u32 down = 0; down <= 2 * rules.vision; ++down) {
    const u32 dy = down < rules.vision ? rules.vision - down : down - rules.vision;
    u32 half = rules.vision - dy;
    if (rules.shape == Shape::disc)
      while ((half + 1) * (half + 1) + dy * dy <= rules.vision * rules.vision) ++half;
    s.half_width.push_back(half);
  }
  return s;
}

u64 identity_of(u32 index) { return fold(name_id("person"), index); }

namespace {

Person citizen(const Rules& rules, u32 index, u32 group, Luck luck) {
  Person person;
  person.identity = identity_of(index);
  person.group = group;
  person.hardship = luck.uniform(person.identity, 0, for_hardship);
  person.aversion = luck.uniform(person.identity, 0, for_aversion);
  if (rules.longest_life > 0)
    person.last_step = 1 + at_most(rules.longest_life - 1, luck.uniform(person.identity, 0, for_life));
  return person;
}

Person officer(u32 index) {
  Person person;
  person.identity = identity_of(index);
  person.standing = Standing::police;
  return person;
}

std::vector<u32> shuffled_cells(u32 cells, Luck luck) {
  std::vector<std::pair<u64, u32>> order(cells);
  for (u32 cell = 0; cell < cells; ++cell) order[cell] = {luck.bits(cell, 0, for_cell), cell};
  std::sort(order.begin(), order.end());
  std::vector<u32> shuffled(cells);
  for (u32 i = 0; i < cells; ++i) shuffled[i] = order[i].second;
  return shuffled;
}

}  // namespace

Society settled(const Rules& rules, std::span<const u32> citizens, u32 officers, Luck luck) {
  const auto cells = shuffled_cells(rules.width * rules.height, luck);
  std::vector<Person> people;
  for (u32 group = 0; group < citizens.size(); ++group)
    for (u32 i = 0; i < citizens[group]; ++i)
      people.push_back(citizen(rules, static_cast<u32>(people.size()), group, luck));
  for (u32 i = 0; i < officers; ++i) people.push_back(officer(static_cast<u32>(people.size())));
  people.resize(std::min(people.size(), cells.size()));
  for (u32 i = 0; i < people.size(); ++i) people[i].cell = cells[i];
  return society_of(rules, std::move(people), 0);
}

void set_police(Society& s, u32 wanted, Luck luck) {
  const auto is_officer = [](const Person& person) { return person.standing == Standing::police; };
  auto present = static_cast<u32>(std::count_if(s.people.begin(), s.people.end(), is_officer));
  for (; present > wanted; --present) {
    s.who[s.people.back().cell] = nobody;
    s.seen[s.people.back().cell] = nothing;
    s.people.pop_back();
  }
  for (; present < wanted; ++present) {
    Person person = officer(static_cast<u32>(s.people.size()));
    person.cell = empty_cell(s, person.identity, luck);
    if (person.cell == nowhere) return;
    s.who[person.cell] = static_cast<u32>(s.people.size());
    s.seen[person.cell] = police;
    s.people.push_back(person);
  }
}

// Active iff R (1 - exp(-k C/A)) < G - T: below the number at which that is equal, A = active + share * citizens.
std::vector<double> examples_needed(const Society& s) {
  std::vector<double> needed;
  for (const Person& person : s.people) {
    if (person.standing == Standing::police) continue;
    double least = HUGE_VAL;
    const double will = person.hardship * (1 - s.rules.legitimacy[person.group]) - s.rules.threshold[person.group];
    if (person.standing != Standing::jailed && will > 0) {
      const Surroundings around = surroundings(s, person.cell);
      const double most =
          will >= person.aversion ? HUGE_VAL : -real::log1p(-will / person.aversion) / s.rules.deterrence;
      const double actives = around.police / highest_ratio(s.rules.rounding, most);
      least = std::max(0., (actives - around.active) / around.citizens);
    }
    needed.push_back(least);
  }
  return needed;
}

void step(Society& s, Luck luck) {
  ++s.now;
  std::vector<std::pair<u64, u32>> order(s.people.size());
  for (u32 i = 0; i < order.size(); ++i) order[i] = {luck.bits(s.people[i].identity, s.now, for_order), i};
  std::sort(order.begin(), order.end());
  const u32 side = 2 * s.rules.vision + 1;
  Turn turn{s, luck, std::vector<u32>(side * side + 1)};
  for (const auto& [priority, index] : order) turn.live(index);
  for (Person& person : s.people)
    if (s.now >= person.last_step && person.standing != Standing::gone) {
      if (person.cell != nowhere) turn.leave(person);
      person.standing = Standing::gone;
    }
  const auto is_gone = [](const Person& person) { return person.standing == Standing::gone; };
  if (std::erase_if(s.people, is_gone) > 0) s = society_of(s.rules, std::move(s.people), s.now);
}

Count count(const Society& s) {
  Count c;
  for (const Person& person : s.people) {
    if (person.standing == Standing::police) continue;
    ++c.citizens[person.group];
    if (person.standing == Standing::active) ++c.active[person.group];
    if (person.standing == Standing::jailed) ++c.jailed[person.group];
  }
  return c;
}

Outbursts outbursts(const std::vector<u32>& active, u32 level) {
  Outbursts found;
  std::size_t ended = 0, waits = 0, waited = 0;
  for (std::size_t t = 0; t < active.size(); ++t) {
    if (active[t] <= level) continue;
    found.highest = std::max(found.highest, active[t]);
    if (t == 0 || active[t - 1] <= level) {
      ++found.number;
      if (found.number > 1) ++waits, waited += t - ended;
    }
    ended = t + 1;
  }
  if (waits > 0) found.mean_wait = static_cast<double>(waited) / static_cast<double>(waits);
  return found;
}

}  // namespace interregnum::civil
