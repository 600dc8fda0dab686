// Verbs that rule on events: wherever a mechanism lets one happen, it may not, or does. The engine carries them out.
#include "world/verb_making.hpp"

namespace interregnum {
namespace {

constexpr std::array forbid_arguments{
    named("event", ArgumentKind::event, {}, true, "what does not happen"),
    named("until", ArgumentKind::moment, {}, false, "from when on it may happen again")};
constexpr std::array force_arguments{
    named("event", ArgumentKind::event, {}, true, "what happens wherever it may"),
    named("until", ArgumentKind::moment, {}, false, "from when on it is left to the mechanisms again")};

}  // namespace

extern const Verb forbid_verb, force_verb;
constinit const Verb forbid_verb{"forbid",       "events do not happen",    false,
                                 Effect::forbid, forbid_arguments,          {},
                                 nullptr,        "{event} does not happen", "not applied"};
constinit const Verb force_verb{
    "force", "events happen wherever they may", false,        Effect::force, force_arguments, {},
    nullptr, "{event} happens wherever it may", "not applied"};

}  // namespace interregnum
