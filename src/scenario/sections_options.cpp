// What foreign states may do: options = ["wait", "arm"], or options = { wait = {}, arm = { cost, fall, war } }.
#include <fmt/format.h>

#include "scenario/rows.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

constexpr std::size_t most_options = 64;  // the column state.best tells them apart

std::string row_name(Text state, Text option) { return fmt::format("{}[{}]", state, option); }

// `options` of a state, or null.
const Node* options_of(Draft& draft, Text state) {
  const Node* actors = find(draft.root, "actor");
  const Node* actor = actors != nullptr ? find(*actors, state) : nullptr;
  return actor != nullptr ? find(*actor, "options") : nullptr;
}

// The options one by one: a name in an array, or a table under its name. What is neither is reported.
std::vector<Node> options_in(Draft& draft, const Node& given) {
  std::vector<Node> list;
  const bool named = given.kind == Kind::table;
  if (!named && given.kind != Kind::array) {
    draft.diagnostics.error("wrong_kind", given.at, "'options' must be names or tables of payoffs",
                            "options = [\"wait\", \"arm\"]  or  { wait = {}, arm = { cost = 0.2, war = 0.5 } }");
    return list;
  }
  for (const Node& item : given.items) {
    const bool fits = item.kind == (named ? Kind::table : Kind::string);
    if (!fits)
      draft.diagnostics.error("wrong_kind", item.at,
                              fmt::format("an option here must be {}, not {}", named ? "a table" : "a name in quotes",
                                          kind_name(item.kind)));
    Node option = item;
    if (!named) option.key = item.text, option.key_at = item.at;
    if (fits && check_name(draft, option)) list.push_back(std::move(option));
  }
  return list;
}

// Payoffs are counted from the first option: what the file leaves open is 0 there, and the card's prior elsewhere.
void read_option(Draft& draft, const Entity& state, const Node& option, u32 row, double place) {
  const std::string name = row_name(state.name, option.key);
  const Row cells{"option", row, name, state.name + ".", fmt::format("[{}]", option.key)};
  const Node* given = option.kind == Kind::table ? &option : nullptr;
  set_constant(draft, "option.state", row, state.row);
  set_constant(draft, "option.place", row, place);
  if (place > 0) return fill_row(draft, cells, given, fmt::format("option '{}' of '{}'", option.key, state.name));
  Names known;
  for (const ColumnSpec& column : columns()) {
    if (column.table != "option" || column.origin != Origin::stated) continue;
    known.emplace_back(column.name);
    if (given != nullptr && find(*given, column.name) != nullptr)
      fill_column(draft, cells, column, given);
    else
      set_constant(draft, fmt::format("option.{}", column.name), row, 0);
  }
  if (given != nullptr) only_keys(draft, *given, fmt::format("option '{}' of '{}'", option.key, state.name), known);
}

}  // namespace

void declare_options(Draft& draft) {
  for (const std::string& state : entity_names(draft.scenario, "state")) {
    const Node* given = options_of(draft, state);
    if (given == nullptr) continue;
    const auto options = options_in(draft, *given);
    const bool lists = given->kind == Kind::array || given->kind == Kind::table;
    if (lists && options.size() < 2 && given->items.size() == options.size())
      draft.diagnostics.error("bad_value", given->at, "a choice needs two options or more",
                              "options = [\"wait\", \"arm\"]");
    if (options.size() > most_options)
      draft.diagnostics.error("too_many", given->at, fmt::format("more than {} options", most_options));
    for (const Node& option : options)
      if (row_of(draft.scenario, "option", row_name(state, option.key)))
        draft.diagnostics.error("duplicate_name", name_of(option),
                                fmt::format("'{}' has the option '{}' already", state, option.key));
      else
        add_row(draft, "option", row_name(state, option.key));
  }
}

void read_options(Draft& draft) {
  const auto entities = draft.scenario.entities;
  for (const Entity& entity : entities) {
    if (entity.table != "state") continue;
    set_constant(draft, "state.audience", entity.row, audience_of(draft.scenario, entity.name));
    const Node* given = options_of(draft, entity.name);
    if (given == nullptr || (given->kind != Kind::table && given->kind != Kind::array)) continue;
    double place = 0;
    for (const Node& item : given->items) {
      Node option = item;
      if (given->kind == Kind::array) option.key = item.text;
      const auto row = row_of(draft.scenario, "option", row_name(entity.name, option.key));
      if (row) read_option(draft, entity, option, *row, place++);
    }
  }
}

}  // namespace interregnum
