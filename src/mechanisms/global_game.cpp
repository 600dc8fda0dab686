// Who fights, stands aside or joins: a global game of regime change with three choices. Every week it is solved for a
// standard challenge that nobody makes; during a challenge it decides what each organisation does.
#include <cmath>
#include <vector>

#include "base/joined.hpp"
#include "mechanisms/global_game_steps.hpp"

namespace interregnum {
namespace {

using namespace challenge_game;

constexpr auto all_inputs =
    joined(inputs,
           std::array<Parameter<Inputs>, 2>{{
               {{"last", "1", 0, 1, exactly(0), "root played before: inertia takes the nearest"}, &Inputs::last},
               {{"later", "1", 0, 1e9, exactly(0),
                 "precision of private signals in a second round, once the first attack is survived; 0: no such round"},
                &Inputs::later},
           }});

Game continuum(std::span<const double> x, std::span<const double> one, std::span<const double> limit) {
  return {{x[2], x[0], x[4]}, x[1], 0, 0, 1, one, limit, limit};
}

// Angeletos, Hellwig & Pavan: all know that strength exceeds theta*, and more of it privately. That nobody attacks
// again is always an equilibrium; these are the others.
std::vector<double> second_attacks(Game game, double survived, double precision) {
  if (!(precision > 0)) return {};
  game.belief.floor = survived;
  game.private_precision = precision;
  auto roots = all_roots(game);
  std::erase_if(roots, [&](double root) { return root <= survived; });
  return roots;
}

std::vector<Solution> solve(std::span<const double> x) {
  const double one[] = {1}, limit[] = {limit_of_chance(x[3])};
  const Game game = continuum(x, one, limit);
  const auto roots = all_roots(game);
  std::vector<double> cutoffs;
  for (const double root : roots) cutoffs.push_back(cutoff(game, limit[0], root));
  const double played = selected_root(game, selection::inertia, x[5]);
  const auto second = second_attacks(game, played, x[6]);
  return {{"theta_star", {played}},
          {"roots", roots},
          {"x_star", cutoffs},
          {"multiple", {roots.size() > 1 ? 1. : 0.}},
          {"lowest", {selected_root(game, selection::lowest, 0)}},
          {"highest", {selected_root(game, selection::highest, 0)}},
          {"second", second},
          {"second_attacks", {static_cast<double>(second.size())}}};
}

constexpr CardText text{
    "global_game",
    "organisations",
    "Global game of regime change with standing aside",
    "c_a = (r s + lambda - f) / (r s + n + q): an organisation does not fight if it gives a fall more than this "
    "chance;\n"
    "c_b = (k + r (1-s) + lambda) / (b - n + k + r (1-s)): it joins beyond this one; s = 0 before its order arrives.\n"
    "Private signal x_j = theta + e_j / sqrt(beta); with S = sqrt(alpha + beta) the cutoff for c is\n"
    "x = (m S^2 - alpha z) / beta, m solving Phi(S (theta* - m)) = c + (1-c) Phi(S (L - m)).\n"
    "A(t) = (F + J + P_m) / (F + J + D + P_m), J = mob sum w_j Phi(sqrt(beta) (x_b,j - t)),\n"
    "D = mob sum w_j (1 - Phi(sqrt(beta) (x_a,j - t))); theta* solves A(theta*) = theta*.",
    "Morris & Shin 1998 Am Econ Rev; Morris & Shin 2003; Angeletos, Hellwig & Pavan 2007 Econometrica; "
    "McMahon & Slantchev 2015 Am Polit Sci Rev",
    "Organisations instead of a continuum, with weights and three choices; others are judged by what the public knows "
    "of their loyalty. Of several roots the one nearest to the last is played (`roots = inertia`; the lowest at "
    "first), or always the lowest or the highest. A stance once taken is kept until the challenge closes. On a road "
    "nobody chooses before the march meets it. Private armies and the challenge's leader take no stance. Roots closer "
    "than 1e-6 to one another count as one; for inertia three roots within 1/60 do.",
    "alpha = beta = 1, z = .3, c = .5: theta* = .628875 and the rest of the table of Morris-Shin equilibria, and the "
    "dynamic ones of Angeletos, Hellwig & Pavan (global_game_test.cpp, through the step)",
};
constexpr Solver solver{"global_game",
                        "marginal strength theta* of the global game of regime change, all roots, cutoff signals",
                        parameter_specs<all_inputs>, solve};

}  // namespace

extern const Card global_game;
constinit const Card global_game = card<uses, parameters, start, quiet, hour>(text, couplings, solver, reasons);

}  // namespace interregnum
