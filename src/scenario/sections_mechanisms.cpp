// Which mechanism plays each role, its rivals, and their parameters.
#include <fmt/format.h>

#include <algorithm>

#include "document/source_text.hpp"
#include "scenario/names.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

Names cards_of(Text role) {
  Names ids;
  for (const Card* card : cards())
    if (card->text.role == role) ids.emplace_back(card->text.id);
  return ids;
}

// The card that a string names for a role; null for "none" and for what is reported.
struct Named {
  const Card* card = nullptr;
  bool known = true;
};
Named find_named(Draft& draft, const Node& node, Text role) {
  if (node.text == "none") return {};
  const Card* card = find_card(node.text);
  if (card != nullptr && card->text.role == role) return {card};
  if (card != nullptr) {
    draft.diagnostics.error("wrong_role", node.at,
                            fmt::format("'{}' plays the role {}, not {}", node.text, card->text.role, role));
    return {nullptr, false};
  }
  Names known = cards_of(role);
  const std::string nearest = nearest_name(node.text, known);
  std::string hint = nearest.empty() ? "" : fmt::format("nearest: '{}'\n", nearest);
  known.emplace_back("none");
  not_available(draft, node.at, fmt::format("a mechanism {} for the role {}", in_quotes(node.text), role),
                hint + "available: " + joined(known));
  return {nullptr, false};
}

std::optional<u32> input_with_path(const Scenario& scenario, Text path) {
  const auto& inputs = scenario.inputs;
  const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const Input& input) { return input.path == path; });
  if (found == inputs.end()) return std::nullopt;
  return static_cast<u32>(found - inputs.begin());
}

// One input a parameter: from the role's table where it is given, else from the card. The anchors of a rival `none`
// are those of the standard: one input, one draw.
std::vector<u32> parameters_of(Draft& draft, const Card* card, const Node* given) {
  std::vector<u32> inputs;
  if (card == nullptr) return inputs;
  for (const ParameterSpec& spec : card->parameters) {
    const std::string path = fmt::format("mechanism.{}.{}", card->text.id, spec.name);
    if (const auto known = input_with_path(draft.scenario, path)) {
      inputs.push_back(*known);
      continue;
    }
    const Node* node = given != nullptr ? find(*given, spec.name) : nullptr;
    std::optional<Quantity> number = from_range(spec.range, spec.low, spec.high);
    if (node != nullptr) number = quantity(draft, *node, between_bounds(spec.unit, spec.low, spec.high));
    Input input;
    input.path = path;
    input.label = fmt::format("{}.{}", card->text.id, spec.name);
    input.quantity = number.value_or(Quantity{});
    input.unit = spec.unit;
    input.provenance = node != nullptr ? Provenance::file : Provenance::card;
    inputs.push_back(add_input(draft, std::move(input)));
  }
  return inputs;
}

void check_parameters(Draft& draft, const Node& role, const std::vector<const Card*>& named) {
  Names known{"use", "rivals"};
  for (const Card* card : named)
    for (const ParameterSpec& spec : card->parameters) known.emplace_back(spec.name);
  only_keys(draft, role, fmt::format("role '{}'", role.key), known);
}

void read_rivals(Draft& draft, const Node& role, const Playing& standard, std::vector<const Card*>& named,
                 bool& all_known) {
  for (const Node* node : strings_of(draft, role, "rivals")) {
    const Named rival = find_named(draft, *node, role.key);
    all_known = all_known && rival.known;
    if (!rival.known) continue;
    const auto& rivals = draft.scenario.rivals;
    const bool twice =
        rival.card == standard.card || std::any_of(rivals.begin(), rivals.end(), [&](const Rival& other) {
          return other.role == role.key && other.playing.card == rival.card;
        });
    if (twice) {
      draft.diagnostics.error("duplicate_name", node->at,
                              fmt::format("'{}' plays the role {} already", node->text, role.key));
      continue;
    }
    if (rival.card != nullptr) named.push_back(rival.card);
    Playing playing{role.key, rival.card, {}, true};
    playing.inputs = parameters_of(draft, anchoring_card(playing), &role);
    draft.scenario.rivals.push_back({role.key, std::move(playing)});
  }
}

// A role that this version cannot fill may only be named as none.
bool check_available(Draft& draft, const Node& role) {
  const Node* use = find(role, "use");
  if (is_available(role.key) || (use != nullptr && use->text == "none")) return true;
  not_available(draft, name_of(role), fmt::format("the role '{}'", role.key),
                "no mechanism plays it yet; leave it out, or say  use = \"none\"");
  return false;
}

void read_role(Draft& draft, Playing& playing, const Node* given) {
  playing.card = standard_card(playing.role);
  if (given == nullptr || !check_available(draft, *given)) {
    playing.inputs = parameters_of(draft, playing.card, nullptr);
    return;
  }
  bool all_known = true;
  playing.named = true;
  if (const Node* use = member(draft, *given, "use", Kind::string)) {
    const Named named = find_named(draft, *use, playing.role);
    if (named.known) playing.card = named.card;
    all_known = named.known;
  }
  playing.inputs = parameters_of(draft, anchoring_card(playing), given);
  std::vector<const Card*> named;
  if (playing.card != nullptr) named.push_back(playing.card);
  read_rivals(draft, *given, playing, named, all_known);
  if (all_known) check_parameters(draft, *given, named);
}

// ROLE = "none" is short for ROLE = { use = "none" }.
void spell_out(Draft& draft) {
  for (Node& section : draft.root.items) {
    if (section.key != "mechanism" || section.kind != Kind::table) continue;
    for (Node& role : section.items) {
      if (role.kind != Kind::string) continue;
      Node use = role;
      use.key = "use";
      role.kind = Kind::table;
      role.text.clear();
      role.items.assign(1, std::move(use));
    }
  }
}

}  // namespace

void read_mechanisms(Draft& draft) {
  spell_out(draft);
  const auto given = entries(draft, "mechanism");
  Names known;
  for (const RoleSpec& role : roles()) {
    known.emplace_back(role.id);
    const auto node = std::find_if(given.begin(), given.end(), [&](const Node* n) { return n->key == role.id; });
    Playing playing;
    playing.role = role.id;
    read_role(draft, playing, node == given.end() ? nullptr : *node);
    draft.scenario.playing.push_back(std::move(playing));
  }
  for (const Node* node : given)
    if (find_role(node->key) == nullptr) unknown_name(draft, name_of(*node), "role", node->key, known);
}

}  // namespace interregnum
