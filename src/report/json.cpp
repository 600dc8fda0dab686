#include "report/json.hpp"

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

}  // namespace

std::string json_text(const Json& json) {
  return tree_of(json).dump(2, ' ', false, Tree::error_handler_t::replace) + "\n";
}

std::string document_text(Text command, Json::Object members) {
  Json::Object document{{"format", "interregnum-result/1"}, {"command", command}};
  for (auto& member : members) document.push_back(std::move(member));
  return json_text(document);
}

}  // namespace interregnum
