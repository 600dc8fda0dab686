// How many people of a group do something. A person differs from others by a standard normal rank e. A crowd is held
// as a distribution (infinitely many people) or as a sample; whole, or the part whose ranks lie between two shares.
#pragma once

#include <span>

namespace interregnum {

struct Crowd {
  double from = 0, to = 1;        // shares of the people ranked below: the part from .9 to 1 is the top tenth
  std::span<const double> ranks;  // e of each person of a sample; empty for a distribution
};

// The mean of Phi(m + tau e). Whole distribution: Phi(m / sqrt(1 + tau^2)). Part: quadrature over ranks, error below
// 2e-4 for |tau| <= 3 (crowd_test.cpp). A sample that has nobody in the part counts as a distribution.
double mean_response(const Crowd& crowd, double m, double tau);

// The share of people whose threshold is at most `push`; thresholds are standard normal, with correlation `alignment`
// to the rank (|alignment| < 1). `thresholds` holds those of a sample's people.
double share_pushed(const Crowd& crowd, std::span<const double> thresholds, double alignment, double push);

// The standard deviation over people of Phi(m + tau e), where its mean is Phi(mu): m = mu sqrt(1 + tau^2).
double sd_of_response(double mu, double tau);
// The tau at which that is `sd`; `largest_spread` where no tau is large enough.
double spread_of(double mu, double sd);
constexpr double largest_spread = 20;

}  // namespace interregnum
