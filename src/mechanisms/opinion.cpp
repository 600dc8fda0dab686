#include "mechanisms/opinion.hpp"

#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/group_crowd.hpp"
#include "world/march_opening.hpp"

namespace interregnum {
namespace {

constexpr double war_weight = .3, lasting = .7;  // lasting: share of a jump that moves the anchor
constexpr u32 rank_luck = purpose("partial_adjustment.rank");

bool is_ruler(const OpinionState& s, std::size_t i) { return s.of_ruler[i] != 0; }
bool marches(const OpinionState& s, std::size_t i) { return s.actor[i] >= 0 && s.actor[i] == s.marcher[0]; }
std::size_t group_row(const OpinionState& s, std::size_t i) { return as_row(s.group_of[i]); }
double believed(const OpinionState& s, std::size_t i) { return s.belief[as_row(s.audience[group_row(s, i)])]; }

void draw_people(const OpinionState& s, const Moment& now) {
  for (std::size_t g = 0; g < s.size.size(); ++g) {
    if (s.is_part[g] != 0) continue;
    const auto first = as_row(s.first_person[g]), people = as_row(s.sampled[g]);
    for (std::size_t i = 0; i < people; ++i) s.rank[first + i] = now.luck.normal(fold(s.groups[g], i), 0, rank_luck);
  }
}

void show_support(const OpinionState& s) {
  double supporters = 0, people = 0;
  for (std::size_t i = 0; i < s.support.size(); ++i) {
    const auto g = group_row(s, i);
    const double mu = s.latent[i] + s.rally[i], tau = s.spread[i];
    if (mu != s.shown[i]) s.support[i] = mean_response(crowd_of(s, g), mu * std::sqrt(1 + tau * tau), tau);
    s.shown[i] = mu;
    if (!is_ruler(s, i) || s.is_part[g] != 0) continue;
    supporters += s.size[g] * s.support[i];
    people += s.size[g];
  }
  if (people > 0) s.regime_support[0] = supporters / people;
}

}  // namespace

void react(const OpinionState& s, const OpinionParameters& p) {
  for (std::size_t i = 0; i < s.latent.size(); ++i) {
    if (!is_ruler(s, i)) continue;
    if (const double surprise = believed(s, i) - s.seen[i]; surprise != 0) s.latent[i] += p.bandwagon * surprise;
    if (const double jump = s.jump[0] - s.jump_seen[i]; jump != 0) s.anchor[i] += lasting * p.bandwagon * jump;
    s.seen[i] = believed(s, i);
    s.jump_seen[i] = s.jump[0];
  }
}

void wear(const OpinionState& s, const OpinionParameters& p, const Moment& now, std::span<double> column) {
  const double worn = war_weight * p.weariness * s.burden[0] * years(now);
  for (std::size_t i = 0; i < column.size(); ++i)
    if (is_ruler(s, i)) column[i] -= worn;
}

void return_to_anchor(const OpinionState& s, const OpinionParameters& p, const Moment& now) {
  const double returned = 1 - real::pow(p.persistence, now.days / days_a_month);
  for (std::size_t i = 0; i < s.latent.size(); ++i) s.latent[i] += returned * (s.anchor[i] - s.latent[i]);
}

void begin_free_opinion(const OpinionState& s, const OpinionParameters& p, const Moment& now) {
  react(s, p);
  wear(s, p, now, s.latent);
  wear(s, p, now, s.anchor);
  return_to_anchor(s, p, now);
}

void end_opinion(const OpinionState& s, const OpinionParameters& p, const Moment& now) {
  const double left = real::exp(-weeks(now) / p.relax);
  for (double& rally : s.rally) rally *= left;
  show_support(s);
}

void start_opinion(const OpinionState& s, const OpinionParameters&, const Moment& now) {
  draw_people(s, now);
  for (std::size_t i = 0; i < s.latent.size(); ++i) {
    s.latent[i] = s.anchor[i] = real::normal_quantile(std::clamp(s.mean[i], 1e-6, 1 - 1e-6));
    s.spread[i] = spread_of(s.latent[i], s.sd[i]);
    s.rally[i] = 0;
    s.seen[i] = believed(s, i);
    s.jump_seen[i] = s.jump[0];
  }
  show_support(s);
}

void opinion_hour(const OpinionState& s, const OpinionParameters& p, const Moment& now) {
  react(s, p);
  for (std::size_t i = 0; march_begins(s, now.tick) && i < s.rally.size(); ++i) {
    if (is_ruler(s, i)) s.rally[i] += p.rally;
    if (marches(s, i)) s.latent[i] += p.backing;
  }
  show_support(s);
}

}  // namespace interregnum
