// Who acts: actors by kind, and the polity itself.
#include <fmt/format.h>

#include <algorithm>

#include "document/scanner.hpp"
#include "scenario/rows.hpp"
#include "scenario/sections.hpp"

namespace interregnum {
namespace {

// Keys that the format knows and this version only keeps: what an actor would set up, how an alliance decides.
struct OtherKey {
  Text table, key;
  Kind kind;
  Text choices = {};  // separated by spaces; any if empty
};
constexpr OtherKey other_keys[] = {
    {"alliance", "members", Kind::integer},
    {"alliance", "decides", Kind::string, "unanimity majority"},
};

void keep(Draft& draft, const Node& owner, const OtherKey& other) {
  const Node* node = member(draft, owner, other.key, other.kind);
  if (node == nullptr) return;
  draft.unused_keys.push_back(fmt::format("{}.{}", owner.key, other.key));
  const Names choices = words_of(other.choices);
  if (choices.empty() || std::find(choices.begin(), choices.end(), node->text) != choices.end()) return;
  draft.diagnostics.error("bad_value", node->at, fmt::format("{} is not one of: {}", other.key, joined(choices)));
}

void read_entity(Draft& draft, const Node& node, const Entity& entity, Names keys) {
  for (const OtherKey& other : other_keys) {
    if (other.table != entity.table) continue;
    keys.emplace_back(other.key);
    keep(draft, node, other);
  }
  if (entity.table == "organisation") keys.emplace_back("wants");
  if (entity.table == "state") keys.emplace_back("options");
  const Row row{entity.table, entity.row, entity.name, entity.name + ".", ""};
  fill_row(draft, row, &node, fmt::format("'{}'", entity.name), keys);
}

// The kind of regime that an organisation would set up: one of the names of its column, of which the first is none.
void read_aim(Draft& draft, const Node& node, const Entity& organisation) {
  const Node* aim = member(draft, node, "aim", Kind::string);
  if (aim == nullptr) return;
  Names names = words_of(find_column("organisation", "aim")->names);
  const auto found = std::find(names.begin() + 1, names.end(), aim->text);
  if (found != names.end())
    return set_constant(draft, "organisation.aim", organisation.row, static_cast<double>(found - names.begin()));
  names.erase(names.begin());
  draft.diagnostics.error("bad_value", aim->at, fmt::format("aim is not one of: {}", joined(names)));
}

// replace(ACTOR), pay, office or peace.
void check_wants(Draft& draft, const Node& wants) {
  const Names plain{"pay", "office", "peace"};
  if (std::find(plain.begin(), plain.end(), wants.text) != plain.end()) return;
  Scanner scanner = scan(wants);
  const bool replaces = take_word(scanner, "replace") && take(scanner, "(");
  const Text actor = replaces ? take_name(scanner) : Text();
  if (actor.empty() || !take(scanner, ")") || !at_end(scanner))
    draft.diagnostics.error("bad_value", wants.at, "wants is not one of: replace(ACTOR), pay, office, peace");
  else if (find_entity(draft.scenario, actor) == nullptr)
    unknown_name(draft, wants.at, "actor", actor, entity_names(draft.scenario));
}

// That it wants something makes it one that may demand it; what it is, is for people.
void set_wants(Draft& draft, const Node& node, const Entity& organisation) {
  const Node* wants = member(draft, node, "wants", Kind::string);
  if (wants != nullptr) check_wants(draft, *wants);
  set_constant(draft, "organisation.wants", organisation.row, wants != nullptr ? 1 : 0);
}

// How fully the ruler's order binds an organisation: the tie between them, or what a card would say.
void set_command(Draft& draft, const Entity& organisation) {
  constexpr Range silent = between(.5, 1);
  const std::string tie = fmt::format("{} commands {}", ruler_of(draft.scenario), organisation.name);
  const auto row = row_of(draft.scenario, "tie", tie);
  std::optional<u32> input = row ? input_of(draft.scenario, "tie.strength", *row) : std::nullopt;
  if (!input) {
    Input card;
    card.path = "organisation.commanded:" + organisation.name;
    card.label = organisation.name + ".commanded";
    card.quantity = from_range(silent, 0, 1);
    card.unit = "1";
    card.provenance = Provenance::card;
    input = add_input(draft, std::move(card));
  }
  set_input(draft, "organisation.commanded", organisation.row, *input);
}

}  // namespace

void declare_actors(Draft& draft) {
  Names known;
  for (const KindSpec& kind : kinds()) known.emplace_back(kind.id);
  for (const Node* node : entries(draft, "actor")) {
    const Node* kind = need(draft, *node, "kind", Kind::string);
    const KindSpec* spec = kind != nullptr ? find_kind(kind->text) : nullptr;
    if (kind != nullptr && spec == nullptr) unknown_name(draft, kind->at, "kind of actor", kind->text, known);
    const auto rulers = draft.scenario.rows.find("ruler");
    if (spec != nullptr && spec->table == "ruler" && rulers != draft.scenario.rows.end() && !rulers->second.empty())
      draft.diagnostics.error("two_rulers", kind->at,
                              fmt::format("a second ruler; '{}' is one already", rulers->second.front()),
                              "the office at stake has one holder");
    declare(draft, *node, spec != nullptr ? spec->table : Text(), spec != nullptr ? spec->id : Text());
  }
}

void read_actors(Draft& draft) {
  const Node* actors = section(draft, "actor");
  if (actors == nullptr) return;
  const auto entities = draft.scenario.entities;
  for (const Entity& entity : entities) {
    const Node* node = find(*actors, entity.name);
    if (node == nullptr || entity.kind.empty()) continue;
    const bool organisation = entity.table == "organisation";
    read_entity(draft, *node, entity, organisation ? Names{"kind", "aim"} : Names{"kind"});
    if (!organisation) continue;
    read_aim(draft, *node, entity);
    set_constant(draft, "organisation.capital", entity.row,
                 entity.kind == "guard" || entity.kind == "security" ? 1 : 0);
    set_constant(draft, "organisation.private", entity.row, entity.kind == "private_army" ? 1 : 0);
    set_wants(draft, *node, entity);
    set_command(draft, entity);
  }
}

void read_regime(Draft& draft) {
  if (!has_regime(draft)) return;
  const Node* regime = section(draft, "regime");
  if (regime == nullptr || find(*regime, "bias") == nullptr)
    draft.diagnostics.error("missing_bias", regime != nullptr ? name_of(*regime) : draft.root.at,
                            "[regime] must state 'bias'",
                            "by how much the public overrates the ruler's strength at `from`.\n"
                            "Beliefs are Bayesian: averaged over all endings they do not move unless\n"
                            "the ruler was over- or underrated, so many claims turn on this number.\n"
                            "An open mind:  bias = \"-0.16 to 0.16 [judgement]\"");
  fill_row(draft, {"regime", 0, "regime", "regime.", ""}, regime, "[regime]");
}

}  // namespace interregnum
