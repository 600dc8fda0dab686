// A guarantor that ties its hands: going back on its word in public would cost it.
#include "mechanisms/guarantee.hpp"

namespace interregnum {
namespace {

// What fighting costs the guarantor on balance is its secret, uniform on [-h, w], with h such that the share that would
// fight unbidden is the stated one. Going back costs a = audience times what was stated, so it fights iff a >= that
// cost: i = min(1, stated + a (1 - stated) / w).
struct TiedHands {
  static constexpr bool fights = true;
  static double credited(double stated, const guarantee::Parameters& p) {
    return std::min(1., stated + p.audience * stated * (1 - stated) / p.reluctance);
  }
  static double locked_in(double stated, const guarantee::Parameters& p) { return credited(stated, p) - stated; }
  static void take(guarantee::Parameters& p, std::span<const double> tail) {
    p.audience = tail[0];
    p.reluctance = tail[1];
  }
};

constexpr ParameterSpec audience{"audience",
                                 "1",
                                 0,
                                 100,
                                 between(0, 1.5),
                                 "what going back on a certain promise costs the guarantor, in prizes (a)"},
    reluctance{
        "reluctance", "1", .01, 100, between(.5, 2), "the most that fighting may cost it on balance, in prizes (w)"};
constexpr auto parameters =
    joined(guarantee::parameters,
           std::array<Parameter<guarantee::Parameters>, 2>{
               {{audience, &guarantee::Parameters::audience}, {reluctance, &guarantee::Parameters::reluctance}}});

constexpr auto inputs =
    joined(guarantee::inputs, std::array<ParameterSpec, 2>{held_at(.8, audience), held_at(1, reluctance)});

constexpr auto couplings = joined(
    guarantee::couplings,
    std::array<Coupling, 3>{
        {{"guarantee.announced", "guarantee.credited", "i = min(1, stated + a stated (1 - stated) / w)", "audience"},
         {"guarantee.binding", "guarantee.credited", "the same of `binding`, once it binds", "audience"},
         {"guarantee.announced", "war.escalates", "a war that returns finds the guarantor in it with chance i", ""}}});

constexpr CardText text{
    "tied_hands",
    "deterrence",
    "A promise that ties the guarantor's hands",
    "The guarantor fights iff a >= k: a = audience times the stated chance is what going back costs it, k ~ U(-h, w) "
    "what fighting costs it on\nbalance, h such that the stated share would fight unbidden. So i = min(1, stated + "
    "a (1 - stated) / w), before it binds and after.\nThe attacker weighs i as in threshold_guarantee: deterred iff i "
    ">= i*. If he attacks all the same, the guarantor is in the war with chance i\n(an escalation in that hour): "
    "those with 0 < k <= a fight only because they promised to.",
    "Fearon 1997 J Confl Resolut; Fearon 1994 Am Polit Sci Rev",
    "Fearon lets the guarantor choose its signal, and finds no bluffing then; here the file states the promise, and "
    "what it costs to go back grows with how firmly it was made, so that a promise of nothing ties no hands. The "
    "uniform cost is ours. The guarantor's fighting is an escalation, with its losses, and not a third army. All else "
    "as in threshold_guarantee.",
    "audience .8, w 1: a promise of .3 is credited with .468, .168 of it locked in; deterred iff i >= i*; no audience: "
    "threshold_guarantee bit by bit but for the guarantor's part in a war that returns (signals_test.cpp)",
};
constexpr Solver solver{"tied_hands", "what a promise that would be costly to break is worth, and whether it deters",
                        inputs, guarantee::solve<TiedHands>};

}  // namespace

extern const Card tied_hands;
constinit const Card tied_hands =
    card<guarantee::uses, parameters, guarantee::start<TiedHands>, guarantee::quiet<TiedHands>,
         guarantee::hour<TiedHands>>(text, couplings, solver, guarantee::reasons);

}  // namespace interregnum
