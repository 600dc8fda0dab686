// A march on a road as a race: kilometres against hours in which the defenders mobilise, and the chance to turn back.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/march_odds.hpp"
#include "mechanisms/road.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const double> length, full_speed, post_left, post_slows, post_route;
  std::span<const double> contact, talks_from, weight, prize, punish, theta, crowd;
  std::span<const double> route, actor, challenger, opened, road, noise, joined, fighting, share;
  std::span<const double> waiting, may_join, may_fight, seems_join, seems_fight, believed, believed_sd;
  std::span<double> stage, mobilised, test, stop_floor, ahead, since, floor;
  std::span<double> left, speed, value_on, value_seen, turns_back, valued, expected, p_true, p_seen, going_cost,
      optimism;
  Event continues, stops, arrives;
};
struct Parameters {
  double tau, mobilised, cost, optimism, sobering, retreat, stop_teaches;
};

constexpr std::array uses{
    reads("route.length", &State::length),
    reads("route.speed", &State::full_speed),
    reads("post.left", &State::post_left),
    reads("post.slows", &State::post_slows),
    reads("post.route", &State::post_route),
    reads("organisation.contact", &State::contact),
    reads("deal.contact", &State::talks_from),
    reads("organisation.weight", &State::weight),
    reads("organisation.prize", &State::prize),
    reads("organisation.punish", &State::punish),
    reads("regime.theta", &State::theta),
    reads("regime.crowd", &State::crowd),
    reads("challenge.route", &State::route),
    reads("challenge.actor", &State::actor),
    reads("challenge.force", &State::challenger),
    reads("challenge.opened", &State::opened),
    reads("challenge.road", &State::road),
    reads("challenge.noise", &State::noise),
    reads("challenge.joined", &State::joined),
    reads("challenge.fighting", &State::fighting),
    reads("challenge.share", &State::share),
    reads("challenge.waiting", &State::waiting),
    reads("challenge.may_join", &State::may_join),
    reads("challenge.may_fight", &State::may_fight),
    reads("challenge.seems_join", &State::seems_join),
    reads("challenge.seems_fight", &State::seems_fight),
    reads("march.believed", &State::believed),
    reads("march.believed_sd", &State::believed_sd),
    writes("challenge.stage", &State::stage),
    writes("challenge.mobilised", &State::mobilised),
    writes("challenge.test", &State::test),
    writes("challenge.stop_floor", &State::stop_floor),
    writes("organisation.ahead", &State::ahead),
    writes("attempt.since", &State::since),
    writes("audience.floor", &State::floor),
    writes("march.left", &State::left),
    writes("march.speed", &State::speed),
    writes("march.value_on", &State::value_on),
    writes("march.value_seen", &State::value_seen),
    writes("march.turns_back", &State::turns_back),
    writes("march.valued", &State::valued),
    writes("march.share", &State::expected),
    writes("march.p_true", &State::p_true),
    writes("march.p_seen", &State::p_seen),
    writes("march.cost", &State::going_cost),
    writes("march.optimism", &State::optimism),
    makes("march.continues", &State::continues),
    makes("march.stops", &State::stops),
    makes("march.arrives", &State::arrives),
};

constexpr std::array<Parameter<Parameters>, 7> parameters{{
    {{"tau", "h", .1, 1000, between(8, 48), "hours in which defenders and joiners mobilise (tau)"}, &Parameters::tau},
    {{"mobilised", "1", 0, 1, between(.5, 1), "share of them that can be mobilised at all (M_inf)"},
     &Parameters::mobilised},
    {{"cost", "1", 0, 10, exactly(.1), "cost of going on, in prizes"}, &Parameters::cost},
    {{"optimism", "1", 0, 1, between(.05, .5),
      "share of the undecided whom the leader thinks on his side beyond what the game expects, at first (j0)"},
     &Parameters::optimism},
    {{"sobering", "h", .1, 1000, between(6, 24), "hours in which that wears off (tau_j)"}, &Parameters::sobering},
    {{"retreat", "1", 0, 10, between(.8, 1.2), "he turns back where going on is worth less than this times -D (ret)"},
     &Parameters::retreat},
    {{"stop_teaches", "1", 0, 1, exactly(1),
      "1: a march broken off shows strength above (F+J) / (F+J + all who did not join); 0: nothing"},
     &Parameters::stop_teaches},
}};

constexpr double longest = 96;  // hours after which a march that has not arrived is over

bool is_on_road(const State& s) {
  return s.stage[0] == stage::live && s.route[0] == route::march && s.road[0] >= 0 && s.actor[0] >= 0;
}

Road road_of(const State& s) {
  const std::size_t row = as_row(s.road[0]);
  return {s.length[row], s.full_speed[row], s.post_left, s.post_slows, s.post_route, s.road[0]};
}

// Whom the march will have met when the next hour is over. Nothing is met again that has been met.
void meet(const State& s, const Road& road) {
  const double covered = road.length - left_after(road, s.left[0], 1);
  for (std::size_t j = 0; j < s.ahead.size(); ++j) s.ahead[j] = covered < s.contact[j] * road.length ? 1 : 0;
}

void advance(const State& s, const Parameters& p, double hours_gone) {
  const Road road = road_of(s);
  s.left[0] = hours_gone > 0 ? left_after(road, s.left[0], 1) : road.length;
  s.speed[0] = s.left[0] > 0 ? speed_at(road, s.left[0]) : 0;
  const double in_all = hours_gone + hours_to_go(road, s.left[0]);
  s.mobilised[0] = -p.mobilised * real::expm1(-in_all / p.tau);
  s.test[0] = HUGE_VAL;
  meet(s, road);
}

// What the challenger brings: its own force (an organisation of the ruler's no longer defends him), joiners, the crowd.
double attack(const State& s) {
  return s.challenger[0] * (1 - s.weight[as_row(s.actor[0])]) + s.joined[0] + s.crowd[0];
}

// The chance of success as it is, and as the leader sees it. At the test what the undecided would do no longer counts.
void weigh(const State& s, const Parameters& p, const Moment& now, double hours_gone) {
  const double cheer = p.optimism * real::exp(-hours_gone / p.sobering) * s.waiting[0];
  const bool has_arrived = s.test[0] <= static_cast<double>(now.tick);
  s.expected[0] = has_arrived ? s.share[0] : share_of(attack(s) + s.may_join[0], s.fighting[0] + s.may_fight[0]);
  const double seen = share_of(attack(s) + s.seems_join[0] + cheer, s.fighting[0] + s.seems_fight[0]);
  const std::size_t leader = as_row(s.actor[0]);
  const double lost = penalty(s.punish[leader], s.prize[leader]);
  s.p_true[0] = odds(s.expected[0], s.theta[0], 0, s.noise[0]);
  s.p_seen[0] = odds(seen, s.believed[0], s.believed_sd[0], s.noise[0]);
  s.value_on[0] = value_of_going_on(s.p_true[0], lost, p.cost);
  s.value_seen[0] = value_of_going_on(s.p_seen[0], lost, p.cost);
  s.turns_back[0] = -p.retreat * lost;
  s.valued[0] = static_cast<double>(now.tick);
  const double met = share_of(attack(s), s.mobilised[0] - s.joined[0]);  // those aside might yet have fought
  s.stop_floor[0] = p.stop_teaches > 0 ? met : -HUGE_VAL;
}

// Whether the leader goes on. What the scenario imposes comes first, by whichever name.
bool goes_on(const State& s, double hours_gone) {
  if (hours_gone >= longest) return false;
  if (is_forced(s.continues, 0) || is_forbidden(s.stops, 0)) return true;
  if (is_forbidden(s.continues, 0) || is_forced(s.stops, 0)) return false;
  return hours_gone < std::max(1., s.talks_from[0]) || s.value_seen[0] >= s.turns_back[0];
}

void run_on(const State& s, const Parameters& p, const Moment& now) {
  const double hours_gone = static_cast<double>(now.tick) - s.opened[0];
  advance(s, p, hours_gone);
  if (s.left[0] <= 0 && happens(s.arrives, 0, 1, 0)) s.test[0] = static_cast<double>(now.tick);
  weigh(s, p, now, hours_gone);
  if (s.test[0] <= static_cast<double>(now.tick)) return;
  const bool on = goes_on(s, hours_gone);
  if (hours_gone < longest) happens(s.continues, 0, on ? 1 : 0, on ? 0 : 1);
  if (on) return;
  happens(s.stops, 0, 1, 0);
  break_off(s, static_cast<double>(now.tick));
}

void start(const State& s, const Parameters& p, const Moment&) {
  s.going_cost[0] = p.cost;
  s.optimism[0] = p.optimism;
}

void hour(const State& s, const Parameters& p, const Moment& now) {
  if (is_on_road(s)) return run_on(s, p, now);
  s.speed[0] = 0;
  std::fill(s.ahead.begin(), s.ahead.end(), 0);
}

// One post on one road, for the calculator.
struct Inputs {
  double length, speed, post, slows, hours, tau, mobilised, force, fighting, theta, noise, prize, punish, cost;
};
constexpr std::array<Parameter<Inputs>, 14> inputs{{
    {{"length", "km", 0, 1e5, exactly(1050), "length of the road"}, &Inputs::length},
    {{"speed", "km/h", 1, 1e4, exactly(50), "speed where nothing slows it (v)"}, &Inputs::speed},
    {{"post", "km", 0, 1e5, exactly(0), "kilometres left where a post begins"}, &Inputs::post},
    {{"slows", "1", 0, 1, exactly(0), "share of the speed that it takes"}, &Inputs::slows},
    {{"hours", "h", 0, 1e5, exactly(18), "hours on the road"}, &Inputs::hours},
    {{"tau", "h", .1, 1000, exactly(24), "hours in which defenders mobilise"}, &Inputs::tau},
    {{"mobilised", "1", 0, 1, exactly(1), "share of them that can be mobilised (M_inf)"}, &Inputs::mobilised},
    {{"force", "1", 0, 100, exactly(.25), "challenger's force; 1 = all defenders (F)"}, &Inputs::force},
    {{"fighting", "1", 0, 1, exactly(.5), "share of the defenders that fights once mobilised"}, &Inputs::fighting},
    {{"theta", "1", 0, 1, exactly(.5), "strength: share of the active force at which odds are even"}, &Inputs::theta},
    {{"noise", "1", 1e-6, 10, exactly(.05), "luck in a test of force (sigma_c)"}, &Inputs::noise},
    {{"prize", "1", 0, 100, exactly(1), "what winning is worth (V)"}, &Inputs::prize},
    {{"punish", "1", 0, 100, exactly(.75), "what losing costs (D)"}, &Inputs::punish},
    {{"cost", "1", 0, 10, exactly(.1), "cost of going on, in prizes"}, &Inputs::cost},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const double post[] = {x[2]}, slows[] = {x[3]}, of[] = {0};
  const Road road{x[0], x[1], post, slows, of, 0};
  const double in_all = hours_to_go(road, road.length), mobilised = -x[6] * real::expm1(-in_all / x[5]);
  const double share = share_of(x[7], mobilised * x[8]), p = odds(share, x[9], 0, x[10]);
  return {{"hours_in_all", {in_all}},
          {"left", {left_after(road, road.length, x[4])}},
          {"mobilised_by_then", {mobilised}},
          {"share", {share}},
          {"p", {p}},
          {"value_on", {value_of_going_on(p, penalty(x[12], x[11]), x[13])}}};
}

constexpr CardText text{
    "race",
    "march",
    "A march as a race against its defenders",
    "x' = v (1 - slows) a hour, slows of the last post passed; mob = M_inf (1 - exp(-(t + t_rem) / tau)), t_rem the\n"
    "hours to arrival: the share of the decided force that can act by the test, which is the arrival.\n"
    "p = Phi((A - theta) / sigma_c), A = (F + J + P_m) / (F + J + P_m + D) with what the undecided are expected to do\n"
    "by their cutoffs at theta* once ordered; in prizes, U = p - (1-p) D/V - cost.\n"
    "The leader goes by p_c = Phi((A_c - m_c) / sqrt(sigma_c^2 + 1/S^2)): N(m_c, 1/S^2) his belief after his own "
    "signal,\n"
    "A_c with j0 exp(-t / tau_j) of the undecided on his side; from t_med hours on he turns back where U_c < -ret D/V.",
    "Thompson 1973 (a coup as a race); Hirshleifer 1989 Public Choice; Fearon 1995 Int Organ (value of fighting)",
    "An organisation is met when the march has covered its share of the way, and chooses from then on. Defenders and "
    "joiners mobilise alike. After 96 h without arrival the march is over. On no road it meets everybody at once and "
    "is tested after 24 h.",
    "1,050 km at 50 km/h with posts: hours and kilometres to 1e-12; p = .5 iff forces are equal (race_test.cpp, "
    "through the step)",
};
constexpr Solver solver{"race", "a march on a road with one post: hours, kilometres left, mobilisation, odds, value",
                        parameter_specs<inputs>, solve};

constexpr std::array<Coupling, 18> couplings{{
    {"post.slows", "march.speed", "x' = v (1 - slows) after the last post passed", ""},
    {"route.speed", "march.left", "x' = v (1 - slows)", ""},
    {"route.length", "challenge.mobilised", "mob = M_inf (1 - exp(-(t + t_rem) / tau))", "tau"},
    {"organisation.contact", "organisation.ahead", "met once the share of the way covered exceeds contact", ""},
    {"challenge.may_fight", "march.p_true", "p = Phi((A - theta) / sigma_c), A = (F+J+P_m) / (F+J+P_m+D)", ""},
    {"challenge.may_join", "march.p_true", "p = Phi((A - theta) / sigma_c)", ""},
    {"regime.theta", "march.value_on", "U = p - (1-p) D/V - cost", "cost"},
    {"organisation.punish", "march.value_on", "U = p - (1-p) D/V - cost", "cost"},
    {"march.p_true", "march.value_on", "U = p - (1-p) D/V - cost", "cost"},
    {"march.p_seen", "march.value_seen", "U_c = p_c - (1-p_c) D/V - cost", "cost"},
    {"organisation.punish", "march.value_seen", "U_c = p_c - (1-p_c) D/V - cost", "cost"},
    {"march.believed", "march.p_seen", "p_c = Phi((A_c - m_c) / sqrt(sigma_c^2 + 1/S^2))", ""},
    {"challenge.waiting", "march.p_seen", "A_c counts j0 exp(-t / tau_j) of the undecided as joining", "optimism"},
    {"organisation.punish", "march.turns_back", "he turns back where U_c < -ret D/V", "retreat"},
    {"organisation.prize", "march.turns_back", "he turns back where U_c < -ret D/V", "retreat"},
    {"march.value_seen", "march.stops", "he turns back where U_c < -ret D/V", "retreat"},
    {"deal.contact", "march.stops", "from t_med hours on", ""},
    {"challenge.joined", "audience.floor", "broken off: L = (F+J) / (F+J + all who did not join)", "stop_teaches"},
}};

constexpr std::array<Reason, 3> reasons{{
    {"march.continues",
     "going on is worth {march.value_seen} prizes to its leader, at a chance of {march.p_seen} in his eyes; from "
     "{deal.contact} on he turns back below {march.turns_back}"},
    {"march.stops",
     "going on is worth {march.value_seen} prizes to its leader, at a chance of {march.p_seen} in his eyes; from "
     "{deal.contact} on he turns back below {march.turns_back}, and after 96 h in any case"},
    {"march.arrives", "{route.length} of road are covered; by now {challenge.mobilised} of the decided force can act"},
}};

}  // namespace

extern const Card race;
constinit const Card race = card<uses, parameters, start, nullptr, hour>(text, couplings, solver, reasons);

}  // namespace interregnum
