#include <cmath>

#include "world/verb.hpp"

namespace interregnum {
namespace {

constexpr double inf = HUGE_VAL;

constexpr Argument number(Text name, Text unit, double low, double high, bool required, Text about) {
  return {name, ArgumentKind::number, required, {}, {name, unit, low, high, exactly(0), about}};
}
constexpr Argument named(Text name, ArgumentKind kind, Text table, bool required, Text about) {
  return {name, kind, required, table, {name, {}, -inf, inf, exactly(0), about}};
}
constexpr Argument row(Text name, Text table, Text about) { return named(name, ArgumentKind::row, table, true, about); }
constexpr Argument later(Text name) { return named(name, ArgumentKind::later, {}, false, "not available yet"); }

std::size_t index(double row) { return static_cast<std::size_t>(row); }

constexpr Text phase_names[] = {"none", "active", "ceasefire", "ended"};
constexpr double phase_active = 1, phase_ceasefire = 2, phase_ended = 3;
static_assert(phase_names[2] == "ceasefire");

// wage: a war begins, or begins again.
namespace wage {
struct State {
  std::span<double> phase, outcome, balance;
};
struct Arguments {
  double by, war;
};
constexpr std::array uses{writes("war.phase", &State::phase), writes("war.outcome", &State::outcome),
                          writes("war.balance", &State::balance)};
constexpr std::array<ArgumentOf<Arguments>, 2> arguments{{
    {row("by", {}, "who begins it"), &Arguments::by},
    {row("war", "war", "which war"), &Arguments::war},
}};
void apply(const State& s, const Arguments& a, const Moment&) {
  const auto war = index(a.war);
  if (s.phase[war] == phase_active) return;
  s.phase[war] = phase_active;
  s.outcome[war] = 0;
  s.balance[war] = 0;
}
}  // namespace wage

// end_war: the war stops, and how is imposed.
namespace end_war {
struct State {
  std::span<double> phase, outcome, balance;
  Event ends;
};
struct Arguments {
  double war, outcome;
};
constexpr std::array uses{writes("war.phase", &State::phase), writes("war.outcome", &State::outcome),
                          writes("war.balance", &State::balance), makes("war.ends", &State::ends)};
constexpr std::array<ArgumentOf<Arguments>, 2> arguments{{
    {row("war", "war", "which war"), &Arguments::war},
    {named("outcome", ArgumentKind::outcome, {}, true, "victory(SIDE), stalemate (a ceasefire) or negotiated"),
     &Arguments::outcome},
}};
constexpr double attacker = 1, defender = 2, stalemate = 3;
void apply(const State& s, const Arguments& a, const Moment&) {
  const auto war = index(a.war);
  if (s.phase[war] == phase_ended) return;
  s.phase[war] = a.outcome == stalemate ? phase_ceasefire : phase_ended;
  s.outcome[war] = a.outcome;
  if (a.outcome == attacker) s.balance[war] = 1;
  if (a.outcome == defender) s.balance[war] = -1;
  happens(s.ends, war, 1, 0);
}
}  // namespace end_war

// arm: an organisation gets more people under arms.
namespace arm {
struct State {
  std::span<double> force;
};
struct Arguments {
  double by, actor, force;
};
constexpr std::array uses{writes("organisation.force", &State::force)};
constexpr std::array<ArgumentOf<Arguments>, 3> arguments{{
    {named("by", ArgumentKind::row, {}, false, "who arms it"), &Arguments::by},
    {row("actor", "organisation", "which organisation"), &Arguments::actor},
    {number("force", "person", 0, 1e12, true, "people added"), &Arguments::force},
}};
void apply(const State& s, const Arguments& a, const Moment&) { s.force[index(a.actor)] += a.force; }
}  // namespace arm

// march: an organisation challenges the ruler with its force at that hour. Without a route it meets everybody and is
// decided after 24 h (design decision, docs/mechanisms). It takes the place of a challenge that is under way.
namespace march {
struct State {
  std::span<const double> force, is_private;
  std::span<double> stage, route, actor, strength, mobilised, opened, test;
  Event starts, marches;
};
struct Arguments {
  double by, force, route;
};
constexpr std::array uses{
    reads("organisation.force", &State::force),       reads("organisation.private", &State::is_private),
    writes("challenge.stage", &State::stage),         writes("challenge.route", &State::route),
    writes("challenge.actor", &State::actor),         writes("challenge.force", &State::strength),
    writes("challenge.mobilised", &State::mobilised), writes("challenge.opened", &State::opened),
    writes("challenge.test", &State::test),           makes("march.starts", &State::starts),
    makes("organisation.marches", &State::marches)};
constexpr std::array<ArgumentOf<Arguments>, 3> arguments{{
    {row("by", "organisation", "who marches"), &Arguments::by},
    {number("force", "person", 0, 1e12, false, "its force, instead of what it has at that hour"), &Arguments::force},
    {later("route"), &Arguments::route},
}};
constexpr double live = 1, by_march = 1, mobilised = .7, hours_to_test = 24;
void apply(const State& s, const Arguments& a, const Moment& now) {
  const auto by = index(a.by);
  double defenders = 0;
  for (std::size_t j = 0; j < s.force.size(); ++j)
    if (j != by && s.is_private[j] == 0) defenders += s.force[j];
  const double force = std::isnan(a.force) ? s.force[by] : a.force;
  if (force <= 0 || defenders <= 0 || s.marches.forbidden[by] != 0) return;
  s.stage[0] = live;
  s.route[0] = by_march;
  s.actor[0] = a.by;
  s.strength[0] = force / defenders;
  s.mobilised[0] = mobilised;
  s.opened[0] = static_cast<double>(now.tick);
  s.test[0] = s.opened[0] + hours_to_test;
  happens(s.starts, 0, 1, 0);
  happens(s.marches, by, 1, 0);
}
}  // namespace march

// signal: news about the ruler's strength that moves beliefs, not the strength: z += shift * prec / (alpha + prec).
namespace signal {
struct State {
  std::span<double> mean, precision;
};
struct Arguments {
  double about, shift, precision, seen_by;
};
constexpr std::array uses{writes("audience.mean", &State::mean), writes("audience.precision", &State::precision)};
constexpr std::array<ArgumentOf<Arguments>, 4> arguments{{
    {named("about", ArgumentKind::choice, "regime.theta", true, "what it is about"), &Arguments::about},
    {number("shift", "1", -1, 1, true, "how far the news lies from what was believed"), &Arguments::shift},
    {number("precision", "1", 0, 1e6, true, "1 / variance of the news, 1/1^2"), &Arguments::precision},
    {named("seen_by", ArgumentKind::rows, "audience", false, "who sees it (everybody)"), &Arguments::seen_by},
}};
void apply(const State& s, const Arguments& a, const Moment&) {
  const bool everybody = std::isnan(a.seen_by);
  const u64 mask = everybody ? ~u64{0} : static_cast<u64>(a.seen_by);
  for (std::size_t i = 0; i < s.mean.size(); ++i) {
    if (!everybody && (i > 51 || (mask >> i & 1) == 0)) continue;
    s.mean[i] += a.shift * a.precision / (s.precision[i] + a.precision);
    s.precision[i] += a.precision;
  }
}
}  // namespace signal

constexpr std::array scale_arguments{named("column", ArgumentKind::column, {}, true, "which columns"),
                                     number("factor", "1", 0, 1e6, true, "multiplies it from `from` on")};
constexpr std::array raise_arguments{named("column", ArgumentKind::column, {}, true, "which columns"),
                                     number("by_about", {}, -1e12, 1e12, true, "added to it, in its unit")};
constexpr std::array freeze_arguments{named("column", ArgumentKind::column, {}, true, "columns kept at their value")};
constexpr std::array forbid_arguments{
    named("event", ArgumentKind::event, {}, true, "what does not happen"),
    named("until", ArgumentKind::moment, {}, false, "from when on it may happen again")};

template <const auto& uses, const auto& arguments, auto function>
constexpr Verb applied(Text id, Text about, Text sentence, Text zero) {
  return {id,
          about,
          true,
          Effect::apply,
          argument_specs<arguments>,
          column_uses<uses>,
          bound<uses, arguments, function>(),
          sentence,
          zero};
}
constexpr Verb unavailable(Text id, Text about, bool timed = true) {
  return {id, about, timed, Effect::unavailable, {}, {}, nullptr, {}, {}};
}

constexpr Verb verb_list[] = {
    applied<wage::uses, wage::arguments, wage::apply>("wage", "a war begins", "{by} begins the war {war}",
                                                      "not applied"),
    applied<end_war::uses, end_war::arguments, end_war::apply>("end_war", "a war ends as stated",
                                                               "the war {war} ends: {outcome}", "not applied"),
    applied<arm::uses, arm::arguments, arm::apply>("arm", "an organisation gets more people under arms",
                                                   "{actor} is armed with {force} people", "force unchanged"),
    applied<march::uses, march::arguments, march::apply>("march", "an organisation marches against the ruler",
                                                         "{by} marches", "force 0 meets nobody"),
    applied<signal::uses, signal::arguments, signal::apply>("signal", "news about the ruler's strength",
                                                            "news about {about}: {shift}", "shift 0, precision 0"),
    {"scale",
     "multiplies a column",
     false,
     Effect::scale,
     scale_arguments,
     {},
     nullptr,
     "{column} times {factor}",
     "factor 1"},
    {"raise", "adds to a column", true, Effect::raise, raise_arguments, {}, nullptr, "{column} plus {by_about}", "0"},
    {"freeze",
     "keeps columns at their value",
     true,
     Effect::freeze,
     freeze_arguments,
     {},
     nullptr,
     "{column} kept as it is",
     "freeze undone"},
    {"forbid",
     "events do not happen",
     false,
     Effect::forbid,
     forbid_arguments,
     {},
     nullptr,
     "{event} does not happen",
     "not applied"},
    unavailable("repress", "the ruler represses a group"),
    unavailable("demand", "an actor makes a demand"),
    unavailable("answer", "a demand is answered"),
    unavailable("offer", "an offer is made"),
    unavailable("guarantee", "a guarantee is announced"),
    unavailable("seize", "an actor seizes power"),
    unavailable("opening", "an opening against an event"),
    unavailable("force", "an event happens", false),
    unavailable("hide", "an event is not seen", false),
    unavailable("recognise", "an actor recognises a movement"),
    unavailable("sanction", "an actor imposes sanctions"),
    unavailable("message", "a message is sent over a channel"),
    unavailable("purge", "the ruler purges an organisation"),
};

}  // namespace

std::span<const Verb> verbs() { return verb_list; }

const Verb* find_verb(Text id) {
  for (const auto& verb : verb_list)
    if (verb.id == id) return &verb;
  return nullptr;
}

}  // namespace interregnum
