// Recognition of a movement whose assets are worth little without one another.
#include <cmath>

#include "mechanisms/recognition.hpp"

namespace interregnum {
namespace {

double quality(const recognition::Assets& a) {
  return std::sqrt(std::sqrt(a.unity * a.legitimacy * a.reach * a.engagement));
}

constexpr CardText text{
    "complements",
    "recognition",
    "Foreign actors recognise a movement that lacks none of its assets",
    "Q = (u l c p)^(1/4): each asset is necessary, and a movement without one\n"
    "of them is worth nothing. Otherwise as `additive`: the rate is\n"
    "(h / n) exp(3 b_rec (Q - .4) + 3 (P - P_0)) a year, times 1 - v once the actor\n"
    "recognises another movement.",
    recognition::source,
    recognition::deviations,
    "equal assets give the same Q as `additive`, unequal ones a smaller; u = l = .25, c = .06, p = .4: Q = .196799 "
    "(recognition_test.cpp)",
};
constexpr Solver solver{"complements", "what assets that need one another amount to, and recognitions a year",
                        recognition::inputs, recognition::solve<quality>};

}  // namespace

extern const Card complements;
constinit const Card complements =
    card<recognition::uses, recognition::parameters, recognition::start<quality>, recognition::quiet<quality>,
         recognition::hour<quality>>(text, recognition::couplings, solver, recognition::reasons);

}  // namespace interregnum
