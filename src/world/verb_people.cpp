// Verbs that bear on the people: repression, and an opening.
#include <algorithm>

#include "world/verb_making.hpp"

namespace interregnum {
namespace {

// repress: fear of a group rises by the effort, and fades as any fear does. Parts fear as their group does, a part
// named alone fears alone.
namespace repress {
struct State {
  std::span<const double> audience;
  std::span<double> fear;
};
struct Arguments {
  double by, group, effort;
};
constexpr std::array uses{reads("group.audience", &State::audience), writes("group.fear", &State::fear)};
constexpr std::array<ArgumentOf<Arguments>, 3> arguments{{
    {named("by", ArgumentKind::row, {}, false, "who represses"), &Arguments::by},
    {row("group", "group", "whom"), &Arguments::group},
    {number("effort", "1", 0, 10, true, "fear added; 1 shifts what people say by half of what they hide"),
     &Arguments::effort},
}};
constexpr double most_fear = 10;
void apply(const State& s, const Arguments& a, const Moment&) {
  if (a.effort == 0) return;
  for (std::size_t g = 0; g < s.fear.size(); ++g)
    if (static_cast<double>(g) == a.group || s.audience[g] == a.group)
      s.fear[g] = std::min(most_fear, s.fear[g] + a.effort);
}
}  // namespace repress

// opening: for a while one person in a hundred acts first; `expression` says who follows, and closes it.
namespace opening {
struct State {
  std::span<double> opening, until;
};
struct Arguments {
  double against, lasts;
};
constexpr std::array uses{writes("group.opening", &State::opening), writes("group.opening_until", &State::until)};
constexpr std::array<ArgumentOf<Arguments>, 2> arguments{{
    {named("against", ArgumentKind::text, {}, true, "what it is an opening against, in words"), &Arguments::against},
    {number("lasts", "d", 0, 1e5, true, "how long people can act under it"), &Arguments::lasts},
}};
constexpr double first_movers = .01;
void apply(const State& s, const Arguments& a, const Moment& now) {
  if (a.lasts == 0) return;
  for (std::size_t g = 0; g < s.opening.size(); ++g) {
    s.opening[g] = first_movers;
    s.until[g] = static_cast<double>(now.tick) + 24 * a.lasts;
  }
}
}  // namespace opening

}  // namespace

extern const Verb repress_verb, opening_verb;
constinit const Verb repress_verb = applied<repress::uses, repress::arguments, repress::apply>(
    "repress", "fear of a group rises", "{group} is repressed: fear plus {effort}", "effort 0");
constinit const Verb opening_verb = applied<opening::uses, opening::arguments, opening::apply>(
    "opening", "one person in a hundred acts first for a while", "an opening against {against}, for {lasts} days",
    "lasts 0");

}  // namespace interregnum
