// What is known: [observed], read and checked here and judged by a later version, and [base_rate].
#include <fmt/format.h>

#include "scenario/outcome_reader.hpp"
#include "scenario/sections.hpp"
#include "scenario/test_reader.hpp"

namespace interregnum {
namespace {

std::string value_text(const Node& node) {
  if (node.kind == Kind::boolean) return node.truth ? "true" : "false";
  if (node.kind == Kind::integer || node.kind == Kind::real) return fmt::format("{}", node.number);
  return node.text;
}

// A fact about a share or a size is a quantity; one about a time is a moment or a window, read by a later version.
void read_value(Draft& draft, const Node& value, Fact& fact) {
  if (value.kind == Kind::table || value.kind == Kind::array) {
    draft.diagnostics.error("wrong_kind", value.at,
                            fmt::format("a value is a quantity, not {}", kind_name(value.kind)));
    return;
  }
  const std::string& unit = fact.outcome.unit;
  const bool is_moment = unit == "d" || value.text.rfind("day", 0) == 0 || value.kind == Kind::date;
  if (is_moment || unit.empty()) return;
  const auto known = quantity(draft, value, between_bounds(unit));
  if (known && known->expression.empty()) fact.known = known->prior;
}

void read_use(Draft& draft, const Node& node, Fact& fact) {
  const std::string use = text_of(draft, node, "use", "check");
  fact.condition = use == "condition";
  fact.is_prior = use == "prior";
  if (use != "check" && !fact.condition && !fact.is_prior)
    unknown_name(draft, find(node, "use")->at, "use of a fact", use, {"check", "condition", "prior"});
}

// The arm that a fact is about: `story` unless it says another.
void read_arm_of(Draft& draft, const Node& node, const NamedArms& named, Fact& fact) {
  Node story;
  story.text = "story";
  const Node* given = member(draft, node, "arm", Kind::string);
  const Node& arm = given != nullptr ? *given : story;
  const auto actions = read_arm(arm.text, arm, draft.scenario, named, draft.diagnostics);
  if (actions) fact.arm = arm_index(draft.scenario, {arm.text, *actions});
}

void read_fact(Draft& draft, const Node& node, const NamedArms& named, bool base_rate) {
  Fact fact;
  fact.name = node.key;
  fact.base_rate = base_rate;
  fact.at = name_of(node);
  only_keys(draft, node, fmt::format("'{}'", node.key), {"quantity", "value", "n", "arm", "source", "use"});
  need(draft, node, "source", Kind::string);
  read_sources(draft, node);
  fact.source = text_of(draft, node, "source");
  member(draft, node, "n", Kind::integer);
  read_use(draft, node, fact);
  read_arm_of(draft, node, named, fact);
  const Node* value = find(node, "value");
  if (value == nullptr)
    draft.diagnostics.error("missing_key", name_of(node), fmt::format("'{}' lacks 'value'", node.key));
  const Node* text = need(draft, node, "quantity", Kind::string);
  if (value == nullptr || text == nullptr) return;
  fact.quantity = text->text;
  fact.value = value_text(*value);
  auto outcome = read_outcome(*text, draft.scenario, true, draft.diagnostics);
  if (!outcome) return;
  fact.outcome = std::move(*outcome);
  read_value(draft, *value, fact);
  draft.scenario.facts.push_back(std::move(fact));
}

}  // namespace

void read_facts(Draft& draft, const NamedArms& named) {
  for (const Node* node : entries(draft, "observed")) read_fact(draft, *node, named, false);
  for (const Node* node : entries(draft, "base_rate")) read_fact(draft, *node, named, true);
}

}  // namespace interregnum
