// In how many worlds a claim follows. A world is a draw of the assumptions the author allows; its effect e(theta)
// is known only through a few replicates of luck, so a draw counts for or against only where they leave no doubt.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "base/text.hpp"
#include "judge/sequence.hpp"

namespace interregnum {

// The differences D of one test: `draws` rows of `replicates` values, row by row; where the margin is a share of a
// reference R (rule.is_relative), that in `reference`, likewise.
// NaN: the pair has no outcome (a fall came first); it is left out and its share reported.
// +-inf: a run of the pair failed; its draw counts neither for nor against, which is to impute it both ways.
struct Pairs {
  std::span<const double> values;
  u32 draws = 0;
  u32 replicates = 0;
  std::span<const double> reference = {};
};

// In which worlds a claim follows: where e reaches the margin, where e is at least a margin away from 0 on either side
// (change), or where it is not (no change).
enum class Ask { reach, differ, same };

inline constexpr Interval anywhere{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};

// What a test asks of D, and how surely. A contrast has D = s (Y_A - Y_B) and margin > 0; a level D = s (Y - bound)
// and margin 0; "no increase" is D = -(Y_A - Y_B) with margin < 0, "no decrease" D = Y_A - Y_B with margin < 0.
// Of two named values D = s 1{they differ}. A relative margin is a share of the size of E[R | theta].
struct Rule {
  double margin = 0;          // the claim follows in a world where e >= margin, in the unit of D
  bool is_level = false;      // one arm: no reverse, no paths to compare
  double holds = .80;         // the bar: share of worlds in which the claim must follow, in (.5, 1)
  double alpha = .05;         // error allowed for this claim (the study's over the number of claims); half to the
                              // shares, half to the mean
  double delta = .01;         // error allowed when one draw is called clear; the shares' bounds contain it
  double sign = 1;            // s, +1 or -1, and
  double offset = 0;          // bound (0 for a contrast): offset + sign * D is the outcome as its readers know it
  double span = 0;            // width of D's range if its replicates are 0/1 results (2 for a contrast, 1 for a level),
                              // where a few equal ones prove nothing; 0 for a continuous D
  Interval range = anywhere;  // between which e lies; infinite where that is not known
  Ask ask = Ask::reach;
  bool is_relative = false;  // the margin is a share of Pairs::reference
  bool counts = false;       // D says whether two named values differ
  bool of_whole = false;     // relative to a whole that has a sign: the claim follows where D / E[R | theta] >= margin
};

// Draws for and against a statement about e, by what their replicates show. yes + no + unclear = draws judged.
struct Tally {
  u64 yes = 0, no = 0, unclear = 0;
  u64 plug_in = 0;  // draws whose mean satisfies the statement, sure or not
};

// An estimate and its confidence sequence; lo and hi are infinite where too few draws bound a mean.
struct Estimate {
  double value = 0, lo = 0, hi = 0;
};

struct Worlds {
  u64 draws = 0;         // draws judged: those with at least one pair
  u64 failed_draws = 0;  // of these, draws with a failed run
  Tally reach;           // the claim follows: e >= margin, or as rule.ask says
  Tally reverse;         // e <= -|margin|; of a change and of no change: it does not follow
  Tally right_way;       // e > 0

  Estimate share;              // H = P(e >= margin)
  Estimate reversed;           // C = P(e <= -|margin|)
  Estimate share_if_clear;     // what `share` would be if more replicates cleared every draw as they point now
  Estimate reversed_if_clear;  // the same for `reversed`
  Estimate direction;          // P(e > 0)
  Estimate mean;               // mu = E[D]
  Interval unseen;             // to be added to its bounds before a claim follows by them (sequence.hpp)
  Estimate effect;             // the same as offset + sign * mu, in the outcome's own direction

  double scale = 1;       // of the margin: the size of the reference, averaged over draws; 1 where there is none
  double variance = 0;    // of the draws' means (n - 1), over the draws without a failed run,
  double skewness = 0;    // and theirs
  double luck_share = 0;  // E[Var(D | theta)] / Var(D)
  double missing = 0;     // share of pairs without an outcome,
  double no_whole = 0;    // of them those in draws whose whole is nothing, so that there are no shares of it
};

// Judges every draw and bounds what the rule needs. Reads pairs.values in index order and nothing else: the same
// values give the same bits. A draw is clear where the t interval of its replicates, with error delta at either end,
// lies on one side: replicates without variance are sure, a single one is not. 0/1 results have the exact interval of
// their counts instead (Clopper, Pearson 1934; of a difference of two, each part at delta / 2). Runs that are left out
// only make it wider, so it also holds given that a condition was met. A relative margin m asks for e >= m |r|, r the
// mean reference: both D - m R and D + m R must be shown to be above 0. A change needs one of two statements and a
// relative margin both, so their error is at most 2 delta, which the shares' bounds contain. The mean's variance has
// the floor margin^2 / draws, as though one draw had differed by a margin: identical draws give no interval of width 0.
Worlds classify(const Pairs& pairs, const Rule& rule);

// One draw as its replicates point, sure or not.
struct Pointed {
  bool judged = false;  // it has a pair, a whole where the rule asks for shares of one, and no failed run
  double effect = 0;    // e
  bool follows = false;
};
std::vector<Pointed> as_they_point(const Pairs& pairs, const Rule& rule);

// The same worlds as they would look after `draws` draws: shares, mean and spread stay, the bounds narrow. What a
// study that is not decided may expect. worlds.draws > 0.
Worlds extrapolated(const Worlds& worlds, const Rule& rule, u64 draws);

// L(yes) - delta <= share <= 1 - L(no) + delta within [0, 1], L the lower end of share_sequence at `alpha`.
Estimate share_bounds(const Tally& tally, double alpha, double delta);

}  // namespace interregnum
