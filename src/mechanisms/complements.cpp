// Recognition of a movement whose assets are worth little without one another.
#include <cmath>

#include "mechanisms/recognition.hpp"

namespace interregnum {
namespace {

using recognition::State;

double quality(const recognition::Assets& a) {
  return std::sqrt(std::sqrt(a.unity * a.legitimacy * a.reach * a.engagement));
}

void start(const State& s, const recognition::Parameters& p, const Moment&) { recognition::start(s, p, quality); }
void quiet(const State& s, const recognition::Parameters& p, const Moment& now) {
  recognition::quiet(s, p, now, quality);
}
void hour(const State& s, const recognition::Parameters& p, const Moment&) { recognition::hour(s, p, quality); }
std::vector<Solution> solve(std::span<const double> x) { return recognition::solve(x, quality); }

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
                        recognition::inputs, solve};

}  // namespace

extern const Card complements;
constinit const Card complements = card<recognition::uses, recognition::parameters, start, quiet, hour>(
    text, recognition::couplings, solver, recognition::reasons);

}  // namespace interregnum
