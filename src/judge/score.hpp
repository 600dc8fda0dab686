// How good forecasts of events were, once it is known what happened.
#pragma once

#include <span>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

struct Forecast {
  double chance = 0;  // said beforehand, in [0, 1]
  bool happened = false;
};

// Forecasts that were the same, or nearly: how many, what was said, and the share that happened. Weights need not sum
// to anything.
struct Said {
  double weight = 0, chance = 0, happened = 0;
};

// The mean squared error of forecasts (Brier 1950) in three parts (Murphy 1973, J. Appl. Meteor. 12, 595-600):
//   brier = reliability - resolution + uncertainty
//   reliability  = sum w (chance - happened)^2 / sum w     what was said against how often it happened; 0 is best
//   resolution   = sum w (happened - base)^2 / sum w       how much those cases differ; more is better
//   uncertainty  = base (1 - base)                         of the events themselves
// where base is the share of all that happened. Exact where all forecasts of a group are the same.
struct Murphy {
  double reliability = 0, resolution = 0, uncertainty = 0;
};
Murphy murphy(std::span<const Said> groups);

// No forecast is punished by more than -log of this: the model knows no chance more finely.
inline constexpr double least_chance = .01;

double brier_of(const Forecast& forecast);
double log_of(const Forecast& forecast);

struct Scores {
  u64 events = 0;
  double brier = 0;   // 0 is best, 1 worst; always saying 1/2 gives .25
  Murphy parts;       // over groups of forecasts that are the same to a tenth,
  double within = 0;  // and what these groups lose: brier - (reliability - resolution + uncertainty)
  double log = 0;     // mean -log of the chance given to what happened (Good 1952): always 1/2 gives .693
};
// NaN without forecasts.
Scores score(std::span<const Forecast> forecasts);

// A mean over cases of several values each, which need not be independent within a case, with the bounds of 95 %: the
// jackknife over cases (Tukey 1958), Student's t with one degree less than there are cases. Of one case there are none.
struct OverCases {
  u64 cases = 0;
  double mean = 0, lo = 0, hi = 0;
  double least = 0, most = 0;  // of the means without one case
  u64 below = 0;               // how many of those lie below 0
};
OverCases over_cases(std::span<const std::vector<double>> cases);

}  // namespace interregnum
