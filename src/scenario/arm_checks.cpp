// What is odd about arms as the tests use them: rulings that contradict each other, and actions that come too late.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenario/sections.hpp"

namespace interregnum {
namespace {

struct Ruled {
  u32 forbids, forces;
  auto operator<=>(const Ruled& other) const = default;
};

// The first event on which both actions rule, or null.
const EventRef* common_event(const Action& a, const Action& b) {
  for (const auto& left : a.arguments)
    for (const auto& event : left.events)
      for (const auto& right : b.arguments)
        for (const auto& other : right.events)
          if (event.event == other.event && event.row == other.row) return &event;
  return nullptr;
}

bool has_effect(const Action& action, Effect effect) { return action.verb != nullptr && action.verb->effect == effect; }

void check_rulings(Draft& draft, const Arm& arm, std::set<Ruled>& known) {
  const auto& actions = draft.scenario.actions;
  for (const u32 forbids : arm.actions)
    for (const u32 forces : arm.actions) {
      if (!has_effect(actions[forbids], Effect::forbid) || !has_effect(actions[forces], Effect::force)) continue;
      const EventRef* event = common_event(actions[forbids], actions[forces]);
      if (event == nullptr || !known.insert({forbids, forces}).second) continue;
      draft.diagnostics.warning(
          "two_rulings", actions[forces].at,
          fmt::format("in '{}' {} is forced here and forbidden by '{}'", arm.name, event->text, actions[forbids].name),
          "what is forbidden does not happen; let one of them end with  until");
    }
}

// The arms that tests and facts read, each with the last hour that one of them needs.
std::map<u32, i64> last_hours(const Scenario& scenario) {
  std::map<u32, i64> hours;
  const auto read = [&](u32 arm, i64 hour) {
    const auto known = hours.emplace(arm, hour).first;
    known->second = std::max(known->second, hour);
  };
  for (const Claim& claim : scenario.claims)
    for (const Test& test : claim.tests)
      for (const u32 arm : arms_of(test)) {
        read(arm, test.outcome.window.to);
        if (test.reference) read(arm, test.reference->window.to);
      }
  for (const Fact& fact : scenario.facts) read(fact.arm, fact.outcome.window.to);
  return hours;
}

void check_times(Draft& draft, const std::map<u32, i64>& hours) {
  const Scenario& scenario = draft.scenario;
  for (u32 action = 0; action < scenario.actions.size(); ++action) {
    i64 latest = INT64_MIN;
    for (const auto& [arm, hour] : hours) {
      const auto& set = scenario.arms[arm].actions;
      if (std::binary_search(set.begin(), set.end(), action)) latest = std::max(latest, hour);
    }
    const Action& late = scenario.actions[action];
    if (latest == INT64_MIN || late.tick <= latest) continue;
    draft.diagnostics.warning(
        "late_action", late.at,
        fmt::format("'{}' comes after everything that is read of the arms that hold it", late.name),
        "it changes no answer; an earlier `at`, or a later outcome?");
  }
}

}  // namespace

void check_arms(Draft& draft) {
  const auto hours = last_hours(draft.scenario);
  std::set<Ruled> known;
  for (const auto& [arm, hour] : hours) check_rulings(draft, draft.scenario.arms[arm], known);
  check_times(draft, hours);
}

}  // namespace interregnum
