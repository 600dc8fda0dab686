#include "scenario/part_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "document/source_text.hpp"
#include "scenario/sections.hpp"
#include "scenario/test_reader.hpp"

namespace interregnum {
namespace {

constexpr Text mechanism_prefix = "mechanism.";

// What taking a part away does to an arm.
struct Change {
  std::vector<u32> added, removed;
  std::optional<u32> knocked_out;
  std::string text;  // "+ people_still"
};

std::optional<Change> syntax_error(Draft& draft, const Node& node) {
  draft.diagnostics.error("part_syntax", node.at, fmt::format("{} takes no part away", in_quotes(node.text)),
                          "x = \"+ EVENT\", \"- EVENT\" or \"- mechanism.ROLE\"");
  return std::nullopt;
}

std::optional<Change> read_change(Draft& draft, const Node& node, const NamedArms& named) {
  if (node.kind != Kind::string) return syntax_error(draft, node);
  const Text text = trimmed(Text(node.text));
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return syntax_error(draft, node);
  Change change;
  const Text what = trimmed(text.substr(1));
  change.text = fmt::format("{} {}", text[0], what);
  if (what.starts_with(mechanism_prefix)) {
    if (text[0] == '+') return syntax_error(draft, node);
    change.knocked_out = knock_out(draft, node.at, what.substr(mechanism_prefix.size()));
    return change.knocked_out ? std::optional(change) : std::nullopt;
  }
  auto actions = read_arm(what, node, draft.scenario, named, draft.diagnostics);
  if (!actions) return std::nullopt;
  (text[0] == '+' ? change.added : change.removed) = std::move(*actions);
  return change;
}

bool holds(const std::vector<u32>& set, u32 action) { return std::binary_search(set.begin(), set.end(), action); }

// A part that is not there, or is always there, has no share.
void check_change(Draft& draft, const Node& node, const Arm& whole, const Change& change) {
  const auto& actions = whole.actions;
  const bool some = change.knocked_out ||
                    std::any_of(change.added.begin(), change.added.end(), [&](u32 a) { return !holds(actions, a); }) ||
                    std::any_of(change.removed.begin(), change.removed.end(), [&](u32 a) { return holds(actions, a); });
  if (!some)
    draft.diagnostics.warning("nothing_removed", node.at,
                              fmt::format("'{}' changes nothing in '{}': its share is 0", change.text, whole.name));
}

// The arm in which the parts outside of the set are taken away.
PartialArm partial_arm(Scenario& scenario, const Arm& whole, const std::vector<Change>& changes, std::size_t set) {
  Arm arm = whole;
  PartialArm partial;
  for (std::size_t part = 0; part < changes.size(); ++part) {
    if ((set >> part & 1) != 0) continue;
    const Change& change = changes[part];
    if (change.knocked_out)
      partial.knocked_out.push_back(*change.knocked_out);
    else
      arm.name += " " + change.text;
    arm.actions.insert(arm.actions.end(), change.added.begin(), change.added.end());
    std::erase_if(arm.actions, [&](u32 action) { return holds(change.removed, action); });
  }
  for (std::vector<u32>* list : {&arm.actions, &partial.knocked_out}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  partial.arm = arm_index(scenario, std::move(arm));
  return partial;
}

}  // namespace

void read_parts(Draft& draft, const Node& node, const NamedArms& named, Test& test) {
  const Arm whole = draft.scenario.arms[test.arms.front()];
  std::vector<Change> changes;
  Parts parts;
  if (node.items.size() < least_parts || node.items.size() > most_parts) {
    draft.diagnostics.error("part_count", node.at, fmt::format("an effect has {} to {} parts", least_parts, most_parts),
                            "parts = { x = \"+ EVENT\", y = \"- EVENT\" }");
    return;
  }
  for (const Node& item : node.items) {
    if (!check_name(draft, item)) continue;
    const auto change = read_change(draft, item, named);
    if (!change) continue;
    check_change(draft, item, whole, *change);
    parts.names.push_back(item.key);
    changes.push_back(*change);
  }
  if (changes.size() < node.items.size()) return;
  for (std::size_t set = 0; set < std::size_t{1} << changes.size(); ++set)
    parts.arms.push_back(partial_arm(draft.scenario, whole, changes, set));
  test.parts = std::move(parts);
}

bool read_larger_part(Draft& draft, const Node& expect, Test& test) {
  const std::size_t sign = expect.text.find_first_of("<>");
  if (sign == std::string::npos) return false;
  if (expect.text[sign] == '<') {
    const Text left = trimmed(Text(expect.text).substr(0, sign)), right = trimmed(Text(expect.text).substr(sign + 1));
    draft.diagnostics.error("unknown_name", expect.at, fmt::format("no expectation {}", in_quotes(expect.text)),
                            fmt::format("the larger share stands first:  {} > {}", right, left));
    return false;
  }
  const auto index = [&](Text written) -> u32 {
    const Text name = trimmed(written);
    const auto& names = test.parts.names;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) unknown_name(draft, expect.at, "part", name, names);
    return static_cast<u32>(found == names.end() ? 0 : found - names.begin());
  };
  test.parts.more = index(Text(expect.text).substr(0, sign));
  test.parts.less = index(Text(expect.text).substr(sign + 1));
  if (test.parts.more == test.parts.less)
    draft.diagnostics.error("same_arms", expect.at,
                            fmt::format("{} compares a part with itself", in_quotes(expect.text)));
  return true;
}

}  // namespace interregnum
