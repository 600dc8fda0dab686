// What the rival mechanisms of attempts share: the integrated hazard, and the coup that opens when it is used up.
#pragma once

#include "mechanisms/card.hpp"

namespace interregnum::attempt_hazard {

struct State {
  std::span<const u64> attempt;
  std::span<const double> theta, theta_start, propensity, propensity_start;
  std::span<double> rate, risk, count, since, purged;
  std::span<double> stage, route, actor, force, mobilised, opened, test;
  Event attempted;
  // read by those alone who count new counterweights to the army
  std::span<const double> people, is_private, is_capital;
  std::span<double> counterweights, fresh;
};

inline constexpr std::array uses{
    names("attempt", &State::attempt),
    reads("regime.theta", &State::theta),
    reads("regime.theta_start", &State::theta_start),
    reads("regime.propensity", &State::propensity),
    reads("regime.propensity_start", &State::propensity_start),
    writes("attempt.rate", &State::rate),
    writes("attempt.risk", &State::risk),
    writes("attempt.count", &State::count),
    writes("attempt.since", &State::since),
    writes("attempt.purged", &State::purged),
    writes("challenge.stage", &State::stage),
    writes("challenge.route", &State::route),
    writes("challenge.actor", &State::actor),
    writes("challenge.force", &State::force),
    writes("challenge.mobilised", &State::mobilised),
    writes("challenge.opened", &State::opened),
    writes("challenge.test", &State::test),
    makes("attempt.attempt", &State::attempted),
};

inline constexpr ParameterSpec base_rate{
    "base",
    "/y",
    0,
    10,
    log_between(.01, .06, "Powell & Thyne 1950-2023: .029 after a year without an attempt"),
    "attempts a year at `from` (h0)"};

inline constexpr std::array reasons{
    Reason{"attempt.attempt",
           "attempts come at {attempt.rate}: a challenger's signal is good enough with chance "
           "{regime.propensity}, against {regime.propensity_start} at `from`"},
};

// What potential challengers believe, against `from`: min(20, pi / pi_0).
double ratio_of_propensities(const State& s);

// The rate now in force is `rate`, less what purges have taken of the capacity to coordinate.
void set_rate(const State& s, double rate);

// What a quiet step does before it asks for the rate: time passes since the last attempt and the last purge.
void pass_time(const State& s, const Moment& now);

// The step with the rate now in force: the hazard grows, and one keyed exponential decides at which hazard the next
// attempt comes. While a challenge is under way the hazard rests.
void advance(const State& s, const Moment& now);

}  // namespace interregnum::attempt_hazard
