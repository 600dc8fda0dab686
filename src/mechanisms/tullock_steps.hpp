// The steps that the elites' contest and its rival share. The rival's parameter is 0 in the standard, which then does
// what it would without it.
#pragma once

#include <array>

#include "mechanisms/card.hpp"
#include "mechanisms/global_game_roots.hpp"

namespace interregnum::elite_game {

struct State {
  std::span<const u64> elites, audiences;
  std::span<const double> resources, loyalty, members;
  std::span<const double> mean, precision, floor;
  std::span<const double> theta, theta_star, signal_precision, doom;
  std::span<const double> size, is_part, acts, stage, challenge_star;
  std::span<double> tempted, reached, risk, entered, effort;
  std::span<double> joined, aside, defected, cutoff, protest_start, seen;
  std::span<double> entrants, all_effort, leader;
  Event enters, defects;
};
struct Parameters {
  double punishment, loyalty, gain, protest_news, protest_slope, entry, decisiveness;
  double mirror = 0;  // of a rival; at 0 it changes nothing
};

inline constexpr std::array uses{
    names("elite", &State::elites),
    names("audience", &State::audiences),
    reads("elite.resources", &State::resources),
    reads("elite.loyalty", &State::loyalty),
    reads("elite.members", &State::members),
    reads("audience.mean", &State::mean),
    reads("audience.precision", &State::precision),
    reads("audience.floor", &State::floor),
    reads("regime.theta", &State::theta),
    reads("regime.theta_star", &State::theta_star),
    reads("regime.precision", &State::signal_precision),
    reads("regime.doom", &State::doom),
    reads("group.size", &State::size),
    reads("group.is_part", &State::is_part),
    reads("group.acts", &State::acts),
    reads("challenge.stage", &State::stage),
    reads("challenge.theta_star", &State::challenge_star),
    writes("elite.tempted", &State::tempted),
    writes("elite.reached", &State::reached),
    writes("elite.risk", &State::risk),
    writes("elite.entered", &State::entered),
    writes("elite.effort", &State::effort),
    writes("elites.joined", &State::joined),
    writes("elites.aside", &State::aside),
    writes("elites.defected", &State::defected),
    writes("elites.cutoff", &State::cutoff),
    writes("elites.protest_start", &State::protest_start),
    writes("elites.seen", &State::seen),
    writes("contest.entrants", &State::entrants),
    writes("contest.effort", &State::all_effort),
    writes("contest.leader", &State::leader),
    makes("elite.enters", &State::enters),
    makes("elite.defects", &State::defects),
};

inline constexpr std::array<Parameter<Parameters>, 7> parameters{{
    {{"punishment", "1", 0, 10, between(.1, .5), "punishment of an elite that defects from a ruler who stays (k)"},
     &Parameters::punishment},
    {{"loyalty", "1", 0, 10, between(.2, .6), "how much of an elite's loyalty counts like punishment (l)"},
     &Parameters::loyalty},
    {{"gain", "1", 0, 100, between(0, .5), "gain from having defected from a ruler who falls (t)"}, &Parameters::gain},
    {{"protest_news", "1", 0, 1e6, between(0, 40), "precision of a protest as news of strength, 1/1^2 (alpha_r)"},
     &Parameters::protest_news},
    {{"protest_slope", "1", .01, 100, log_between(2, 8),
      "how fast the normal quantile of the share acting falls with strength (d_N)"},
     &Parameters::protest_slope},
    {{"entry", "1", 1e-6, 2, log_between(.01, .1), "cost of entering the contest, in half prizes"}, &Parameters::entry},
    {{"decisiveness", "1", .01, 2, exactly(1), "how strongly effort decides the contest (r)"},
     &Parameters::decisiveness},
}};

void start(const State& s, const Parameters& p, const Moment& now);
void step(const State& s, const Parameters& p, const Moment& now);

// Tullock 1980: each of n equals spends r V (n-1)/n^2 and keeps the rent V (n - r (n-1)) / n^2.
double symmetric_effort(double prize, double r, double n);
// The largest n, at most `most`, whose rent covers `cost`.
double free_entry(double prize, double r, double cost, double most);

// The chance of a fall beyond which an elite defects: the prize for it is 1 + t.
double critical_chance(double punishment, double gain);

// A street with so many people in it, where `expected` were to be seen. `mirror` is the share of the surprise that
// adherents of the ruler answer by coming out as well.
struct Street {
  double protest, expected, slope, news, mirror;
};
Belief after_street(const Belief& belief, const Street& street);

inline constexpr std::array<Coupling, 17> couplings{{
    {"audience.mean", "elites.cutoff", "x(c): falls as elites believe in more strength", ""},
    {"audience.precision", "elites.cutoff", "x = (m (alpha + beta) - alpha z) / beta", ""},
    {"audience.floor", "elites.cutoff", "x(c): falls as elites know that more is withstood (L)", ""},
    {"regime.precision", "elites.cutoff", "x = (m (alpha + beta) - alpha z) / beta", ""},
    {"regime.theta_star", "elites.cutoff", "x(c): rises with theta*", ""},
    {"group.acts", "elites.cutoff", "z += (y_r - z) alpha_r / (alpha + alpha_r), alpha += alpha_r in this step",
     "protest_news"},
    {"elite.loyalty", "elites.cutoff", "c_i = (k + l lambda_i) / (1 + t)", "loyalty"},
    {"elite.resources", "elites.defected", "w_i = resources_i / sum", ""},
    {"regime.theta", "elites.defected", "E = sum w_i Phi(sqrt(beta) (x_i - theta))", ""},
    {"elite.tempted", "elite.defects", "chance (E_i - max E_i so far) / (1 - max E_i so far)", ""},
    {"challenge.theta_star", "elites.joined", "E Pr(theta <= theta*), in the eyes of elites", ""},
    {"challenge.theta_star", "elites.aside", "E less those who join", ""},
    {"regime.doom", "contest.entrants", "n_E = largest n with P (n - r (n-1)) / n^2 >= entry / 2", "entry"},
    {"regime.doom", "contest.effort", "effort = P r (n-1) / n", "decisiveness"},
    {"elite.members", "contest.entrants", "n_E is at most the members of all elites", ""},
    {"elite.resources", "elite.effort", "seats in the order of means a member, P r (n-1) / n^2 each", "decisiveness"},
    {"elite.entered", "elite.enters", "enters when its first member takes a seat", ""},
}};

inline constexpr std::array<Reason, 2> reasons{{
    {"elite.defects",
     "turns: its signal of strength falls below what elites take to be enough with a chance of {elite.tempted}, on "
     "average below {elites.cutoff}, where a ruler weaker than {regime.theta_star} would fall"},
    {"elite.enters", "enters: the prize is open with a chance of {regime.doom}, contending: {contest.entrants}"},
}};

}  // namespace interregnum::elite_game
