// Tables whose rows are pairs, or follow from what else the file names: ties, opinions, beliefs, recognition, stakes.
#include <fmt/format.h>

#include <algorithm>

#include "scenario/rows.hpp"
#include "scenario/sections.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

constexpr Text tie_verbs = tie_verb::names;

void add_once(Names& names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

// "leader funds wagner" -> the name of its row; nothing if it is no tie of this file.
std::optional<std::string> tie_name(Draft& draft, const Node& node) {
  const Names words = words_of(node.key);
  if (words.size() != 3) {
    draft.diagnostics.error("bad_tie", name_of(node), "a tie is \"A VERB B\" = strength",
                            fmt::format("verbs: {}", joined(words_of(tie_verbs))));
    return std::nullopt;
  }
  const std::size_t errors = draft.diagnostics.list.size();
  for (const std::string& actor : {words[0], words[2]})
    if (find_entity(draft.scenario, actor) == nullptr)
      unknown_name(draft, name_of(node), "actor", actor, entity_names(draft.scenario));
  const Names verbs = words_of(tie_verbs);
  if (std::find(verbs.begin(), verbs.end(), words[1]) == verbs.end())
    unknown_name(draft, name_of(node), "tie verb", words[1], verbs);
  if (draft.diagnostics.list.size() > errors) return std::nullopt;
  return fmt::format("{} {} {}", words[0], words[1], words[2]);
}

double organisation_row(const Scenario& scenario, Text name) {
  const Entity* entity = find_entity(scenario, name, "organisation");
  return entity != nullptr ? static_cast<double>(entity->row) : -1.;
}
double group_row(const Scenario& scenario, Text name) {
  const Entity* entity = find_entity(scenario, name, "group");
  return entity != nullptr ? static_cast<double>(entity->row) : -1.;
}

// Whom a tie joins, and how: mechanisms read its strength where they need it, so that a shock may move it.
void set_ends(Draft& draft, u32 row, const Names& words) {
  const Names verbs = words_of(tie_verbs);
  const auto verb = std::find(verbs.begin(), verbs.end(), words[1]) - verbs.begin();
  set_constant(draft, "tie.verb", row, static_cast<double>(verb));
  set_constant(draft, "tie.from", row, organisation_row(draft.scenario, words[0]));
  set_constant(draft, "tie.to", row, organisation_row(draft.scenario, words[2]));
  set_constant(draft, "tie.group_from", row, group_row(draft.scenario, words[0]));
  set_constant(draft, "tie.group_to", row, group_row(draft.scenario, words[2]));
  set_constant(draft, "tie.actor", row, code_of(draft.scenario, words[0]));
}

// Whom groups have opinions of: the ruler, and whom `support` names.
Names opinion_targets(Draft& draft) {
  Names targets;
  if (const std::string ruler = ruler_of(draft.scenario); !ruler.empty()) targets.push_back(ruler);
  const Node* groups = section(draft, "group");
  for (const Group& group : draft.scenario.groups) {
    const Node* support = find(*find(*groups, group.name), "support");
    if (support == nullptr || support->kind != Kind::table) continue;
    for (const Node& node : support->items) {
      if (find_entity(draft.scenario, node.key) != nullptr)
        add_once(targets, node.key);
      else
        unknown_name(draft, name_of(node), "actor", node.key, entity_names(draft.scenario));
    }
  }
  return targets;
}

void declare_opinions(Draft& draft) {
  const Names targets = opinion_targets(draft);
  if (is_too_large(draft, "group", draft.scenario.groups.size(), targets.size())) return;
  for (const Group& group : draft.scenario.groups)
    for (const std::string& actor : targets) add_row(draft, "opinion", fmt::format("{}[{}]", group.name, actor));
}

void declare_audiences(Draft& draft) {
  for (const std::string& name : entity_names(draft.scenario, "group")) add_row(draft, "audience", name);
  for (const Text name : {"organisations", "elites"}) add_row(draft, "audience", std::string(name));
  for (const std::string& name : entity_names(draft.scenario, "state")) add_row(draft, "audience", name);
}

// A state under a guarantee is one that a `guarantee` names.
void declare_guarantees(Draft& draft) {
  Names states;
  for (const Text list : {"shock", "intervention"}) {
    const Node* events = find(draft.root, list);
    if (events == nullptr) continue;
    for (const Node& event : events->items) {
      const Node *does = find(event, "does"), *to = find(event, "to");
      if (does == nullptr || does->text != "guarantee" || to == nullptr) continue;
      if (find_entity(draft.scenario, to->text, "state") != nullptr) add_once(states, to->text);
    }
  }
  for (const std::string& state : states) add_row(draft, "guarantee", state);
}

}  // namespace

void declare_ties(Draft& draft) {
  const Node* ties = section(draft, "tie");
  if (ties == nullptr || is_too_many(draft, *ties)) return;
  for (const Node& node : ties->items) {
    const auto name = tie_name(draft, node);
    if (!name) continue;
    if (row_of(draft.scenario, "tie", *name))
      draft.diagnostics.error("duplicate_name", name_of(node), fmt::format("the tie '{}' is given twice", *name));
    else
      add_row(draft, "tie", *name);
  }
}

void read_ties(Draft& draft) {
  const Node* ties = section(draft, "tie");
  if (ties == nullptr) return;
  for (const Node& node : ties->items) {
    const std::string name = fmt::format("{}", fmt::join(words_of(node.key), " "));
    const auto row = row_of(draft.scenario, "tie", name);
    if (!row || input_of(draft.scenario, "tie.strength", *row)) continue;
    Node given;
    given.items.push_back(node);
    given.items.back().key = "strength";
    fill_row(draft, {"tie", *row, name, fmt::format("tie[{}]", name), ""}, &given);
    set_ends(draft, *row, words_of(node.key));
  }
}

void declare_pairs(Draft& draft) {
  for (const Text one_row : {"regime", "organisations", "elites", "attempt", "uprising", "opposition", "contest",
                             "challenge", "march", "deal"})
    add_row(draft, one_row, std::string(one_row));
  declare_opinions(draft);
  declare_audiences(draft);
  declare_recognition(draft);
  declare_guarantees(draft);
  declare_stakes(draft);
  declare_options(draft);
  for (const TableSpec& table : tables()) draft.scenario.rows.try_emplace(std::string(table.id));
}

}  // namespace interregnum
