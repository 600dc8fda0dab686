// Recognition of a movement whose assets can stand in for one another.
#include "mechanisms/recognition.hpp"

namespace interregnum {
namespace {

double quality(const recognition::Assets& a) { return (a.unity + a.legitimacy + a.reach + a.engagement) / 4; }

constexpr CardText text{
    "additive",
    "recognition",
    "Foreign actors recognise a movement whose assets add up",
    "Q = (u + l + c + p) / 4: each asset can stand in for another. An actor\n"
    "recognises it at the rate (h / n) exp(3 b_rec (Q - .4) + 3 (P - P_0)) a\n"
    "year, n the number of foreign actors, times 1 - v if it recognises another\n"
    "movement; P: chance that a standard challenge succeeds, in its eyes, P_0\n"
    "that at `from`.\n"
    "Between recognitions p' = (o [P - P_0]+ + w R)(1 - p) - o [P_0 - P]+ p,\n"
    "R the share of foreign actors that recognise it; l' = s R (1 - l), or\n"
    "s R l where s < 0; a joint action of the opposition adds j (1 - u) to u.",
    recognition::source,
    recognition::deviations,
    "rate = h / n at Q = .4 and P = P_0; .05 exp(3 x 1.25 (.24 - .4)) = .027441 a year for a movement with u = l = "
    ".25, c = .06, p = .4 (recognition_test.cpp)",
};
constexpr Solver solver{"additive", "what assets that add up amount to, and recognitions a year", recognition::inputs,
                        recognition::solve<quality>};

}  // namespace

extern const Card additive;
constinit const Card additive =
    card<recognition::uses, recognition::parameters, recognition::start<quality>, recognition::quiet<quality>,
         recognition::hour<quality>>(text, recognition::couplings, solver, recognition::reasons);

}  // namespace interregnum
