// What open dissent costs: the chance of being arrested, which falls as more people act and as the ruler's forces stand
// aside.
#include <algorithm>

#include "mechanisms/card.hpp"
#include "mechanisms/obeys.hpp"
#include "people/arrest.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const double> force, is_private, commanded, stance, size, is_part, acts;
  std::span<double> risk, counted, threshold;
};
struct Parameters {
  double k, ratio, weight;
};

constexpr std::array uses{
    reads("organisation.force", &State::force),
    reads("organisation.private", &State::is_private),
    reads("organisation.commanded", &State::commanded),
    reads("organisation.stance", &State::stance),
    reads("group.size", &State::size),
    reads("group.is_part", &State::is_part),
    reads("group.acts", &State::acts),
    writes("regime.arrest_risk", &State::risk),
    writes("regime.arrest_counted", &State::counted),
    writes("group.threshold", &State::threshold),
};

constexpr std::array<Parameter<Parameters>, 3> parameters{{
    {{"k", "1", 0, 1000, exactly(arrest::published_k, "Epstein 2002: arrest is .9 at one cop and one active"),
      "how fast the chance of arrest rises in cops for each who acts"},
     &Parameters::k},
    {{"ratio", "1", 0, 2, exactly(0, "Epstein 2002: floor"), "how cops for each who acts are rounded",
      arrest::roundings},
     &Parameters::ratio},
    {{"weight", "1", 0, 20, between(0, .3),
      "push not to act if arrest has become certain, in standard deviations; 0: nobody minds (pi_A)"},
     &Parameters::weight},
}};

// C: people of the ruler's who follow his orders, in organisations that neither stand aside nor have joined.
double cops(const State& s) {
  double sum = 0;
  for (std::size_t j = 0; j < s.force.size(); ++j) {
    if (s.is_private[j] == 0 && obeys(s.stance[j]))
      sum += s.force[j] * std::min(1., s.commanded[j]);  // `raise` may lead beyond all
  }
  return sum;
}

// A: people who act in public.
double active(const State& s) {
  double sum = 0;
  for (std::size_t g = 0; g < s.acts.size(); ++g)
    if (s.is_part[g] == 0) sum += s.size[g] * s.acts[g];
  return sum;
}

double risk_now(const State& s, const Parameters& p) {
  return arrest::chance(p.k, cops(s), active(s), arrest::rounding_of(p.ratio));
}

// The risk of the quiet day is in the thresholds already, which are solved from what is seen on it.
void start(const State& s, const Parameters& p, const Moment&) { s.risk[0] = s.counted[0] = risk_now(s, p); }

void follow(const State& s, const Parameters& p, const Moment&) {
  s.risk[0] = risk_now(s, p);
  if (s.risk[0] == s.counted[0]) return;
  for (double& threshold : s.threshold) threshold += p.weight * (s.risk[0] - s.counted[0]);
  s.counted[0] = s.risk[0];
}

// Epstein's agent, with arrest by those whom it sees.
struct Inputs {
  double k, cops, active, ratio, hardship, legitimacy, risk_aversion, threshold;
};
constexpr std::array<Parameter<Inputs>, 8> inputs{{
    {{"k", "1", 0, 1000, exactly(arrest::published_k), "arrest constant"}, &Inputs::k},
    {{"cops", "person", 0, 1e12, exactly(1), "cops within vision (C)"}, &Inputs::cops},
    {{"active", "person", 1, 1e12, exactly(1), "active within vision, oneself counted (A)"}, &Inputs::active},
    {{"ratio", "1", 0, 2, exactly(0), "how C / A is rounded", arrest::roundings}, &Inputs::ratio},
    {{"hardship", "1", 0, 1, exactly(.5), "perceived hardship (H)"}, &Inputs::hardship},
    {{"legitimacy", "1", 0, 1, exactly(.82), "perceived legitimacy (L)"}, &Inputs::legitimacy},
    {{"risk_aversion", "1", 0, 1, exactly(.5), "risk aversion (R)"}, &Inputs::risk_aversion},
    {{"threshold", "1", -10, 10, exactly(.1), "threshold to act (T)"}, &Inputs::threshold},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const double p = arrest::chance(x[0], x[1], x[2], arrest::rounding_of(x[3])), grievance = x[4] * (1 - x[5]),
               net = x[6] * p;
  return {
      {"arrest", {p}}, {"grievance", {grievance}}, {"net_risk", {net}}, {"active", {grievance - net > x[7] ? 1. : 0.}}};
}

constexpr CardText text{
    "arrest_risk",
    "repression",
    "The risk of arrest",
    "P = 1 - exp(-k (C / A)), C / A rounded down: C the force of organisations times the tie by which the ruler\n"
    "commands it, of those that do not stand aside or join; A the people who act. Threshold T = T_0 + pi_A (P - P_0).",
    "Epstein 2002 PNAS",
    "Epstein's ratio is what an agent sees around itself; here it is that of the whole polity. His net risk R P J is "
    "one push for all, measured from the quiet day, so that a quiet day stays as it was seen. Arrests fill no prisons. "
    "Where the quiet day has more people in the street than could be arrested, P_0 = 0 by rounding down: then only "
    "fewer of them, or more police, raise the risk.",
    "k = 2.3: P = .9 at one cop and one active (.8997); legitimacy of .9 or more: nobody acts, whatever P is "
    "(arrest_risk_test.cpp)",
};
constexpr Solver solver{"arrest_risk", "chance of arrest, and whether an agent of Epstein's Model I acts",
                        parameter_specs<inputs>, solve};

constexpr std::array<Coupling, 5> couplings{{
    {"group.acts", "regime.arrest_risk", "P = 1 - exp(-k (C / A))", "k"},
    {"organisation.force", "regime.arrest_risk", "C = sum of force times command", "k"},
    {"organisation.commanded", "regime.arrest_risk", "C = sum of force times command", "k"},
    {"organisation.stance", "regime.arrest_risk", "who stands aside or joins arrests nobody", ""},
    {"regime.arrest_risk", "group.threshold", "T = T_0 + pi_A (P - P_0)", "weight"},
}};

}  // namespace

extern const Card arrest_risk;
constinit const Card arrest_risk = card<uses, parameters, start, follow, follow>(text, couplings, solver);

}  // namespace interregnum
