// Verbs of foreign actors.
#include "world/verb_making.hpp"

namespace interregnum {
namespace {

// recognise: a foreign actor recognises a movement from now on.
namespace recognise {
struct State {
  std::span<const double> movement, actor;
  std::span<double> recognised;
  Event recognises;
};
struct Arguments {
  double by, whom;
};
constexpr std::array uses{reads("recognition.movement", &State::movement), reads("recognition.actor", &State::actor),
                          writes("recognition.recognised", &State::recognised),
                          makes("recognition.recognised", &State::recognises)};
constexpr std::array<ArgumentOf<Arguments>, 2> arguments{{
    {named("by", ArgumentKind::entity, "state alliance", true, "which foreign actor"), &Arguments::by},
    {row("whom", "movement", "which movement"), &Arguments::whom},
}};
void apply(const State& s, const Arguments& a, const Moment&) {
  for (std::size_t i = 0; i < s.movement.size(); ++i) {
    if (s.movement[i] != a.whom || s.actor[i] != a.by || s.recognised[i] != 0) continue;
    if (happens(s.recognises, i, 1, 0)) s.recognised[i] = 1;
  }
}
}  // namespace recognise

// sanction: takes a share of what an actor lives on: the resources of an elite, the rents that an organisation pays a
// loyal member.
namespace sanction {
struct State {
  std::span<double> resources, rent;
};
struct Arguments {
  double by, whom, cost;
};
constexpr std::array uses{writes("elite.resources", &State::resources), writes("organisation.rent", &State::rent)};
constexpr std::array<ArgumentOf<Arguments>, 3> arguments{{
    {named("by", ArgumentKind::entity, "state alliance", false, "who imposes it"), &Arguments::by},
    {named("whom", ArgumentKind::entity, "elite organisation", true, "an elite or an organisation"), &Arguments::whom},
    {number("cost", "1", 0, 1, true, "share of its resources or rents that it loses"), &Arguments::cost},
}};
void apply(const State& s, const Arguments& a, const Moment&) {
  const EntityRow whom = entity_of(a.whom);
  (whom.table == "elite" ? s.resources : s.rent)[whom.row] *= 1 - a.cost;
}
}  // namespace sanction

}  // namespace

extern const Verb recognise_verb, sanction_verb;
constinit const Verb recognise_verb = applied<recognise::uses, recognise::arguments, recognise::apply>(
    "recognise", "a foreign actor recognises a movement", "{by} recognises {whom}", "not applied");
constinit const Verb sanction_verb = applied<sanction::uses, sanction::arguments, sanction::apply>(
    "sanction", "an elite or an organisation is put under sanctions",
    "{whom} is put under sanctions and loses {cost} of what it has", "cost 0");

}  // namespace interregnum
