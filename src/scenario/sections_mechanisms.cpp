// Which mechanism plays each role, its rivals, and their parameters.
#include <fmt/format.h>

#include <algorithm>

#include "document/source_text.hpp"
#include "mechanisms/disputes.hpp"
#include "scenario/card_quantity.hpp"
#include "scenario/names.hpp"
#include "scenario/rows.hpp"
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

// The input of one parameter: of a rival's own table, where it is another number than the one that others share; else
// of the role's table, or the card's. The same card has the same inputs, whoever plays it: one input, one draw.
u32 parameter_of(Draft& draft, const Card& card, const ParameterSpec& spec, const Node* given, const Node* own) {
  const Node* node = own != nullptr ? find(*own, spec.name) : nullptr;
  const bool is_own = node != nullptr;
  if (node == nullptr && given != nullptr) node = find(*given, spec.name);
  std::string name = fmt::format("{}.{}", card.text.id, spec.name);
  if (!is_own)
    if (const auto known = input_with_path(draft.scenario, "mechanism." + name)) return *known;
  const auto number = node != nullptr ? quantity(draft, *node, target_of(spec)) : from_card(spec);
  if (is_own && number) name += "#" + number->text;
  if (const auto known = input_with_path(draft.scenario, "mechanism." + name)) return *known;
  Input input;
  input.path = "mechanism." + name;
  input.label = name;
  input.quantity = number.value_or(Quantity{});
  input.unit = spec.unit;
  input.provenance = node != nullptr ? Provenance::file : Provenance::card;
  return add_input(draft, std::move(input));
}

// One input a parameter of the card that plays, or that anchors a role which nobody plays.
std::vector<u32> parameters_of(Draft& draft, const Card* card, const Node* given, const Node* own = nullptr) {
  std::vector<u32> inputs;
  if (card == nullptr) return inputs;
  for (const ParameterSpec& spec : card->parameters) inputs.push_back(parameter_of(draft, *card, spec, given, own));
  return inputs;
}

void check_parameters(Draft& draft, const Node& role, const std::vector<const Card*>& named) {
  Names known{"use", "rivals", "without"};
  for (const Card* card : named)
    for (const ParameterSpec& spec : card->parameters) known.emplace_back(spec.name);
  only_keys(draft, role, fmt::format("role '{}'", role.key), known);
}

bool is_same_number(const Quantity& a, const Quantity& b) {
  const Prior &p = a.prior, &q = b.prior;
  return a.expression.empty() && b.expression.empty() && p.family == q.family && p.a == q.a && p.b == q.b &&
         p.c == q.c && p.low == q.low && p.high == q.high && p.warp == q.warp && p.weights == q.weights;
}

bool is_same_theory(const Scenario& scenario, const Playing& a, const Playing& b) {
  return a.card == b.card &&
         std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(), b.inputs.end(), [&](u32 i, u32 k) {
           return i == k || is_same_number(scenario.inputs[i].quantity, scenario.inputs[k].quantity);
         });
}

// "roots highest": the parameters that a rival states itself.
std::string stated_by(const Scenario& scenario, const Playing& playing, const Node& own) {
  std::string text;
  const Card* card = anchoring_card(playing);
  for (std::size_t i = 0; card != nullptr && i < card->parameters.size(); ++i) {
    const ParameterSpec& spec = card->parameters[i];
    if (find(own, spec.name) == nullptr) continue;
    text +=
        fmt::format("{}{} {}", text.empty() ? "" : ", ", spec.name, scenario.inputs[playing.inputs[i]].quantity.text);
  }
  return text;
}

bool check_own_keys(Draft& draft, const Node& own, const Card* card) {
  Names known{"use"};
  if (card != nullptr)
    for (const ParameterSpec& spec : card->parameters) known.emplace_back(spec.name);
  const std::size_t before = draft.diagnostics.list.size();
  only_keys(draft, own, fmt::format("the rival {}", card != nullptr ? in_quotes(card->text.id) : "none"), known);
  return draft.diagnostics.list.size() == before;
}

// "CARD", "none" or { use = "CARD", parameters that differ from those of the role }.
void read_rival(Draft& draft, const Node& node, const Node& role, const Playing& standard,
                std::vector<const Card*>& named, bool& all_known) {
  const Node* own = node.kind == Kind::table ? &node : nullptr;
  const Node* use = own != nullptr ? need(draft, node, "use", Kind::string) : &node;
  if (use == nullptr) return;
  const Named rival = find_named(draft, *use, role.key);
  all_known = all_known && rival.known;
  if (!rival.known) return;
  if (rival.card != nullptr) named.push_back(rival.card);
  if (own != nullptr && !check_own_keys(draft, *own, rival.card)) return;
  Playing playing{role.key, rival.card, {}, true};
  playing.inputs = parameters_of(draft, anchoring_card(playing), &role, own);
  const Scenario& scenario = draft.scenario;
  const bool twice = is_same_theory(scenario, playing, standard) ||
                     std::any_of(scenario.rivals.begin(), scenario.rivals.end(), [&](const Rival& other) {
                       return other.role == role.key && is_same_theory(scenario, playing, other.playing);
                     });
  Rival read{role.key, std::move(playing), {}};
  if (own != nullptr) read.with = stated_by(scenario, read.playing, *own);
  if (twice)
    draft.diagnostics.error("duplicate_name", node.at,
                            fmt::format("'{}' plays the role {} already", use_text(read), role.key),
                            read.with.empty() ? "the same card with another parameter is a rival:  { use = \"CARD\", "
                                                "PARAMETER = ... }"
                                              : "");
  else
    draft.scenario.rivals.push_back(std::move(read));
}

void read_rivals(Draft& draft, const Node& role, const Playing& standard, std::vector<const Card*>& named,
                 bool& all_known) {
  const Node* list = find(role, "rivals");
  if (list == nullptr) return;
  if (list->kind != Kind::array) {
    for (const Node* node : strings_of(draft, role, "rivals"))
      read_rival(draft, *node, role, standard, named, all_known);
    return;
  }
  for (const Node& node : list->items) {
    if (node.kind == Kind::string || node.kind == Kind::table)
      read_rival(draft, node, role, standard, named, all_known);
    else
      draft.diagnostics.error("wrong_kind", node.at,
                              fmt::format("a rival is a name or a table, not {}", kind_name(node.kind)),
                              "rivals = [\"CARD\", { use = \"CARD\", PARAMETER = ... }]");
  }
}

bool is_rival(const Scenario& scenario, Text role, const Card* card) {
  return std::any_of(scenario.rivals.begin(), scenario.rivals.end(),
                     [&](const Rival& rival) { return rival.role == role && rival.playing.card == card; });
}

// CARD = "why": a default rival that the file does without.
void read_left_out(Draft& draft, const Node& reason, const Playing& playing) {
  Node name = reason;
  name.text = reason.key;
  name.at = name_of(reason);
  const Named named = find_named(draft, name, playing.role);
  if (named.card == nullptr) return;
  const auto by_default = disputing(playing.card);
  if (std::find(by_default.begin(), by_default.end(), named.card) == by_default.end() ||
      is_rival(draft.scenario, playing.role, named.card)) {
    draft.diagnostics.error("left_out", name.at, fmt::format("'{}' is no rival by default here", reason.key),
                            "only those can be left out; docs/rivals.md lists them");
  } else if (reason.kind != Kind::string || reason.text.find_first_not_of(' ') == std::string::npos) {
    draft.diagnostics.error("left_out", reason.at, fmt::format("why is '{}' left out?", reason.key),
                            fmt::format("without = {{ {} = \"the reason\" }}", reason.key));
  } else {
    draft.scenario.left_out.push_back({playing.role, named.card, reason.text});
  }
}

// The numbers that the role's table gives, where the card that plays has a parameter of that name and unit: they are
// meant for whoever plays. Where they do not fit a rival, it has its card's.
Node shared_numbers(const Node& role, const Card& playing, const Card& rival) {
  const auto has = [](const Card& card, Text name, Text unit) {
    return std::any_of(card.parameters.begin(), card.parameters.end(),
                       [&](const ParameterSpec& spec) { return spec.name == name && spec.unit == unit; });
  };
  Node shared = role;
  std::erase_if(shared.items, [&](const Node& node) {
    return std::none_of(rival.parameters.begin(), rival.parameters.end(), [&](const ParameterSpec& spec) {
      return spec.name == node.key && has(playing, spec.name, spec.unit);
    });
  });
  return shared;
}

void read_defaults_of(Draft& draft, const Playing& playing, const Node* given) {
  Scenario& scenario = draft.scenario;
  for (const Card* card : disputing(playing.card)) {
    const bool is_out = std::any_of(scenario.left_out.begin(), scenario.left_out.end(),
                                    [&](const LeftOut& out) { return out.card == card; });
    if (is_out || is_rival(scenario, playing.role, card)) continue;
    const Node shared = given != nullptr ? shared_numbers(*given, *playing.card, *card) : Node{};
    const std::size_t mistakes = draft.diagnostics.list.size();
    Playing rival{playing.role, card, parameters_of(draft, card, &shared), false};
    const bool fits = draft.diagnostics.list.size() == mistakes;
    draft.diagnostics.list.resize(mistakes);
    if (fits) scenario.defaults.push_back({playing.role, std::move(rival), {}});
  }
}

// What robustness asks for beyond the file: default rivals, and every role played by none. Their numbers are not the
// file's.
void read_checks(Draft& draft, const std::vector<const Node*>& given) {
  Scenario& scenario = draft.scenario;
  const std::size_t own = scenario.inputs.size();
  for (const Playing& playing : scenario.playing) {
    if (playing.card == nullptr) continue;
    const auto node = std::find_if(given.begin(), given.end(), [&](const Node* n) { return n->key == playing.role; });
    read_defaults_of(draft, playing, node == given.end() ? nullptr : *node);
    Playing none{playing.role, nullptr, {}, true};
    none.inputs = parameters_of(draft, anchoring_card(none), nullptr);
    scenario.knock_outs.push_back(std::move(none));
  }
  for (std::size_t i = own; i < scenario.inputs.size(); ++i) scenario.inputs[i].borrowed = true;
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
  if (const Node* without = member(draft, *given, "without", Kind::table))
    for (const Node& reason : without->items) read_left_out(draft, reason, playing);
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

void unknown_role(Draft& draft, const Node& node, const Names& known) {
  if (find_role(node.key) == nullptr)
    unknown_name(draft, name_of(node), "role", node.key, known);
  else
    draft.diagnostics.error("no_ruler", name_of(node), fmt::format("the role {} needs a ruler", in_quotes(node.key)),
                            "a file of states and issues is a bargain alone, in which only 'issues' plays;\n"
                            "with a ruler:  [actor] leader = { kind = \"ruler\" }");
}

}  // namespace

std::optional<u32> knock_out(Draft& draft, const Position& at, Text role) {
  auto& all = draft.scenario.knock_outs;
  const auto plays = [role](const Playing& playing) { return playing.role == role; };
  const auto& playing = draft.scenario.playing;
  if (std::none_of(playing.begin(), playing.end(), [&](const auto& p) { return plays(p) && p.card != nullptr; })) {
    Names known;
    for (const Playing& one : playing)
      if (one.card != nullptr) known.push_back(one.role);
    unknown_name(draft, at, "role that is played,", role, known);
    return std::nullopt;
  }
  return static_cast<u32>(std::find_if(all.begin(), all.end(), plays) - all.begin());
}

void read_mechanisms(Draft& draft) {
  spell_out(draft);
  const auto given = entries(draft, "mechanism");
  Names known;
  for (const RoleSpec& role : roles()) {
    if (!has_regime(draft) && role.id != "issues") continue;
    known.emplace_back(role.id);
    const auto node = std::find_if(given.begin(), given.end(), [&](const Node* n) { return n->key == role.id; });
    Playing playing;
    playing.role = role.id;
    read_role(draft, playing, node == given.end() ? nullptr : *node);
    draft.scenario.playing.push_back(std::move(playing));
  }
  for (const Node* node : given)
    if (std::find(known.begin(), known.end(), node->key) == known.end()) unknown_role(draft, *node, known);
  read_checks(draft, given);
}

}  // namespace interregnum
