// Channels over which actors speak to the people: those of [channel], and one for every actor that a tie says
// `informs` a group.
#include <fmt/format.h>

#include <algorithm>

#include "scenario/rows.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

// Who may own a channel: any actor or movement, no group.
const Entity* speaker(const Scenario& scenario, Text name) {
  const Entity* entity = find_entity(scenario, name);
  return entity != nullptr && entity->table != "group" ? entity : nullptr;
}

Names speakers(const Scenario& scenario) {
  Names names = entity_names(scenario);
  std::erase_if(names, [&](const std::string& name) { return speaker(scenario, name) == nullptr; });
  return names;
}

// Of "A informs G": who speaks; nothing where the tie is no channel.
const Entity* informant(const Scenario& scenario, Text tie) {
  const Names words = words_of(tie);
  const bool informs = words[1] == "informs" && find_entity(scenario, words[2], "group") != nullptr;
  return informs ? speaker(scenario, words[0]) : nullptr;
}

void set_owner(Draft& draft, u32 row, const Entity& owner, bool by_ties) {
  set_constant(draft, "channel.by_ties", row, by_ties ? 1 : 0);
  set_constant(draft, "channel.movement", row, owner.table == "movement" ? owner.row : -1.);
}

void read_channel(Draft& draft, const Node& node, u32 row) {
  fill_row(draft, {"channel", row, node.key, fmt::format("channel.{}.", node.key), ""}, &node,
           fmt::format("channel '{}'", node.key), {"by"});
  const Node* by = need(draft, node, "by", Kind::string);
  if (by == nullptr) return;
  if (const Entity* owner = speaker(draft.scenario, by->text))
    set_owner(draft, row, *owner, false);
  else
    unknown_name(draft, by->at, "actor that can own a channel", by->text, speakers(draft.scenario));
}

// A channel of ties is heard by whom they name, as their strengths say.
void read_ties_of(Draft& draft, u32 row, const Entity& owner) {
  for (const Text column : {"channel.reach", "channel.trust"}) set_constant(draft, column, row, 1);
  set_constant(draft, "channel.cost", row, 0);
  set_owner(draft, row, owner, true);
  const Names ties = draft.scenario.rows["tie"];
  for (u32 tie = 0; tie < ties.size(); ++tie)
    if (informant(draft.scenario, ties[tie]) == &owner) set_constant(draft, "tie.channel", tie, row);
}

// A message about somebody of whom nobody thinks would move nothing.
void check_about(Draft& draft, const Node& action) {
  const Node *does = find(action, "does"), *about = find(action, "about");
  if (does == nullptr || does->text != "message" || about == nullptr) return;
  Names thought_of;
  for (const std::string& row : draft.scenario.rows["opinion"]) {
    const std::string actor = row.substr(row.find('[') + 1, row.size() - row.find('[') - 2);
    if (std::find(thought_of.begin(), thought_of.end(), actor) == thought_of.end()) thought_of.push_back(actor);
  }
  const bool known = std::find(thought_of.begin(), thought_of.end(), about->text) != thought_of.end();
  if (!known && find_entity(draft.scenario, about->text) != nullptr)
    draft.diagnostics.error(
        "unknown_target", about->at, fmt::format("no group has an opinion of '{}'", about->text),
        fmt::format("state one: support.{} in a group; there are: {}", about->text, joined(thought_of)));
}

}  // namespace

void declare_channels(Draft& draft) {
  for (const Node* node : entries(draft, "channel")) {
    if (find_entity(draft.scenario, node->key) != nullptr)
      draft.diagnostics.error("duplicate_name", name_of(*node), fmt::format("the name '{}' is taken", node->key),
                              "an actor's name stands for the channel that its ties make");
    else
      declare(draft, *node, "channel");
  }
  const Names ties = draft.scenario.rows["tie"];
  for (const std::string& tie : ties)
    if (const Entity* owner = informant(draft.scenario, tie);
        owner != nullptr && find_entity(draft.scenario, owner->name, "channel") == nullptr) {
      Node named;
      named.key = owner->name;
      named.key_at = owner->at;
      declare(draft, named, "channel");
    }
}

void read_channels(Draft& draft) {
  const Node* channels = section(draft, "channel");
  const Names names = entity_names(draft.scenario, "channel");
  for (u32 row = 0; row < names.size(); ++row) {
    const Node* node = channels != nullptr ? find(*channels, names[row]) : nullptr;
    if (node != nullptr)
      read_channel(draft, *node, row);
    else
      read_ties_of(draft, row, *speaker(draft.scenario, names[row]));
  }
  for (const Text list : {"shock", "intervention"})
    if (const Node* actions = section(draft, list); actions != nullptr)
      for (const Node& action : actions->items) check_about(draft, action);
}

}  // namespace interregnum
