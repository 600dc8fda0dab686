// Shocks and interventions: one verb each, with its arguments.
#include <fmt/format.h>

#include <algorithm>

#include "scenario/action_arguments.hpp"
#include "scenario/moment.hpp"
#include "scenario/rows.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

Names verb_names() {
  Names names;
  for (const Verb* verb : verbs()) names.emplace_back(verb->id);
  return names;
}

// The verb of `does`, or null and the reason.
const Verb* read_verb(Draft& draft, const Node& node) {
  const Node* does = need(draft, node, "does", Kind::string);
  if (does == nullptr) return nullptr;
  const Verb* verb = find_verb(does->text);
  if (verb == nullptr) unknown_name(draft, does->at, "verb", does->text, verb_names());
  if (verb == nullptr || verb->effect != Effect::unavailable) return verb;
  not_available(draft, does->at, fmt::format("the verb '{}'", verb->id));
  return nullptr;
}

i64 read_at(Draft& draft, const Node& node, const Verb& verb) {
  const Node* at = find(node, "at");
  if (!verb.timed && at != nullptr)
    draft.diagnostics.error("at_not_wanted", name_of(*at),
                            fmt::format("'{}' holds for the whole run and takes no `at`", verb.id));
  if (!verb.timed) return draft.scenario.clock.from;
  if (at == nullptr) return 0;  // start
  return read_moment(*at, draft.scenario, draft.diagnostics).value_or(0);
}

void check_keys(Draft& draft, const Node& node, const Verb& verb) {
  Names known{"does", "at", "source"};
  for (const Argument& argument : verb.arguments) known.emplace_back(argument.name);
  only_keys(draft, node, fmt::format("'{}' ({})", node.key, verb.id), known);
}

void check_taken(Draft& draft, const Node& node) {
  const auto& actions = draft.scenario.actions;
  const bool taken = std::any_of(actions.begin(), actions.end(), [&](const Action& a) { return a.name == node.key; });
  if (taken)
    draft.diagnostics.error("duplicate_name", name_of(node), fmt::format("the name '{}' is taken by a shock", node.key),
                            "shocks, interventions and arms share their names");
  if (node.key == "nothing" || node.key == "vs")
    draft.diagnostics.error("reserved_name", name_of(node), fmt::format("'{}' means something else in arms", node.key));
}

void read_action(Draft& draft, const Node& node, bool is_shock) {
  check_taken(draft, node);
  Action action;
  action.name = node.key;
  action.is_shock = is_shock;
  action.at = name_of(node);
  action.verb = read_verb(draft, node);
  action.cites = need_sources(draft, node);
  if (action.verb != nullptr) {
    check_keys(draft, node, *action.verb);
    action.tick = read_at(draft, node, *action.verb);
    action.arguments = read_arguments(draft, node, *action.verb, is_shock ? "shock" : "intervention");
  }
  draft.scenario.actions.push_back(std::move(action));
}

}  // namespace

void read_actions(Draft& draft) {
  for (const Node* node : entries(draft, "shock")) read_action(draft, *node, true);
  for (const Node* node : entries(draft, "intervention")) read_action(draft, *node, false);
}

}  // namespace interregnum
