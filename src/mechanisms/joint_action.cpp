// Whether opposing groups act together: a hazard that grows as a challenge backed by the people looks likelier to win.
#include <algorithm>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/group_crowd.hpp"
#include "mechanisms/hazard.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> opposition;
  std::span<const double> unity, doom, doom_start, size, is_part, ready;
  std::span<double> rate, risk, count, ready_start;
  Event joint;
};
struct Parameters {
  double base;
};

constexpr std::array uses{
    names("opposition", &State::opposition),
    reads("movement.unity", &State::unity),
    reads("regime.doom", &State::doom),
    reads("regime.doom_start", &State::doom_start),
    reads("group.size", &State::size),
    reads("group.is_part", &State::is_part),
    reads("group.ready", &State::ready),
    writes("opposition.rate", &State::rate),
    writes("opposition.risk", &State::risk),
    writes("opposition.count", &State::count),
    writes("opposition.ready_start", &State::ready_start),
    makes("opposition.joint", &State::joint),
};

constexpr std::array<Parameter<Parameters>, 1> parameters{{
    {{"base", "/y", 0, 10, log_between(.1, 1), "joint actions a year at `from`, if the movements act as one"},
     &Parameters::base},
}};

constexpr u32 wait_luck = purpose("joint_action.wait");

double mean_unity(const State& s) {
  double sum = 0;
  for (const double unity : s.unity) sum += unity;
  return sum / static_cast<double>(s.unity.size());
}

double people_ready(const State& s) { return share_of_people(s, s.ready, 1); }

// The chance that a challenge backed by the people succeeds, against that at `from`.
double ratio(const State& s) { return hazard_ratio(s.doom[0] * people_ready(s), s.doom_start[0] * s.ready_start[0]); }

void set_rate(const State& s, const Parameters& p, const Moment&) {
  if (!s.unity.empty()) s.rate[0] = p.base * mean_unity(s) * ratio(s);
}

void start(const State& s, const Parameters& p, const Moment& now) {
  if (s.unity.empty()) return;
  s.ready_start[0] = people_ready(s);
  set_rate(s, p, now);
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  if (s.unity.empty()) return;
  set_rate(s, p, now);
  if (is_forbidden(s.joint, 0)) return;  // the hazard rests
  const double hazard = s.rate[0] * years(now);
  const double wait = now.luck.exponential(s.opposition[0], static_cast<i64>(s.count[0]), wait_luck);
  if (!comes_due(s.joint, 0, s.risk[0], hazard, wait)) return;
  s.count[0] += 1;
  s.risk[0] = 0;
}

struct Inputs {
  double base, unity, doom, doom_start, ready, ready_start;
};
constexpr std::array<Parameter<Inputs>, 6> inputs{{
    {{"base", "/y", 0, 10, exactly(.3), "joint actions a year at `from`, if the movements act as one"}, &Inputs::base},
    {{"unity", "1", 0, 1, exactly(.4), "mean unity of the movements"}, &Inputs::unity},
    {{"doom", "1", 0, 1, exactly(.2), "chance that a standard challenge succeeds (P)"}, &Inputs::doom},
    {{"doom_start", "1", 0, 1, exactly(.1), "the same at `from` (P_0)"}, &Inputs::doom_start},
    {{"ready", "1", 0, 1, exactly(.02), "share of people who are ready to act"}, &Inputs::ready},
    {{"ready_start", "1", 0, 1, exactly(.02), "the same at `from`"}, &Inputs::ready_start},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const std::array<double, 1> unity{x[1]}, doom{x[2]}, doom_start{x[3]}, size{1}, whole{0}, ready{x[4]};
  std::array<double, 1> rate{}, risk{}, count{}, ready_start{x[5]};
  const State s{{}, unity, doom, doom_start, size, whole, ready, rate, risk, count, ready_start, {}};
  set_rate(s, {x[0]}, {});
  return {{"rate", {rate[0]}}, {"chance_in_a_year", {-real::expm1(-rate[0])}}};
}

constexpr CardText text{
    "joint_action",
    "opposition",
    "Opposing groups act together when the people could carry them",
    "rate = h (mean unity) min(20, P R / (P_0 R_0)): P the chance that a\n"
    "standard challenge succeeds, R the share of the people who are ready to\n"
    "act; P_0, R_0 at `from`. One keyed exponential decides when.",
    "Howard & Roessler 2006 Am J Polit Sci; Gandhi & Ong 2019 Am J Polit Sci (coalitions form where they could win)",
    "Both papers are on elections: that a coalition forms where it could win and its members can agree is theirs, the "
    "product form and the cap of 20 are judgement. A joint action is an event only; what it brings about is left to "
    "other mechanisms. Without a movement there is no rate.",
    "rate = base where unity is 1 and nothing has moved; the chance within a year is 1 - exp(-rate) "
    "(joint_action_test.cpp)",
};
constexpr Solver solver{"joint_action", "joint actions of the opposition a year", parameter_specs<inputs>, solve};

constexpr std::array<Coupling, 5> couplings{{
    {"movement.unity", "opposition.rate", "rate = h (mean unity) min(20, P R / (P_0 R_0))", "base"},
    {"regime.doom", "opposition.rate", "rate grows in proportion to P / P_0", "base"},
    {"regime.doom_start", "opposition.rate", "P_0, against which P is measured", "base"},
    {"group.ready", "opposition.rate", "rate grows in proportion to R / R_0", "base"},
    {"opposition.rate", "opposition.joint", "chance 1 - exp(-rate dt)", ""},
}};

constexpr std::array<Reason, 1> reasons{{
    {"opposition.joint",
     "rate {opposition.rate}, {before opposition.risk} expected since the last; a challenge would succeed with "
     "{regime.doom}, at `from` with {regime.doom_start}"},
}};

}  // namespace

extern const Card joint_action;
constinit const Card joint_action = card<uses, parameters, start, quiet, set_rate>(text, couplings, solver, reasons);

}  // namespace interregnum
