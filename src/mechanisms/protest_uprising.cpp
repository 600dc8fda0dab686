// Whether protest becomes an uprising: a challenge that nobody leads, with the crowd for its force.
#include <algorithm>

#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/group_crowd.hpp"
#include "mechanisms/hazard.hpp"
#include "world/march_opening.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> uprising;
  std::span<const double> size, is_part, acts, crowd;
  std::span<double> rate, risk, count, since;
  std::span<double> stage, route, actor, force, mobilised, opened, test, road;
  Event begins;
};
struct Parameters {
  double share, half, pause, hours;
};

constexpr std::array uses{
    names("uprising", &State::uprising),        reads("group.size", &State::size),
    reads("group.is_part", &State::is_part),    reads("group.acts", &State::acts),
    reads("regime.crowd", &State::crowd),       writes("uprising.rate", &State::rate),
    writes("uprising.risk", &State::risk),      writes("uprising.count", &State::count),
    writes("uprising.since", &State::since),    writes("challenge.stage", &State::stage),
    writes("challenge.route", &State::route),   writes("challenge.actor", &State::actor),
    writes("challenge.force", &State::force),   writes("challenge.mobilised", &State::mobilised),
    writes("challenge.opened", &State::opened), writes("challenge.test", &State::test),
    writes("challenge.road", &State::road),     makes("uprising.uprising", &State::begins),
};

constexpr std::array<Parameter<Parameters>, 4> parameters{{
    {{"share", "1", 0, 1, exactly(.02), "share of the people acting beyond which protest can become an uprising"},
     &Parameters::share},
    {{"half", "d", .1, 1e5, exactly(28), "days beyond that share in which it does in one case of two"},
     &Parameters::half},
    {{"pause", "d", 0, 1e5, exactly(182), "days after an uprising in which there is no other"}, &Parameters::pause},
    {{"hours", "h", 1, 96, between(24, 96), "hours from its beginning until it is decided"}, &Parameters::hours},
}};

constexpr double log_2 = 0.6931471805599453;
constexpr u32 wait_luck = purpose("protest_uprising.wait");

double full_rate(double half) { return log_2 * days_a_year / half; }

bool may_rise(const State& s, const Parameters& p) { return share_of_people(s, s.acts, 0) > p.share; }

void set_rate(const State& s, const Parameters& p) {
  s.rate[0] = may_rise(s, p) && s.since[0] >= p.pause ? full_rate(p.half) : 0;
}

// The crowd is its force. It weighs twice what it does in other people's challenges: there it is only beside them.
void lead(const State& s) { s.force[0] = s.crowd[0]; }

void open(const State& s, const Parameters& p, const Moment& now) {
  s.stage[0] = stage::live;
  s.route[0] = route::uprising;
  s.actor[0] = s.road[0] = -1;
  s.mobilised[0] = march_mobilised;
  s.opened[0] = static_cast<double>(now.tick);
  s.test[0] = s.opened[0] + p.hours;
  s.count[0] += 1;
  s.since[0] = s.risk[0] = 0;
  lead(s);
}

void start(const State& s, const Parameters& p, const Moment&) { set_rate(s, p); }

void quiet(const State& s, const Parameters& p, const Moment& now) {
  s.since[0] += now.days;
  set_rate(s, p);
  if (s.rate[0] == 0 || s.stage[0] != stage::none || is_forbidden(s.begins, 0)) return;  // the hazard rests
  const double days = std::min(now.days, s.since[0] - p.pause);
  const double wait = now.luck.exponential(s.uprising[0], static_cast<i64>(s.count[0]), wait_luck);
  if (comes_due(s.begins, 0, s.risk[0], s.rate[0] * days / days_a_year, wait)) open(s, p, now);
}

void hour(const State& s, const Parameters& p, const Moment&) {
  set_rate(s, p);
  if (s.stage[0] == stage::live && s.route[0] == route::uprising) lead(s);
}

struct Inputs {
  double acting, share, half, days;
};
constexpr std::array<Parameter<Inputs>, 4> inputs{{
    {{"acting", "1", 0, 1, exactly(.03), "share of the people in the street (N)"}, &Inputs::acting},
    {{"share", "1", 0, 1, exactly(.02), "share beyond which protest can become an uprising"}, &Inputs::share},
    {{"half", "d", .1, 1e5, exactly(28), "days in which it does in one case of two"}, &Inputs::half},
    {{"days", "d", 0, 1e5, exactly(28), "days for which the protest lasts"}, &Inputs::days},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const double rate = x[0] > x[1] ? full_rate(x[2]) : 0;
  return {{"rate", {rate}}, {"chance", {-real::expm1(-rate * x[3] / days_a_year)}}};
}

constexpr CardText text{
    "protest_uprising",
    "uprisings",
    "Protest becomes an uprising",
    "While more than 2 % of the people act: rate log 2 / 4 weeks, none for 26 weeks after the last. An uprising is a\n"
    "challenge with no leader and force F = P_m = w_p min(2, N / .035) / 2, so that F + P_m is twice what the crowd\n"
    "weighs in other people's challenges; it is decided after 24 to 96 h.",
    "judgement (couplings of the regime-crisis model, 4.5); Chenoweth & Stephan 2011 (3.5 % of the people)",
    "The share, the half-chance in four weeks and the pause are rounded judgement, not estimates. When it is decided "
    "is "
    "one number a run: the hours after which force has been tested once, not the weeks that campaigns last. Who acts "
    "first in an opening is not counted. The crowd's force follows the street with an hour's delay.",
    "a half in four weeks, by the step and by solve (protest_uprising_test.cpp). Unarmed campaigns 2000-2023 succeeded "
    "in .38 (57 of 150): a base rate of scenarios, not of this equation",
};
constexpr Solver solver{"protest_uprising", "uprisings a year, and the chance of one while protest lasts",
                        parameter_specs<inputs>, solve};

constexpr std::array<Coupling, 4> couplings{{
    {"group.acts", "uprising.rate", "log 2 / 4 weeks while N > 2 %", "half"},
    {"uprising.since", "uprising.rate", "none for 26 weeks after the last", "pause"},
    {"uprising.rate", "uprising.uprising", "chance 1 - exp(-rate dt)", "share"},
    {"regime.crowd", "challenge.force", "F = P_m", ""},
}};

constexpr std::array reasons{
    Reason{"uprising.uprising",
           "enough people are in the street for uprisings at {uprising.rate}; their weight is "
           "{regime.crowd}"},
};

}  // namespace

extern const Card protest_uprising;
constinit const Card protest_uprising = card<uses, parameters, start, quiet, hour>(text, couplings, solver, reasons);

}  // namespace interregnum
