// On what an answer turns: which assumption decides in which worlds a claim follows, where it flips, and, where no
// single one decides, a box of two or three of them. Numbers in, numbers out.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/draw.hpp"
#include "base/text.hpp"
#include "judge/sequence.hpp"

namespace interregnum {

// Worlds to learn from. Every column has one value a world; worlds that are not judged are left out beforehand.
struct Sampled {
  std::vector<std::vector<double>> inputs;  // one column an uncertain number: its value in every world
  std::vector<double> answer;               // h: 1 where the claim follows (e >= margin), else 0
};

// Fewer worlds name nothing: the floor under chance is too high.
inline constexpr u64 least_worlds_for_hinge = 300;

// How much of Var(h) each input explains alone, S_i = Var(E[h | x_i]) / Var(h), by the rank estimator of Gamboa,
// Gremaud, Klein, Lagnoux (2022, arXiv 2003.01772): h of the worlds in the order of x_i, each with its next neighbour.
// 0 where h does not vary. `answer` may be any number, not only 0/1. Worlds with equal values of an input have no
// order: their products are averaged over all orders, so that a choice gets what an analysis of variance would give it.
double rank_index(std::span<const double> input, std::span<const double> answer);

struct Indices {
  std::vector<double> value;    // S_i, one an input
  double floor = 1;             // 95 % point of the largest of all inputs over permutations of h: chance reaches it
  std::vector<u32> above = {};  // inputs above the floor, the largest first
};
Indices rank_indices(const Sampled& worlds, Luck luck, u32 permutations = 200);

// The share of worlds in which the claim follows near each of a few values of one input.
struct CurvePoint {
  double x = 0;                      // mean of the input in this piece
  double share = 0, lo = 0, hi = 1;  // of h; bounds of 95 % (a fixed number of draws)
  u32 worlds = 0;
};
// Pieces of as many worlds each, but equal values stay together: an input of a few values has one piece a value.
std::vector<CurvePoint> response_curve(std::span<const double> input, std::span<const double> answer, u32 pieces = 12);

// Where, along one input, the claim starts or ceases to follow in at least half of the worlds (or in `level` of them):
// the cut that leaves most worlds on their own side. Bounds from 200 halves of the worlds: at n = 400 they hold the
// place in 96 to 100 of 100 studies, for steps and for slopes. Nothing where a side has under 5 % of the worlds, or
// where one half in ten has no such cut.
struct Flip {
  double value = 0, lo = 0, hi = 0;         // bounds of 95 %
  bool above = true;                        // it follows above, otherwise below
  double share_below = 0, share_above = 0;  // shares of worlds on either side
};
std::optional<Flip> flip_point(std::span<const double> input, std::span<const double> answer, double level, Luck luck);

// What it takes to settle a claim that is open: the largest width w such that, in three of four worlds, knowing the
// input to within +-w would lift the share of worlds in which the claim follows to `holds` or push it to 1 - holds. The
// share near x is the mean, over the worlds with an input in [x - w, x + w], of the isotonic regression of h on the
// input (rising or falling), so that a few neighbours which agree by chance settle nothing. Nothing where no width down
// to a hundredth of the range does: then other inputs, or luck, keep it open. At most half the range from the 5 % to
// the 95 % point, which is what is known already.
std::optional<double> width_to_settle(std::span<const double> input, std::span<const double> answer, double holds,
                                      bool rises);

// A box: worlds in which a few inputs lie within bounds (PRIM: Friedman, Fisher 1999; Bryant, Lempert 2010).
struct BoxSide {
  u32 input = 0;
  double lo = 0, hi = 0;  // infinite where the side is open
  double quasi_p = 1;     // chance that the side adds nothing: one-sided binomial
};
struct Box {
  std::vector<BoxSide> sides;
  bool follows = true;     // of worlds in which the claim follows; false: of those in which it does not
  double coverage = 0;     // share of these that lie in the box
  double density = 0;      // share of the worlds in the box that are of these
  double mass = 0;         // share of all worlds in the box
  double found_again = 0;  // share of resamples that give a box of the same inputs
};
// Sought among the worlds of the rarer answer, by z, the standard errors by which a box has more of them than its mass:
// peeling .07 at a time over the six inputs that explain most alone, and the four quarters of the pair that explains
// most together (peeling cannot find an exclusive or). At most three sides, each significant (quasi_p < .05); nothing
// where the same search finds as much in 5 % of permutations of h. found_again: over ten parts of two thirds.
std::optional<Box> find_box(const Sampled& worlds, Luck luck);

}  // namespace interregnum
