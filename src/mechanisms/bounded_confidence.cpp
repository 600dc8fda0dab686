// Groups that listen only to those who think nearly as they do: clusters form and stay.
#include <cmath>

#include "mechanisms/calendar.hpp"
#include "mechanisms/talk.hpp"

namespace interregnum {
namespace {

constexpr std::array<Parameter<OpinionParameters>, 3> own{{
    {persistence_parameter(exactly(1, "as published: nothing but talk moves a view")), &OpinionParameters::persistence},
    {{"confidence", "1", 0, 100, between(.1, 1), "how far away, in standard deviations, others are still listened to"},
     &OpinionParameters::confidence},
    {round_parameter, &OpinionParameters::round},
}};
constexpr auto parameters = joined(own, shock_parameters);

// One round: everybody takes the mean of those within `confidence`, oneself among them, by size.
void listen(Views& x, std::span<const double> size, double confidence) {
  std::vector<std::size_t> order(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return x[a] != x[b] ? x[a] < x[b] : a < b; });
  const Views before = x;
  std::size_t from = 0, to = 0;
  for (const std::size_t i : order) {
    while (before[i] - before[order[from]] > confidence) ++from;
    while (to < order.size() && before[order[to]] - before[i] <= confidence) ++to;
    double people = 0, apart = 0;  // from one's own view, so that those who agree stay where they are
    for (std::size_t k = from; k < to; ++k) {
      people += size[order[k]];
      apart += size[order[k]] * (before[order[k]] - before[i]);
    }
    if (people > 0) x[i] = before[i] + apart / people;  // nobody is heard where nobody is
  }
}

void quiet(const OpinionState& s, const OpinionParameters& p, const Moment& now) {
  begin_free_opinion(s, p, now);
  const Rounds rounds = rounds_of(now, p.round);
  talk_in_circles(s, [&](const Circle& circle, Views& views) {
    std::vector<double> size;
    for (const std::size_t g : circle.groups) size.push_back(s.size[g]);
    for (i64 k = rounds.first; k < rounds.end; ++k) listen(views, size, p.confidence);
  });
  end_opinion(s, p, now);
}

// ------------------------------------------------------------------------------------------------------ the calculator

constexpr std::array<ParameterSpec, 3> inputs{{
    {"n", "1", 2, 2000, exactly(625), "people, their first views uniform on [0,1]"},
    {"eps", "1", 0, 1, exactly(.2), "how far away others are still listened to"},
    {"runs", "1", 1, 100, exactly(20), "how often, with other first views"},
}};

std::vector<Solution> solve(std::span<const double> x) {
  constexpr int most_rounds = 1000;
  const auto n = static_cast<std::size_t>(x[0]);
  const std::vector<double> size(n, 1);
  double count = 0;
  Solution first{"clusters_of_the_first_run", {}}, people{"people_in_them", {}};
  for (u64 run = 0; run < static_cast<u64>(x[2]); ++run) {
    Views views = uniform_views(n, run), before;
    for (int i = 0; i < most_rounds && views != before; ++i) before = views, listen(views, size, x[1]);
    const auto found = clusters(views, 1e-6);
    count += static_cast<double>(found.size());
    for (const Cluster& cluster : found)
      if (run == 0) first.values.push_back(cluster.view), people.values.push_back(static_cast<double>(cluster.people));
  }
  return {{"clusters", {count / std::floor(x[2])}}, first, people};
}

constexpr Solver solver{"bounded_confidence", "people who listen only to those near them: mean number of clusters",
                        inputs, solve};

constexpr CardText text{
    "bounded_confidence",
    "opinion",
    "Groups that listen only to those who think nearly as they do",
    "Hegselmann-Krause: x_i <- mean of the x_j with |x_i - x_j| <= confidence, oneself among them, all at once in "
    "each\n"
    "round; x = mu of each group, a group counts by its size. Rounds come every `round` days from day 0.\n"
    "Shocks as in partial_adjustment, but weariness moves mu itself and nothing fades unless persistence < 1.",
    "Hegselmann & Krause 2002 J Artif Soc Soc Simul 5(3); bandwagon, rally, weariness as in partial_adjustment",
    "Groups of unequal size instead of equal people, standard deviations instead of [0,1]. Ties do not matter: whom "
    "one "
    "listens to follows from views alone. One group alone hears only itself. A part of a group does not talk, it moves "
    "as its group does.",
    "n = 625, uniform: about 4 clusters at eps = .1, 2 at .2, 1 at .25 (talk_test.cpp: 4.2, 1.9, 1.0 over 20 runs)",
};

constexpr auto couplings = joined(
    free_couplings, std::array<Coupling, 1>{{
                        {"group.size", "opinion.support", "mean of those within the confidence, by size", "confidence"},
                    }});

}  // namespace

extern const Card bounded_confidence;
constinit const Card bounded_confidence =
    card<opinion_uses, parameters, start_opinion, quiet, opinion_hour>(text, couplings, solver);

}  // namespace interregnum
