// The global game of organisations, in which a threat that everybody knows binds them to the ruler.
#include <cmath>
#include <vector>

#include "base/joined.hpp"
#include "mechanisms/global_game_steps.hpp"

namespace interregnum {
namespace {

using namespace challenge_game;

constexpr auto all_parameters =
    joined(parameters, std::array<Parameter<Parameters>, 1>{{
                           {{"threat", "1", 0, 10, between(.1, 1),
                             "loyalty that a certain fall of the ruler would add, if all knew it, in rents (chi)"},
                            &Parameters::threat},
                       }});

constexpr auto all_inputs = joined(
    inputs,
    std::array<Parameter<Inputs>, 1>{{
        {{"chi", "1", 0, 10, exactly(.5), "rise of that chance c with the threat everybody knows"}, &Inputs::chi},
    }});

std::vector<Solution> solve(std::span<const double> x) {
  // A prize of 1 and nothing else at stake: the critical chance is the loyalty, c.
  const double one[] = {1}, limit[] = {limit_of_chance(x[3])};
  const Stakes known[] = {{0, 0, x[3], 0, 1, 0, 0, 0}};
  Game game{{x[2], x[0], x[4]}, x[1], 0, 0, 1, one, limit, limit};
  const double without = nearest_root(game, 0);
  if (x[5] > 0) game.stakes = known, game.threat = x[5];
  const auto roots = all_roots(game);
  std::vector<double> threats;
  for (const double root : roots) threats.push_back(chance_below(game.belief, root));
  return {{"theta_star", {roots.front()}}, {"roots", roots}, {"threat", threats}, {"without", {without}}};
}

constexpr CardText text{
    "common_threat",
    "organisations",
    "Global game in which a threat everybody knows makes loyal",
    "As global_game, with lambda + chi pi for lambda in both cutoffs, pi = Pr(theta <= theta*) by the belief that all "
    "share:\n"
    "c_a = (r s + lambda + chi pi - f) / (r s + n + q), c_b = (k + r (1-s) + lambda + chi pi) / (b - n + k + r "
    "(1-s)).\n"
    "theta* solves A(theta*; pi(theta*)) = theta*: pi belongs to the equilibrium. What is left of disloyalty comes "
    "from beliefs that diverge: a private signal below what all believe.",
    "McMahon & Slantchev 2015 Am Polit Sci Rev; Paine 2022 Am Polit Sci Rev",
    "They have one guardian who chooses between defence and a coup; here it is one term in the global game. It is "
    "linear in the chance that all give a fall. Paine shows that the sign needs a threat to the organisation itself, "
    "not only to the ruler: chi = 0 is the standard, bit for bit. The size of chi is a judgement. At psi = 0 the mean "
    "belief over all endings drifts by up to .034.",
    "they print no table: with precise signals theta* = 1 - c - chi Phi(sqrt(alpha) (theta* - z)), which rises in z "
    "(common_threat_test.cpp, by the solver and by the step)",
};
constexpr Solver solver{"common_threat", "marginal strength where a threat everybody knows makes loyal",
                        parameter_specs<all_inputs>, solve};

constexpr auto all_couplings = joined(
    couplings, std::array<Coupling, 2>{{
                   {"audience.mean", "organisation.aside_at", "lambda += chi Pr(theta <= theta*)", "threat"},
                   {"audience.mean", "organisation.pivot", "lam* = pi (r s + n + q) - r s + f - chi pi", "threat"},
               }});

}  // namespace

extern const Card common_threat;
constinit const Card common_threat =
    card<uses, all_parameters, start, quiet, hour>(text, all_couplings, solver, reasons);

}  // namespace interregnum
