// What the rival mechanisms of the outcome share: one test of force at the hour of a challenge, and what a victor does
// to the ruler of a polity whose war at home is lost.
#pragma once

#include "mechanisms/card.hpp"

namespace interregnum::test_of_force {

struct State {
  std::span<const u64> challenge, wars;
  std::span<const double> share, valued, p_true, own_side, war_outcome;
  std::span<double> stage, route, actor, force, mobilised, opened, test, road, sigma, joined, victor_acted;
  std::span<double> theta, floor, since, p_win, status, route_of_fall;
  Event falls, succeeds, rises, rules, stops;
  // read by those alone who count armed bodies outside the chain of command
  std::span<const double> people, is_private, loyalty, weight, fighting, crowd;
};

struct Parameters {
  double noise, purge, removal, counterweight;
};

inline constexpr std::array uses{
    names("challenge", &State::challenge),
    names("war", &State::wars),
    reads("challenge.share", &State::share),
    reads("march.valued", &State::valued),
    reads("march.p_true", &State::p_true),
    reads("war.own_side", &State::own_side),
    reads("war.outcome", &State::war_outcome),
    writes("challenge.stage", &State::stage),
    writes("challenge.route", &State::route),
    writes("challenge.actor", &State::actor),
    writes("challenge.force", &State::force),
    writes("challenge.mobilised", &State::mobilised),
    writes("challenge.opened", &State::opened),
    writes("challenge.test", &State::test),
    writes("challenge.road", &State::road),
    writes("challenge.noise", &State::sigma),
    writes("challenge.joined", &State::joined),
    writes("war.victor_acted", &State::victor_acted),
    writes("regime.theta", &State::theta),
    writes("audience.floor", &State::floor),
    writes("attempt.since", &State::since),
    writes("march.p_win", &State::p_win),
    writes("regime.status", &State::status),
    writes("regime.route", &State::route_of_fall),
    makes("regime.falls", &State::falls),
    makes("attempt.attempt.succeeds", &State::succeeds),
    makes("uprising.uprising.succeeds", &State::rises),
    makes("organisation.rules", &State::rules),
    makes("march.stops", &State::stops),
};

inline constexpr Parameter<Parameters> noise{
    {"noise", "1", 1e-6, 10, between(.03, .12), "luck in a test of force: standard deviation (sigma_c)"},
    &Parameters::noise};
inline constexpr Parameter<Parameters> purge{
    {"purge", "1", -.5, .5, normal(0, .04), "change of strength by what the ruler does after a failed challenge"},
    &Parameters::purge};
inline constexpr Parameter<Parameters> removal{
    {"removal", "1", 0, 1,
     between(.05, .39,
             "Svolik 2012: 16 of 303 rulers who left unconstitutionally did so by foreign hand; 16 of the 41 "
             "who lost a war is the most that this allows"),
     "chance that the victor removes the ruler of a polity that lost a war in which it was invaded"},
    &Parameters::removal};

inline constexpr std::array reasons{
    Reason{"regime.falls",
           "strength is {before regime.theta}, the challenger's share of the active force {challenge.share}: "
           "the chance was {march.p_win}"},
    Reason{"attempt.attempt.succeeds", "a share of {challenge.share} met a strength of {before regime.theta}"},
    Reason{"uprising.uprising.succeeds", "a share of {challenge.share} met a strength of {before regime.theta}"},
    Reason{"organisation.rules", "a share of {challenge.share} met a strength of {before regime.theta}"},
    Reason{"march.stops", "a share of {challenge.share} met a strength of {before regime.theta}"},
    Reason{"regime.status",
           "strength is {before regime.theta}, the challenger's share of the active force {challenge.share}"},
    Reason{"regime.route", "the challenge was a {challenge.route}"},
};

void start(const State& s, const Parameters& p, const Moment& now);

// A ruler may be removed by the victor of a war, in any step.
void quiet(const State& s, const Parameters& p, const Moment& now);

// The same, and the challenge under way, whose share of the active force is `share`.
void hour(const State& s, const Parameters& p, double share, const Moment& now);

}  // namespace interregnum::test_of_force
