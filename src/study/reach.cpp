#include "study/reach.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace interregnum {
namespace {

using Uses = std::span<const ColumnUse>;

// What the engine itself steps by.
constexpr std::array<Text, 3> steering{"challenge.stage", "challenge.opened", "regime.status"};

bool is_read(const ColumnUse& use) { return use.access == Access::read; }

// Of an event its name stands in the reach, also for who reads a column of it ("war.ends.fired").
bool is_in(Text column, const Reach& reach) {
  return reach.contains(column) || reach.contains(column.substr(0, column.rfind('.')));
}
bool is_made(const ColumnUse& use) { return use.access == Access::write || use.access == Access::event; }

// Adds what these uses make; whether anything was new.
bool add_made(Uses uses, Reach& reach) {
  bool is_new = false;
  for (const ColumnUse& use : uses) is_new |= is_made(use) && reach.emplace(use.column).second;
  return is_new;
}

// What a mechanism writes and makes depends on all that it reads, and on what it wrote before.
bool pass_on(Uses uses, Reach& reach) {
  const bool is_touched = std::any_of(uses.begin(), uses.end(), [&](const ColumnUse& use) {
    return (is_read(use) || is_made(use)) && is_in(use.column, reach);
  });
  return is_touched && add_made(uses, reach);
}

// Whether an action meets what may be otherwise: there it may change something or nothing, and a change of state wakes
// every mechanism that acts by the hour.
bool may_wake(const Action& action, const Reach& reach) {
  const auto meets = [&](const auto& at) { return is_in(at.column, reach); };
  const auto& uses = action.verb->uses;
  if (action.verb->effect == Effect::apply) return std::any_of(uses.begin(), uses.end(), meets);
  return action.verb->effect == Effect::scale &&
         std::any_of(action.arguments.begin(), action.arguments.end(), [&](const ArgumentValue& argument) {
           return std::any_of(argument.columns.begin(), argument.columns.end(), meets);
         });
}

bool reads_any(const Outcome& outcome, const Reach& reach) {
  const auto has = [&](const ColumnRef& column) { return reach.contains(column.column); };
  return std::any_of(outcome.records.begin(), outcome.records.end(), [&](const Record& record) {
    const auto in = [&](const Anchor& anchor) {
      return std::any_of(anchor.first.begin(), anchor.first.end(),
                         [&](const Clause& c) { return has(c.column) || reach.contains(c.event.event); });
    };
    return has(record.column) || reach.contains(record.event.event) || in(record.begins) || in(record.ends);
  });
}

}  // namespace

Reach reach_of(const Scenario& scenario, const Rival& rival) {
  Reach reach;
  std::vector<Uses> others;
  for (const Playing& playing : scenario.playing) {
    const Card* card = anchoring_card(playing);
    if (card == nullptr) continue;
    if (playing.role == rival.role)
      add_made(card->uses, reach);
    else
      others.push_back(card->uses);
  }
  if (const Card* card = anchoring_card(rival.playing)) add_made(card->uses, reach);
  for (const Action& action : scenario.actions) others.push_back(action.verb->uses);
  for (bool grows = true; grows;) {
    grows = false;
    for (const Uses uses : others) grows |= pass_on(uses, reach);
    for (const Action& action : scenario.actions)
      if (may_wake(action, reach)) grows |= reach.emplace(steering[0]).second;
  }
  return reach;
}

bool can_reach(const Reach& reach, const Test& test) {
  if (std::any_of(steering.begin(), steering.end(), [&](Text name) { return reach.contains(name); })) return true;
  return reads_any(test.outcome, reach) || (test.reference && reads_any(*test.reference, reach));
}

}  // namespace interregnum
