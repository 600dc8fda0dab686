// Whether a challenge succeeds, if armed bodies outside the chain of command stand in its way.
#include "base/joined.hpp"
#include "base/real.hpp"
#include "mechanisms/march_odds.hpp"
#include "mechanisms/test_of_force.hpp"

namespace interregnum {
namespace {

using test_of_force::Parameters, test_of_force::State;

constexpr auto uses = joined(test_of_force::uses, std::array{
                                                      reads("organisation.force", &State::people),
                                                      reads("organisation.private", &State::is_private),
                                                      reads("organisation.loyalty", &State::loyalty),
                                                      reads("organisation.weight", &State::weight),
                                                      reads("challenge.fighting", &State::fighting),
                                                      reads("regime.crowd", &State::crowd),
                                                  });

constexpr std::array<Parameter<Parameters>, 4> parameters{{
    test_of_force::noise,
    test_of_force::purge,
    test_of_force::removal,
    {{"counterweight", "1", 0, 10, between(.2, 1),
      "how much a loyal counterweight counts against a challenge, one who defends in the chain of command counting 1"},
     &Parameters::counterweight},
}};

// K: the loyal force outside the chain of command that does not lead the challenge; 1 = all defenders.
double counterweights(const State& s) {
  double loyal = 0, defenders = 0;
  for (std::size_t j = 0; j < s.people.size(); ++j) {
    if (s.is_private[j] == 0)
      defenders += s.people[j];
    else if (static_cast<double>(j) != s.actor[0])
      loyal += s.people[j] * s.loyalty[j];
  }
  return defenders > 0 ? loyal / defenders : 0;
}

// A with K among those who fight the challenge.
double countered(double attack, double fighting, double counterweights) {
  return share_of(attack, fighting + counterweights);
}

double share(const State& s, const Parameters& p) {
  const double against = p.counterweight * s.mobilised[0] * counterweights(s);
  if (against == 0) return s.share[0];
  const double left = s.actor[0] >= 0 ? 1 - s.weight[static_cast<std::size_t>(s.actor[0])] : 1;
  return countered(s.force[0] * left + s.joined[0] + s.crowd[0], s.fighting[0], against);
}

void hour(const State& s, const Parameters& p, const Moment& now) { test_of_force::hour(s, p, share(s, p), now); }

struct Inputs {
  double attack, fighting, counterweights, theta, noise;
};
constexpr std::array<Parameter<Inputs>, 5> inputs{{
    {{"attack", "1", 0, 100, exactly(.3), "force of the challenge and of those who joined it; 1 = all defenders"},
     &Inputs::attack},
    {{"fighting", "1", 0, 1, exactly(.3), "mobilised force that fights it"}, &Inputs::fighting},
    {{"counterweights", "1", 0, 100, exactly(0), "loyal force outside the chain of command (K)"},
     &Inputs::counterweights},
    {{"theta", "1", 0, 1, exactly(.5), "strength: share of the active force at which odds are even"}, &Inputs::theta},
    {{"noise", "1", 1e-6, 10, exactly(.05), "luck in a test of force (sigma_c)"}, &Inputs::noise},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const double a = countered(x[0], x[1], x[2]);
  return {{"share", {a}}, {"p", {real::normal_cdf((a - x[3]) / x[4])}}};
}

constexpr CardText text{
    "counterbalanced",
    "outcome",
    "Counterweights to the army make challenges fail",
    "As contest, with A = (F + J + P_m) / (F + J + P_m + D + K): K = kappa mob sum of loyalty times force, over the\n"
    "armed bodies outside the chain of command that do not lead the challenge; 1 = all defenders.",
    "Quinlivan 1999 Int Secur; De Bruin 2018 J Confl Resolut (counterweights lower success, not the number, of "
    "attempts)",
    "De Bruin's effect works through soldiers who resist, so counterweights add to those who fight. They take no "
    "stance of their own: their loyalty stands for the chance that they fight. Organisations do not foresee them, nor "
    "does the race: what it expects before the test is without them. The figure of the paper is an odds ratio over "
    "countries and is not used; kappa is judgement.",
    "kappa = 0, and no counterweight, are contest bit for bit; p falls in K, and the closed form of A "
    "(counterbalanced_test.cpp)",
};
constexpr Solver solver{"counterbalanced", "a test of force with counterweights: share of the active force and odds",
                        parameter_specs<inputs>, solve};

constexpr std::array<Coupling, 6> couplings{{
    {"challenge.share", "regime.falls", "p = Phi((A - theta) / sigma_c)", "noise"},
    {"regime.theta", "regime.falls", "p = Phi((A - theta) / sigma_c)", "noise"},
    {"organisation.force", "regime.falls", "A = attack / (attack + D + K)", "counterweight"},
    {"organisation.loyalty", "regime.falls", "K counts loyalty times force", "counterweight"},
    {"challenge.stage", "regime.theta", "failure: dtheta = purge", "purge"},
    {"war.outcome", "regime.falls", "lost at home: falls with chance p_f", "removal"},
}};

}  // namespace

extern const Card counterbalanced;
constinit const Card counterbalanced = card<uses, parameters, test_of_force::start, test_of_force::quiet, hour>(
    text, couplings, solver, test_of_force::reasons);

}  // namespace interregnum
