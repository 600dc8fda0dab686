// message: a channel argues for something from now on; `communication` says whom that moves.
#include <cmath>

#include "world/verb_making.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<double> text, effort, about, since, until;
};
struct Arguments {
  double channel, text, effort, about, lasts;
};
constexpr std::array uses{
    writes("channel.text", &State::text),   writes("channel.effort", &State::effort),
    writes("channel.about", &State::about), writes("channel.since", &State::since),
    writes("channel.until", &State::until),
};
constexpr std::array<ArgumentOf<Arguments>, 5> arguments{{
    {row("channel", "channel", "over which channel, or the actor who `informs` people by a tie"), &Arguments::channel},
    {number("text", "1", 0, 1, true, "the share argued for: so many should support whom it is `about`"),
     &Arguments::text},
    {number("effort", "1", 0, 1, true, "how much of the channel's time it takes"), &Arguments::effort},
    {named("about", ArgumentKind::entity, "ruler organisation elite movement state alliance", false,
           "whom to support; the ruler where it is not said"),
     &Arguments::about},
    {number("lasts", "d", 0, 1e5, false, "how long it stays on the air"), &Arguments::lasts},
}};

void apply(const State& s, const Arguments& a, const Moment& now) {
  if (a.effort == 0) return;
  const auto k = row_index(a.channel);
  const auto hour = static_cast<double>(now.tick);
  s.text[k] = a.text;
  s.effort[k] = a.effort;
  s.about[k] = std::isnan(a.about) ? -1 : a.about;
  s.since[k] = hour;
  s.until[k] = std::isnan(a.lasts) ? unbounded : hour + 24 * a.lasts;
}

}  // namespace

extern const Verb message_verb;
constinit const Verb message_verb = applied<uses, arguments, apply>(
    "message", "a message is sent over a channel",
    "{channel} argues that {text} should support {about|the ruler}, effort {effort}", "effort 0");

}  // namespace interregnum
