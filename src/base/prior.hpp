// What is not known: a distribution over one number, as plain data. A draw is the quantile at a keyed uniform, so
// a prior is monotone in its luck (ranks can be linked) and changing its width keeps the draw's rank.
#pragma once

#include <cmath>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

enum class Family {
  point,         // a = value
  uniform,       // a..b
  log_uniform,   // a..b, both > 0
  normal,        // a = mean, b = standard deviation
  log_normal,    // a, b = mean and standard deviation of log(x - shift), shift = low if finite, else 0
  logit_normal,  // a, b = mean and standard deviation of logit((x - low) / (high - low))
  trunc_normal,  // a = mean, b = standard deviation before truncation to [low, high]
  beta,          // a, b; on [low, high] (0, 1 if not finite)
  gamma,         // a = shape, b = scale
  triangular,    // a = least, b = most likely, c = most
  pert,          // a = least, b = most likely, c = most
  split_normal,  // a = mode and median, b, c = standard deviations below and above; all on the scale of `warp`
  choice         // named alternatives with weights; the draw is the index
};

// The scale on which a split_normal is normal (a lopsided "best guess and 5/95 % points"): x, log(x - shift) with
// the shift of log_normal, or logit((x - low) / (high - low)).
enum class Warp { none, log, logit };

struct Prior {
  Family family = Family::point;
  double a = 0, b = 0, c = 0;
  double low = -HUGE_VAL, high = HUGE_VAL;  // hard bounds of the quantity; -inf/+inf where there are none
  Warp warp = Warp::none;
  std::vector<double> weights;  // choice only; sums to 1
};

Text family_name(Family family);  // "logit-normal", as `check --priors` prints it

// The value at probability u, 0 < u < 1. Always inside [low, high].
double quantile(const Prior& prior, double u);

// The prior of the same family with its spread multiplied by `factor` (> 0) about its median (beta: about its mean;
// families normal on a scale: on that scale), inside its bounds. A beta or gamma stops widening where a bound would
// become its likeliest value; a choice draws nearer to equal weights.
Prior widened(const Prior& prior, double factor);

// Whether a draw can take more than one value.
bool is_uncertain(const Prior& prior);

}  // namespace interregnum
