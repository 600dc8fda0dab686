#include "document/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "document/source_text.hpp"

namespace interregnum {
namespace {

bool is_drop(const Node& node) {
  return node.kind == Kind::string && (node.text == "= drop" || trimmed(node.text) == "=drop");
}

std::vector<std::string> keys_of(const Node& table) {
  std::vector<std::string> keys;
  for (const Node& item : table.items) keys.push_back(item.key);
  return keys;
}

void report_nothing_to_drop(const Node& drop, const Node& base, Diagnostics& diagnostics) {
  const std::string nearest = nearest_name(drop.key, keys_of(base));
  diagnostics.error("nothing_to_drop", drop.at, fmt::format("no entry {} is inherited here", in_quotes(drop.key)),
                    nearest.empty() ? "" : fmt::format("nearest: '{}'", nearest));
}

void merge_tables(Document& document, Node& base, Node over, const std::string& path, Diagnostics& diagnostics) {
  base.at = std::move(over.at);
  base.key_at = std::move(over.key_at);
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < base.items.size(); ++i) places.emplace(base.items[i].key, i);
  std::vector<bool> removed(base.items.size());
  for (Node& item : over.items) {
    const auto place = places.find(item.key);
    Node* old = place == places.end() ? nullptr : &base.items[place->second];
    const std::string item_path = path.empty() ? item.key : path + "." + item.key;
    if (is_drop(item) && old == nullptr) {
      report_nothing_to_drop(item, base, diagnostics);
    } else if (is_drop(item)) {
      removed[place->second] = true;
      document.dropped.push_back({item_path, item.at});
    } else if (old != nullptr && old->kind == Kind::table && item.kind == Kind::table) {
      merge_tables(document, *old, std::move(item), item_path, diagnostics);
    } else {
      refuse_drops(item, diagnostics);
      (old != nullptr ? *old : base.items.emplace_back()) = std::move(item);
    }
  }
  removed.resize(base.items.size());
  std::vector<Node> kept;
  for (std::size_t i = 0; i < base.items.size(); ++i) {
    if (!removed[i]) kept.push_back(std::move(base.items[i]));
  }
  base.items = std::move(kept);
}

}  // namespace

void merge_into(Document& base, Node over, Diagnostics& diagnostics) {
  merge_tables(base, base.root, std::move(over), "", diagnostics);
}

void refuse_drops(const Node& node, Diagnostics& diagnostics) {
  if (is_drop(node)) {
    diagnostics.error("nothing_to_drop", node.at, "nothing is inherited here that could be dropped",
                      "`= drop` removes a named entry of the file that this one extends");
  }
  for (const Node& item : node.items) refuse_drops(item, diagnostics);
}

}  // namespace interregnum
