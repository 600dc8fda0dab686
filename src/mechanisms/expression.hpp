// What the mechanisms of expression share: what people say (Kuran), how fear and fatigue move, and how strongly people
// are pushed to act. They differ in whose example a person sees, and in what comes of it.
#pragma once

#include <array>
#include <cmath>
#include <vector>

#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/group_crowd.hpp"

namespace interregnum {

struct Expression {
  std::span<const u64> groups;
  std::span<const double> size, is_part, audience, from_rank, to_rank, sampled, first_person, rank;
  std::span<const double> group_of, of_ruler, latent, rally, spread, support;
  std::span<const double> stage, doom, doom_start, jump, route, opened, burden, opening_until;
  std::span<double> fear, fatigue, opening, seed, jump_seen, acts, ready, hidden, threshold, slope, falsification, says;
  std::span<double> approval, approval_start, crowd, seen, seed_seen, person_threshold;
};
struct Push {
  double quiet_protest, response, doom, fear, weight, fear_jump, alignment, tired, tiring;
};

inline constexpr std::array expression_uses{
    names("group", &Expression::groups),
    reads("group.size", &Expression::size),
    reads("group.is_part", &Expression::is_part),
    reads("group.audience", &Expression::audience),
    reads("group.from_rank", &Expression::from_rank),
    reads("group.to_rank", &Expression::to_rank),
    reads("group.sampled", &Expression::sampled),
    reads("group.first_person", &Expression::first_person),
    reads("person.rank", &Expression::rank),
    reads("opinion.group", &Expression::group_of),
    reads("opinion.of_ruler", &Expression::of_ruler),
    reads("opinion.latent", &Expression::latent),
    reads("opinion.rally", &Expression::rally),
    reads("opinion.spread", &Expression::spread),
    reads("opinion.support", &Expression::support),
    reads("challenge.stage", &Expression::stage),
    reads("regime.doom", &Expression::doom),
    reads("regime.doom_start", &Expression::doom_start),
    reads("regime.jump", &Expression::jump),
    reads("challenge.route", &Expression::route),
    reads("challenge.opened", &Expression::opened),
    reads("regime.burden", &Expression::burden),
    reads("group.opening_until", &Expression::opening_until),
    writes("group.fear", &Expression::fear),
    writes("group.fatigue", &Expression::fatigue),
    writes("group.opening", &Expression::opening),
    writes("group.seed", &Expression::seed),
    writes("group.jump_seen", &Expression::jump_seen),
    writes("group.acts", &Expression::acts),
    writes("group.ready", &Expression::ready),
    writes("group.hidden", &Expression::hidden),
    writes("group.threshold", &Expression::threshold),
    writes("group.slope", &Expression::slope),
    writes("group.falsification", &Expression::falsification),
    writes("opinion.says", &Expression::says),
    writes("regime.approval", &Expression::approval),
    writes("regime.approval_start", &Expression::approval_start),
    writes("regime.crowd", &Expression::crowd),
    writes("regime.expression_seen", &Expression::seen),
    writes("regime.seed_seen", &Expression::seed_seen),
    writes("person.threshold", &Expression::person_threshold),
};

inline constexpr std::array<Parameter<Push>, 9> push_parameters{{
    {{"quiet_protest", "1", 1e-6, .2, log_between(1e-4, 3e-3), "share who act in public on a quiet day (N0)"},
     &Push::quiet_protest},
    {{"response", "1", 0, .99, between(.05, .35), "people who follow one more who acts, on a quiet day (rho0)"},
     &Push::response},
    {{"doom", "1", 0, 20, between(0, 2), "push to act if the ruler's fall is certain, in standard deviations (pi_P)"},
     &Push::doom},
    {{"fear", "1", 0, 20, between(0, 1.5), "push not to act per unit of fear, times .5 standard deviations (rho_f)"},
     &Push::fear},
    {{"weight", "1", 0, 1, between(.02, .35), "weight of a full protest in other people's challenges (w_p)"},
     &Push::weight},
    {{"fear_jump", "1", -1, 1, between(0, .25), "rise of fear at a march (fj)"}, &Push::fear_jump},
    {{"alignment", "1", -.99, .99, exactly(.6), "correlation of a person's support with the threshold to act"},
     &Push::alignment},
    {{"tired", "1", 0, 20, between(0, .75), "push to act if all are tired of the war, in standard deviations (pi_T)"},
     &Push::tired},
    {{"tiring", "/y", 0, 20, between(0, 1), "growth of the odds of being tired at 450 losses a day (g_T)"},
     &Push::tiring},
}};

constexpr double threshold_sd = 1.2;  // how far people of one group differ in their thresholds
constexpr double first_movers = .01;  // `ready` is what this share would bring out

// How they couple what people think to what they do; the theories differ in what the example of others pushes, and in
// what an opening does.
constexpr std::array<Coupling, 13> expression_couplings(const Coupling& example, Text opening) {
  return {{
      {"opinion.latent", "opinion.says", "Phi(mu + phi_t)", {}},
      {"opinion.rally", "opinion.says", "mu + rally in use", {}},
      {"group.fear", "opinion.says", "phi_t = phi (1 + .5 fear) (1 - .8 (d - d_0))", {}},
      {"opinion.latent", "group.acts", "push -mu", {}},
      example,
      {"regime.doom", "group.acts", "push pi_P (P - P_0)", "doom"},
      {"group.fear", "group.acts", "push -.5 rho_f fear", "fear"},
      {"group.fatigue", "group.acts", "push pi_T fatigue", "tired"},
      {"regime.burden", "group.fatigue", "dlogit(fatigue) = g_T ell dt", "tiring"},
      {"group.opening", "group.acts", opening, {}},
      {"challenge.opened", "group.fear", "fear += fj", "fear_jump"},
      {"regime.jump", "group.fear", "fear times .3 at a defeat", {}},
      {"group.acts", "regime.crowd", "w_p min(2, N / .035) / 2", "weight"},
  }};
}

// Calls f(opinion row, group row) for what each group, or part of one, thinks of the ruler.
template <class Function>
void for_each_view(const Expression& s, const Function& f) {
  for (std::size_t i = 0; i < s.group_of.size(); ++i)
    if (s.of_ruler[i] != 0) f(i, as_row(s.group_of[i]));
}

// The mean of f over all people: whole groups, by size.
template <class Function>
double mean_over_people(const Expression& s, const Function& f) {
  double sum = 0, people = 0;
  for_each_view(s, [&](std::size_t i, std::size_t g) {
    if (s.is_part[g] != 0) return;
    sum += s.size[g] * f(i, g);
    people += s.size[g];
  });
  return people > 0 ? sum / people : 0;
}

// The x in [low, high] at which the rising f passes `value`.
template <class Function>
double solve_rising(double low, double high, double value, const Function& f) {
  for (int halving = 0; halving < 80; ++halving) {
    const double x = .5 * (low + high);
    (f(x) < value ? low : high) = x;
  }
  return .5 * (low + high);
}

// Nobody there to say anything.
inline bool is_empty(const Expression& s) {
  return mean_over_people(s, [](std::size_t, std::size_t) { return 1.; }) == 0;
}

inline double in_use(const Expression& s, std::size_t i) { return s.latent[i] + s.rally[i]; }

// `number` persons shared out among the whole groups in proportion to their people; parts have none of their own.
std::vector<u32> apportioned(const Expression& s, u32 number);
// Whether a person of the whole group `group`, of rank `supporter` in private support, is one of group g. A part shares
// the belief of its group, which stands in the group's row.
inline bool belongs(const Expression& s, std::size_t g, std::size_t group, double supporter) {
  if (s.is_part[g] == 0) return group == g;
  return group == as_row(s.audience[g]) && supporter >= s.from_rank[g] && supporter < s.to_rank[g];
}

// ---- what people say

// phi: sum share Phi(mu + phi) = approval.
void anchor_falsification(const Expression& s);
void speak(const Expression& s);

// ---- whether people act

// The push to act, before the example of others, less the median threshold.
double push(const Expression& s, const Push& p, std::size_t i, std::size_t g);
double mean_acting(const Expression& s);
// Those who act first while an opening lasts, besides whoever follows.
double acting_first(const Expression& s);
// The weight of those who act in other people's challenges, at full weight `weight`.
double crowd_weight(double acting, double weight);

// ---- fear, fatigue and openings

void answer_to_defeat(const Expression& s);
// What a quiet step changes before people speak: `tiring` is the growth of the odds of being tired, a year.
void pass_week(const Expression& s, double tiring, const Moment& now);
// The same of an hour: fear jumps where a march begins.
void pass_hour(const Expression& s, double fear_jump, const Moment& now);

// What people have answered to. Organisations act after people, so a quiet step leaves a newer doom behind. It is news
// within a challenge only; otherwise people hear of it in the next quiet step.
double expression_digest(const Expression& s);
// Whether that has moved since the smallest seed was last sought; from now on it has not.
bool seed_is_stale(const Expression& s);

}  // namespace interregnum
