// Verbs of news.
#include "world/verb_making.hpp"

namespace interregnum {
namespace {

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

}  // namespace

extern const Verb signal_verb;
constinit const Verb signal_verb = applied<signal::uses, signal::arguments, signal::apply>(
    "signal", "news about the ruler's strength", "news about {about}: {shift}", "shift 0, precision 0");

}  // namespace interregnum
