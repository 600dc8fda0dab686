// Verbs of bargaining between the ruler and who challenges him.
#include "world/values.hpp"
#include "world/verb_making.hpp"

namespace interregnum {
namespace {

// demand: an organisation makes its demand, and the ruler has some hours to answer. Nobody hears it while a challenge
// is under way.
namespace demand {
struct State {
  std::span<double> stage, actor, opened, deadline, answer, demanded;
  Event demands;
};
struct Arguments {
  double by, of, what, deadline;
};
constexpr std::array uses{
    writes("challenge.stage", &State::stage),      writes("challenge.actor", &State::actor),
    writes("challenge.opened", &State::opened),    writes("challenge.deadline", &State::deadline),
    writes("challenge.answer", &State::answer),    writes("organisation.demanded", &State::demanded),
    makes("organisation.demands", &State::demands)};
constexpr std::array<ArgumentOf<Arguments>, 4> arguments{{
    {row("by", "organisation", "who demands"), &Arguments::by},
    {named("of", ArgumentKind::row, "ruler", false, "of whom"), &Arguments::of},
    {named("what", ArgumentKind::text, {}, false, "what is demanded, for people"), &Arguments::what},
    {number("deadline", "h", 0, 96, true, "hours until it must be answered"), &Arguments::deadline},
}};
void apply(const State& s, const Arguments& a, const Moment& now) {
  const auto by = row_index(a.by);
  if (a.deadline <= 0 || s.stage[0] != stage::none || is_forbidden(s.demands, by)) return;
  s.stage[0] = stage::pending;
  s.actor[0] = a.by;
  s.opened[0] = static_cast<double>(now.tick);
  s.deadline[0] = s.opened[0] + a.deadline;
  s.answer[0] = answer::none;
  s.demanded[by] = 1;
  happens(s.demands, by, 1, 0);
}
}  // namespace demand

// answer: the ruler meets or refuses the demand that a shock makes. Too late once a march is under way.
namespace reply {
struct State {
  std::span<const double> stage, actor;
  std::span<double> answer;
};
struct Arguments {
  double by, demand, yes;
};
constexpr std::array uses{reads("challenge.stage", &State::stage), reads("challenge.actor", &State::actor),
                          writes("challenge.answer", &State::answer)};
constexpr std::array<ArgumentOf<Arguments>, 3> arguments{{
    {named("by", ArgumentKind::row, {}, false, "who answers"), &Arguments::by},
    {named("demand", ArgumentKind::demand, {}, true, "the shock that makes the demand"), &Arguments::demand},
    {named("yes", ArgumentKind::flag, {}, true, "whether the demand is met"), &Arguments::yes},
}};
void apply(const State& s, const Arguments& a, const Moment&) {
  if (s.stage[0] == stage::pending && s.actor[0] == a.demand) s.answer[0] = a.yes != 0 ? answer::met : answer::refused;
}
}  // namespace reply

// offer: terms are laid before an organisation that marches on a road.
namespace offer {
struct State {
  std::span<const double> stage, route, actor, road;
  std::span<double> terms;
  Event offered;
};
struct Arguments {
  double by, to, terms;
};
constexpr std::array uses{reads("challenge.stage", &State::stage), reads("challenge.route", &State::route),
                          reads("challenge.actor", &State::actor), reads("challenge.road", &State::road),
                          writes("deal.terms", &State::terms),     makes("deal.offered", &State::offered)};
constexpr std::array<ArgumentOf<Arguments>, 3> arguments{{
    {named("by", ArgumentKind::row, {}, false, "who brings it"), &Arguments::by},
    {row("to", "organisation", "to whom"), &Arguments::to},
    {named("terms", ArgumentKind::choices, deal_terms::names, true, "what is offered"), &Arguments::terms},
}};
void apply(const State& s, const Arguments& a, const Moment&) {
  const bool marches = s.stage[0] == stage::live && s.route[0] == route::march && s.road[0] >= 0;
  if (a.terms <= 0 || !marches || s.actor[0] != a.to || is_forbidden(s.offered, 0)) return;
  s.terms[0] = a.terms;
  happens(s.offered, 0, 1, 0);
}
}  // namespace offer

}  // namespace

extern const Verb demand_verb, answer_verb, offer_verb;
constinit const Verb demand_verb = applied<demand::uses, demand::arguments, demand::apply>(
    "demand", "an organisation makes its demand", "{by} makes its demand and gives {deadline} hours",
    "deadline 0: a demand nobody hears");
constinit const Verb answer_verb = applied<reply::uses, reply::arguments, reply::apply>(
    "answer", "a demand is answered", "the answer to '{demand}' is {yes}", "not applied");
constinit const Verb offer_verb = applied<offer::uses, offer::arguments, offer::apply>(
    "offer", "an offer is made to who marches", "{to} is offered {terms}", "no terms");

}  // namespace interregnum
