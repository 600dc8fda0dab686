// Whether elites turn away from the ruler, and how many of them fight over his place: a global game with protest as a
// public signal, and a Tullock contest for a prize that is open with some chance.
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/tullock_steps.hpp"

namespace interregnum {
namespace {

using namespace elite_game;

struct Inputs {
  double players, prize, decisiveness, first, second, entry, punishment, gain;
  double alpha, beta, z, protest, expected, slope, news;
};
constexpr std::array<Parameter<Inputs>, 15> inputs{{
    {{"players", "1", 1, 1e6, exactly(5), "equal players (n)"}, &Inputs::players},
    {{"prize", "1", 0, 1e9, exactly(100), "what they fight over (V)"}, &Inputs::prize},
    {{"decisiveness", "1", .01, 2, exactly(1), "how strongly effort decides (r)"}, &Inputs::decisiveness},
    {{"first", "1", 1e-9, 1e9, exactly(2), "prize of the first of two unequal players"}, &Inputs::first},
    {{"second", "1", 1e-9, 1e9, exactly(1), "prize of the second"}, &Inputs::second},
    {{"entry", "1", 1e-9, 1e9, exactly(7), "cost of entry, in half units of the prize"}, &Inputs::entry},
    {{"punishment", "1", 0, 10, exactly(.5), "punishment of an elite that defects in vain (k)"}, &Inputs::punishment},
    {{"gain", "1", 0, 100, exactly(.25), "gain from having defected from a ruler who falls (t)"}, &Inputs::gain},
    {{"alpha", "1", 1e-9, 1e9, exactly(1), "precision of what elites believe in common"}, &Inputs::alpha},
    {{"beta", "1", 1e-9, 1e9, exactly(100), "precision of their private signals"}, &Inputs::beta},
    {{"z", "1", -100, 100, exactly(.5), "mean of what they believe in common"}, &Inputs::z},
    {{"protest", "1", 0, 1, exactly(.01), "share of the people in the street (r)"}, &Inputs::protest},
    {{"expected", "1", 0, 1, exactly(.01), "share that elites expected there"}, &Inputs::expected},
    {{"slope", "1", .01, 100, exactly(4), "how fast the normal quantile of that share falls with strength"},
     &Inputs::slope},
    {{"news", "1", 0, 1e6, exactly(20), "precision of the street as news of strength"}, &Inputs::news},
}};

// Efforts and entry; then Casper & Tyson's elites, who play the game themselves once they have seen the street.
std::vector<Solution> solve(std::span<const double> x) {
  const double r = x[2], v = x[3], w = x[4], a = real::pow(v, r), b = real::pow(w, r), both = (a + b) * (a + b);
  const double c = critical_chance(x[6], x[7]), one[] = {1}, limit[] = {limit_of_chance(c)};
  const Belief seen = after_street({x[10], x[8], -HUGE_VAL}, {x[11], x[12], x[13], x[14], 0});
  const Game game{seen, x[9], 0, 0, 1, one, limit, limit};
  const double theta_star = selected_root(game, selection::lowest, 0);
  return {{"effort", {symmetric_effort(x[1], r, x[0])}},
          {"asymmetric", {r * v * a * b / both, r * w * a * b / both}},
          {"entrants", {free_entry(x[1], r, x[5] / 2, 1e9)}},
          {"critical_chance", {c}},
          {"theta_star", {theta_star}},
          {"cutoff", {cutoff(game, limit[0], theta_star)}}};
}

constexpr CardText text{
    "tullock",
    "elites",
    "Elites defect, and contend for the ruler's place",
    "Defects below the private signal x(c), c = (k + l lambda) / (1 + t): the\n"
    "cutoff of the global game at the theta* of a standard challenge. Elites\n"
    "believe what they did, and have seen the street: a signal of precision\n"
    "alpha_r, y_r = z + (Phi^-1(N_0) - Phi^-1(N)) / d_N.\n"
    "E = sum w_i Phi(sqrt(beta) (x_i - theta)), w_i the share of resources.\n"
    "The prize is open with chance P: n_E is the largest n with\n"
    "P (n - r (n-1)) / n^2 >= entry / 2, and effort = P r (n-1) / n.",
    "Casper & Tyson 2014 J Polit (protest as a public signal to the elite; cutoff k / (1 + t)); Tullock 1980",
    "Elites do not move theta*: the organisations' game gives it. Loyalty adds to the punishment (l = 0: Casper & "
    "Tyson). The street counts in the step in which it is seen and is not stored; N_0 is what was seen at `from`. "
    "While a challenge lasts a defector joins it with the chance that elites give it, and else stands aside. An elite "
    "in the file is loyal at `from`, turns once and does not return; E does. Seats go to elites with most means a "
    "member. Armed organisations are not among the entrants.",
    "n = 5, V = 100, r = 1: 16 each; prizes (2,1): .4444, .2222; cutoff k / (1 + t); cutoffs and theta* rise in the "
    "protest (tullock_test.cpp)",
};
constexpr Solver solver{"tullock", "efforts, entrants, and the elites' own game after a protest",
                        parameter_specs<inputs>, solve};

}  // namespace

extern const Card tullock;
constinit const Card tullock = card<uses, parameters, start, step, step>(text, couplings, solver, reasons);

}  // namespace interregnum
