#include "scenario/test_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/names.hpp"
#include "scenario/outcome_reach.hpp"
#include "scenario/outcome_reader.hpp"
#include "scenario/part_reader.hpp"
#include "scenario/transfer_reader.hpp"

namespace interregnum {
namespace {

// -------------------------------------------------------------------------------------------------------- its elements

// In the order of Expect.
constexpr Text expectations[] = {"increase", "decrease", "change", "no increase", "no decrease", "no change"};

std::optional<Expect> read_expect(Draft& draft, const Node& test) {
  const Node* node = need(draft, test, "expect", Kind::string);
  if (node == nullptr) return std::nullopt;
  const auto known = std::find(std::begin(expectations), std::end(expectations), node->text);
  if (known != std::end(expectations)) return static_cast<Expect>(known - std::begin(expectations));
  Names names(std::begin(expectations), std::end(expectations));
  if (find(test, "parts") != nullptr) names.emplace_back("x > y");
  unknown_name(draft, node->at, "expectation", node->text, names);
  return std::nullopt;
}

std::string suggested_margin(const Outcome& outcome) {
  const bool share = outcome.is_share && outcome.unit == "1";
  if (share && outcome.text.rfind("P(", 0) == 0) return "for a probability try 5 pp: one case in twenty";
  if (share) return "for a share of people try 3 pp: a month's change in polls has a standard deviation of 2.7 pp";
  return fmt::format("try a twentieth of what would be a large change, in {}",
                     outcome.unit.empty() ? "%" : outcome.unit);
}

// A share of runs, or of the reference, in %.
Outcome share_of_something() { return {}; }

bool is_named(const Outcome& outcome) { return outcome.unit.empty(); }

bool is_share_of_something(const Outcome& outcome) { return outcome.is_share && outcome.unit == "1"; }

// The largest change that the outcome can show; infinite where that is not known.
double most_change_of(const Test& test) {
  if (is_named(test.outcome)) return 1;
  if (!is_share_of_something(test.outcome)) return HUGE_VAL;
  const Reach reach = reach_of(test.outcome);
  return std::max(reach.high - reach.low, 1.) * (test.kind == TestKind::interaction ? 2 : 1);
}

// "5" of a share is 500 %; who writes it means 5 in the unit.
std::string unit_hint(const Node& node, double value, double low, double high, Text unit) {
  const bool is_bare = node.kind != Kind::string || node.text.find_first_of("%p") == std::string::npos;
  if (is_bare && value / 100 >= low && value / 100 <= high) return fmt::format("write \"{:g} {}\"", value, unit);
  return "the answer would be known beforehand";
}

void refuse_out_of_reach(Draft& draft, const Node& node, const std::string& why, std::string hint) {
  draft.diagnostics.error("out_of_reach", node.at, fmt::format("'{}' is out of reach: {}", node.key, why),
                          std::move(hint));
}

void check_margin_in_reach(Draft& draft, const Node& node, const Test& test) {
  const double most = most_change_of(test);
  if (test.margin <= most) return;
  const Text unit = is_named(test.outcome) ? "%" : "pp";
  refuse_out_of_reach(draft, node, fmt::format("the outcome differs by at most {:g} {}", 100 * most, unit),
                      unit_hint(node, test.margin, 0, most, unit));
}

// A bound that every world meets says as little as one that none does; but any share between 0 and 1 may be asked for.
void check_bound_in_reach(Draft& draft, const Node& node, const Test& test) {
  if (!is_share_of_something(test.outcome)) return;
  Reach reach = reach_of(test.outcome);
  reach = {std::min(reach.low, test.undefined), std::max(reach.high, test.undefined)};  // NaN: as they were
  reach = {std::min(reach.low, test.outcome.is_difference ? -1. : 0.), std::max(reach.high, 1.)};
  if (test.bound >= reach.low && test.bound <= reach.high) return;
  const Text unit = test.outcome.is_difference ? "pp" : "%";
  const std::string why =
      fmt::format("the outcome lies between {:g} and {:g} {}", 100 * reach.low, 100 * reach.high, unit);
  refuse_out_of_reach(draft, node, why, unit_hint(node, test.bound, reach.low, reach.high, unit));
}

void read_margin_of(Draft& draft, const Node& test, Test& read) {
  const Node* node = find(test, "margin");
  const bool relative = find(test, "relative_to") != nullptr || read.kind == TestKind::parts;
  if (node == nullptr) {
    const Node* outcome = find(test, "outcome");
    draft.diagnostics.warning("no_margin", outcome->at, "no margin: any change, however small, would count",
                              relative ? "for example  margin = \"10 %\"" : suggested_margin(read.outcome));
    return;
  }
  const auto margin = read_margin(*node, relative ? share_of_something() : read.outcome, draft.diagnostics);
  if (!margin) return;
  read.margin = margin->first;
  read.margin_text = margin->second;
  if (!relative) check_margin_in_reach(draft, *node, read);
}

// What becomes of runs in which the outcome has no value: they are left out, or count as a number in its unit.
void read_undefined(Draft& draft, const Node& test, Test& read) {
  const Node* node = find(test, "undefined");
  const bool drops = node != nullptr && node->kind == Kind::string && node->text == "drop";
  if (node == nullptr && is_decided_in_run(read.outcome))
    draft.diagnostics.error("missing_key", find(test, "outcome")->at,
                            "this moment may never come in a run: say what such a run counts as",
                            "undefined = \"drop\"  leaves it out;  undefined = 0  is a value");
  if (node == nullptr || drops) return;
  if (!read.outcome.given.empty() || is_named(read.outcome)) {
    draft.diagnostics.error("bad_value", node->at, "here runs without the outcome can only be left out",
                            "undefined = \"drop\"");
    return;
  }
  if (const auto value = read_margin(*node, read.outcome, draft.diagnostics)) read.undefined = value->first;
}

// A moment that each run decides for itself would compare the arms at different times.
bool check_moments(Draft& draft, const Node& node, const Outcome& outcome) {
  if (!is_decided_in_run(outcome)) return true;
  draft.diagnostics.error("decided_in_run", node.at,
                          "a comparison cannot be read at a moment that each run decides for itself",
                          "say the day:  day 1 18:00;  one arm may be read so:  arms = \"A\"");
  return false;
}

// ----------------------------------------------------------------------------------------------------- two or four
// arms

void same_arms(Draft& draft, const Position& at, const std::string& names) {
  draft.diagnostics.error("same_arms", at, "both arms are the same set: nothing is compared", names);
}

// Adds "A vs B" or "A < B" to the test's arms.
void read_arms_of(Draft& draft, const Node& node, const ComparedArms& arms, Test& test) {
  test.arms.push_back(arm_index(draft.scenario, arms.first));
  if (!arms.second) return;
  test.arms.push_back(arm_index(draft.scenario, *arms.second));
  if (arms.first.actions == arms.second->actions)
    same_arms(draft, node.at, fmt::format("'{}' and '{}'", arms.first.name, arms.second->name));
}

void read_than(Draft& draft, const Node& test, const NamedArms& named, Test& read) {
  const Node* node = member(draft, test, "than", Kind::string);
  if (node == nullptr) return;
  const auto arms = read_compared_arms(*node, draft.scenario, named, draft.diagnostics);
  if (!arms) return;
  if (!arms->second || arms->is_order || read.arms.size() != 2) {
    draft.diagnostics.error("two_kinds", node->at, "one contrast is compared with another",
                            "arms = \"A vs B\", than = \"C vs D\"");
    return;
  }
  read_arms_of(draft, *node, *arms, read);
  read.kind = TestKind::interaction;
  if (read.arms[0] == read.arms[2] && read.arms[1] == read.arms[3])
    same_arms(draft, node->at, "`arms` and `than` are the same contrast");
}

// The outcome of which the margin is a share.
void read_reference(Draft& draft, const Node& test, Test& read) {
  const Node* node = member(draft, test, "relative_to", Kind::string);
  if (node == nullptr) return;
  auto reference = read_outcome(*node, draft.scenario, false, draft.diagnostics);
  if (!reference || !check_moments(draft, *node, *reference)) return;
  if (reference->unit != read.outcome.unit || is_named(*reference))
    draft.diagnostics.error(
        "unit_mismatch", node->at,
        fmt::format("the outcome is in '{}', what it is relative to in '{}'", read.outcome.unit, reference->unit));
  else if (reference->reads_coin || read.outcome.reads_coin)
    not_available(draft, node->at, "a margin relative to a probability that is known by its 0/1 result only",
                  "write the margin in the outcome's unit");
  else
    read.reference = std::move(*reference);
}

// A comparison of named values: in how many runs they differ.
bool check_named(Draft& draft, const Node& node, const Test& test) {
  const bool fits =
      test.kind == TestKind::contrast && (test.expects == Expect::change || test.expects == Expect::no_change);
  if (!is_named(test.outcome) || fits) return true;
  draft.diagnostics.error("named_value", find(node, "outcome")->at, "named values have no order: they differ or do not",
                          "arms = \"A vs B\", expect = \"change\", margin = \"10 %\"\n"
                          "or as a probability:  P(regime.route == coup) by day 30");
  return false;
}

void refuse_keys(Draft& draft, const Node& node, std::initializer_list<Text> keys, const std::string& why,
                 const std::string& hint) {
  for (const Text key : keys)
    if (const Node* extra = find(node, key))
      draft.diagnostics.error("two_kinds", name_of(*extra), fmt::format("{}, so '{}' says nothing", why, key), hint);
}

// ----------------------------------------------------------------------------------------------------------- its parts

// expect = "x > y": a test of whose share is larger.
bool compares_parts(const Node& test) {
  const Node* expect = find(test, "expect");
  return expect != nullptr && expect->kind == Kind::string && expect->text.find_first_of("<>") != std::string::npos;
}

// The parts of an effect, and of a test that compares them, which.
void read_parts_of(Draft& draft, const Node& node, const NamedArms& named, Test& test) {
  const bool is_effect = test.kind == TestKind::contrast;
  if (is_effect && compares_parts(node)) test.kind = TestKind::parts;
  const Node* parts = member(draft, node, "parts", Kind::table);
  if (parts == nullptr) {
    if (compares_parts(node))
      draft.diagnostics.error("missing_key", find(node, "expect")->at, "whose share is larger needs `parts`",
                              "parts = { x = \"+ EVENT\", y = \"- EVENT\" }");
    return;
  }
  if (!is_effect) {
    draft.diagnostics.error("two_kinds", name_of(*parts), "parts are those of an effect of two arms",
                            "arms = \"A vs B\"");
    return;
  }
  read_parts(draft, *parts, named, test);
  if (!test.parts.names.empty() && compares_parts(node)) read_larger_part(draft, *find(node, "expect"), test);
}

// What can be divided into parts: numbers, and if they are judged, not by their 0/1 results.
bool check_divided(Draft& draft, const Node& node, const Test& test) {
  if (test.parts.names.empty()) return true;
  const Position& at = find(node, "outcome")->at;
  if (is_named(test.outcome))
    draft.diagnostics.error("named_value", at, "named values cannot be divided into parts",
                            "as a probability:  P(regime.route == coup) by day 30");
  else if (test.kind == TestKind::parts && test.outcome.reads_coin)
    not_available(draft, at, "parts of a probability that is known by its 0/1 result only",
                  "without  expect = \"x > y\"  they are shown");
  else
    return true;
  return false;
}

bool read_comparison(Draft& draft, const Node& node, Test& test) {
  const Text hint = "expect and margin judge a difference;\na bound judges one arm:  arms = \"A\"";
  refuse_keys(draft, node, {"at_least", "at_most"}, "two arms are compared", std::string(hint));
  if (!check_divided(draft, node, test)) return false;
  if (test.kind == TestKind::parts)
    refuse_keys(draft, node, {"than", "relative_to"}, "the margin is a share of the whole", "margin = \"10 %\"");
  if (!check_named(draft, node, test) || !check_moments(draft, *find(node, "outcome"), test.outcome)) return false;
  if (test.kind != TestKind::parts) read_reference(draft, node, test);
  read_margin_of(draft, node, test);
  test.expect = test.kind == TestKind::parts ? find(node, "expect")->text
                                             : std::string(expectations[static_cast<std::size_t>(test.expects)]);
  return true;
}

// ----------------------------------------------------------------------------------------------------------- one arm

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
  if (!check_named(draft, node, test)) return false;
  const Node& bound_node = least != nullptr ? *least : *most;
  const auto bound = read_margin(bound_node, test.outcome, draft.diagnostics);
  if (!bound) return false;
  refuse_keys(draft, node, {"expect", "margin", "than", "relative_to"}, "one arm is read",
              "expect and margin judge a difference:  arms = \"A vs B\"");
  test.kind = TestKind::level;
  test.expects = least != nullptr ? Expect::increase : Expect::decrease;
  test.bound = bound->first;
  check_bound_in_reach(draft, bound_node, test);
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
  if (find(node, "scenario") != nullptr || find(node, "claim") != nullptr) return read_transfer(draft, node);
  const Node* arms_node = need(draft, node, "arms", Kind::string);
  const auto arms =
      arms_node != nullptr ? read_compared_arms(*arms_node, draft.scenario, named, draft.diagnostics) : std::nullopt;
  const Node* outcome_node = need(draft, node, "outcome", Kind::string);
  if (outcome_node == nullptr) return std::nullopt;
  const bool one_arm = arms ? !arms->second : find(node, "expect") == nullptr;
  const bool order = arms && arms->is_order;
  if (order)
    refuse_keys(draft, node, {"expect", "than"}, "the sign < says which arm is to be above", "arms = \"A vs B\"");
  const bool has_expect = !one_arm && !order && !compares_parts(node);
  const auto expects = has_expect ? read_expect(draft, node) : std::optional(Expect::increase);
  auto outcome = read_outcome(*outcome_node, draft.scenario, one_arm, draft.diagnostics);
  Test test;
  test.at = node.at;
  test.kind = order ? TestKind::order : TestKind::contrast;
  test.expects = expects.value_or(Expect::increase);
  if (arms) read_arms_of(draft, *arms_node, *arms, test);
  if (arms && one_arm) test.kind = TestKind::level;
  if (arms && !one_arm && !order && !compares_parts(node)) read_than(draft, node, named, test);
  if (arms) read_parts_of(draft, node, named, test);
  if (!outcome) return std::nullopt;
  test.outcome = std::move(*outcome);
  read_undefined(draft, node, test);
  const bool read = one_arm ? read_level(draft, node, test) : read_comparison(draft, node, test);
  return read && arms && expects ? std::optional(std::move(test)) : std::nullopt;
}

}  // namespace interregnum
