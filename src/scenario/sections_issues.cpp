// Issues: what is bargained about, and where actors stand on it.
#include <fmt/format.h>

#include <algorithm>

#include "scenario/rows.hpp"
#include "scenario/sections.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

// The kind of actor that holds a stake, as an index into holder::names.
double holder_of(const Entity& actor) {
  const Names kinds = words_of(holder::names);
  const auto found = std::find(kinds.begin(), kinds.end(), actor.table);
  return found == kinds.end() ? holder::none : static_cast<double>(found - kinds.begin());
}

// Where an actor stands on an issue: salience is a share of its attention, position lies on 0..100. A capability that
// is not stated follows from what the actor commands.
void read_stake(Draft& draft, const Node& issue, const Node& stake) {
  const std::string name = fmt::format("{}[{}]", issue.key, stake.key);
  const auto row = row_of(draft.scenario, "stake", name);
  const Entity* actor = find_entity(draft.scenario, stake.key);
  if (!row || actor == nullptr) {
    unknown_name(draft, name_of(stake), "actor", stake.key, entity_names(draft.scenario));
    return;
  }
  const Row place{"stake", *row, name, fmt::format("issue.{}.", issue.key), fmt::format("[{}]", stake.key)};
  set_constant(draft, "stake.issue", *row, find_entity(draft.scenario, issue.key, "issue")->row);
  set_constant(draft, "stake.holder", *row, holder_of(*actor));
  set_constant(draft, "stake.row", *row, actor->row);
  set_constant(draft, "stake.actor", *row, code_of(draft.scenario, stake.key));
  set_constant(draft, "stake.stated", *row, find(stake, "capability") != nullptr ? 1 : 0);
  fill_row(draft, place, &stake, fmt::format("'{}' on issue '{}'", stake.key, issue.key));
}

// The names of the scale's ends.
void check_scale(Draft& draft, const Node& issue) {
  const Node* scale = need(draft, issue, "scale", Kind::array);
  if (scale == nullptr) return;
  if (scale->items.size() != 2)
    draft.diagnostics.error("bad_value", scale->at, "a scale has two ends: what 0 means and what 100 means",
                            "scale = [\"closed\", \"open\"]");
  strings_of(draft, issue, "scale");
}

}  // namespace

void declare_stakes(Draft& draft) {
  const Node* issues = find(draft.root, "issue");
  for (const std::string& issue : entity_names(draft.scenario, "issue"))
    for (const Node& node : find(*issues, issue)->items)
      if (node.kind == Kind::table && find_entity(draft.scenario, node.key) != nullptr)
        add_row(draft, "stake", fmt::format("{}[{}]", issue, node.key));
}

void read_issues(Draft& draft) {
  const Node* issues = section(draft, "issue");
  for (const std::string& name : entity_names(draft.scenario, "issue")) {
    const Node& node = *find(*issues, name);
    need_sources(draft, node);
    check_scale(draft, node);
    std::size_t actors = 0;
    for (const Node& stake : node.items) {
      if (stake.key == "scale" || stake.key == "source") continue;
      ++actors;
      if (stake.kind == Kind::table)
        read_stake(draft, node, stake);
      else
        draft.diagnostics.error(
            "wrong_kind", stake.at,
            fmt::format("'{}' must be {{ position, salience }}, not {}", stake.key, kind_name(stake.kind)));
    }
    if (actors < 2)
      draft.diagnostics.error("bad_value", name_of(node), fmt::format("fewer than two actors bargain about '{}'", name),
                              "ACTOR = { position = 40, salience = \"50 %\" }");
  }
}

}  // namespace interregnum
