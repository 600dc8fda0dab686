// [linked]: numbers whose draws rise and fall together.
#include <fmt/format.h>

#include <algorithm>

#include "base/copula.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

// "belief.base" for "attempts.base": of a role that a card plays; "" where none is meant.
std::string name_by_card(Text written, const Names& labels) {
  const std::size_t dot = std::min(written.find('.'), written.size());
  for (const Card* card : cards()) {
    const std::string name = fmt::format("{}{}", card->text.id, written.substr(dot));
    if (card->text.role == written.substr(0, dot) && std::find(labels.begin(), labels.end(), name) != labels.end())
      return name;
  }
  return {};
}

// The input that an analyst calls by this name, if it can be linked; nothing, and the reason, if not.
std::optional<u32> member_named(Draft& draft, const Node& node) {
  const auto& inputs = draft.scenario.inputs;
  Names labels;
  for (const Input& input : inputs)
    if (input.path.rfind("constant.", 0) != 0) labels.push_back(input.label);
  const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const Input& i) { return i.label == node.text; });
  if (found == inputs.end() || found->path.rfind("constant.", 0) == 0) {
    unknown_name(draft, node.at, "quantity", node.text, labels);
    if (const std::string own = name_by_card(node.text, labels); !own.empty())
      draft.diagnostics.list.back().hint = "a parameter is named by its mechanism:  " + own;
    return std::nullopt;
  }
  if (!found->quantity.expression.empty()) {
    draft.diagnostics.error("linked_expression", node.at,
                            fmt::format("'{}' is made of other numbers: {}", node.text, found->quantity.text),
                            "link the numbers that it is made of");
    return std::nullopt;
  }
  if (!is_uncertain(found->quantity.prior)) {
    draft.diagnostics.error("linked_constant", node.at, fmt::format("'{}' is known exactly", node.text),
                            "what does not vary cannot vary together with others");
    return std::nullopt;
  }
  return static_cast<u32>(found - inputs.begin());
}

// Where an input is linked already, or null.
const Link* link_of(const Scenario& scenario, const Link& own, u32 input) {
  const auto holds = [&](const Link& link) {
    return std::find(link.inputs.begin(), link.inputs.end(), input) != link.inputs.end();
  };
  if (holds(own)) return &own;
  const auto other = std::find_if(scenario.links.begin(), scenario.links.end(), holds);
  return other == scenario.links.end() ? nullptr : &*other;
}

void read_members(Draft& draft, const Node& of, Link& link) {
  for (const Node& node : of.items) {
    if (node.kind != Kind::string) {
      draft.diagnostics.error("wrong_kind", node.at,
                              fmt::format("`of` lists names of quantities, not {}", kind_name(node.kind)));
      continue;
    }
    const auto input = member_named(draft, node);
    if (!input) continue;
    if (const Link* other = link_of(draft.scenario, link, *input))
      draft.diagnostics.error("linked_twice", node.at, fmt::format("'{}' is in '{}' already", node.text, other->name),
                              "a number has one link; one link may have many members");
    else
      link.inputs.push_back(*input);
  }
}

std::optional<double> read_rank(Draft& draft, const Node& entry, std::size_t members) {
  const Node* node = find(entry, "rank");
  if (node == nullptr) {
    draft.diagnostics.error("missing_key", name_of(entry), fmt::format("'{}' says no rank correlation", entry.key),
                            "for example  rank = 0.5");
    return std::nullopt;
  }
  const auto rank = quantity(draft, *node, between_bounds("1", -1, 1));
  if (!rank) return std::nullopt;
  if (is_uncertain(rank->prior) || !rank->expression.empty()) {
    draft.diagnostics.error("not_one_number", node->at, "'rank' is one number, without doubt");
    return std::nullopt;
  }
  if (members > 1 && !can_be_linked(members, rank->prior.a)) {
    draft.diagnostics.error(
        "linked_rank", node->at,
        fmt::format("{} numbers cannot all have a rank correlation of {:g}", members, rank->prior.a),
        fmt::format("the lowest for {} is {:g}", members, lowest_rank(members)));
    return std::nullopt;
  }
  return rank->prior.a;
}

void read_link(Draft& draft, const Node& entry) {
  only_keys(draft, entry, fmt::format("link '{}'", entry.key), {"of", "rank", "source"});
  Link link;
  link.name = entry.key;
  read_sources(draft, entry);
  const Node* of = need(draft, entry, "of", Kind::array);
  if (of == nullptr || is_too_many(draft, *of)) return;
  read_members(draft, *of, link);
  if (of->items.size() < 2)
    draft.diagnostics.error("bad_value", of->at, "a link has two members or more", "of = [\"army.loyalty\", ...]");
  if (const auto rank = read_rank(draft, entry, of->items.size())) link.rank = *rank;
  draft.scenario.links.push_back(std::move(link));
}

}  // namespace

void read_links(Draft& draft) {
  for (const Node* entry : entries(draft, "linked")) read_link(draft, *entry);
}

}  // namespace interregnum
