// A guarantor that pays beforehand: what it has sunk says who it is, and binds it to nothing.
#include "mechanisms/guarantee.hpp"

namespace interregnum {
namespace {

// What fighting is worth to the guarantor on balance is its secret v, uniform on [-w, h]; it fights iff v >= 0, a share
// h / (h + w) = stated. Deterrence is worth v + w to it. Those pay m beforehand for whom it is worth that: v + w >= m.
// So i = P(v >= 0 | v + w >= m) = stated / (1 - m (1 - stated) / w): all that m = w can say is said by paying it.
struct SunkCosts {
  static constexpr bool fights = true;
  static double credited(double stated, const guarantee::Parameters& p) {
    return stated > 0 ? std::min(1., stated / (1 - p.shown * (1 - stated))) : 0;
  }
  static double locked_in(double, const guarantee::Parameters&) { return 0; }
  static void take(guarantee::Parameters& p, std::span<const double> tail) { p.shown = tail[0]; }
};

constexpr ParameterSpec shown{
    "shown",
    "1",
    0,
    1,
    between(0, .8),
    "what the guarantor pays beforehand, as a share of what deterrence is worth to one just willing to fight (m / w)"};
constexpr auto parameters = joined(
    guarantee::parameters, std::array<Parameter<guarantee::Parameters>, 1>{{{shown, &guarantee::Parameters::shown}}});

constexpr auto inputs = joined(guarantee::inputs, std::array<ParameterSpec, 1>{held_at(.5, shown)});

constexpr auto couplings = joined(
    guarantee::couplings,
    std::array<Coupling, 3>{
        {{"guarantee.announced", "guarantee.credited", "i = stated / (1 - shown (1 - stated))", "shown"},
         {"guarantee.binding", "guarantee.credited", "the same of `binding`, once it binds", "shown"},
         {"guarantee.announced", "war.escalates", "a war that returns finds the guarantor in it with chance i", ""}}});

constexpr CardText text{
    "sunk_costs",
    "deterrence",
    "A promise that the guarantor has paid for beforehand",
    "The guarantor fights iff v >= 0, v ~ U(-w, h) what fighting is worth to it on balance, h such that the stated "
    "share would. It pays m beforehand iff\n"
    "deterrence is worth that to it, v + w >= m. What is paid is gone and changes no choice later, but tells types "
    "apart:\n"
    "i = stated / (1 - (m/w) (1 - stated)), up to 1 at m = w. The attacker weighs i as in threshold_guarantee: "
    "deterred iff i >= i*.\n"
    "If he attacks all the same, the guarantor is in the war with chance i (an escalation in that hour); nobody is "
    "locked in.",
    "Fearon 1997 J Confl Resolut; Spence 1973 Q J Econ (signals that only some will pay for)",
    "Fearon lets the guarantor choose what it pays, and finds that types separate altogether; here the share paid is "
    "stated, so that they do so in part. The uniform worth is ours. What is paid is taken from nobody's means. The "
    "guarantor's fighting is an escalation, with its losses, and not a third army. All else as in threshold_guarantee.",
    "a promise of .3 with half paid is credited with .461538, with all paid 1; deterred iff i >= i*; nothing paid: "
    "threshold_guarantee bit by bit but for the guarantor's part in a war that returns (signals_test.cpp)",
};
constexpr Solver solver{"sunk_costs", "what a promise paid for beforehand is worth, and whether it deters", inputs,
                        guarantee::solve<SunkCosts>};

}  // namespace

extern const Card sunk_costs;
constinit const Card sunk_costs =
    card<guarantee::uses, parameters, guarantee::start<SunkCosts>, guarantee::quiet<SunkCosts>,
         guarantee::hour<SunkCosts>>(text, couplings, solver, guarantee::reasons);

}  // namespace interregnum
