// Whether people act in public by the example of all others: thresholds, anchored on what is seen on a quiet day.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/expression.hpp"
#include "people/cascade.hpp"

namespace interregnum {
namespace {

using State = Expression;
struct Parameters : Push {
  double reference;
};
constexpr const auto& uses = expression_uses;
constexpr std::array<Parameter<Parameters>, 1> own{{
    {{"reference", "1", 1e-4, 1e9, log_between(.005, .05), "share acting at which example wears off (N_ref)"},
     &Parameters::reference},
}};
constexpr auto parameters = with(push_parameters, own);

constexpr int rounds_of_cascade = 200;
constexpr double standstill = 1e-12;
constexpr double finest_seed =
    1e-4;  // of the grid on which the smallest seed is looked for; each step is twice the last
constexpr int rounds_from_above = 8, seed_halvings = 14;
constexpr u32 threshold_luck = purpose("thresholds.threshold");

// The share of group g that acts when a share n of all people does.
double followers(const State& s, const Parameters& p, std::size_t i, std::size_t g, double n) {
  const double x = (push(s, p, i, g) + s.slope[g] * real::tanh(n / p.reference)) / threshold_sd;
  const auto persons = s.person_threshold.subspan(as_row(s.first_person[g]), as_row(s.sampled[g]));
  return share_pushed(crowd_of(s, g), persons, p.alignment, x);
}

double response(const State& s, const Parameters& p, double n) {
  return mean_over_people(s, [&](std::size_t i, std::size_t g) { return followers(s, p, i, g, n); });
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
  s.crowd[0] = crowd_weight(n, p.weight);
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

void renew_seed(const State& s, const Parameters& p) {
  if (!seed_is_stale(s)) return;
  std::fill(s.seed.begin(), s.seed.end(), smallest_seed(s, p));
}

// ---- the quiet day

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

void express(const State& s, const Parameters& p) {
  if (s.group_of.empty()) return;
  speak(s);
  act(s, p);
  s.seen[0] = expression_digest(s);
}

void start(const State& s, const Parameters& p, const Moment& now) {
  if (is_empty(s)) return;
  draw_people(s, p, now);
  answer_to_defeat(s);
  anchor_falsification(s);
  anchor_thresholds(s, p);
  std::fill(s.acts.begin(), s.acts.end(), p.quiet_protest);
  express(s, p);
  renew_seed(s, p);
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  pass_week(s, p.tiring, now);
  express(s, p);
  renew_seed(s, p);
}

void hour(const State& s, const Parameters& p, const Moment& now) {
  pass_hour(s, p.fear_jump, now);
  if (expression_digest(s) != s.seen[0]) express(s, p);
}

// ---- the published crowds

// Who acts in the end where each needs `needed` others, from nobody on.
double acting_of(std::span<const u32> needed) {
  const auto people = static_cast<u32>(needed.size());
  const std::vector<char> nobody(people, 0);
  return settle(complete_network(people), needed, nobody, nobody).acting;
}

double granovetters_hundred(double second) {
  std::vector<u32> needed(100);
  for (u32 i = 0; i < 100; ++i) needed[i] = i;
  needed[1] = static_cast<u32>(second);
  return acting_of(needed);
}

double kurans_ten(std::span<const double> percent) {
  std::vector<u32> needed;
  for (const double share : percent) needed.push_back(static_cast<u32>(std::ceil(share / 10)));
  return 10 * acting_of(needed);
}

// The lowest share n = Phi((n - mean) / sigma), in percent.
double normal_crowd(double mean, double sigma) {
  double n = 0;
  for (int round = 0; round < 100000; ++round) {
    const double before = n;
    n = real::normal_cdf((100 * n - mean) / sigma);
    if (n - before <= standstill) break;
  }
  return 100 * n;
}

// There the low share is lost: n = Phi(x) and phi(x) = sigma, so that Phi(x) - x phi(x) = mean, for an x below 0.
double jump_of(double mean) {
  const double x =
      solve_rising(-8, 0, mean / 100, [](double y) { return real::normal_cdf(y) - y * real::normal_density(y); });
  return 100 * real::normal_density(x);
}

constexpr std::array<ParameterSpec, 13> inputs{{
    {"t1", "1", 0, 200, exactly(0), "thresholds of ten people, in percent of them: the first"},
    {"t2", "1", 0, 200, exactly(20), "the second"},
    {"t3", "1", 0, 200, exactly(20), "the third"},
    {"t4", "1", 0, 200, exactly(30), "the fourth"},
    {"t5", "1", 0, 200, exactly(40), "the fifth"},
    {"t6", "1", 0, 200, exactly(50), "the sixth"},
    {"t7", "1", 0, 200, exactly(60), "the seventh"},
    {"t8", "1", 0, 200, exactly(70), "the eighth"},
    {"t9", "1", 0, 200, exactly(80), "the ninth"},
    {"t10", "1", 0, 200, exactly(100), "the tenth"},
    {"second", "1", 0, 1000, exactly(1), "of a hundred people with thresholds 0, 1, .., 99, what the second has"},
    {"mean", "1", 0, 50, exactly(25), "mean of normal thresholds, in percent"},
    {"sigma", "1", .01, 1000, exactly(10), "standard deviation of normal thresholds, in percent"},
}};

std::vector<Solution> solve(std::span<const double> x) {
  return {{"ten_percent", {kurans_ten(x.first(10))}},
          {"hundred", {granovetters_hundred(x[10])}},
          {"normal_percent", {normal_crowd(x[11], x[12])}},
          {"jump_sigma", {jump_of(x[11])}}};
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

constexpr Solver solver{"thresholds", "who acts among ten people, a hundred, and a normal crowd", inputs, solve};

constexpr auto couplings =
    expression_couplings({"group.acts", "group.acts", "push kappa_N tanh(N / N_ref), F'(N_0) = rho_0", "response"},
                         "N = F(N + .01) while it lasts");

}  // namespace

extern const Card thresholds;
constinit const Card thresholds = card<uses, parameters, start, quiet, hour>(text, couplings, solver);

}  // namespace interregnum
