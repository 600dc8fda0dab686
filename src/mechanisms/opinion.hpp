// What all mechanisms of the role opinion share: the state, what shocks do to private support, and how it is shown.
// They differ in what brings a group's view back, or on: its own anchor, or what other groups say.
#pragma once

#include <array>

#include "base/joined.hpp"
#include "mechanisms/card.hpp"

namespace interregnum {

struct OpinionState {
  std::span<const u64> groups;
  std::span<const double> size, is_part, from_rank, to_rank, sampled, first_person, audience, belief, burden, jump,
      stage, route, opened, marcher;
  std::span<const double> group_of, of_ruler, actor, mean, sd;
  std::span<double> latent, anchor, spread, rally, shown, seen, jump_seen, support, regime_support, rank;
  std::span<const double> stubbornness, tie, tie_verb, tie_from, tie_to;  // of those who listen to other groups
};

// Each card lists those that it takes; the others stay 0.
struct OpinionParameters {
  double persistence, bandwagon, rally, relax, weariness, backing;
  double openness, likeness, round, stated, confidence, convergence;
};

inline constexpr std::array opinion_uses{
    names("group", &OpinionState::groups),
    reads("group.size", &OpinionState::size),
    reads("group.is_part", &OpinionState::is_part),
    reads("group.from_rank", &OpinionState::from_rank),
    reads("group.to_rank", &OpinionState::to_rank),
    reads("group.sampled", &OpinionState::sampled),
    reads("group.first_person", &OpinionState::first_person),
    reads("group.audience", &OpinionState::audience),
    reads("audience.belief.theta", &OpinionState::belief),
    reads("regime.burden", &OpinionState::burden),
    reads("regime.jump", &OpinionState::jump),
    reads("challenge.stage", &OpinionState::stage),
    reads("challenge.route", &OpinionState::route),
    reads("challenge.opened", &OpinionState::opened),
    reads("challenge.actor", &OpinionState::marcher),
    reads("opinion.group", &OpinionState::group_of),
    reads("opinion.of_ruler", &OpinionState::of_ruler),
    reads("opinion.actor", &OpinionState::actor),
    reads("opinion.mean", &OpinionState::mean),
    reads("opinion.sd", &OpinionState::sd),
    writes("opinion.latent", &OpinionState::latent),
    writes("opinion.anchor", &OpinionState::anchor),
    writes("opinion.spread", &OpinionState::spread),
    writes("opinion.rally", &OpinionState::rally),
    writes("opinion.shown", &OpinionState::shown),
    writes("opinion.seen", &OpinionState::seen),
    writes("opinion.jump_seen", &OpinionState::jump_seen),
    writes("opinion.support", &OpinionState::support),
    writes("regime.support", &OpinionState::regime_support),
    writes("person.rank", &OpinionState::rank),
};

constexpr ParameterSpec persistence_parameter(const Range& range) {
  return {"persistence", "1", 0, 1, range, "share of a deviation that is left after a month"};
}

inline constexpr std::array<Parameter<OpinionParameters>, 5> shock_parameters{{
    {{"bandwagon", "1", -10, 10, between(0, 2),
      "change of support, in standard deviations, per unit of believed strength (omega)"},
     &OpinionParameters::bandwagon},
    {{"rally", "1", -2, 2, normal(0, .12), "jump of support at a march, in standard deviations; below 0: outrage"},
     &OpinionParameters::rally},
    {{"relax", "w", .01, 520, between(.5, 4), "time in which a rally falls to 37 %"}, &OpinionParameters::relax},
    {{"weariness", "1", 0, 5, between(0, .3),
      "loss of support a year at 450 losses a day, times .3 standard deviations (kappa_mu)"},
     &OpinionParameters::weariness},
    {{"backing", "1", -3, 3, normal(0, .4),
      "jump of support of the one who marches, in standard deviations; below 0: outrage"},
     &OpinionParameters::backing},
}};

inline constexpr std::array<Coupling, 5> shock_couplings{{
    {"audience.belief.theta", "opinion.support", "dmu = omega dE(theta)", "bandwagon"},
    {"regime.jump", "opinion.support", "dmubar = .7 omega J", "bandwagon"},
    {"regime.burden", "opinion.support", "dmubar = -.3 kappa_mu ell dt", "weariness"},
    {"challenge.opened", "opinion.support", "rally of the ruler's support, halving in .69 relax weeks", "rally"},
    {"challenge.actor", "opinion.support", "dmu = backing for the one who marches", "backing"},
}};

// The same where no anchor holds a view.
inline constexpr std::array<Coupling, 4> free_couplings{{
    shock_couplings[0],
    {"regime.burden", "opinion.support", "dmu = -.3 kappa_mu ell dt", "weariness"},
    shock_couplings[3],
    shock_couplings[4],
}};

void start_opinion(const OpinionState& s, const OpinionParameters& p, const Moment& now);

// Support of the ruler answers to what surprised people since the last look.
void react(const OpinionState& s, const OpinionParameters& p);

// War wears the ruler's support down: what lasts of it goes to `column`, the anchor or the opinion itself.
void wear(const OpinionState& s, const OpinionParameters& p, const Moment& now, std::span<double> column);

void return_to_anchor(const OpinionState& s, const OpinionParameters& p, const Moment& now);

// How a quiet step begins where no anchor need hold a view: shocks move both, and what returns, returns.
void begin_free_opinion(const OpinionState& s, const OpinionParameters& p, const Moment& now);

// How it ends: the rally fades; support as an outcome sees it is the mean over people of Phi(m + tau e), with m such
// that the whole group has Phi(mu).
void end_opinion(const OpinionState& s, const OpinionParameters& p, const Moment& now);

// A march opens an episode, so its hour always comes. People rally to the ruler or turn from him, and think better or
// worse of the one who marches.
void opinion_hour(const OpinionState& s, const OpinionParameters& p, const Moment& now);

}  // namespace interregnum
