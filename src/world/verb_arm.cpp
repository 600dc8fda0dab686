// Verbs of forces.
#include "world/verb_making.hpp"

namespace interregnum {
namespace {

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
void apply(const State& s, const Arguments& a, const Moment&) { s.force[row_index(a.actor)] += a.force; }
}  // namespace arm

}  // namespace

extern const Verb arm_verb;
constinit const Verb arm_verb = applied<arm::uses, arm::arguments, arm::apply>(
    "arm", "an organisation gets more people under arms", "{actor} is armed with {force} people", "force unchanged");

}  // namespace interregnum
