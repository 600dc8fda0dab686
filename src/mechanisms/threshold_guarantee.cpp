// Whether a promise to fight for a state keeps a ceasefire, and what waiting for the promise to bind does.
#include "mechanisms/guarantee.hpp"

namespace interregnum {
namespace {

using guarantee::couplings;

// The promise is taken at its word.
struct AtItsWord {
  static constexpr bool fights = false;
  static double credited(double stated, const guarantee::Parameters&) { return stated; }
  static double locked_in(double, const guarantee::Parameters&) { return 0; }
  static void take(guarantee::Parameters&, std::span<const double>) {}
};

constexpr CardText text{
    "threshold_guarantee",
    "deterrence",
    "A guarantee deters beyond a threshold, and hurries an attacker before it binds",
    "U(i) = p (1 - i) + p' i - c - SQ; deterred iff i >= i* = (p - c - SQ) / (p - p'); i = announced, then binding.\n"
    "War returns from a ceasefire at the rate h_att / (1 + exp(-U(i) / tau_q)) + W, a war under way escalates at h_esc "
    "+ W,\nW = .3 prev max(0, U(announced) - max(0, U(binding))) while the guarantee is announced and does not bind "
    "yet.\n"
    "Meanwhile the rate of a ceasefire is times exp(-prol binding). An escalation raises both sides' losses.",
    "Fearon 1997 J Confl Resolut (tied hands); Huth & Russett 1984 World Polit, 1988 Int Stud Q; Signorino 1999 Am "
    "Polit Sci Rev; Benson 2012 Constructing International Security. Contested: threatened states sign pacts, so that "
    "defence pacts and disputes are not seen apart (Huth & Russett: local balance and ties deter, formal alliance does "
    "not; Benson: deterrent pacts lower conflict, unconditional ones raise it). Sweep it; assert nothing",
    "A logit rate in the place of one choice, since the attacker's gain is known roughly; no bargaining, no costs of "
    "the guarantor. Only wars in which a `guarantee` of the file is given to a side return and escalate by this card, "
    "in every arm; in all others a ceasefire holds. A bound guarantee changes nothing while the war goes on. If p <= "
    "p', nothing deters an attacker who gains alone. A ceasefire's gain in strength is not taken back when war "
    "returns. Hours of binding are met by the week.",
    "deterred iff i >= i* (.5 at p .6, p' .2, c .3, SQ .1), and a promise that binds later raises the rate of attack "
    "above that of no promise (threshold_guarantee_test.cpp)",
};
constexpr Solver solver{"threshold_guarantee",
                        "the chance of help that deters, what an attack gains, and how often one comes a year",
                        guarantee::inputs, guarantee::solve<AtItsWord>};

}  // namespace

extern const Card threshold_guarantee;
constinit const Card threshold_guarantee =
    card<guarantee::uses, guarantee::parameters, guarantee::start<AtItsWord>, guarantee::quiet<AtItsWord>,
         guarantee::hour<AtItsWord>>(text, couplings, solver, guarantee::reasons);

}  // namespace interregnum
