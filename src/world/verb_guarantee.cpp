// Verbs of guarantees.
#include "world/verb_making.hpp"

namespace interregnum {
namespace {

// guarantee: somebody announces to fight for a state, with one credibility now and another once the promise binds. It
// takes the place of an earlier one.
namespace guarantee {
struct State {
  std::span<const double> state;
  std::span<double> announced, binding, binds_at, bound;
};
struct Arguments {
  double by, to, announced, binding, binds_after;
};
constexpr std::array uses{reads("guarantee.state", &State::state), writes("guarantee.announced", &State::announced),
                          writes("guarantee.binding", &State::binding), writes("guarantee.binds_at", &State::binds_at),
                          writes("guarantee.bound", &State::bound)};
constexpr std::array<ArgumentOf<Arguments>, 5> arguments{{
    {named("by", ArgumentKind::row, {}, false, "who gives it"), &Arguments::by},
    {row("to", "state", "to which state"), &Arguments::to},
    {number("announced", "1", 0, 1, true, "chance that the guarantor fights, until the guarantee binds"),
     &Arguments::announced},
    {number("binding", "1", 0, 1, true, "the same once it binds"), &Arguments::binding},
    {number("binds_after", "d", 0, 1e5, true, "how long that takes"), &Arguments::binds_after},
}};
void apply(const State& s, const Arguments& a, const Moment& now) {
  if (a.announced == 0 && a.binding == 0) return;
  for (std::size_t g = 0; g < s.state.size(); ++g) {
    if (s.state[g] != a.to) continue;
    s.announced[g] = a.announced;
    s.binding[g] = a.binding;
    s.binds_at[g] = static_cast<double>(now.tick) + 24 * a.binds_after;
    s.bound[g] = 0;
  }
}
}  // namespace guarantee

}  // namespace

extern const Verb guarantee_verb;
constinit const Verb guarantee_verb = applied<guarantee::uses, guarantee::arguments, guarantee::apply>(
    "guarantee", "a guarantee is announced",
    "{to} is promised a guarantee: {announced} now, {binding} once it binds after {binds_after} days",
    "announced 0, binding 0");

}  // namespace interregnum
