#include "people/crowd.hpp"

#include <array>
#include <cmath>

#include "base/real.hpp"
#include "people/quadrature.hpp"

namespace interregnum {
namespace {

bool is_whole(const Crowd& crowd) { return crowd.from <= 0 && crowd.to >= 1; }

double quantile_or_bound(double p) { return p <= 0 ? -HUGE_VAL : p >= 1 ? HUGE_VAL : real::normal_quantile(p); }

// The mean of f(person) over those of a sample whose rank lies in the part; `otherwise` if there are none.
template <class Function, class Otherwise>
double mean_of_sample(const Crowd& crowd, const Function& f, const Otherwise& otherwise) {
  const double low = quantile_or_bound(crowd.from), high = quantile_or_bound(crowd.to);
  double sum = 0, people = 0;
  for (std::size_t i = 0; i < crowd.ranks.size(); ++i) {
    if (crowd.ranks[i] < low || crowd.ranks[i] > high) continue;
    sum += f(i);
    people += 1;
  }
  return people > 0 ? sum / people : otherwise();
}

// The ranks e at the points of the quadrature over a part, in pairs below and above its middle.
using Pairs = std::array<std::array<double, 2>, quadrature_nodes.size()>;
Pairs pairs_between(double from, double to) {
  const double middle = .5 * (from + to), half = .5 * (to - from);
  Pairs pairs;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    pairs[i] = {real::normal_quantile(middle - half * quadrature_nodes[i]),
                real::normal_quantile(middle + half * quadrature_nodes[i])};
  return pairs;
}

// The same part is asked for week after week, so its ranks are kept. It changes no bit.
const Pairs& kept_pairs(double from, double to) {
  struct Kept {
    double from = -1, to = -1;
    Pairs pairs = {};
  };
  thread_local Kept kept;
  if (kept.from != from || kept.to != to) kept = {from, to, pairs_between(from, to)};
  return kept.pairs;
}

double mean_of_distribution(const Crowd& crowd, double m, double tau) {
  if (is_whole(crowd)) return real::normal_cdf(m / std::sqrt(1 + tau * tau));
  const auto response = [&](double e) { return real::normal_cdf(m + tau * e); };
  const Pairs& pairs = kept_pairs(crowd.from, crowd.to);
  double sum = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    sum += quadrature_weights[i] * (response(pairs[i][0]) + response(pairs[i][1]));
  return .5 * (crowd.to - crowd.from) * sum / (crowd.to - crowd.from);
}

double tangent(double correlation) { return correlation / (1 + std::sqrt(1 - correlation * correlation)); }

// Two people's responses have correlated normals behind them, correlation r = tau^2 / (1 + tau^2), so the variance is
// Phi_2(mu, mu; r) - Phi(mu)^2: Plackett's identity (1954 Biometrika), the integral of the bivariate density over the
// correlation, with r = 2t / (1 + t^2).
double variance_of_response(double mu, double t) {
  constexpr double pi = 3.14159265358979323846;
  const auto density = [mu](double x) {
    const double square = 1 + x * x;
    return real::exp(-mu * mu * square / ((1 + x) * (1 + x))) / square;
  };
  return integral(0, t, density) / pi;
}

}  // namespace

double mean_response(const Crowd& crowd, double m, double tau) {
  const auto of_distribution = [&] { return mean_of_distribution(crowd, m, tau); };
  if (crowd.ranks.empty()) return of_distribution();
  return mean_of_sample(
      crowd, [&](std::size_t i) { return real::normal_cdf(m + tau * crowd.ranks[i]); }, of_distribution);
}

double share_pushed(const Crowd& crowd, std::span<const double> thresholds, double alignment, double push) {
  const auto of_distribution = [&] {
    const double rest = std::sqrt(1 - alignment * alignment);  // threshold = alignment e + rest e'
    return is_whole(crowd) ? real::normal_cdf(push) : mean_of_distribution(crowd, push / rest, -alignment / rest);
  };
  if (crowd.ranks.empty()) return of_distribution();
  return mean_of_sample(
      crowd, [&](std::size_t i) { return thresholds[i] <= push ? 1. : 0.; }, of_distribution);
}

double sd_of_response(double mu, double tau) {
  const double square = tau * tau;
  return std::sqrt(variance_of_response(mu, tangent(square / (1 + square))));
}

double spread_of(double mu, double sd) {
  if (sd_of_response(mu, largest_spread) <= sd) return largest_spread;
  double low = 0, high = largest_spread;
  for (int halving = 0; halving < 60; ++halving) {
    const double tau = .5 * (low + high);
    (sd_of_response(mu, tau) < sd ? low : high) = tau;
  }
  return .5 * (low + high);
}

}  // namespace interregnum
