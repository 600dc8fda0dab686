// Verbs of a march.
#include "world/march_opening.hpp"
#include "world/verb_making.hpp"

namespace interregnum {
namespace {

// march: an organisation challenges the ruler with its force at that hour. Without a route it meets everybody and is
// decided after 24 h (design decision, docs/mechanisms). While another marches it stays where it is (`trace` says so);
// of any other challenge under way it takes the place, of a march of its own too.
namespace march {
struct State {
  std::span<const double> force, is_private;
  std::span<double> stage, route, actor, strength, mobilised, opened, test, road;
  Event starts, marches;
};
struct Arguments {
  double by, force, road;
};
constexpr std::array uses{reads("organisation.force", &State::force),
                          reads("organisation.private", &State::is_private),
                          writes("challenge.stage", &State::stage),
                          writes("challenge.route", &State::route),
                          writes("challenge.actor", &State::actor),
                          writes("challenge.force", &State::strength),
                          writes("challenge.mobilised", &State::mobilised),
                          writes("challenge.opened", &State::opened),
                          writes("challenge.test", &State::test),
                          writes("challenge.road", &State::road),
                          makes("march.starts", &State::starts),
                          makes("organisation.marches", &State::marches)};
constexpr std::array<ArgumentOf<Arguments>, 3> arguments{{
    {row("by", "organisation", "who marches"), &Arguments::by},
    {number("force", "person", 0, 1e12, false, "its force, instead of what it has at that hour"), &Arguments::force},
    {named("route", ArgumentKind::row, "route", false, "the road it takes"), &Arguments::road},
}};
void apply(const State& s, const Arguments& a, const Moment& now) {
  const auto by = row_index(a.by);
  const double people = std::isnan(a.force) ? s.force[by] : a.force;
  const double strength = march_force(s.force, s.is_private, by, people);
  const bool another_marches =
      s.stage[0] == stage::live && s.route[0] == route::march && s.actor[0] != static_cast<double>(by);
  if (strength <= 0 || another_marches || is_forbidden(s.marches, by)) return;
  open_march(s, by, strength, std::isnan(a.road) ? -1 : a.road, static_cast<double>(now.tick));
  happens(s.starts, 0, 1, 0);
  happens(s.marches, by, 1, 0);
}
}  // namespace march

}  // namespace

extern const Verb march_verb;
constinit const Verb march_verb = applied<march::uses, march::arguments, march::apply>(
    "march", "an organisation marches against the ruler", "{by} marches", "force 0 meets nobody");

}  // namespace interregnum
