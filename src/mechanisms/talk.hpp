// Groups that listen to one another: who weighs whom, in rounds of talk or in their continuous limit. Whole groups
// talk; a part of a group moves as its group does. What they think of one actor does not bear on another.
#pragma once

#include <algorithm>
#include <vector>

#include "base/real.hpp"
#include "mechanisms/opinion.hpp"

namespace interregnum {

// Who listens to whom, for cards in which ties name it.
inline constexpr std::array ties_of_groups{
    reads("tie.strength", &OpinionState::tie),
    reads("tie.verb", &OpinionState::tie_verb),
    reads("tie.group_from", &OpinionState::tie_from),
    reads("tie.group_to", &OpinionState::tie_to),
};

using Views = std::vector<double>;

// The whole groups, and the rows of what they think of one actor.
struct Circle {
  std::vector<std::size_t> groups, opinions;
};
std::vector<Circle> circles(const OpinionState& s);

// Puts the new views of a circle into the state; parts move by as much as their groups.
void take_over(const OpinionState& s, const Circle& circle, const Views& views);

// `talk` is given a circle and its views, and changes them.
template <class Talk>
void talk_in_circles(const OpinionState& s, const Talk& talk) {
  for (const Circle& circle : circles(s)) {
    Views views;
    for (const std::size_t row : circle.opinions) views.push_back(s.latent[row]);
    talk(circle, views);
    take_over(s, circle, views);
  }
}

// A matrix W whose rows sum to 1, and what a group hears: W x.
struct Weights {
  std::size_t n = 0;
  std::vector<double> at;
  double operator()(std::size_t i, std::size_t j) const { return at[i * n + j]; }
};
Views heard(const Weights& w, const Views& x);

// W of the groups: 1 - openness for oneself, the rest for those whom a tie "A trusts B" names, by its strength, or, for
// a group without such a tie, for everybody by size and likeness: s_j exp(-likeness |mubar_i - mubar_j|).
Weights weights(const OpinionState& s, const OpinionParameters& p, const Circle& circle);

// dx/dt = F(x) - x over `rounds` of time for an affine F, exactly: x(t) = E[F^N(x)], N ~ Poisson(t).
// (Both sides have the same derivative; so the published rounds come at random instead of in step.)
template <class F>
Views after_rounds(Views x, double rounds, const F& once) {
  constexpr double most = 8;  // at once, so that the first weight does not underflow
  for (; rounds > 0; rounds -= most) {
    const double mean = std::min(rounds, most);
    double weight = real::exp(-mean), left = 1 - weight;
    Views sum = x;
    for (double& value : sum) value *= weight;
    for (int n = 1; left > 0; ++n) {
      x = once(x);
      weight *= mean / n;
      const bool is_last = n > mean && weight < 1e-17;
      const double share = is_last ? left : std::min(weight, left);
      for (std::size_t i = 0; i < x.size(); ++i) sum[i] += share * x[i];
      left -= share;
    }
    x = std::move(sum);
  }
  return x;
}

// Where that leads. A limit exists for every W, also a periodic one.
template <class F>
Views in_the_long_run(Views x, const F& once) {
  constexpr int most = 200000;
  double moved = 1;
  for (int i = 0; i < most && moved > 1e-16; ++i) {
    const Views y = once(x);
    moved = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
      moved = std::max(moved, std::max(y[k] - x[k], x[k] - y[k]));
      x[k] = (x[k] + y[k]) / 2;
    }
  }
  return x;
}

// Rounds on the calendar: those k whose hour, k rounds of `days` from day 0, is in [began, tick).
struct Rounds {
  i64 first = 0, end = 0;
};
Rounds rounds_of(const Moment& now, double days);

// Clusters of views: neighbours further apart than `gap` are in different ones.
struct Cluster {
  double view = 0;  // mean
  std::size_t people = 0;
};
std::vector<Cluster> clusters(Views views, double gap);

// Views of `n` people, uniform on [0,1] by the luck of run `run`.
Views uniform_views(std::size_t n, u64 run);

// What the calculators of two cards take: three people who weigh one another. A calculator throws invalid_argument for
// inputs that make no sense together: here weights of one person that sum to more than 1.
constexpr ParameterSpec weight_input(Text name, double value, Text about) {
  return {name, "1", 0, 1, exactly(value), about};
}
inline constexpr std::array weight_inputs{
    weight_input("w12", .5, "weight that the first gives the second; the rest is his own"),
    weight_input("w13", 0, "the first, the third"),
    weight_input("w21", .25, "the second, the first"),
    weight_input("w23", .25, "the second, the third"),
    weight_input("w31", 0, "the third, the first"),
    weight_input("w32", .5, "the third, the second"),
};
Weights three_people(std::span<const double> w12_w13_w21_w23_w31_w32);

inline constexpr ParameterSpec openness_parameter{
    "openness", "1", 0, 1, between(.1, .5), "weight of others in what a group makes of its view in one round"};
inline constexpr ParameterSpec likeness_parameter{
    "likeness",
    "1",
    0,
    100,
    between(0, 2),
    "how much less one listens to those who thought otherwise at `from`, per standard deviation"};
inline constexpr ParameterSpec round_parameter{
    "round",
    "d",
    1,
    3650,
    log_between(50, 200, "Levada's persistence at stubbornness .5 gives 101 d"),
    "time between two rounds of talk"};

}  // namespace interregnum
