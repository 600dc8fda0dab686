// The list of all verbs. Those that a file of the format may name and this version cannot carry out stand here.
#include <array>

#include "world/verb.hpp"

namespace interregnum {

extern const Verb wage_verb, end_war_verb, arm_verb, march_verb, demand_verb, answer_verb, offer_verb, signal_verb,
    scale_verb, raise_verb, freeze_verb, forbid_verb, force_verb;

namespace {

constexpr Verb unavailable(Text id, Text about, bool timed = true) {
  return {id, about, timed, Effect::unavailable, {}, {}, nullptr, {}, {}};
}
constexpr Verb repress = unavailable("repress", "the ruler represses a group"),
               guarantee = unavailable("guarantee", "a guarantee is announced"),
               seize = unavailable("seize", "an actor seizes power"),
               opening = unavailable("opening", "an opening against an event"),
               hide = unavailable("hide", "an event is not seen", false),
               recognise = unavailable("recognise", "an actor recognises a movement"),
               sanction = unavailable("sanction", "an actor imposes sanctions"),
               message = unavailable("message", "a message is sent over a channel"),
               purge = unavailable("purge", "the ruler purges an organisation");

constexpr std::array list{
    &wage_verb,   &end_war_verb,                // verb_war.cpp
    &arm_verb,                                  // verb_arm.cpp
    &march_verb,                                // verb_march.cpp
    &demand_verb, &answer_verb,  &offer_verb,   // verb_bargain.cpp
    &signal_verb,                               // verb_signal.cpp
    &scale_verb,  &raise_verb,   &freeze_verb,  // verb_change.cpp
    &forbid_verb, &force_verb,                  // verb_ruling.cpp
    &repress,     &guarantee,    &seize,       &opening, &hide, &recognise, &sanction, &message, &purge,
};

}  // namespace

std::span<const Verb* const> verbs() { return list; }

const Verb* find_verb(Text id) {
  for (const Verb* verb : list)
    if (verb->id == id) return verb;
  return nullptr;
}

}  // namespace interregnum
