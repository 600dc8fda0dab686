#include "scenario/test_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/names.hpp"
#include "scenario/outcome_reader.hpp"

namespace interregnum {
namespace {

// ------------------------------------------------------------------------------------- what this version cannot judge

struct Later {
  Text key;  // a key that only such a test has
  Text what;
  Text hint;
};
constexpr Later later_keys[] = {
    {"than", "a test of an interaction (`than`)", "two contrasts can be judged apart"},
    {"parts", "a test of parts (`parts`)", "compare the arms with and without each part"},
    {"scenario", "a test in another scenario (`scenario`)", "check the other file for itself"},
    {"claim", "a test of another claim (`claim`)", "check the other file for itself"},
    {"relative_to", "a margin relative to an outcome (`relative_to`)", "write the margin in the outcome's unit"},
};
constexpr Text later_expectations[] = {"change", "no increase", "no decrease", "no change"};

bool is_available_test(Draft& draft, const Node& test) {
  bool available = true;
  for (const Later& later : later_keys) {
    const Node* node = find(test, later.key);
    if (node == nullptr) continue;
    available = false;
    if (later.key != "claim") not_available(draft, name_of(*node), std::string(later.what), std::string(later.hint));
  }
  const Node* arms = find(test, "arms");
  if (available && arms != nullptr && arms->text.find('<') != std::string::npos) {
    not_available(draft, arms->at, "a test of an order (\"A < B\")", "write  arms = \"B vs A\", expect = \"increase\"");
    return false;
  }
  return available;
}

// -------------------------------------------------------------------------------------------------------- its elements

// +1, -1, or nothing and the reason.
std::optional<double> read_expect(Draft& draft, const Node& test) {
  const Node* node = need(draft, test, "expect", Kind::string);
  if (node == nullptr) return std::nullopt;
  if (node->text == "increase") return 1;
  if (node->text == "decrease") return -1;
  if (std::find(std::begin(later_expectations), std::end(later_expectations), node->text) !=
      std::end(later_expectations))
    not_available(draft, node->at, fmt::format("expect = \"{}\"", node->text),
                  "this version judges increase and decrease");
  else
    unknown_name(draft, node->at, "expectation", node->text,
                 {"increase", "decrease", "change", "no increase", "no decrease", "no change"});
  return std::nullopt;
}

std::string suggested_margin(const Outcome& outcome) {
  const bool share = outcome.is_share && outcome.unit == "1";
  if (share && outcome.text.rfind("P(", 0) == 0) return "for a probability try 5 pp: one case in twenty";
  if (share) return "for a share of people try 3 pp: a month's change in polls has a standard deviation of 2.7 pp";
  return fmt::format("try a twentieth of what would be a large change, in {}",
                     outcome.unit.empty() ? "%" : outcome.unit);
}

void read_margin_of(Draft& draft, const Node& test, Test& read) {
  const Node* node = find(test, "margin");
  if (node == nullptr) {
    const Node* outcome = find(test, "outcome");
    draft.diagnostics.warning("no_margin", outcome->at, "no margin: any change, however small, would count",
                              suggested_margin(read.outcome));
    return;
  }
  const auto margin = read_margin(*node, read.outcome, draft.diagnostics);
  if (!margin) return;
  read.margin = margin->first;
  read.margin_text = margin->second;
}

// What becomes of runs in which the outcome has no value.
void read_undefined(Draft& draft, const Node& test) {
  const Node* node = find(test, "undefined");
  if (node == nullptr || (node->kind == Kind::string && node->text == "drop")) return;
  not_available(draft, node->at, "a value for runs without an outcome (`undefined`)",
                "undefined = \"drop\" leaves them out");
}

// -------------------------------------------------------------------------------------------------------- its two
// kinds

void read_arms_of(Draft& draft, const Node& node, const ComparedArms& arms, Test& test) {
  test.first = arm_index(draft.scenario, arms.first);
  if (!arms.second) return;
  test.second = arm_index(draft.scenario, *arms.second);
  if (arms.first.actions == arms.second->actions)
    draft.diagnostics.error("same_arms", node.at, "both arms are the same set: nothing is compared",
                            fmt::format("'{}' and '{}'", arms.first.name, arms.second->name));
}

void read_contrast(Draft& draft, const Node& node, double sign, Test& test) {
  read_margin_of(draft, node, test);
  for (const Text bound : {"at_least", "at_most"})
    if (const Node* extra = find(node, bound))
      draft.diagnostics.error("two_kinds", name_of(*extra),
                              fmt::format("two arms are compared, so '{}' says nothing", bound),
                              "expect and margin judge a difference;\na bound judges one arm:  arms = \"A\"");
  test.kind = TestKind::contrast;
  test.sign = sign;
  test.expect = sign > 0 ? "increase" : "decrease";
}

// A level of a stated column at `from` is the author's own prior.
void warn_of_prior(Draft& draft, const Node& node, const Test& test) {
  const auto& records = test.outcome.records;
  const bool reads_prior = !records.empty() && std::all_of(records.begin(), records.end(), [&](const Record& record) {
    return record.kind == Record::Kind::value && spec_of(record.column).origin == Origin::stated &&
           record.window.to <= draft.scenario.clock.from;
  });
  if (reads_prior)
    draft.diagnostics.warning("reads_prior", find(node, "outcome")->at,
                              "this reads your own prior back: it will be reported ASSUMED");
}

bool read_level(Draft& draft, const Node& node, Test& test) {
  const Node *least = find(node, "at_least"), *most = find(node, "at_most");
  if ((least != nullptr) == (most != nullptr)) {
    draft.diagnostics.error("missing_key", name_of(node), "a test of one arm says at_least or at_most",
                            "to compare:  arms = \"A vs B\", expect = \"increase\"");
    return false;
  }
  const Node& bound_node = least != nullptr ? *least : *most;
  const auto bound = read_margin(bound_node, test.outcome, draft.diagnostics);
  if (!bound) return false;
  test.kind = TestKind::level;
  test.sign = least != nullptr ? 1 : -1;
  test.bound = bound->first;
  test.margin_text = bound->second;
  test.expect = bound_node.key;
  warn_of_prior(draft, node, test);
  return true;
}

}  // namespace

Names test_keys() {
  return {"arms", "outcome", "expect",   "margin", "at_least",    "at_most",  "each",
          "than", "parts",   "scenario", "claim",  "relative_to", "undefined"};
}

u32 arm_index(Scenario& scenario, Arm arm) {
  auto& arms = scenario.arms;
  const auto same =
      std::find_if(arms.begin(), arms.end(), [&](const Arm& other) { return other.actions == arm.actions; });
  if (same != arms.end()) return static_cast<u32>(same - arms.begin());
  arms.push_back(std::move(arm));
  return static_cast<u32>(arms.size() - 1);
}

std::optional<Test> read_test(Draft& draft, const Node& node, const Claim& claim, const NamedArms& named) {
  only_keys(draft, node, fmt::format("a test of claim '{}'", claim.id), test_keys());
  if (!is_available_test(draft, node)) return std::nullopt;
  read_undefined(draft, node);
  const Node* arms_node = need(draft, node, "arms", Kind::string);
  const auto arms =
      arms_node != nullptr ? read_compared_arms(*arms_node, draft.scenario, named, draft.diagnostics) : std::nullopt;
  const Node* outcome_node = need(draft, node, "outcome", Kind::string);
  if (outcome_node == nullptr) return std::nullopt;
  const bool one_arm = arms ? !arms->second : find(node, "expect") == nullptr;
  const auto sign = one_arm ? std::optional(1.) : read_expect(draft, node);
  auto outcome = read_outcome(*outcome_node, draft.scenario, one_arm, draft.diagnostics);
  Test test;
  test.at = node.at;
  if (arms) read_arms_of(draft, *arms_node, *arms, test);
  if (!outcome) return std::nullopt;
  test.outcome = std::move(*outcome);
  if (one_arm && !read_level(draft, node, test)) return std::nullopt;
  if (!one_arm) read_contrast(draft, node, sign.value_or(1), test);
  return arms && sign ? std::optional(std::move(test)) : std::nullopt;
}

}  // namespace interregnum
