// What is said over channels pulls private support towards it; what a movement can say reaches as many as its channels.
#include <algorithm>
#include <cmath>
#include <vector>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/group_crowd.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const double> channel_reach, trust, cost, by_ties, owner, text, effort, about, since, until;
  std::span<const double> tie, tie_group, tie_channel, size, is_part, audience, group_of, of_ruler, opinion_about;
  std::span<double> latent, reach;
};
struct Parameters {
  double susceptibility, naive, lasts;
};

constexpr std::array uses{
    reads("channel.reach", &State::channel_reach),
    reads("channel.trust", &State::trust),
    reads("channel.cost", &State::cost),
    reads("channel.by_ties", &State::by_ties),
    reads("channel.movement", &State::owner),
    reads("channel.text", &State::text),
    reads("channel.effort", &State::effort),
    reads("channel.about", &State::about),
    reads("channel.since", &State::since),
    reads("channel.until", &State::until),
    reads("tie.strength", &State::tie),
    reads("tie.group_to", &State::tie_group),
    reads("tie.channel", &State::tie_channel),
    reads("group.size", &State::size),
    reads("group.is_part", &State::is_part),
    reads("group.audience", &State::audience),
    reads("opinion.group", &State::group_of),
    reads("opinion.of_ruler", &State::of_ruler),
    reads("opinion.about", &State::opinion_about),
    writes("opinion.latent", &State::latent),
    writes("movement.reach", &State::reach),
};

constexpr std::array<Parameter<Parameters>, 3> parameters{{
    {{"susceptibility", "1", 0, .999,
      between(.02, .15, "judgement, after persuasion rates in DellaVigna & Gentzkow 2010"),
      "share of the way to a message that support goes in a month of full effort, all hearing and believing (s)"},
     &Parameters::susceptibility},
    {{"naive", "1", 0, 1, between(0, 1), "share of the people who take a message at face value (nu)"},
     &Parameters::naive},
    {{"lasts", "d", 0, 1e5, between(7, 60), "how long a message stays on the air that does not say so itself"},
     &Parameters::lasts},
}};

constexpr double extreme = .001;  // no message argues for all or nobody: Phi^-1 is finite

// The tie of channel k with group g: its own, or for a part that of its group. A channel without ties reaches all
// alike.
double tie_with(const State& s, std::size_t k, std::size_t g) {
  if (s.by_ties[k] == 0) return 1;
  double of_whole = 0;
  for (std::size_t t = 0; t < s.tie.size(); ++t) {
    if (s.tie_channel[t] != static_cast<double>(k)) continue;
    if (s.tie_group[t] == static_cast<double>(g)) return s.tie[t];
    if (s.tie_group[t] == s.audience[g]) of_whole = s.tie[t];
  }
  return of_whole;
}
// Reach times trust (w).
double weight(const State& s, std::size_t k, std::size_t g) {
  return std::clamp(s.channel_reach[k] * s.trust[k] * tie_with(s, k, g), 0., 1.);
}

bool is_about(const State& s, std::size_t k, std::size_t opinion) {
  return s.about[k] < 0 ? s.of_ruler[opinion] != 0 : s.about[k] == s.opinion_about[opinion];
}

double rate_of(double susceptibility) { return -real::log1p(-susceptibility) / days_a_month; }  // a day
double position(double text) { return real::normal_quantile(std::clamp(text, extreme, 1 - extreme)); }

// dx/dt = sum_k r_k (m_k - x), exactly.
double pulled(double x, double rate, double rate_times_position, double days) {
  return rate > 0 ? x - real::expm1(-rate * days) * (rate_times_position / rate - x) : x;
}

double end_of(const State& s, const Parameters& p, std::size_t k) {
  return std::isinf(s.until[k]) ? s.since[k] + 24 * p.lasts : s.until[k];
}

// From hour `from` to `to` the same messages are on the air.
void pull(const State& s, const Parameters& p, double from, double to) {
  for (std::size_t i = 0; i < s.latent.size(); ++i) {
    double rates = 0, positions = 0;
    for (std::size_t k = 0; k < s.text.size(); ++k) {
      if (s.since[k] > from || end_of(s, p, k) < to || !is_about(s, k, i)) continue;
      const double heard = weight(s, k, as_row(s.group_of[i])) * s.effort[k] * (1 - s.cost[k]);
      const double rate = rate_of(p.susceptibility) * p.naive * heard;
      rates += rate;
      positions += rate * position(s.text[k]);
    }
    s.latent[i] = pulled(s.latent[i], rates, positions, (to - from) / 24);
  }
}

// What a movement can say: the share of the people who hear and believe at least one of its channels, each by itself.
void set_reach(const State& s) {
  for (std::size_t m = 0; m < s.reach.size(); ++m) {
    const auto heard = [&](std::size_t g) {
      double unheard = 1;
      for (std::size_t k = 0; k < s.owner.size(); ++k)
        if (s.owner[k] == static_cast<double>(m)) unheard *= 1 - weight(s, k, g);
      return 1 - unheard;
    };
    s.reach[m] = mean_of_people(s, heard, 0);
  }
}

void hour(const State& s, const Parameters&, const Moment&) { set_reach(s); }

// The step falls into pieces in which the same messages are on the air.
void quiet(const State& s, const Parameters& p, const Moment& now) {
  set_reach(s);
  const auto end = static_cast<double>(now.tick);
  for (double from = static_cast<double>(began(now)), to = end; from < end; from = to) {
    to = end;
    for (std::size_t k = 0; k < s.text.size(); ++k)
      for (const double edge : {s.since[k], end_of(s, p, k)})
        if (edge > from && edge < to) to = edge;
    pull(s, p, from, to);
  }
}

// ------------------------------------------------------------------------------------------------------ the calculator

constexpr std::array<ParameterSpec, 7> inputs{{
    {"x", "1", 0, 1, exactly(.6), "support before"},
    {"m", "1", 0, 1, exactly(.3), "support that the message argues for"},
    {"w", "1", 0, 1, exactly(.5), "reach times trust"},
    {"effort", "1", 0, 1, exactly(1), "effort behind it, less what is lost on the way"},
    {"s", "1", 0, .999, exactly(.1), "share of the way that support goes in a month"},
    {"naive", "1", 0, 1, exactly(1), "share of the people who take it at face value"},
    {"days", "d", 0, 1e5, exactly(days_a_month), "how long it is on the air"},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const double rate = rate_of(x[4]) * x[5] * x[2] * x[3], before = position(x[0]);
  const double after = pulled(before, rate, rate * position(x[1]), x[6]);
  return {{"support", {real::normal_cdf(after)}}, {"moved", {after - before}}, {"rate", {rate}}};
}

constexpr Solver solver{"broadcast", "support after a message has been on the air", inputs, solve};

constexpr CardText text{
    "broadcast",
    "communication",
    "Messages over channels pull private support towards them",
    "x += s w (m - x): dmu_g/dt = nu r(s) effort (1 - cost) w (Phi^-1(m) - mu_g), r = -ln(1 - s) a month,\n"
    "w = reach x trust, or the strength of the tie \"A informs G\"; several messages add their rates.\n"
    "movement.reach = 1 - prod (1 - w) over its channels, mean over the people.",
    "the rule of social influence with a strategic source: Friedkin & Johnsen 1990 J Math Sociol 15; naive readers: "
    "Edmond 2013 Rev Econ Stud 80; size: DellaVigna & Gentzkow 2010 Annu Rev Econ 2",
    "In standard deviations, not shares. Readers who are not naive discount a message wholly, as at Edmond's "
    "equilibrium; so a message moves support and never beliefs about strength. A channel has one message on the air: a "
    "new one takes its place, and what the old one would still have done since the last weekly step is lost. People "
    "hear by weeks also during an episode. A part of a group hears what its group hears unless a tie names it; in a "
    "movement's reach only whole groups count.",
    "a month of full effort closes the share s of the gap, exactly, in one step or many (broadcast_test.cpp)",
};

constexpr std::array<Coupling, 6> couplings{{
    {"channel.text", "opinion.latent", "dmu = nu r w (Phi^-1(m) - mu) dt", "susceptibility"},
    {"channel.effort", "opinion.latent", "rate times effort (1 - cost)", "naive"},
    {"channel.reach", "opinion.latent", "w = reach x trust", "susceptibility"},
    {"tie.strength", "opinion.latent", "w = strength where a tie is the channel", "susceptibility"},
    {"channel.reach", "movement.reach", "1 - prod (1 - reach x trust)", ""},
    {"tie.strength", "movement.reach", "1 - prod (1 - strength)", ""},
}};

}  // namespace

extern const Card broadcast;
constinit const Card broadcast = card<uses, parameters, hour, quiet, hour>(text, couplings, solver);

}  // namespace interregnum
