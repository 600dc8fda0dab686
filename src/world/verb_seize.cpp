// The verb that imposes a fall.
#include "world/values.hpp"
#include "world/verb_making.hpp"

namespace interregnum {
namespace {

// seize: the ruler falls to this actor, whatever his strength: to an organisation as by a march, to an elite as by a
// coup, to people or a movement as by an uprising. It takes the place of a challenge under way, whose stage it leaves
// closed, so that nothing else is decided in that hour. Who rules is left to the settlement.
namespace seize {
struct State {
  std::span<const double> force, is_private;
  std::span<double> stage, route, actor, strength, joined, status, route_of_fall;
  Event falls, rules;
};
struct Arguments {
  double by;
};
constexpr std::array uses{
    reads("organisation.force", &State::force),    reads("organisation.private", &State::is_private),
    writes("challenge.stage", &State::stage),      writes("challenge.route", &State::route),
    writes("challenge.actor", &State::actor),      writes("challenge.force", &State::strength),
    writes("challenge.joined", &State::joined),    writes("regime.status", &State::status),
    writes("regime.route", &State::route_of_fall), makes("regime.falls", &State::falls),
    makes("organisation.rules", &State::rules)};
constexpr std::array<ArgumentOf<Arguments>, 1> arguments{{
    {named("by", ArgumentKind::entity, "organisation elite group movement", true, "who seizes power"), &Arguments::by},
}};

// Its force, 1 = all who could defend the ruler; where nobody could, it is all there is.
double strength_of(const State& s, std::size_t by) {
  double defenders = 0;
  for (std::size_t j = 0; j < s.force.size(); ++j)
    if (j != by && s.is_private[j] == 0) defenders += s.force[j];
  return defenders > 0 ? s.force[by] / defenders : 1;
}

void apply(const State& s, const Arguments& a, const Moment&) {
  const EntityRow by = entity_of(a.by);
  const bool organised = by.table == "organisation";
  if (s.status[0] == status::fallen || is_forbidden(s.falls, 0) || (organised && is_forbidden(s.rules, by.row))) return;
  s.stage[0] = stage::none;
  s.route[0] = organised ? route::march : by.table == "elite" ? route::coup : route::uprising;
  s.actor[0] = organised ? by.row : -1.;
  s.strength[0] = organised ? strength_of(s, by.row) : 0;
  s.joined[0] = 0;
  s.status[0] = status::fallen;
  s.route_of_fall[0] = s.route[0];
  happens(s.falls, 0, 1, 0);
  if (organised) happens(s.rules, by.row, 1, 0);
}
}  // namespace seize

}  // namespace

extern const Verb seize_verb;
constinit const Verb seize_verb = applied<seize::uses, seize::arguments, seize::apply>(
    "seize", "the ruler falls to an actor, by imposition", "{by} seizes power", "not applied");

}  // namespace interregnum
