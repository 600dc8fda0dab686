// Confidence sequences: intervals that may be looked at after every draw, for as long as one likes, and still hold
// at all times together with probability 1 - alpha. A fixed-n interval of level .05 looked at 499 times errs in about
// half of the cases without an effect; these err in under .05.
#pragma once

#include "base/text.hpp"

namespace interregnum {

struct Interval {
  double lo = 0, hi = 0;
};

// The first number of draws at which a mean is bounded: the sequence is asymptotic, and skewed outcomes need a late
// enough start.
inline constexpr u64 first_mean = 16;

// Bounds of a mean from n i.i.d. draws with sample mean `mean` and sample variance `variance` (n - 1 in its
// denominator), 0 < alpha < 1: the asymptotic confidence sequence
//   mean +- sqrt(variance 2 (n r2 + 1) / (n^2 r2) log(sqrt(n r2 + 1) / alpha)),
//   r2 = (-2 log alpha + log(1 - 2 log alpha)) / 100, which makes it narrowest near n = 100
// of Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas (arXiv 2103.06476, theorem 2.2 and appendix).
// (-inf, +inf) for n < first_mean. It knows only the spread it has seen: variance 0 gives the point, so a caller
// that can name the smallest spread worth the word gives that as a floor (see worlds.hpp). Asymptotic: at the looks of
// look.hpp it errs in 1.8 % of 20,000 normal studies at alpha .05 and in .10 % at .0011; for draws skewed like an
// exponential in 5.6 % and 1.5 %, nearly all of it at the end towards the long tail.
Interval mean_sequence(double mean, double variance, u64 n, double alpha);

// What n draws show of a mean. Skewness: third central moment over that of the spread, 0 for symmetric draws.
struct DrawsSeen {
  u64 n = 0;
  double mean = 0, variance = 0, skewness = 0;
};

// The same, with the end towards the long tail moved out by Johnson's correction of the t statistic (1978, JASA 73),
//   |skewness| s (f^2 / 3 + 1 / (6 n)), f the half-width over s,
// twice over, since the skewness seen in a sample understates that of a heavy tail. See docs/judging.md for how often
// each errs.
Interval mean_sequence(const DrawsSeen& seen, double alpha);

// What must be added to the ends of a mean's sequence before a verdict may rest on it, since n draws cannot show what
// is too rare to have come in any of them. Draws that lie in `range`: the mean as it would be with log(2 / alpha) more
// of them at that end, which is as far as a bet against n equal draws must go. Else (infinite range) a later start:
// infinite for n < 8 log(1 / alpha); beyond it nothing can be said of tails that were not seen.
Interval unseen(const DrawsSeen& seen, const Interval& sequence, const Interval& range, double alpha);

// Bounds of a share from `successes` of `trials` i.i.d. draws, 0 < alpha < 1, valid from the first draw on. With
// S = successes and t = trials, p stays in while
//   log B(.5 + S, .5 + t - S) - log B(.5, .5) - S log p - (t - S) log(1 - p) < log(1 / alpha):
// the Beta(1/2, 1/2) mixture of likelihood ratios is a martingale under p, so Ville's inequality bounds the chance
// that p is ever left out (Robbins 1970; Howard et al., arXiv 1810.08240). No trials: [0, 1].
Interval share_sequence(u64 successes, u64 trials, double alpha);

}  // namespace interregnum
