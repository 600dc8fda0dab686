#include "mechanisms/talk.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

#include "mechanisms/calendar.hpp"
#include "mechanisms/group_crowd.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

// Row i of W as far as ties say it; whether any does.
bool trusts(const OpinionState& s, const Circle& circle, std::size_t i, std::span<double> row) {
  bool any = false;
  for (std::size_t t = 0; t < s.tie.size(); ++t) {
    if (s.tie_verb[t] != tie_verb::trusts || s.tie_from[t] != static_cast<double>(circle.groups[i])) continue;
    for (std::size_t j = 0; j < row.size(); ++j)
      if (s.tie_to[t] == static_cast<double>(circle.groups[j]) && s.tie[t] > 0) row[j] += s.tie[t], any = true;
  }
  return any;
}

void weigh_by_likeness(const OpinionState& s, double likeness, const Circle& circle, std::size_t i,
                       std::span<double> row) {
  for (std::size_t j = 0; j < row.size(); ++j) {
    const double apart = std::fabs(s.anchor[circle.opinions[i]] - s.anchor[circle.opinions[j]]);
    row[j] = s.size[circle.groups[j]] * real::exp(-likeness * apart);
  }
}

}  // namespace

// Every group has an opinion of the same actors in the same order (scenario/sections_pairs.cpp).
std::vector<Circle> circles(const OpinionState& s) {
  const std::size_t groups = s.size.size(), actors = groups == 0 ? 0 : s.latent.size() / groups;
  std::vector<Circle> list(actors);
  for (std::size_t a = 0; a < actors; ++a)
    for (std::size_t g = 0; g < groups; ++g)
      if (s.is_part[g] == 0) list[a].groups.push_back(g), list[a].opinions.push_back(g * actors + a);
  return list;
}

void take_over(const OpinionState& s, const Circle& circle, const Views& views) {
  const std::size_t groups = s.size.size(), actors = s.latent.size() / groups;
  for (std::size_t k = 0; k < views.size(); ++k) {
    const std::size_t row = circle.opinions[k];
    const double moved = views[k] - s.latent[row];
    for (std::size_t g = 0; g < groups; ++g)
      if (s.is_part[g] != 0 && as_row(s.audience[g]) == circle.groups[k]) s.latent[g * actors + row % actors] += moved;
    s.latent[row] = views[k];
  }
}

Views heard(const Weights& w, const Views& x) {
  Views y(x.size(), 0);
  for (std::size_t i = 0; i < w.n; ++i)
    for (std::size_t j = 0; j < w.n; ++j) y[i] += w(i, j) * x[j];
  return y;
}

Weights weights(const OpinionState& s, const OpinionParameters& p, const Circle& circle) {
  const std::size_t n = circle.groups.size();
  Weights w{n, std::vector<double>(n * n, 0)};
  for (std::size_t i = 0; i < n; ++i) {
    const auto row = std::span(w.at).subspan(i * n, n);
    if (!trusts(s, circle, i, row)) weigh_by_likeness(s, p.likeness, circle, i, row);
    double sum = 0;
    for (const double weight : row) sum += weight;
    for (double& weight : row) weight *= p.openness / sum;
    row[i] += 1 - p.openness;
  }
  return w;
}

Rounds rounds_of(const Moment& now, double days) {
  const auto rounds_before = [&](i64 tick) {
    return -static_cast<i64>(std::floor(-static_cast<double>(tick) / (24 * days)));
  };
  return {rounds_before(began(now)), rounds_before(now.tick)};
}

std::vector<Cluster> clusters(Views views, double gap) {
  std::sort(views.begin(), views.end());
  std::vector<Cluster> list;
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (i == 0 || views[i] - views[i - 1] > gap) list.emplace_back();
    Cluster& last = list.back();
    ++last.people;
    last.view += (views[i] - last.view) / static_cast<double>(last.people);
  }
  return list;
}

Views uniform_views(std::size_t n, u64 run) {
  Views views(n);
  for (std::size_t i = 0; i < n; ++i) views[i] = Luck{run}.uniform(i, 0, purpose("talk.views"));
  return views;
}

Weights three_people(std::span<const double> x) {
  constexpr double rounding = 1e-12;
  constexpr std::array pairs{"w12 + w13", "w21 + w23", "w31 + w32"};
  Weights w{3, {0, x[0], x[1], x[2], 0, x[3], x[4], x[5], 0}};
  for (std::size_t i = 0; i < 3; ++i) {
    const double others = w(i, 0) + w(i, 1) + w(i, 2);
    if (others > 1 + rounding)
      throw std::invalid_argument(std::string(pairs[i]) + " is more than 1: nothing is left for one's own view");
    w.at[i * 3 + i] = 1 - others;
  }
  return w;
}

}  // namespace interregnum
