// Whether a challenge succeeds: one test of force at its hour.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> challenge;
  std::span<const double> share, valued, p_true;
  std::span<double> stage, route, actor, force, mobilised, opened, test, road, sigma;
  std::span<double> theta, floor, since, p_win, status, route_of_fall;
  Event falls, succeeds, rules, stops;
};
struct Parameters {
  double noise, purge;
};

constexpr std::array uses{
    names("challenge", &State::challenge),
    reads("challenge.share", &State::share),
    reads("march.valued", &State::valued),
    reads("march.p_true", &State::p_true),
    writes("challenge.stage", &State::stage),
    writes("challenge.route", &State::route),
    writes("challenge.actor", &State::actor),
    writes("challenge.force", &State::force),
    writes("challenge.mobilised", &State::mobilised),
    writes("challenge.opened", &State::opened),
    writes("challenge.test", &State::test),
    writes("challenge.road", &State::road),
    writes("challenge.noise", &State::sigma),
    writes("regime.theta", &State::theta),
    writes("audience.floor", &State::floor),
    writes("attempt.since", &State::since),
    writes("march.p_win", &State::p_win),
    writes("regime.status", &State::status),
    writes("regime.route", &State::route_of_fall),
    makes("regime.falls", &State::falls),
    makes("attempt.attempt.succeeds", &State::succeeds),
    makes("organisation.rules", &State::rules),
    makes("march.stops", &State::stops),
};

constexpr std::array<Parameter<Parameters>, 2> parameters{{
    {{"noise", "1", 1e-6, 10, between(.03, .12), "luck in a test of force: standard deviation (sigma_c)"},
     &Parameters::noise},
    {{"purge", "1", -.5, .5, normal(0, .04), "change of strength by what the ruler does after a failed challenge"},
     &Parameters::purge},
}};

constexpr u32 test_luck = purpose("contest.test");
constexpr double longest_pending = 96;            // hours in which a demand or its refusal is still a crisis
constexpr double weakest = .02, strongest = .98;  // bounds of regime.theta

// Whether the scenario forbids this challenge to succeed, by whichever name.
bool may_not_succeed(const State& s) {
  const bool led = s.actor[0] >= 0;
  return is_forbidden(s.falls, 0) || (s.route[0] == route::coup && is_forbidden(s.succeeds, 0)) ||
         (led && is_forbidden(s.rules, static_cast<std::size_t>(s.actor[0])));
}

void succeed(const State& s, double p) {
  s.status[0] = status::fallen;
  s.route_of_fall[0] = s.route[0];
  if (s.route[0] == route::coup) happens(s.succeeds, 0, p, 0);
  if (s.actor[0] >= 0) happens(s.rules, static_cast<std::size_t>(s.actor[0]), p, 0);
}

// Everybody learns that strength exceeds `met`, the force that the ruler has just withstood.
void fail(const State& s, const Parameters& p, double met) {
  s.theta[0] = std::clamp(s.theta[0] + p.purge, weakest, strongest);
  s.since[0] = 0;
  for (double& floor : s.floor) floor = std::max(floor, met);
  s.stage[0] = stage::closing;
}

// The challenge is decided: A + sigma_c eps >= theta, with eps the quantile of the coin.
void decide(const State& s, const Parameters& p, const Moment& now) {
  const double coin = now.luck.uniform(s.challenge[0], static_cast<i64>(s.opened[0]), test_luck);
  const double chance = may_not_succeed(s) ? 0 : s.p_win[0];
  const bool fell = happens(s.falls, 0, chance, coin);
  if (s.route[0] == route::coup) s.succeeds.chance[0] = chance;
  if (s.actor[0] >= 0) s.rules.chance[static_cast<std::size_t>(s.actor[0])] = chance;
  if (s.route[0] == route::march) happens(s.stops, 0, 1 - chance, fell ? 1 : 0);
  const double met = s.share[0] - p.noise * real::normal_quantile(coin);
  if (fell)
    succeed(s, chance);
  else
    fail(s, p, met <= s.theta[0] ? met : -HUGE_VAL);
}

void clear(const State& s) {
  for (const auto column : {s.stage, s.route, s.force, s.mobilised, s.opened, s.test, s.p_win}) column[0] = 0;
  s.actor[0] = s.road[0] = -1;
}

void start(const State& s, const Parameters& p, const Moment&) { s.sigma[0] = p.noise; }

// On a road few have decided before the test: until then the race knows what to expect of the others.
void hour(const State& s, const Parameters& p, const Moment& now) {
  const auto tick = static_cast<double>(now.tick);
  if (s.stage[0] == stage::closing && tick > s.test[0]) clear(s);
  if (s.stage[0] == stage::pending && tick >= s.opened[0] + longest_pending) clear(s);
  if (s.stage[0] != stage::live) return;
  const bool is_test = tick >= s.test[0], is_expected = s.road[0] >= 0 && s.valued[0] == tick && !is_test;
  s.p_win[0] = is_expected ? s.p_true[0] : real::normal_cdf((s.share[0] - s.theta[0]) / p.noise);
  if (is_test) decide(s, p, now);
}

constexpr CardText text{
    "contest",
    "outcome",
    "Contest of forces",
    "p = Phi((A - theta) / sigma_c): the challenge succeeds iff A + sigma_c eps >= theta, eps ~ N(0,1).\n"
    "A failure: theta += purge, and everybody knows theta > A + sigma_c eps.",
    "Hirshleifer 1989 Public Choice (difference form); Angeletos, Hellwig & Pavan 2007 Econometrica (survival as news)",
    "On a road the chance shown before the test is that of the race; what nobody takes up in 96 h is over. Probit "
    "instead "
    "of logit, so that luck in the test and errors of belief are of one kind. Where the scenario "
    "forbids "
    "the fall, a challenge that would have succeeded shows strength up to theta.",
    "p = .5 iff forces are equal (theta = .5), and p(A) + p(1 - A) = 1 (contest_test.cpp)",
};

constexpr std::array<Coupling, 6> couplings{{
    {"challenge.share", "regime.falls", "p = Phi((A - theta) / sigma_c)", "noise"},
    {"regime.theta", "regime.falls", "p = Phi((A - theta) / sigma_c)", "noise"},
    {"challenge.share", "audience.floor", "failure: L = A + sigma_c eps", "noise"},
    {"challenge.stage", "regime.theta", "failure: dtheta = purge", "purge"},
    {"challenge.stage", "attempt.since", "failure: 0", ""},
    {"march.p_true", "march.p_win", "on a road, until the test", ""},
}};

}  // namespace

extern const Card contest;
constinit const Card contest = card<uses, parameters, start, nullptr, hour>(text, couplings);

}  // namespace interregnum
