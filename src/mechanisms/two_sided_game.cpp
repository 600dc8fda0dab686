// The global game of organisations, in which the ruler's supporters coordinate too and count with the defenders.
#include <cmath>
#include <vector>

#include "base/joined.hpp"
#include "base/real.hpp"
#include "mechanisms/global_game_steps.hpp"

namespace interregnum {
namespace {

using namespace challenge_game;

constexpr auto all_uses = joined(uses, std::array{reads("regime.support", &State::support)});

constexpr auto all_parameters = joined(
    parameters,
    std::array<Parameter<Parameters>, 2>{{
        {{"adherents", "1", 0, 10, between(.02, .35),
          "weight of people who come out for the ruler, if all were his supporters and came; 1 = all defenders (w_a)"},
         &Parameters::adherents},
        {{"adherent_cost", "1", 0, 1, between(.2, .7), "chance of a fall beyond which a supporter stays at home (d)"},
         &Parameters::adherent_cost},
    }});

constexpr auto all_inputs = joined(
    inputs, std::array<Parameter<Inputs>, 2>{{
                {{"adherents", "1", 0, 10, exactly(.5), "adherents for one attacker (w)"}, &Inputs::adherents},
                {{"stays", "1", 0, 1, exactly(.5), "chance of a fall beyond which an adherent stays at home (d)"},
                 &Inputs::stays},
            }});

std::vector<Solution> solve(std::span<const double> x) {
  const double one[] = {1}, limit[] = {limit_of_chance(x[3])};
  Game game{{x[2], x[0], x[4]}, x[1], 0, 0, 1, one, limit, limit};
  game.adherents = x[5];
  game.adherents_at = limit_of_chance(x[6]);
  const auto roots = all_roots(game);
  std::vector<double> attack_below, defend_from, out;
  for (const double root : roots) {
    attack_below.push_back(cutoff(game, limit[0], root));
    defend_from.push_back(cutoff(game, game.adherents_at, root));
    out.push_back(forces_at(game, root).adherents);
  }
  return {{"theta_star", {roots.front()}},
          {"roots", roots},
          {"attack_below", attack_below},
          {"defend_from", defend_from},
          {"adherents_out", out}};
}

constexpr CardText text{
    "two_sided_game",
    "organisations",
    "Global game in which the ruler's adherents coordinate too",
    "As global_game, with adherents who come out where their own signal makes a fall less likely than d:\n"
    "A(t) = (F + J + P_m) / (F + J + P_m + D + M), M = w_a S Phi(sqrt(beta) (t - x_d)), S the share of people who "
    "privately support the ruler, x_d their cutoff as for any other critical chance. In a challenge M is taken at the "
    "true strength.",
    "Tyson & Smith 2018 J Polit (dual-layered coordination)",
    "In the paper the attack has to exceed strength plus the adherents; here strength is a share of force, so they "
    "count with the defenders. The marginal strength is then (1-c) / (1 + w d) where private signals are precise, "
    "instead of 1 - c - w d, and that adherents make public news weigh more holds only where they and the attackers "
    "are bold: at c = d = .3 -dtheta*/dz rises from .104 to .126 (paper's form: .185), at c = d = .5 it falls from "
    ".127 to .118. Adherents are a continuum with the organisations' precision, not slowed by orders or roads. "
    "Without supporters it is the standard, bit for bit.",
    "precise signals: theta* = (1 - c) / (1 + w d); public news moves the cutoffs of both sides by the same "
    "(two_sided_game_test.cpp)",
};
constexpr Solver solver{"two_sided_game", "marginal strength where adherents coordinate too",
                        parameter_specs<all_inputs>, solve};

constexpr auto all_couplings = joined(
    couplings, std::array<Coupling, 2>{{
                   {"regime.support", "regime.theta_star", "D += w_a S Phi(sqrt(beta) (t - x_d))", "adherents"},
                   {"regime.support", "challenge.fighting", "D += w_a S Phi(sqrt(beta) (theta - x_d))", "adherents"},
               }});

}  // namespace

extern const Card two_sided_game;
constinit const Card two_sided_game =
    card<all_uses, all_parameters, start, quiet, hour>(text, all_couplings, solver, reasons);

}  // namespace interregnum
