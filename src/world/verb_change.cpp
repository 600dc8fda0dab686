// Verbs that act on any column; the engine carries them out.
#include "world/verb_making.hpp"

namespace interregnum {
namespace {

constexpr std::array scale_arguments{named("column", ArgumentKind::column, {}, true, "which columns"),
                                     number("factor", "1", 0, 1e6, true, "multiplies it from `from` on")};
constexpr std::array raise_arguments{named("column", ArgumentKind::column, {}, true, "which columns"),
                                     number("by_about", {}, -1e12, 1e12, true, "added to it, in its unit")};
constexpr std::array freeze_arguments{named("column", ArgumentKind::column, {}, true, "columns kept at their value")};

}  // namespace

extern const Verb scale_verb, raise_verb, freeze_verb;
constinit const Verb scale_verb{"scale", "multiplies a column",     false,     Effect::scale, scale_arguments, {},
                                nullptr, "{column} times {factor}", "factor 1"};
constinit const Verb raise_verb{"raise", "adds to a column",         true, Effect::raise, raise_arguments, {},
                                nullptr, "{column} plus {by_about}", "0"};
constinit const Verb freeze_verb{
    "freeze", "keeps columns at their value", true,           Effect::freeze, freeze_arguments, {},
    nullptr,  "{column} kept as it is",       "freeze undone"};

}  // namespace interregnum
