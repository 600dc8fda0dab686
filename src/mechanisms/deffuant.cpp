// Groups that meet in pairs and move towards each other if they are not too far apart.
#include <cmath>

#include "mechanisms/calendar.hpp"
#include "mechanisms/talk.hpp"

namespace interregnum {
namespace {

constexpr std::array<Parameter<OpinionParameters>, 4> own{{
    {persistence_parameter(exactly(1, "as published: nothing but talk moves a view")), &OpinionParameters::persistence},
    {{"confidence", "1", 0, 100, between(.1, 1), "how far away, in standard deviations, others are still listened to"},
     &OpinionParameters::confidence},
    {{"convergence", "1", 0, .5, between(.1, .5), "share of their distance that each of two equal groups goes (mu)"},
     &OpinionParameters::convergence},
    {round_parameter, &OpinionParameters::round},
}};
constexpr auto parameters = joined(own, shock_parameters);
constexpr u32 partner_luck = purpose("deffuant.partner"), order_luck = purpose("deffuant.order");

// 0..n-1 by a key of each, so that places in the file decide nothing.
template <class Key>
std::vector<std::size_t> ordered(std::size_t n, const Key& key) {
  std::vector<std::pair<u64, std::size_t>> keyed;
  for (std::size_t i = 0; i < n; ++i) keyed.emplace_back(key(i), i);
  std::sort(keyed.begin(), keyed.end());
  std::vector<std::size_t> order;
  for (const auto& [priority, i] : keyed) order.push_back(i);
  return order;
}

// Whom somebody meets, where others are met in proportion to their size; oneself where there is nobody else.
std::size_t partner(std::span<const double> size, std::span<const std::size_t> in_order, std::size_t i,
                    double uniform) {
  double others = 0;
  for (const std::size_t j : in_order) others += j == i ? 0 : size[j];
  double left = uniform * others;
  std::size_t met = i;
  for (const std::size_t j : in_order) {
    if (j == i) continue;
    met = j;
    if ((left -= size[j]) < 0) break;
  }
  return met;
}

// Those two move towards each other if they are near enough; the smaller goes the longer way, so that the mean over
// people stays: 2 mu s_j / (s_i + s_j), which is mu for equals.
void meet(Views& x, std::span<const double> size, std::size_t i, std::size_t j, const OpinionParameters& p) {
  const double apart = x[j] - x[i], people = size[i] + size[j];
  if (!(std::fabs(apart) < p.confidence) || people == 0) return;
  const double step = 2 * p.convergence * apart / people;
  x[i] += size[j] * step;
  x[j] -= size[i] * step;
}

void quiet(const OpinionState& s, const OpinionParameters& p, const Moment& now) {
  begin_free_opinion(s, p, now);
  const Rounds rounds = rounds_of(now, p.round);
  talk_in_circles(s, [&](const Circle& circle, Views& views) {
    std::vector<double> size;
    for (const std::size_t g : circle.groups) size.push_back(s.size[g]);
    const auto identity = [&](std::size_t i) { return s.groups[circle.groups[i]]; };
    const auto by_identity = ordered(views.size(), identity);
    for (i64 k = rounds.first; k < rounds.end; ++k)
      for (const std::size_t i :
           ordered(views.size(), [&](std::size_t j) { return now.luck.bits(identity(j), k, order_luck); })) {
        const double u = now.luck.uniform(identity(i), k, partner_luck);
        meet(views, size, i, partner(size, by_identity, i, u), p);
      }
  });
  end_opinion(s, p, now);
}

// ------------------------------------------------------------------------------------------------------ the calculator

constexpr std::array<ParameterSpec, 5> inputs{{
    {"n", "1", 2, 5000, exactly(1000), "people, their first views uniform on [0,1]"},
    {"d", "1", 0, 1, exactly(.2), "how far away others are still listened to"},
    {"mu", "1", 0, .5, exactly(.5), "share of their distance that each of two goes"},
    {"rounds", "1", 1, 1000, exactly(60), "in which everybody calls one other"},
    {"runs", "1", 1, 100, exactly(20), "how often, with other luck"},
}};
constexpr double major = .05;  // share of the people from which a cluster is no stray

Views talked(std::size_t n, u64 run, int rounds, const OpinionParameters& p) {
  Views views = uniform_views(n, run);
  const std::vector<double> size(n, 1);
  for (int k = 0; k < rounds; ++k)
    for (std::size_t i = 0; i < n; ++i) {
      const double u = Luck{run}.uniform(i, k, partner_luck);
      const auto other = static_cast<std::size_t>(u * static_cast<double>(n - 1));
      meet(views, size, i, other + (other >= i ? 1 : 0), p);
    }
  return views;
}

std::vector<Solution> solve(std::span<const double> x) {
  const auto n = static_cast<std::size_t>(x[0]);
  OpinionParameters p{};
  p.confidence = x[1], p.convergence = x[2];
  double all = 0, large = 0;
  for (u64 run = 0; run < static_cast<u64>(x[4]); ++run)
    for (const Cluster& cluster : clusters(talked(n, run, static_cast<int>(x[3]), p), x[1] / 4)) {
      all += 1;
      large += static_cast<double>(cluster.people) >= major * x[0] ? 1 : 0;
    }
  const double runs = std::floor(x[4]);
  return {{"major_clusters", {large / runs}}, {"clusters", {all / runs}}};
}

constexpr Solver solver{"deffuant",
                        "people who meet in pairs: mean number of clusters, and of those with a twentieth of all",
                        inputs, solve};

constexpr CardText text{
    "deffuant",
    "opinion",
    "Groups that meet in pairs and move towards each other if they are near",
    "Deffuant et al.: two who meet with |x_i - x_j| < d move, x_i += mu (x_j - x_i) and x_j += mu (x_i - x_j); here\n"
    "d = confidence, mu = convergence, x = mu of each group; 2 mu s_j / (s_i + s_j) for groups of sizes s.\n"
    "Every `round` days each group calls one other, drawn by size, in random order. Shocks as in partial_adjustment,\n"
    "but weariness moves mu itself and nothing fades unless persistence < 1.",
    "Deffuant, Neau, Amblard & Weisbuch 2000 Adv Complex Syst 3; bandwagon, rally, weariness as in partial_adjustment",
    "Everybody calls once a round instead of a random number of times. Standard deviations instead of [0,1]; larger "
    "groups are met more and move less. Ties do not matter. One group alone meets nobody. A part of a group does not "
    "talk, it moves as its group does.",
    "n = 1000, uniform: about 4.5 major clusters at d = .1, 2 at .2, 1 from .3 (talk_test.cpp: 4.25, 2.0, 1.0 over 20 "
    "runs)",
};

constexpr auto couplings = joined(
    free_couplings,
    std::array<Coupling, 1>{{
        {"group.size", "opinion.support", "x_i += 2 mu s_j / (s_i + s_j) (x_j - x_i) where they meet", "convergence"},
    }});

}  // namespace

extern const Card deffuant;
constinit const Card deffuant =
    card<opinion_uses, parameters, start_opinion, quiet, opinion_hour>(text, couplings, solver);

}  // namespace interregnum
