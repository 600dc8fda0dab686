#include "scenario/canonical.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace interregnum {
namespace {

void write_text(Text text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += {'\\', c};
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  out += '"';
}

void write(const Node& node, std::string& out);

void write_members(const Node& table, std::string& out) {
  std::vector<const Node*> members;
  for (const Node& node : table.items) members.push_back(&node);
  std::sort(members.begin(), members.end(), [](const Node* a, const Node* b) { return a->key < b->key; });
  out += '{';
  for (const Node* member : members) {
    if (member != members.front()) out += ',';
    write_text(member->key, out);
    out += ':';
    write(*member, out);
  }
  out += '}';
}

void write_items(const Node& array, std::string& out) {
  out += '[';
  for (const Node& item : array.items) {
    if (&item != &array.items.front()) out += ',';
    write(item, out);
  }
  out += ']';
}

void write(const Node& node, std::string& out) {
  switch (node.kind) {
    case Kind::string:
    case Kind::date:
      write_text(node.text, out);
      break;
    case Kind::integer:
    case Kind::real:
      out += fmt::format("{}", node.number == 0 ? 0. : node.number);
      break;
    case Kind::boolean:
      out += node.truth ? "true" : "false";
      break;
    case Kind::array:
      write_items(node, out);
      break;
    case Kind::table:
      write_members(node, out);
      break;
  }
}

}  // namespace

std::string canonical_form(const Node& root) {
  Node whole = root;
  std::erase_if(whole.items, [](const Node& node) { return node.key == "extends"; });
  for (Node& node : whole.items)
    if (node.key == "study")
      std::erase_if(node.items,
                    [](const Node& key) { return key.key == "budget" || key.key == "seed" || key.key == "threads"; });
  std::erase_if(whole.items, [](const Node& node) { return node.key == "study" && node.items.empty(); });
  std::string out;
  write(whole, out);
  return out;
}

}  // namespace interregnum
