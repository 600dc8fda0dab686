#include "mechanisms/test_of_force.hpp"

#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "world/values.hpp"

namespace interregnum::test_of_force {
namespace {

constexpr u32 test_luck = purpose("contest.test"), victor_luck = purpose("contest.victor");
constexpr double longest_pending = 96;  // hours in which a demand or its refusal is still a crisis

bool is_led(const State& s) { return s.actor[0] >= 0; }
std::size_t leader(const State& s) { return static_cast<std::size_t>(s.actor[0]); }

// Coups and uprisings succeed by a name of their own.
const Event* success_of(const State& s) {
  if (s.route[0] == route::coup) return &s.succeeds;
  return s.route[0] == route::uprising ? &s.rises : nullptr;
}

// Whether the scenario forbids this challenge to succeed, by whichever name.
bool may_not_succeed(const State& s) {
  const Event* success = success_of(s);
  return is_forbidden(s.falls, 0) || (success != nullptr && is_forbidden(*success, 0)) ||
         (is_led(s) && is_forbidden(s.rules, leader(s)));
}

void succeed(const State& s, double p) {
  s.status[0] = status::fallen;
  s.route_of_fall[0] = s.route[0];
  if (const Event* success = success_of(s)) happens(*success, 0, p, 0);
  if (is_led(s)) happens(s.rules, leader(s), p, 0);
}

// Everybody learns that strength exceeds `met`, the force that the ruler has just withstood. A crowd that has failed is
// no example to those who would seize power from within.
void fail(const State& s, const Parameters& p, double met) {
  s.theta[0] = std::clamp(s.theta[0] + p.purge, weakest, strongest);
  if (s.route[0] != route::uprising) s.since[0] = 0;
  for (double& floor : s.floor) floor = std::max(floor, met);
  s.stage[0] = stage::closing;
}

// The challenge is decided: A + sigma_c eps >= theta, with eps the quantile of the coin.
void decide(const State& s, const Parameters& p, double share, const Moment& now) {
  const double coin = now.luck.uniform(s.challenge[0], static_cast<i64>(s.opened[0]), test_luck);
  const double chance = may_not_succeed(s) ? 0 : s.p_win[0];
  const bool fell = happens(s.falls, 0, chance, coin);
  if (const Event* success = success_of(s)) success->chance[0] = chance;
  if (is_led(s)) s.rules.chance[leader(s)] = chance;
  if (s.route[0] == route::march) happens(s.stops, 0, 1 - chance, fell ? 1 : 0);
  const double met = share - p.noise * real::normal_quantile(coin);
  if (fell)
    succeed(s, chance);
  else
    fail(s, p, met <= s.theta[0] ? met : -HUGE_VAL);
}

void clear(const State& s) {
  for (const auto column : {s.stage, s.route, s.force, s.mobilised, s.opened, s.test, s.p_win}) column[0] = 0;
  s.actor[0] = s.road[0] = -1;
}

// A war in which the polity was invaded, and which it has lost.
bool is_lost_at_home(const State& s, std::size_t w) {
  return s.own_side[w] < 0 && s.war_outcome[w] == war_outcome::attacker;
}

// The victor takes the place of any challenge: nothing else is decided in that hour, and nobody of the polity's rules.
void removed_from_abroad(const State& s) {
  clear(s);
  s.joined[0] = 0;
  s.status[0] = status::fallen;
  s.route[0] = s.route_of_fall[0] = route::foreign;
}

}  // namespace

void start(const State& s, const Parameters& p, const Moment&) {
  s.sigma[0] = p.noise;
  for (std::size_t w = 0; w < s.war_outcome.size(); ++w) s.victor_acted[w] = is_lost_at_home(s, w) ? 1 : 0;
}

// In the hour of a test the test comes first.
void quiet(const State& s, const Parameters& p, const Moment& now) {
  if (s.stage[0] == stage::live && static_cast<double>(now.tick) >= s.test[0]) return;
  for (std::size_t w = 0; w < s.war_outcome.size(); ++w) {
    const bool decides = is_lost_at_home(s, w) && s.victor_acted[w] == 0 && s.status[0] != status::fallen;
    s.victor_acted[w] = is_lost_at_home(s, w) ? 1 : 0;
    if (decides && happens(s.falls, 0, p.removal, now.luck.uniform(s.wars[w], 0, victor_luck))) removed_from_abroad(s);
  }
}

// On a road few have decided before the test: until then the race knows what to expect of the others.
void hour(const State& s, const Parameters& p, double share, const Moment& now) {
  quiet(s, p, now);
  const auto tick = static_cast<double>(now.tick);
  if (s.stage[0] == stage::closing && tick > s.test[0]) clear(s);
  if (s.stage[0] == stage::pending && tick >= s.opened[0] + longest_pending) clear(s);
  if (s.stage[0] != stage::live) return;
  const bool is_test = tick >= s.test[0], is_expected = s.road[0] >= 0 && s.valued[0] == tick && !is_test;
  s.p_win[0] = is_expected ? s.p_true[0] : real::normal_cdf((share - s.theta[0]) / p.noise);
  if (is_test) decide(s, p, share, now);
}

}  // namespace interregnum::test_of_force
