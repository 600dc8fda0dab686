#include "scenario/unused.hpp"

#include <algorithm>
#include <set>

namespace interregnum {
namespace {

// ---------------------------------------------------------------------------------------------------------------
// inputs

using Columns = std::set<std::string, std::less<>>;

void add_reads(std::span<const ColumnUse> uses, Columns& columns) {
  for (const ColumnUse& use : uses)
    if (use.access == Access::read || use.access == Access::write) columns.emplace(use.column);
}

void add_outcome(const Outcome& outcome, Columns& columns) {
  for (const Record& record : outcome.records) {
    columns.insert(record.column.column);
    for (const Anchor* anchor : {&record.begins, &record.ends})
      for (const Clause& clause : anchor->first) columns.insert(clause.column.column);
  }
}

// Columns that somebody looks at: a mechanism or rival, a verb, an outcome.
Columns columns_read(const Scenario& scenario) {
  Columns columns;
  for (const Playing& playing : scenario.playing)
    if (playing.card != nullptr) add_reads(playing.card->uses, columns);
  for (const Rival& rival : scenario.rivals)
    if (rival.playing.card != nullptr) add_reads(rival.playing.card->uses, columns);
  for (const Action& action : scenario.actions)
    if (action.verb != nullptr) add_reads(action.verb->uses, columns);
  for (const Claim& claim : scenario.claims)
    for (const Test& test : claim.tests) {
      add_outcome(test.outcome, columns);
      if (test.reference) add_outcome(*test.reference, columns);
    }
  for (const Fact& fact : scenario.facts) add_outcome(fact.outcome, columns);
  return columns;
}

void mark_references(std::vector<Input>& inputs, u32 first) {
  std::vector<u32> open{first};
  while (!open.empty()) {
    const u32 at = open.back();
    open.pop_back();
    for (const u32 other : inputs[at].references)
      if (!inputs[other].used) {
        inputs[other].used = true;
        open.push_back(other);
      }
  }
}

// -----------------------------------------------------------------------------------------------------------------
// arms

// The arms that always exist: they collect shocks without anybody having asked for it.
bool is_standing(const Arm& arm) { return arm.name == "nothing" || arm.name == "story" || arm.name == "free"; }

using Sets = std::set<std::vector<u32>>;

Sets sets_compared(const Scenario& scenario) {
  Sets sets;
  for (const Claim& claim : scenario.claims)
    for (const Test& test : claim.tests)
      for (const u32 arm : arms_of(test)) sets.insert(scenario.arms[arm].actions);
  for (const Fact& fact : scenario.facts) sets.insert(scenario.arms[fact.arm].actions);
  return sets;
}

// The names from which arms are made: an arm that another is built on is not unused.
std::set<std::string> words_in_arms(const Draft& draft) {
  std::set<std::string> words;
  const Node* arms = find(draft.root, "arm");
  if (arms == nullptr) return words;
  for (const Node& arm : arms->items)
    for (const std::string& word : words_of(arm.text)) words.insert(word);
  return words;
}

// Whether an arm that is compared, or that the file names, imposes the action.
bool is_imposed(const Scenario& scenario, const Sets& compared, u32 action) {
  return std::any_of(scenario.arms.begin(), scenario.arms.end(), [&](const Arm& arm) {
    const auto& set = arm.actions;
    return (!is_standing(arm) || compared.count(set) != 0) && std::binary_search(set.begin(), set.end(), action);
  });
}

}  // namespace

void mark_used(Scenario& scenario) {
  const Columns columns = columns_read(scenario);
  auto& inputs = scenario.inputs;
  for (Input& input : inputs) input.used = input.path.rfind("param.", 0) != 0;  // parameters and arguments are read
  for (const auto* list : {&scenario.settings, &scenario.constants})
    for (const Setting& setting : *list) inputs[setting.input].used = false;
  for (const auto* list : {&scenario.settings, &scenario.constants})
    for (const Setting& setting : *list)
      if (columns.count(setting.column) != 0) inputs[setting.input].used = true;
  for (Input& input : inputs)
    if (input.borrowed) input.used = false;
  for (u32 i = 0; i < inputs.size(); ++i)
    if (inputs[i].used) mark_references(inputs, i);
}

Unused unused_of(const Draft& draft) {
  const Scenario& scenario = draft.scenario;
  const auto compared = sets_compared(scenario);
  const auto mentioned = words_in_arms(draft);
  Unused unused;
  for (u32 i = 0; i < scenario.actions.size(); ++i)
    if (!is_imposed(scenario, compared, i)) unused.actions.push_back(scenario.actions[i].name);
  for (const Arm& arm : scenario.arms)
    if (!is_standing(arm) && compared.count(arm.actions) == 0 && mentioned.count(arm.name) == 0)
      unused.arms.push_back(arm.name);
  for (const Input& input : scenario.inputs)
    if (!input.used && !input.borrowed && input.provenance == Provenance::file) unused.inputs.push_back(input.label);
  unused.keys = draft.unused_keys;
  return unused;
}

}  // namespace interregnum
