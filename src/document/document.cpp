#include "document/document.hpp"

#include <algorithm>

#include "document/source_text.hpp"

namespace interregnum {

const Node* find(const Node& table, Text key) {
  const auto& items = table.items;
  const auto found = std::find_if(items.begin(), items.end(), [key](const Node& n) { return n.key == key; });
  return table.kind != Kind::table || found == items.end() ? nullptr : &*found;
}

Text kind_name(Kind kind) {
  switch (kind) {
    case Kind::string:
      return "a string";
    case Kind::integer:
      return "a whole number";
    case Kind::real:
      return "a number";
    case Kind::boolean:
      return "true or false";
    case Kind::date:
      return "a date";
    case Kind::array:
      return "an array";
    case Kind::table:
      return "a table";
  }
  return "";
}

Position within(const Node& string, std::size_t offset, std::size_t count) {
  const Text text = string.text;
  const bool one_line = string.kind == Kind::string && string.at.line > 0;
  const bool literal = one_line && string.at.length == characters(text) + 2;  // the quotes and no escape
  if (!literal || offset > text.size()) return string.at;
  Position at = string.at;
  at.column += 1 + characters(text.substr(0, offset));
  at.length = std::max(1u, characters(text.substr(offset, count)));
  return at;
}

}  // namespace interregnum
