// The list of all verbs. Those that a file of the format may name and this version cannot carry out stand here.
#include <algorithm>
#include <array>

#include "world/catalogue.hpp"
#include "world/verb.hpp"

namespace interregnum {

extern const Verb wage_verb, end_war_verb, arm_verb, march_verb, demand_verb, answer_verb, offer_verb, seize_verb,
    repress_verb, opening_verb, guarantee_verb, signal_verb, scale_verb, raise_verb, freeze_verb, forbid_verb,
    force_verb, message_verb, purge_verb, recognise_verb, sanction_verb;

namespace {

constexpr i64 rows_a_table = i64{1} << 20;

constexpr Verb unavailable(Text id, Text about, bool timed = true) {
  return {id, about, timed, Effect::unavailable, {}, {}, nullptr, {}, {}};
}
constexpr Verb hide = unavailable("hide", "an event is not seen", false);

constexpr std::array list{
    &wage_verb,      &end_war_verb,                 // verb_war.cpp
    &arm_verb,                                      // verb_arm.cpp
    &march_verb,                                    // verb_march.cpp
    &demand_verb,    &answer_verb,   &offer_verb,   // verb_bargain.cpp
    &seize_verb,                                    // verb_seize.cpp
    &repress_verb,   &opening_verb,                 // verb_people.cpp
    &guarantee_verb,                                // verb_guarantee.cpp
    &signal_verb,                                   // verb_signal.cpp
    &scale_verb,     &raise_verb,    &freeze_verb,  // verb_change.cpp
    &forbid_verb,    &force_verb,                   // verb_ruling.cpp
    &message_verb,                                  // verb_message.cpp
    &purge_verb,                                    // verb_purge.cpp
    &recognise_verb, &sanction_verb,                // verb_abroad.cpp
    &hide,
};

}  // namespace

std::span<const Verb* const> verbs() { return list; }

i64 entity_code(const EntityRow& entity) {
  const auto all = tables();
  const auto table = std::find_if(all.begin(), all.end(), [&](const TableSpec& t) { return t.id == entity.table; });
  return (table - all.begin()) * rows_a_table + entity.row;
}

EntityRow entity_of(double code) {
  const auto whole = static_cast<i64>(code);
  return {tables()[static_cast<std::size_t>(whole / rows_a_table)].id, static_cast<u32>(whole % rows_a_table)};
}

const Verb* find_verb(Text id) {
  for (const Verb* verb : list)
    if (verb->id == id) return verb;
  return nullptr;
}

}  // namespace interregnum
