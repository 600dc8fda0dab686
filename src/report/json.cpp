#include "report/json.hpp"

#include <limits>
#include <nlohmann/json.hpp>

namespace interregnum {
namespace {

using Tree = nlohmann::ordered_json;

Tree tree_of(const Json& json);

struct Growing {
  Tree operator()(const auto& plain) const { return plain; }
  Tree operator()(const Json::Written& written) const { return Tree::parse(written.text); }
  Tree operator()(const Json::Array& items) const {
    Tree tree = Tree::array();
    for (const auto& item : items) tree.push_back(tree_of(item));
    return tree;
  }
  Tree operator()(const Json::Object& members) const {
    Tree tree = Tree::object();
    for (const auto& [name, member] : members) tree[name] = tree_of(member);
    return tree;
  }
};

Tree tree_of(const Json& json) { return std::visit(Growing{}, json.value); }

Json json_of(const Tree& tree) {
  switch (tree.type()) {
    case Tree::value_t::boolean:
      return tree.get<bool>();
    case Tree::value_t::number_integer:
      return tree.get<i64>();
    case Tree::value_t::number_unsigned:
      return tree.get<u64>();
    case Tree::value_t::number_float:
      return tree.get<double>();
    case Tree::value_t::string:
      return tree.get<std::string>();
    case Tree::value_t::array:
      return array_of(tree, json_of);
    case Tree::value_t::object: {
      Json::Object members;
      for (const auto& [name, member] : tree.items()) members.emplace_back(name, json_of(member));
      return members;
    }
    default:
      return {};
  }
}

}  // namespace

std::string json_text(const Json& json) {
  return tree_of(json).dump(2, ' ', false, Tree::error_handler_t::replace) + "\n";
}

std::string json_compact(const Json& json) {
  return tree_of(json).dump(-1, ' ', false, Tree::error_handler_t::replace) + "\n";
}

Json document(Text command, Json::Object members) {
  Json::Object document{{"format", "interregnum-result/1"}, {"command", command}};
  for (auto& member : members) document.push_back(std::move(member));
  return document;
}

std::string document_text(Text command, Json::Object members) {
  return json_text(document(command, std::move(members)));
}

std::optional<Json> read_document(Text text) {
  const Tree tree = Tree::parse(text, nullptr, false);
  if (tree.is_discarded()) return {};
  return json_of(tree);
}

const Json& at(const Json& json, Text member) {
  static const Json nothing;
  if (const auto* members = std::get_if<Json::Object>(&json.value))
    for (const auto& [name, value] : *members)
      if (name == member) return value;
  return nothing;
}

bool is_null(const Json& json) { return std::holds_alternative<std::nullptr_t>(json.value); }

double number(const Json& json) {
  if (const auto* real = std::get_if<double>(&json.value)) return *real;
  if (const auto* whole = std::get_if<i64>(&json.value)) return static_cast<double>(*whole);
  if (const auto* natural = std::get_if<u64>(&json.value)) return static_cast<double>(*natural);
  return std::numeric_limits<double>::quiet_NaN();
}

bool truth(const Json& json) {
  const auto* value = std::get_if<bool>(&json.value);
  return value && *value;
}

Text text(const Json& json) {
  const auto* value = std::get_if<std::string>(&json.value);
  return value ? Text(*value) : Text();
}

const Json::Array& items(const Json& json) {
  static const Json::Array none;
  const auto* values = std::get_if<Json::Array>(&json.value);
  return values ? *values : none;
}

}  // namespace interregnum
