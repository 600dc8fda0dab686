// Tables, kinds of actor and roles.
#include <array>

#include "world/catalogue.hpp"

namespace interregnum {
namespace {

constexpr TableSpec table_list[] = {
    {"regime", "the polity"},
    {"ruler", "a ruler"},
    {"organisation", "an organisation that can use force"},
    {"organisations", "all organisations together"},
    {"elite", "an elite actor"},
    {"elites", "all elites together"},
    {"state", "a foreign state"},
    {"alliance", "an alliance"},
    {"group", "a group of people, or a part of one"},
    {"opinion", "what a group thinks of an actor"},
    {"audience", "who holds a belief about the ruler's strength"},
    {"person", "a person of a group held as a sample"},
    {"agent", "a citizen or a police officer on a lattice"},
    {"node", "a person in a network"},
    {"tie", "a tie between two actors"},
    {"channel", "a channel over which an actor speaks to the people"},
    {"war", "a war"},
    {"guarantee", "a state under a guarantee"},
    {"movement", "a movement"},
    {"recognition", "a movement before a foreign actor"},
    {"issue", "an issue"},
    {"stake", "an actor's stake in an issue"},
    {"attempt", "attempts to seize power"},
    {"uprising", "uprisings"},
    {"opposition", "the opposition together"},
    {"contest", "the contest among elites"},
    {"challenge", "the challenge now under way, if any"},
    {"march", "a march on the capital"},
    {"deal", "a deal between ruler and challenger"},
    {"route", "a road to the capital"},
    {"post", "a place on a road that slows a march"},
    {"option", "an option of a foreign state"},
};

constexpr KindSpec kind_list[] = {
    {"ruler", "ruler", "holds the office at stake"},
    {"military", "organisation", "armed forces"},
    {"security", "organisation", "security service"},
    {"guard", "organisation", "guard near the ruler"},
    {"private_army", "organisation", "armed, outside the chain of command"},
    {"elite", "elite", "resources without troops"},
    {"state", "state", "a foreign state"},
    {"alliance", "alliance", "states that decide together"},
};

constexpr RoleSpec role_list[] = {
    {"war", "how a war moves and ends", "the war stands still and goes on"},
    {"strain", "what war and corruption do to the ruler's strength", "strength moves by imposed events only"},
    {"rents", "what being in the ruler's coalition is worth", "rents move by imposed events only"},
    {"information", "what everybody believes about the ruler's strength", "beliefs stay as they were"},
    {"communication", "who hears what over which channel", "no message reaches anybody"},
    {"opinion", "private support", "private support stays as it was"},
    {"expression", "what people say and whether they act in public", "people say what they think and nobody protests"},
    {"repression", "what open dissent costs", "dissent costs nothing beyond the thresholds"},
    {"organisations", "who fights, stands aside or joins", "every organisation stays undecided"},
    {"elites", "whether elites defect and enter the contest", "elites stay where they are"},
    {"march", "a march as a race against its defenders", "a march meets everybody and is tested after 24 h"},
    {"offer", "offers, deals and whether they are honoured", "nobody makes an offer"},
    {"deterrence", "whether a guarantee deters", "guarantees change nothing"},
    {"recognition", "whether foreign actors recognise a movement", "nobody is recognised; movements stay as they were"},
    {"strategy", "what a foreign state does", "foreign states keep to what they chose at `from`"},
    {"issues", "what actors agree on an issue", "what is agreed stays as it was"},
    {"opposition", "whether opposing groups act together", "they act apart"},
    {"attempts", "how often somebody tries to seize power", "only imposed attempts happen"},
    {"uprisings", "whether protest becomes an uprising", "the people never rise of themselves"},
    {"outcome", "whether a challenge succeeds", "no challenge is ever decided"},
    {"settlement", "who rules after a fall", "the new ruler is not named"},
};

// A group's columns are its own, its opinions of actors, and its belief; and so on.
constexpr Text group_tables[] = {"group", "opinion", "audience"};
constexpr Text organisation_tables[] = {"organisation", "audience"};
constexpr Text organisations_tables[] = {"organisations", "audience"};
constexpr Text elites_tables[] = {"elites", "audience"};
constexpr Text state_tables[] = {"state", "option", "audience"};
constexpr Text movement_tables[] = {"movement", "recognition"};
constexpr Text issue_tables[] = {"issue", "stake"};

}  // namespace

std::span<const TableSpec> tables() { return table_list; }
std::span<const KindSpec> kinds() { return kind_list; }
std::span<const RoleSpec> roles() { return role_list; }

const KindSpec* find_kind(Text id) {
  for (const auto& kind : kind_list)
    if (kind.id == id) return &kind;
  return nullptr;
}

const RoleSpec* find_role(Text id) {
  for (const auto& role : role_list)
    if (role.id == id) return &role;
  return nullptr;
}

std::span<const Text> tables_of(Text entity_table) {
  if (entity_table == "group") return group_tables;
  if (entity_table == "organisation") return organisation_tables;
  if (entity_table == "organisations") return organisations_tables;
  if (entity_table == "elites") return elites_tables;
  if (entity_table == "state") return state_tables;
  if (entity_table == "movement") return movement_tables;
  if (entity_table == "issue") return issue_tables;
  for (const auto& table : table_list)
    if (table.id == entity_table) return {&table.id, 1};
  return {};
}

}  // namespace interregnum
