#include "scenario/claim_tests.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/test_reader.hpp"

namespace interregnum {
namespace {

constexpr Text each_mark = "$each";

bool is_one_of(Text word, std::initializer_list<Text> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_any(const Node& table, std::initializer_list<Text> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](Text key) { return find(table, key) != nullptr; });
}

// Whether the arms of a test, its own or its claim's, are in an order: then the sign says what is expected.
bool is_order(const Node& test, const Node& claim) {
  const Node* arms = find(test, "arms") != nullptr ? find(test, "arms") : find(claim, "arms");
  return arms != nullptr && arms->text.find('<') != std::string::npos;
}

// The test with those of the claim's keys that it does not state itself and that its kind knows.
Node with_defaults(const Node& test, const Node& claim) {
  Node whole = test;
  const Names keys = test_keys();
  const bool bounds = has_any(test, {"at_least", "at_most"}), compares = has_any(test, {"expect", "margin"});
  for (const Node& key : claim.items) {
    const bool hidden =
        find(test, "scenario") != nullptr ||
        (bounds && is_one_of(key.key, {"expect", "margin", "at_least", "at_most", "than", "relative_to"})) ||
        (compares && is_one_of(key.key, {"at_least", "at_most"})) ||
        (is_order(test, claim) && is_one_of(key.key, {"expect", "than", "at_least", "at_most"}));
    const bool known = std::find(keys.begin(), keys.end(), key.key) != keys.end();  // others are reported once
    if (known && !hidden && find(test, key.key) == nullptr) whole.items.push_back(key);
  }
  return whole;
}

// The first string that mentions $each, or null.
const Node* find_each(const Node& node) {
  if (node.text.find(each_mark) != std::string::npos) return &node;
  for (const Node& item : node.items)
    if (const Node* found = find_each(item)) return found;
  return nullptr;
}

// Writes `value` for $each, everywhere. Where that changes a text's length, its letters no longer stand in the file
// one by one: its mistakes are shown at the whole string.
void write_each(Node& node, const std::string& value) {
  for (std::size_t at = 0; (at = node.text.find(each_mark, at)) != std::string::npos; at += value.size())
    node.text.replace(at, each_mark.size(), value);
  for (Node& item : node.items) write_each(item, value);
}

std::optional<std::string> each_value(Draft& draft, const Node& node) {
  if (node.kind == Kind::string) return node.text;
  if (node.kind == Kind::integer) return fmt::format("{:.0f}", node.number);
  draft.diagnostics.error("wrong_kind", node.at, fmt::format("`each` lists strings, not {}", kind_name(node.kind)));
  return std::nullopt;
}

// The test once for every value of its `each`; once as it is if it has none.
void write_out(Draft& draft, Node test, std::vector<Node>& all) {
  const Node* each = member(draft, test, "each", Kind::array);
  const Node* mention = find_each(test);
  if (each == nullptr && mention != nullptr)
    draft.diagnostics.error("each_missing", within(*mention, mention->text.find(each_mark), each_mark.size()),
                            "$each stands here, but there is no `each`", "for example  each = [\"day 2\", \"day 7\"]");
  else if (each == nullptr)
    all.push_back(std::move(test));
  if (each == nullptr) return;
  if (each->items.empty()) draft.diagnostics.error("bad_value", each->at, "`each` lists nothing");
  const std::vector<Node> values = each->items;
  std::erase_if(test.items, [](const Node& item) { return item.key == "each"; });
  if (find_each(test) == nullptr)
    draft.diagnostics.error("each_unused", values.empty() ? test.at : values[0].at, "`each` without $each");
  for (const Node& value : values) {
    const auto text = each_value(draft, value);
    if (!text || all.size() > most_tests) continue;
    all.push_back(test);
    write_each(all.back(), *text);
  }
}

}  // namespace

std::vector<Node> tests_of(Draft& draft, const Node& claim) {
  std::vector<Node> all;
  const Node* tests = member(draft, claim, "tests", Kind::array);
  if (find(claim, "tests") == nullptr)
    write_out(draft, with_defaults({Kind::table, claim.at, claim.key_at, claim.key, {}, 0, false, {}}, claim), all);
  if (tests != nullptr && tests->items.empty())
    draft.diagnostics.error("missing_key", tests->at, fmt::format("claim '{}' has no test", claim.key));
  if (tests != nullptr)
    for (const Node& test : tests->items) {
      if (test.kind == Kind::table)
        write_out(draft, with_defaults(test, claim), all);
      else
        draft.diagnostics.error("wrong_kind", test.at, fmt::format("a test is a table, not {}", kind_name(test.kind)));
    }
  if (all.size() > most_tests) {
    draft.diagnostics.error("too_many", name_of(claim),
                            fmt::format("claim '{}' has more than {} tests", claim.key, most_tests));
    all.clear();
  }
  return all;
}

}  // namespace interregnum
