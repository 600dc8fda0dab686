#include "base/prior.hpp"

#include <algorithm>

#include "base/real.hpp"

namespace interregnum {
namespace {

struct Range {
  double low, high;
};

double shift_of(const Prior& p) { return std::isfinite(p.low) ? p.low : 0; }

// The interval of a beta or logit-normal: the bounds, or 0..1 where there are none.
Range interval_of(const Prior& p) {
  return std::isfinite(p.low) && std::isfinite(p.high) ? Range{p.low, p.high} : Range{0, 1};
}

double stretch(Range range, double share) { return range.low + (range.high - range.low) * share; }

double from_scale(const Prior& p, Warp warp, double y) {
  switch (warp) {
    case Warp::none:
      return y;
    case Warp::log:
      return shift_of(p) + real::exp(y);
    case Warp::logit:
      return stretch(interval_of(p), real::logistic(y));
  }
  return y;
}

double log_uniform_quantile(const Prior& p, double u) {
  const double from = real::log(p.a), to = real::log(p.b);
  return std::clamp(real::exp(from + u * (to - from)), p.a, p.b);
}

// Where the interval lies above the mean, everything is mirrored: Phi keeps its precision in the lower tail only.
double truncated_quantile(const Prior& p, double u) {
  const bool mirror = p.low > p.a || (p.low + p.high > 2 * p.a && std::isfinite(p.low));
  const double sign = mirror ? -1 : 1;
  const Range range = mirror ? Range{-p.high, -p.low} : Range{p.low, p.high};
  const double mean = sign * p.a;
  const double below = real::normal_cdf((range.low - mean) / p.b);
  const double inside = real::normal_cdf((range.high - mean) / p.b) - below;
  if (!(inside > 0)) return mirror ? p.low : p.high;  // all of it further away than 38 standard deviations
  const double rank = below + (mirror ? 1 - u : u) * inside;
  return sign * (mean + p.b * real::normal_quantile(rank));
}

double triangular_quantile(const Prior& p, double u) {
  const double width = p.c - p.a;
  if (!(width > 0)) return p.a;
  if (u * width <= p.b - p.a) return p.a + std::sqrt(u * width * (p.b - p.a));
  return p.c - std::sqrt((1 - u) * width * (p.c - p.b));
}

// Malcolm et al. 1959: a beta on [least, most] whose mean is (least + 4 likely + most) / 6.
double pert_quantile(const Prior& p, double u) {
  const double width = p.c - p.a;
  if (!(width > 0)) return p.a;
  const double share = real::beta_quantile(u, 1 + 4 * (p.b - p.a) / width, 1 + 4 * (p.c - p.b) / width);
  return stretch({p.a, p.c}, share);
}

double split_normal_quantile(const Prior& p, double u) {
  const double z = real::normal_quantile(u);
  return from_scale(p, p.warp, p.a + (z < 0 ? p.b : p.c) * z);
}

double choice_quantile(const Prior& p, double u) {
  double sum = 0;
  std::size_t last = 0;  // the last alternative that can be drawn: sums of weights may miss 1 by rounding
  for (std::size_t i = 0; i < p.weights.size(); ++i) {
    if (!(p.weights[i] > 0)) continue;
    sum += p.weights[i];
    last = i;
    if (u < sum) break;
  }
  return static_cast<double>(last);
}

double unbounded_quantile(const Prior& p, double u) {
  switch (p.family) {
    case Family::point:
      return p.a;
    case Family::uniform:
      return stretch({p.a, p.b}, u);
    case Family::log_uniform:
      return log_uniform_quantile(p, u);
    case Family::normal:
      return p.a + p.b * real::normal_quantile(u);
    case Family::log_normal:
      return from_scale(p, Warp::log, p.a + p.b * real::normal_quantile(u));
    case Family::logit_normal:
      return from_scale(p, Warp::logit, p.a + p.b * real::normal_quantile(u));
    case Family::trunc_normal:
      return truncated_quantile(p, u);
    case Family::beta:
      return stretch(interval_of(p), real::beta_quantile(u, p.a, p.b));
    case Family::gamma:
      return p.b * real::gamma_quantile(u, p.a);
    case Family::triangular:
      return triangular_quantile(p, u);
    case Family::pert:
      return pert_quantile(p, u);
    case Family::split_normal:
      return split_normal_quantile(p, u);
    case Family::choice:
      return choice_quantile(p, u);
  }
  return p.a;
}

double scaled_about(double centre, double factor, const Prior& p, double x) {
  return std::clamp(centre + factor * (x - centre), p.low, p.high);
}

Prior widened_range(Prior p, double factor) {
  const double median = quantile(p, 0.5);
  const Prior bounds = p;
  for (double* x : {&p.a, &p.b, &p.c}) *x = scaled_about(median, factor, bounds, *x);
  return p;
}

Prior widened_log_uniform(Prior p, double factor) {
  const double half = std::sqrt(p.b / p.a), median = p.a * half;
  const double wide = real::pow(half, factor);
  p.a = std::max(median / wide, p.low), p.b = std::min(median * wide, p.high);
  return p;
}

// A truncated normal's median moves with its width: the mean is moved until it is back.
Prior widened_truncated(Prior p, double factor) {
  const double median = quantile(p, 0.5);
  p.b *= factor;
  double from = median - 40 * p.b, to = median + 40 * p.b;
  for (int i = 0; i < 60; ++i) {
    p.a = from + (to - from) / 2;
    (quantile(p, 0.5) < median ? from : to) = p.a;
  }
  return p;
}

// Keeps the mean; stops before a bound becomes likelier than what is near it, so that wide tends to flat.
Prior widened_beta(Prior p, double factor) {
  const double size = p.a + p.b, least = std::min(p.a, p.b);
  const double wanted = (size + 1) / (factor * factor) - 1;
  const double floor = std::min(least, 1.0) / least * size;
  const double scale = std::max(wanted, floor) / size;
  p.a *= scale, p.b *= scale;
  return p;
}

// Keeps the median; stops at the exponential distribution for the same reason.
Prior widened_gamma(Prior p, double factor) {
  const double median = quantile(p, 0.5);
  p.a = std::max(p.a / (factor * factor), std::min(p.a, 1.0));
  p.b = median / real::gamma_quantile(0.5, p.a);
  return p;
}

Prior widened_choice(Prior p, double factor) {
  double sum = 0;
  for (double& weight : p.weights) sum += weight = weight > 0 ? real::pow(weight, 1 / factor) : 0;
  for (double& weight : p.weights) weight /= sum;
  return p;
}

}  // namespace

Text family_name(Family family) {
  switch (family) {
    case Family::point:
      return "point";
    case Family::uniform:
      return "uniform";
    case Family::log_uniform:
      return "log-uniform";
    case Family::normal:
      return "normal";
    case Family::log_normal:
      return "log-normal";
    case Family::logit_normal:
      return "logit-normal";
    case Family::trunc_normal:
      return "truncated normal";
    case Family::beta:
      return "beta";
    case Family::gamma:
      return "gamma";
    case Family::triangular:
      return "triangular";
    case Family::pert:
      return "pert";
    case Family::split_normal:
      return "split normal";
    case Family::choice:
      return "choice";
  }
  return "";
}

double quantile(const Prior& prior, double u) {
  return std::clamp(unbounded_quantile(prior, u), prior.low, prior.high);
}

Prior widened(const Prior& prior, double factor) {
  Prior wide = prior;
  switch (prior.family) {
    case Family::point:
      return prior;
    case Family::uniform:
    case Family::triangular:
    case Family::pert:
      return widened_range(prior, factor);
    case Family::log_uniform:
      return widened_log_uniform(prior, factor);
    case Family::trunc_normal:
      return widened_truncated(prior, factor);
    case Family::beta:
      return widened_beta(prior, factor);
    case Family::gamma:
      return widened_gamma(prior, factor);
    case Family::choice:
      return widened_choice(prior, factor);
    case Family::split_normal:
      wide.c *= factor;
      [[fallthrough]];
    case Family::normal:
    case Family::log_normal:
    case Family::logit_normal:
      wide.b *= factor;
      return wide;
  }
  return wide;
}

bool is_uncertain(const Prior& p) {
  const auto is_possible = [](double weight) { return weight > 0; };
  switch (p.family) {
    case Family::point:
      return false;
    case Family::choice:
      return std::count_if(p.weights.begin(), p.weights.end(), is_possible) > 1;
    case Family::uniform:
    case Family::log_uniform:
      return p.a < p.b;
    case Family::triangular:
    case Family::pert:
      return p.a < p.c;
    case Family::split_normal:
      return p.b > 0 || p.c > 0;
    case Family::beta:
    case Family::gamma:
      return true;
    default:
      return p.b > 0;
  }
}

}  // namespace interregnum
