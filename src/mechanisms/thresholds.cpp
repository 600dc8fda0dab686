// What people say of the ruler, and whether they act in public: preference falsification and thresholds, both anchored
// on what is seen on a quiet day.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/digest.hpp"
#include "mechanisms/group_crowd.hpp"
#include "world/march_opening.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> groups;
  std::span<const double> size, is_part, from_rank, to_rank, sampled, first_person, rank;
  std::span<const double> group_of, of_ruler, latent, rally, spread, support;
  std::span<const double> stage, doom, doom_start, jump, route, opened, burden, opening_until;
  std::span<double> fear, fatigue, opening, seed, jump_seen, acts, ready, hidden, threshold, slope, falsification, says;
  std::span<double> approval, approval_start, crowd, seen, person_threshold;
};
struct Parameters {
  double quiet_protest, response, reference, doom, fear, weight, fear_jump, alignment, tired, tiring;
};

constexpr std::array uses{
    names("group", &State::groups),
    reads("group.size", &State::size),
    reads("group.is_part", &State::is_part),
    reads("group.from_rank", &State::from_rank),
    reads("group.to_rank", &State::to_rank),
    reads("group.sampled", &State::sampled),
    reads("group.first_person", &State::first_person),
    reads("person.rank", &State::rank),
    reads("opinion.group", &State::group_of),
    reads("opinion.of_ruler", &State::of_ruler),
    reads("opinion.latent", &State::latent),
    reads("opinion.rally", &State::rally),
    reads("opinion.spread", &State::spread),
    reads("opinion.support", &State::support),
    reads("challenge.stage", &State::stage),
    reads("regime.doom", &State::doom),
    reads("regime.doom_start", &State::doom_start),
    reads("regime.jump", &State::jump),
    reads("challenge.route", &State::route),
    reads("challenge.opened", &State::opened),
    reads("regime.burden", &State::burden),
    reads("group.opening_until", &State::opening_until),
    writes("group.fear", &State::fear),
    writes("group.fatigue", &State::fatigue),
    writes("group.opening", &State::opening),
    writes("group.seed", &State::seed),
    writes("group.jump_seen", &State::jump_seen),
    writes("group.acts", &State::acts),
    writes("group.ready", &State::ready),
    writes("group.hidden", &State::hidden),
    writes("group.threshold", &State::threshold),
    writes("group.slope", &State::slope),
    writes("group.falsification", &State::falsification),
    writes("opinion.says", &State::says),
    writes("regime.approval", &State::approval),
    writes("regime.approval_start", &State::approval_start),
    writes("regime.crowd", &State::crowd),
    writes("regime.expression_seen", &State::seen),
    writes("person.threshold", &State::person_threshold),
};

constexpr std::array<Parameter<Parameters>, 10> parameters{{
    {{"quiet_protest", "1", 1e-6, .2, log_between(1e-4, 3e-3), "share who act in public on a quiet day (N0)"},
     &Parameters::quiet_protest},
    {{"response", "1", 0, .99, between(.05, .35), "people who follow one more who acts, on a quiet day (rho0)"},
     &Parameters::response},
    {{"reference", "1", 1e-4, 1e9, log_between(.005, .05), "share acting at which example wears off (N_ref)"},
     &Parameters::reference},
    {{"doom", "1", 0, 20, between(0, 2), "push to act if the ruler's fall is certain, in standard deviations (pi_P)"},
     &Parameters::doom},
    {{"fear", "1", 0, 20, between(0, 1.5), "push not to act per unit of fear, times .5 standard deviations (rho_f)"},
     &Parameters::fear},
    {{"weight", "1", 0, 1, between(.02, .35), "weight of a full protest in other people's challenges (w_p)"},
     &Parameters::weight},
    {{"fear_jump", "1", -1, 1, between(0, .25), "rise of fear at a march (fj)"}, &Parameters::fear_jump},
    {{"alignment", "1", -.99, .99, exactly(.6), "correlation of a person's support with the threshold to act"},
     &Parameters::alignment},
    {{"tired", "1", 0, 20, between(0, .75), "push to act if all are tired of the war, in standard deviations (pi_T)"},
     &Parameters::tired},
    {{"tiring", "/y", 0, 20, between(0, 1), "growth of the odds of being tired at 450 losses a day (g_T)"},
     &Parameters::tiring},
}};

constexpr double threshold_sd = 1.2;    // how far people of one group differ in their thresholds
constexpr double fear_silences = .5;    // falsification and push per unit of fear
constexpr double dissent_loosens = .8;  // falsification per unit of open dissent
constexpr double most_fear = 10;        // bound of group.fear
constexpr double fear_left = .3;        // after a defeat
constexpr double fear_weeks = 26;       // in which fear falls to 37 %
constexpr double first_movers = .01;    // `ready` is what this share would bring out
constexpr double full_protest = .035;   // the share of the people beyond which protest hardly fails (3.5 % rule)
constexpr int rounds_of_dissent = 6, rounds_of_cascade = 200;
constexpr double standstill = 1e-12;
constexpr double finest_seed =
    1e-4;  // of the grid on which the smallest seed is looked for; each step is twice the last
constexpr int rounds_from_above = 8, seed_halvings = 14;
constexpr u32 threshold_luck = purpose("thresholds.threshold");

// Calls f(opinion row, group row) for what each group, or part of one, thinks of the ruler.
template <class Function>
void for_each_view(const State& s, const Function& f) {
  for (std::size_t i = 0; i < s.group_of.size(); ++i)
    if (s.of_ruler[i] != 0) f(i, as_row(s.group_of[i]));
}

// The mean of f over all people: whole groups, by size.
template <class Function>
double mean_over_people(const State& s, const Function& f) {
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

double in_use(const State& s, std::size_t i) { return s.latent[i] + s.rally[i]; }

// ---- what people say

// phi_t = phi (1 + .5 fear) (1 - .8 (d - d_0))
double falsified(const State& s, std::size_t g, double dissent) {
  const double quiet_dissent = 1 - s.approval_start[0];
  return s.falsification[g] * (1 + fear_silences * s.fear[g]) * (1 - dissent_loosens * (dissent - quiet_dissent));
}

double says_at(const State& s, std::size_t i, std::size_t g, double dissent) {
  const double tau = s.spread[i], said = in_use(s, i) + falsified(s, g, dissent);
  return mean_response(crowd_of(s, g), said * std::sqrt(1 + tau * tau), tau);
}

void speak(const State& s) {
  double dissent = 1 - s.approval[0];
  const auto says = [&](std::size_t i, std::size_t g) { return says_at(s, i, g, dissent); };
  for (int round = 1; round < rounds_of_dissent; ++round) dissent = 1 - mean_over_people(s, says);
  std::copy(s.support.begin(), s.support.end(), s.says.begin());  // nobody hides what he thinks of others
  for_each_view(s, [&](std::size_t i, std::size_t g) {
    s.says[i] = says(i, g);
    s.hidden[g] = s.says[i] - s.support[i];
  });
  s.approval[0] = mean_over_people(s, [&](std::size_t i, std::size_t) { return s.says[i]; });
}

// ---- whether people act

// The push to act, before the example of others, less the median threshold.
double push(const State& s, const Parameters& p, std::size_t i, std::size_t g) {
  return -in_use(s, i) - s.threshold[g] + p.doom * (s.doom[0] - s.doom_start[0]) + p.tired * s.fatigue[g] -
         fear_silences * p.fear * s.fear[g];
}

// The share of group g that acts when a share n of all people does.
double followers(const State& s, const Parameters& p, std::size_t i, std::size_t g, double n) {
  const double x = (push(s, p, i, g) + s.slope[g] * real::tanh(n / p.reference)) / threshold_sd;
  const auto persons = s.person_threshold.subspan(as_row(s.first_person[g]), as_row(s.sampled[g]));
  return share_pushed(crowd_of(s, g), persons, p.alignment, x);
}

double response(const State& s, const Parameters& p, double n) {
  return mean_over_people(s, [&](std::size_t i, std::size_t g) { return followers(s, p, i, g, n); });
}

double mean_acting(const State& s) {
  return mean_over_people(s, [&](std::size_t, std::size_t g) { return s.acts[g]; });
}

// Those who act first while an opening lasts, besides whoever follows.
double acting_first(const State& s) {
  return mean_over_people(s, [&](std::size_t, std::size_t g) { return s.opening[g]; });
}

// N -> F(N + o) from the N of before until it stands still: the branch on which the people are is followed.
void act(const State& s, const Parameters& p) {
  const double first = acting_first(s);
  double before = mean_acting(s);
  double n = response(s, p, before + first);
  for (int round = 1; round < rounds_of_cascade && std::fabs(n - before) > standstill; ++round) {
    before = n;
    n = response(s, p, before + first);
  }
  for_each_view(s, [&](std::size_t i, std::size_t g) {
    s.acts[g] = followers(s, p, i, g, before + first);
    s.ready[g] = followers(s, p, i, g, std::min(1., n + first_movers));
  });
  s.crowd[0] = p.weight * std::min(2., n / full_protest) / 2;
}

// The first n beyond the present one that F(n) + o passes upwards, less the present one: whoever brings so many more
// into the street need bring no others. F only rises, so that it leads from above down to the highest fixed point;
// where that is the present one, nothing tips. Else the first is looked for on a grid that is finest near the present.
double smallest_seed(const State& s, const Parameters& p) {
  const double first = acting_first(s), present = mean_acting(s) + first, finest = finest_seed * (1 - present);
  const auto next = [&](double n) { return response(s, p, n) + first; };
  double top = 1;
  for (int round = 0; round < rounds_from_above && top > present + finest; ++round) top = std::min(top, next(top));
  if (top <= present + finest) return 1;
  double low = present, high = present;
  for (double step = finest; low < top; step *= 2) {
    high = std::min(top, present + step);
    if (next(high) > high) break;
    low = high;
  }
  if (low >= top) return 1;
  for (int halving = 0; halving < seed_halvings; ++halving) {
    const double n = .5 * (low + high);
    (next(n) > n ? high : low) = n;
  }
  return high - present;
}

void find_seed(const State& s, const Parameters& p) {
  if (s.group_of.empty()) return;
  std::fill(s.seed.begin(), s.seed.end(), smallest_seed(s, p));
}

// ---- the quiet day

// phi: sum share Phi(mu + phi) = approval.
void anchor_falsification(const State& s) {
  s.approval_start[0] = s.approval[0];
  const double phi = solve_rising(-12, 12, s.approval[0], [&](double x) {
    return mean_over_people(s, [&](std::size_t i, std::size_t g) {
      return real::normal_cdf(in_use(s, i) + x * (1 + fear_silences * s.fear[g]));
    });
  });
  std::fill(s.falsification.begin(), s.falsification.end(), phi);
}

// T and kappa_N: F(N0) = N0 and F'(N0) = rho0. At N0 the push is known but for K = kappa_N tanh(N0 / N_ref) - T.
void anchor_thresholds(const State& s, const Parameters& p) {
  std::fill(s.threshold.begin(), s.threshold.end(), 0);
  const auto standing = [&](double k, std::size_t i, std::size_t g) { return (push(s, p, i, g) + k) / threshold_sd; };
  const double k = solve_rising(-40, 40, p.quiet_protest, [&](double x) {
    return mean_over_people(s, [&](std::size_t i, std::size_t g) { return real::normal_cdf(standing(x, i, g)); });
  });
  const double density = mean_over_people(
      s, [&](std::size_t i, std::size_t g) { return real::normal_density(standing(k, i, g)) / threshold_sd; });
  const double example = real::tanh(p.quiet_protest / p.reference), rest = std::max(1 - example * example, 1e-9);
  const double slope = density > 0 ? p.response * p.reference / (density * rest) : 0;
  std::fill(s.slope.begin(), s.slope.end(), slope);
  std::fill(s.threshold.begin(), s.threshold.end(), slope * example - k);
}

void draw_people(const State& s, const Parameters& p, const Moment& now) {
  const double rest = std::sqrt(1 - p.alignment * p.alignment);
  for (std::size_t g = 0; g < s.size.size(); ++g) {
    if (s.is_part[g] != 0) continue;
    const auto first = as_row(s.first_person[g]), people = as_row(s.sampled[g]);
    for (std::size_t i = 0; i < people; ++i)
      s.person_threshold[first + i] =
          p.alignment * s.rank[first + i] + rest * now.luck.normal(fold(s.groups[g], i), 0, threshold_luck);
  }
}

// Organisations act after people, so a quiet step leaves a newer doom behind. It is news within a challenge only;
// otherwise people hear of it in the next quiet step.
double digest(const State& s) {
  Digest d;
  for (const auto column : {s.size, s.latent, s.rally, s.spread, s.support}) d.add(column);
  for (const auto column : {s.fear, s.acts, s.threshold, s.slope, s.falsification, s.approval}) d.add(column);
  for (const auto column : {s.fatigue, s.opening}) d.add(column);
  if (s.stage[0] != stage::none) d.add(s.doom[0] - s.doom_start[0]);
  return d.value();
}

void express(const State& s, const Parameters& p) {
  if (s.group_of.empty()) return;
  speak(s);
  act(s, p);
  s.seen[0] = digest(s);
}

void answer_to_defeat(const State& s) {
  for (std::size_t g = 0; g < s.fear.size(); ++g) {
    if (s.jump[0] < s.jump_seen[g]) s.fear[g] *= fear_left;
    s.jump_seen[g] = s.jump[0];
  }
}

void start(const State& s, const Parameters& p, const Moment& now) {
  if (mean_over_people(s, [](std::size_t, std::size_t) { return 1.; }) == 0) return;
  draw_people(s, p, now);
  answer_to_defeat(s);
  anchor_falsification(s);
  anchor_thresholds(s, p);
  std::fill(s.acts.begin(), s.acts.end(), p.quiet_protest);
  express(s, p);
  find_seed(s, p);
}

// The odds of being tired grow with the war's burden; none who are not tired at all grow so, and none recover.
void tire(const State& s, const Parameters& p, const Moment& now) {
  if (s.burden[0] == 0) return;
  const double growth = real::exp(p.tiring * s.burden[0] * years(now));
  for (double& tired : s.fatigue) tired = tired * growth / (1 - tired + tired * growth);
}

void close_openings(const State& s, const Moment& now) {
  for (std::size_t g = 0; g < s.opening.size(); ++g)
    if (static_cast<double>(now.tick) >= s.opening_until[g]) s.opening[g] = 0;
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  answer_to_defeat(s);
  close_openings(s, now);
  tire(s, p, now);
  for (double& fear : s.fear) fear *= real::exp(-weeks(now) / fear_weeks);
  const double before = s.seen[0];
  const bool moved = digest(s) != before;
  express(s, p);
  if (moved || s.seen[0] != before) find_seed(s, p);
}

// A march opens an episode, so its hour always comes.
void hour(const State& s, const Parameters& p, const Moment& now) {
  answer_to_defeat(s);
  close_openings(s, now);
  if (march_begins(s, now.tick))
    for (double& fear : s.fear) fear = std::clamp(fear + p.fear_jump, 0., most_fear);
  if (digest(s) != s.seen[0]) express(s, p);
}

constexpr CardText text{
    "thresholds",
    "expression",
    "Preference falsification and thresholds to act",
    "Says: Phi(mu + phi_t), phi_t = phi (1 + .5 fear) (1 - .8 (d - d_0)), d = 1 - approval, six rounds a step.\n"
    "Acts: N = F(N) = sum share Phi((-mu + kappa_N tanh(N / N_ref) + pi_P (P - P_0) + pi_T fatigue - .5 rho_f fear - "
    "T) / 1.2),\niterated from the N of before; N = F(N + .01) while an opening lasts. dlogit(fatigue) = g_T ell dt. "
    "Smallest seed: the first n > N with F(n) = n and F' > 1, less N. phi, T and kappa_N are solved so that a quiet "
    "day has the approval and the protest N0 that are seen, and F'(N0) = rho0.",
    "Granovetter 1978 Am J Sociol; Kuran 1989 Public Choice, 1991 World Polit",
    "Example saturates (tanh) instead of growing for ever; what others say enters falsification only through open "
    "dissent. Anchors count the fear and fatigue stated at `from`; fatigue grows by its odds, so that who is not tired "
    "at all stays so (`scale` by 0 holds), and does not fade. Doom is heard of in quiet steps and during challenges. "
    "Who acts first in an opening is not counted among those who act, nor in their crowd. The seed is found in quiet "
    "steps, and missed where the next two fixed points lie closer to each other than to the present. A sample acts "
    "person by person, a distribution in shares.",
    "Granovetter: thresholds 0..99 bring out 100, with one 1 changed to 2 only 1; normal(25, sigma) jumps at sigma = "
    "12.2221. Kuran: {0,20,20,30,...,80,100} % stays at 10 %, with one 20 -> 10 it ends at 90 % (thresholds_test.cpp)",
};

constexpr std::array<Coupling, 13> couplings{{
    {"opinion.latent", "opinion.says", "Phi(mu + phi_t)", {}},
    {"opinion.rally", "opinion.says", "mu + rally in use", {}},
    {"group.fear", "opinion.says", "phi_t = phi (1 + .5 fear) (1 - .8 (d - d_0))", {}},
    {"opinion.latent", "group.acts", "push -mu", {}},
    {"group.acts", "group.acts", "push kappa_N tanh(N / N_ref), F'(N_0) = rho_0", "response"},
    {"regime.doom", "group.acts", "push pi_P (P - P_0)", "doom"},
    {"group.fear", "group.acts", "push -.5 rho_f fear", "fear"},
    {"group.fatigue", "group.acts", "push pi_T fatigue", "tired"},
    {"regime.burden", "group.fatigue", "dlogit(fatigue) = g_T ell dt", "tiring"},
    {"group.opening", "group.acts", "N = F(N + .01) while it lasts", {}},
    {"challenge.opened", "group.fear", "fear += fj", "fear_jump"},
    {"regime.jump", "group.fear", "fear times .3 at a defeat", {}},
    {"group.acts", "regime.crowd", "w_p min(2, N / .035) / 2", "weight"},
}};

}  // namespace

extern const Card thresholds;
constinit const Card thresholds = card<uses, parameters, start, quiet, hour>(text, couplings);

}  // namespace interregnum
