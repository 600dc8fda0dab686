// The elites' contest, in which those who stand by the ruler have seen the street as well and answer it.
#include <cmath>

#include "base/joined.hpp"
#include "base/real.hpp"
#include "mechanisms/tullock_steps.hpp"

namespace interregnum {
namespace {

using namespace elite_game;

constexpr auto all_parameters =
    joined(parameters, std::array<Parameter<Parameters>, 1>{{
                           {{"mirror", "1", 0, 2, exactly(1, "judgement: both sides alike"),
                             "share of a protest's surprise that the ruler's adherents answer by coming out too"},
                            &Parameters::mirror},
                       }});

struct Inputs {
  double alpha, beta, z, c, protest, expected, slope, news, mirror;
};
constexpr std::array<Parameter<Inputs>, 9> inputs{{
    {{"alpha", "1", 1e-9, 1e9, exactly(1), "precision of what elites believe in common"}, &Inputs::alpha},
    {{"beta", "1", 1e-9, 1e9, exactly(100), "precision of their private signals"}, &Inputs::beta},
    {{"z", "1", -100, 100, exactly(.5), "mean of what they believe in common"}, &Inputs::z},
    {{"c", "1", 0, 1, exactly(.4), "chance of a fall beyond which an elite defects"}, &Inputs::c},
    {{"protest", "1", 0, 1, exactly(.01), "share of the people in the street"}, &Inputs::protest},
    {{"expected", "1", 0, 1, exactly(.01), "share that elites expected there"}, &Inputs::expected},
    {{"slope", "1", .01, 100, exactly(4), "how fast the normal quantile of that share falls with strength"},
     &Inputs::slope},
    {{"news", "1", 0, 1e6, exactly(20), "precision of the street as news of strength"}, &Inputs::news},
    {{"mirror", "1", 0, 2, exactly(1), "share of its surprise that adherents answer"}, &Inputs::mirror},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const double one[] = {1}, limit[] = {limit_of_chance(x[3])};
  const Belief seen = after_street({x[2], x[0], -HUGE_VAL}, {x[4], x[5], x[6], x[7], x[8]});
  const Game game{seen, x[1], 0, 0, 1, one, limit, limit};
  const double theta_star = selected_root(game, selection::lowest, 0);
  return {{"believed", {seen.mean}}, {"theta_star", {theta_star}}, {"cutoff", {cutoff(game, limit[0], theta_star)}}};
}

constexpr CardText text{
    "mirrored_signal",
    "elites",
    "Elites who see both crowds: the protest and its answer",
    "As tullock, but adherents of the ruler see the protest too and come out, so that elites learn from the "
    "difference:\n"
    "y_r = z + (1 - mirror) (Phi^-1(N_0) - Phi^-1(N)) / d_N, still with precision alpha_r. At mirror = 1 both sides "
    "move alike, and a protest of any size confirms what elites believed.",
    "Tyson & Smith 2018 J Polit (adherents see the public signal too); Casper & Tyson 2014 J Polit",
    "That the two crowds cancel in the eyes of elites is our reading. Tyson & Smith prove that public news moves the "
    "cutoffs of both sides by the same, which in their game makes it weigh more, not less: two_sided_game has that. "
    "mirror = 0 is tullock, bit for bit. The answer is not counted as force.",
    "at mirror = 1 the mean belief stays where it was and its precision rises by alpha_r (mirrored_signal_test.cpp)",
};
constexpr Solver solver{"mirrored_signal", "belief and cutoff of elites who see a protest and its answer",
                        parameter_specs<inputs>, solve};

constexpr auto all_couplings = joined(
    couplings, std::array<Coupling, 1>{{
                   {"group.acts", "elites.cutoff", "y_r = z + (1 - mirror) (Phi^-1(N_0) - Phi^-1(N)) / d_N", "mirror"},
               }});

}  // namespace

extern const Card mirrored_signal;
constinit const Card mirrored_signal =
    card<uses, all_parameters, start, step, step>(text, all_couplings, solver, reasons);

}  // namespace interregnum
