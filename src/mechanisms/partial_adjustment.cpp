// Private support: it answers to surprises about strength and returns slowly to its anchor.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/group_crowd.hpp"
#include "world/march_opening.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> groups;
  std::span<const double> size, is_part, from_rank, to_rank, sampled, first_person, audience, belief, burden, jump,
      stage, route, opened, marcher;
  std::span<const double> group_of, of_ruler, actor, mean, sd;
  std::span<double> latent, anchor, spread, rally, shown, seen, jump_seen, support, regime_support, rank;
};
struct Parameters {
  double persistence, bandwagon, rally, relax, weariness, backing;
};

constexpr std::array uses{
    names("group", &State::groups),
    reads("group.size", &State::size),
    reads("group.is_part", &State::is_part),
    reads("group.from_rank", &State::from_rank),
    reads("group.to_rank", &State::to_rank),
    reads("group.sampled", &State::sampled),
    reads("group.first_person", &State::first_person),
    reads("group.audience", &State::audience),
    reads("audience.belief.theta", &State::belief),
    reads("regime.burden", &State::burden),
    reads("regime.jump", &State::jump),
    reads("challenge.stage", &State::stage),
    reads("challenge.route", &State::route),
    reads("challenge.opened", &State::opened),
    reads("challenge.actor", &State::marcher),
    reads("opinion.group", &State::group_of),
    reads("opinion.of_ruler", &State::of_ruler),
    reads("opinion.actor", &State::actor),
    reads("opinion.mean", &State::mean),
    reads("opinion.sd", &State::sd),
    writes("opinion.latent", &State::latent),
    writes("opinion.anchor", &State::anchor),
    writes("opinion.spread", &State::spread),
    writes("opinion.rally", &State::rally),
    writes("opinion.shown", &State::shown),
    writes("opinion.seen", &State::seen),
    writes("opinion.jump_seen", &State::jump_seen),
    writes("opinion.support", &State::support),
    writes("regime.support", &State::regime_support),
    writes("person.rank", &State::rank),
};

constexpr std::array<Parameter<Parameters>, 6> parameters{{
    {{"persistence", "1", 0, 1, exactly(.861, "Levada Center, monthly approval since 2012"),
      "share of a deviation that is left after a month"},
     &Parameters::persistence},
    {{"bandwagon", "1", -10, 10, between(0, 2),
      "change of support, in standard deviations, per unit of believed strength (omega)"},
     &Parameters::bandwagon},
    {{"rally", "1", -2, 2, normal(0, .12), "jump of support at a march, in standard deviations; below 0: outrage"},
     &Parameters::rally},
    {{"relax", "w", .01, 520, between(.5, 4), "time in which a rally falls to 37 %"}, &Parameters::relax},
    {{"weariness", "1", 0, 5, between(0, .3),
      "loss of support a year at 450 losses a day, times .3 standard deviations (kappa_mu)"},
     &Parameters::weariness},
    {{"backing", "1", -3, 3, normal(0, .4),
      "jump of support of the one who marches, in standard deviations; below 0: outrage"},
     &Parameters::backing},
}};

constexpr double days_a_month = 30.44, war_weight = .3, lasting = .7;  // lasting: share of a jump that moves the anchor
constexpr u32 rank_luck = purpose("partial_adjustment.rank");

bool is_ruler(const State& s, std::size_t i) { return s.of_ruler[i] != 0; }
bool marches(const State& s, std::size_t i) { return s.actor[i] >= 0 && s.actor[i] == s.marcher[0]; }
std::size_t group_row(const State& s, std::size_t i) { return as_row(s.group_of[i]); }
double believed(const State& s, std::size_t i) { return s.belief[as_row(s.audience[group_row(s, i)])]; }

void draw_people(const State& s, const Moment& now) {
  for (std::size_t g = 0; g < s.size.size(); ++g) {
    if (s.is_part[g] != 0) continue;
    const auto first = as_row(s.first_person[g]), people = as_row(s.sampled[g]);
    for (std::size_t i = 0; i < people; ++i) s.rank[first + i] = now.luck.normal(fold(s.groups[g], i), 0, rank_luck);
  }
}

// Support as an outcome sees it: the mean over people of Phi(m + tau e), with m such that the whole group has Phi(mu).
void show(const State& s) {
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

// Support of the ruler answers to what surprised people since the last look.
void react(const State& s, const Parameters& p) {
  for (std::size_t i = 0; i < s.latent.size(); ++i) {
    if (!is_ruler(s, i)) continue;
    if (const double surprise = believed(s, i) - s.seen[i]; surprise != 0) s.latent[i] += p.bandwagon * surprise;
    if (const double jump = s.jump[0] - s.jump_seen[i]; jump != 0) s.anchor[i] += lasting * p.bandwagon * jump;
    s.seen[i] = believed(s, i);
    s.jump_seen[i] = s.jump[0];
  }
}

void start(const State& s, const Parameters&, const Moment& now) {
  draw_people(s, now);
  for (std::size_t i = 0; i < s.latent.size(); ++i) {
    s.latent[i] = s.anchor[i] = real::normal_quantile(std::clamp(s.mean[i], 1e-6, 1 - 1e-6));
    s.spread[i] = spread_of(s.latent[i], s.sd[i]);
    s.rally[i] = 0;
    s.seen[i] = believed(s, i);
    s.jump_seen[i] = s.jump[0];
  }
  show(s);
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  react(s, p);
  const double returned = 1 - real::pow(p.persistence, now.days / days_a_month);
  const double left = real::exp(-weeks(now) / p.relax);
  const double worn = war_weight * p.weariness * s.burden[0] * years(now);
  for (std::size_t i = 0; i < s.latent.size(); ++i) {
    if (is_ruler(s, i)) s.anchor[i] -= worn;
    s.latent[i] += returned * (s.anchor[i] - s.latent[i]);
    s.rally[i] *= left;
  }
  show(s);
}

// A march opens an episode, so its hour always comes. People rally to the ruler or turn from him, and think better or
// worse of the one who marches.
void hour(const State& s, const Parameters& p, const Moment& now) {
  react(s, p);
  for (std::size_t i = 0; march_begins(s, now.tick) && i < s.rally.size(); ++i) {
    if (is_ruler(s, i)) s.rally[i] += p.rally;
    if (marches(s, i)) s.latent[i] += p.backing;
  }
  show(s);
}

constexpr CardText text{
    "partial_adjustment",
    "opinion",
    "Support that answers to news and returns to its anchor",
    "A person's support is Phi(m + tau e), e ~ N(0,1); the group's mean is Phi(mu), m = mu sqrt(1 + tau^2).\n"
    "dmu = rho_m (mubar - mu) a month, 1 - rho_m = .861; of the ruler also dmu = omega dE(theta) at every surprise,\n"
    "dmubar = .7 omega J at a public jump, dmubar = -.3 kappa_mu ell dt, and a rally at a march that falls to 37 % in "
    "`relax` weeks; of the one who marches dmu = backing, once, which returns as any deviation does.",
    "Levada Center (persistence); Mueller 1970 Am Polit Sci Rev (rally); Kuran 1991 World Polit (bandwagon)",
    "Linear in standard deviations instead of shares, so that support stays inside (0,1). Groups do not talk to each "
    "other. A part of a group moves as its group does.",
    "a month after a shock .861 of it is left (partial_adjustment_test.cpp)",
};

constexpr std::array<Coupling, 5> couplings{{
    {"audience.belief.theta", "opinion.support", "dmu = omega dE(theta)", "bandwagon"},
    {"regime.jump", "opinion.support", "dmubar = .7 omega J", "bandwagon"},
    {"regime.burden", "opinion.support", "dmubar = -.3 kappa_mu ell dt", "weariness"},
    {"challenge.opened", "opinion.support", "rally of the ruler's support, halving in .69 relax weeks", "rally"},
    {"challenge.actor", "opinion.support", "dmu = backing for the one who marches", "backing"},
}};

}  // namespace

extern const Card partial_adjustment;
constinit const Card partial_adjustment = card<uses, parameters, start, quiet, hour>(text, couplings);

}  // namespace interregnum
