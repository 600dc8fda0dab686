// Verbs of a march.
#include "world/values.hpp"
#include "world/verb_making.hpp"

namespace interregnum {
namespace {

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
    {named("route", ArgumentKind::later, {}, false, "the road it takes"), &Arguments::route},
}};
constexpr double mobilised = .7, hours_to_test = 24;
void apply(const State& s, const Arguments& a, const Moment& now) {
  const auto by = row_index(a.by);
  double defenders = 0;
  for (std::size_t j = 0; j < s.force.size(); ++j)
    if (j != by && s.is_private[j] == 0) defenders += s.force[j];
  const double force = std::isnan(a.force) ? s.force[by] : a.force;
  if (force <= 0 || defenders <= 0 || is_forbidden(s.marches, by)) return;
  s.stage[0] = stage::live;
  s.route[0] = route::march;
  s.actor[0] = a.by;
  s.strength[0] = force / defenders;
  s.mobilised[0] = mobilised;
  s.opened[0] = static_cast<double>(now.tick);
  s.test[0] = s.opened[0] + hours_to_test;
  happens(s.starts, 0, 1, 0);
  happens(s.marches, by, 1, 0);
}
}  // namespace march

}  // namespace

extern const Verb march_verb;
constinit const Verb march_verb = applied<march::uses, march::arguments, march::apply>(
    "march", "an organisation marches against the ruler", "{by} marches", "force 0 meets nobody");

}  // namespace interregnum
