// What is known: [observed] and [base_rate].
#include <fmt/format.h>

#include "scenario/moment.hpp"
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

bool is_moment(const Node& value) { return value.kind == Kind::date || value.text.rfind("day", 0) == 0; }

bool asks_when(const Outcome& outcome) {
  return outcome.records.size() == 1 && outcome.records.front().kind == Record::Kind::time;
}

Prior between(double low, double high) {
  Prior prior;
  prior.family = low < high ? Family::uniform : Family::point;
  prior.a = low;
  prior.b = high;
  return prior;
}

constexpr double hours_a_day = 24;

// "day 1 17:00 .. day 1 20:30", "day 61" -> days.
void read_when(Draft& draft, const Node& value, Fact& fact) {
  fact.kind = FactKind::moment;
  Scanner scanner = scan(value);
  Period period;
  if (value.text.find("..") != std::string::npos) {
    auto read = read_window(scanner, draft.scenario, draft.diagnostics);
    if (!read) return;
    period = *std::move(read);
  } else {
    auto moment = read_moment(scanner, draft.scenario, draft.diagnostics);
    if (!moment) return;
    period.from = period.to = moment->tick;
    period.begins = std::move(moment->anchor);
  }
  expect_end(scanner, draft.diagnostics, "bad_moment", "the end of the moment");
  if (scanner.lost) return;
  if (!period.begins.first.empty() || !period.ends.first.empty()) {
    draft.diagnostics.error("decided_in_run", value.at, "a fact is known beforehand; only a run decides this moment",
                            "say the day:  day 1 17:00 .. day 1 20:30");
    return;
  }
  fact.known = between(static_cast<double>(period.from) / hours_a_day, static_cast<double>(period.to) / hours_a_day);
}

// Something that happened, or did not.
void read_truth(Draft& draft, const Node& value, Fact& fact) {
  fact.kind = FactKind::event;
  if (!is_between_0_and_1(fact.outcome))
    draft.diagnostics.error("wrong_kind", value.at, "true and false are values of what may happen or not",
                            "a probability:  quantity = \"P(deal.accepted) by day 2\"");
  fact.known = between(value.truth ? 1 : 0, value.truth ? 1 : 0);
}

// A fact about a share or a size is a quantity.
void read_number(Draft& draft, const Node& value, Fact& fact) {
  Target target = between_bounds(fact.outcome.unit);
  target.difference = fact.outcome.is_difference;
  const auto known = quantity(draft, value, target);
  if (!known || !known->expression.empty()) return;
  fact.known = known->prior;
  const bool certain = known->prior.family == Family::point && (known->prior.a == 0 || known->prior.a == 1);
  if (fact.outcome.is_probability && certain && !fact.base_rate) fact.kind = FactKind::event;
}

void read_value(Draft& draft, const Node& value, Fact& fact) {
  if (value.kind == Kind::table || value.kind == Kind::array) {
    draft.diagnostics.error("wrong_kind", value.at,
                            fmt::format("a value is a quantity, not {}", kind_name(value.kind)));
    return;
  }
  if (fact.outcome.unit.empty()) return;  // named values
  if (value.kind == Kind::boolean) return read_truth(draft, value, fact);
  if (asks_when(fact.outcome) && is_moment(value)) return read_when(draft, value, fact);
  read_number(draft, value, fact);
}

void read_use(Draft& draft, const Node& node, Fact& fact) {
  const std::string use = text_of(draft, node, "use", "check");
  fact.condition = use == "condition";
  fact.is_prior = use == "prior";
  if (use != "check" && !fact.condition && !fact.is_prior)
    unknown_name(draft, find(node, "use")->at, "use of a fact", use, {"check", "condition", "prior"});
}

// Draws are weighed by how well they fit: what is known to the last digit fits none.
void check_condition(Draft& draft, const Fact& fact) {
  if (!fact.condition || !fact.known || fact.kind == FactKind::event || is_uncertain(*fact.known)) return;
  draft.diagnostics.error("no_error", fact.at,
                          fmt::format("'{}' is a condition, but says not how exactly it is known", fact.name),
                          "a range or an error:  82 +- 1.7 %,  day 60 .. day 62");
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
  check_condition(draft, fact);
  draft.scenario.facts.push_back(std::move(fact));
}

}  // namespace

void read_facts(Draft& draft, const NamedArms& named) {
  for (const Node* node : entries(draft, "observed")) read_fact(draft, *node, named, false);
  for (const Node* node : entries(draft, "base_rate")) read_fact(draft, *node, named, true);
}

}  // namespace interregnum
