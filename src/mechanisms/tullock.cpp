// Whether elites turn away from the ruler, and how many of them fight over his place: a global game with protest as a
// public signal, and a Tullock contest for a prize that is open with some chance.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/audience.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/digest.hpp"
#include "mechanisms/global_game_equilibrium.hpp"
#include "mechanisms/group_crowd.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> elites, audiences;
  std::span<const double> resources, loyalty, members;
  std::span<const double> mean, precision, floor;
  std::span<const double> theta, theta_star, signal_precision, doom;
  std::span<const double> size, is_part, acts, stage, challenge_star;
  std::span<double> tempted, reached, risk, entered, effort;
  std::span<double> joined, aside, defected, cutoff, protest_start, seen;
  std::span<double> entrants, all_effort, leader;
  Event enters, defects;
};
struct Parameters {
  double punishment, loyalty, gain, protest_news, protest_slope, entry, decisiveness;
};

constexpr std::array uses{
    names("elite", &State::elites),
    names("audience", &State::audiences),
    reads("elite.resources", &State::resources),
    reads("elite.loyalty", &State::loyalty),
    reads("elite.members", &State::members),
    reads("audience.mean", &State::mean),
    reads("audience.precision", &State::precision),
    reads("audience.floor", &State::floor),
    reads("regime.theta", &State::theta),
    reads("regime.theta_star", &State::theta_star),
    reads("regime.precision", &State::signal_precision),
    reads("regime.doom", &State::doom),
    reads("group.size", &State::size),
    reads("group.is_part", &State::is_part),
    reads("group.acts", &State::acts),
    reads("challenge.stage", &State::stage),
    reads("challenge.theta_star", &State::challenge_star),
    writes("elite.tempted", &State::tempted),
    writes("elite.reached", &State::reached),
    writes("elite.risk", &State::risk),
    writes("elite.entered", &State::entered),
    writes("elite.effort", &State::effort),
    writes("elites.joined", &State::joined),
    writes("elites.aside", &State::aside),
    writes("elites.defected", &State::defected),
    writes("elites.cutoff", &State::cutoff),
    writes("elites.protest_start", &State::protest_start),
    writes("elites.seen", &State::seen),
    writes("contest.entrants", &State::entrants),
    writes("contest.effort", &State::all_effort),
    writes("contest.leader", &State::leader),
    makes("elite.enters", &State::enters),
    makes("elite.defects", &State::defects),
};

constexpr std::array<Parameter<Parameters>, 7> parameters{{
    {{"punishment", "1", 0, 10, between(.1, .5), "punishment of an elite that defects from a ruler who stays (k)"},
     &Parameters::punishment},
    {{"loyalty", "1", 0, 10, between(.2, .6), "how much of an elite's loyalty counts like punishment (l)"},
     &Parameters::loyalty},
    {{"gain", "1", 0, 100, between(0, .5), "gain from having defected from a ruler who falls (t)"}, &Parameters::gain},
    {{"protest_news", "1", 0, 1e6, between(0, 40), "precision of a protest as news of strength, 1/1^2 (alpha_r)"},
     &Parameters::protest_news},
    {{"protest_slope", "1", .01, 100, log_between(2, 8),
      "how fast the normal quantile of the share acting falls with strength (d_N)"},
     &Parameters::protest_slope},
    {{"entry", "1", 1e-6, 2, log_between(.01, .1), "cost of entering the contest, in half prizes"}, &Parameters::entry},
    {{"decisiveness", "1", .01, 2, exactly(1), "how strongly effort decides the contest (r)"},
     &Parameters::decisiveness},
}};

constexpr double widest_cutoff = 10;  // what the column shows where elites always or never defect
constexpr double least_share = 1e-9;  // of people acting: a street on which nobody was seen
constexpr double last_leader = 63;    // bound of contest.leader
constexpr u32 wait_luck = purpose("tullock.wait");

// ---- the contest

// Tullock 1980: each of n equals spends r V (n-1)/n^2 and keeps the rent V (n - r (n-1)) / n^2.
double symmetric_effort(double prize, double r, double n) { return n > 0 ? r * prize * (n - 1) / (n * n) : 0; }
double rent(double prize, double r, double n) { return prize * (n - r * (n - 1)) / (n * n); }

// The largest n whose rent covers `cost`. The rent falls in n where it is positive, so this is the floor of the
// positive root of cost n^2 - V (1-r) n - V r = 0.
double free_entry(double prize, double r, double cost, double most) {
  const double b = prize * (1 - r), root = (b + std::sqrt(b * b + 4 * cost * prize * r)) / (2 * cost);
  double n = std::min(most, std::floor(root) + 1);
  while (n > 0 && !(rent(prize, r, n) >= cost)) --n;
  return n;
}

double count_of(double members) { return std::floor(members); }

// Members of elites that take the seats before row i: those with more means a member, then those named first.
double ahead_of(const State& s, std::size_t i) {
  const double mine = s.resources[i] / s.members[i];
  double ahead = 0;
  for (std::size_t k = 0; k < s.resources.size(); ++k) {
    const double theirs = s.resources[k] / s.members[k];
    const bool first = theirs > mine || (theirs == mine && k < i);
    if (first && !is_forbidden(s.enters, k)) ahead += count_of(s.members[k]);
  }
  return ahead;
}

double possible_entrants(const State& s) {
  double sum = 0;
  for (std::size_t i = 0; i < s.members.size(); ++i) sum += is_forbidden(s.enters, i) ? 0 : count_of(s.members[i]);
  return sum;
}

void contend(const State& s, const Parameters& p) {
  const double n = free_entry(s.doom[0], p.decisiveness, p.entry / 2, possible_entrants(s));
  const double each = symmetric_effort(s.doom[0], p.decisiveness, n);
  double most = 0;
  s.leader[0] = 0;
  for (std::size_t i = 0; i < s.members.size(); ++i) {
    const double seats = is_forbidden(s.enters, i) ? 0 : std::clamp(n - ahead_of(s, i), 0., count_of(s.members[i]));
    if (seats > 0 && s.entered[i] == 0) happens(s.enters, i, 1, 0);
    s.entered[i] = seats;
    s.effort[i] = std::min(1., each * seats);
    if (seats > most) most = seats, s.leader[0] = std::min(last_leader, static_cast<double>(i));
  }
  s.entrants[0] = n;
  s.all_effort[0] = std::clamp(each * n, 0., 1.);
}

// ---- defection

double people_acting(const State& s) { return share_of_people(s, s.acts, 0); }

double seen_as(double share) { return real::normal_quantile(std::clamp(share, least_share, 1 - least_share)); }

// What elites believe once they have seen the street. The belief that is stored stays as it was.
Belief after_protest(const State& s, const Parameters& p, const Belief& belief) {
  if (p.protest_news <= 0 || s.acts.empty()) return belief;
  const double surprise = seen_as(people_acting(s)) - seen_as(s.protest_start[0]);
  return after_news(belief, belief.mean - surprise / p.protest_slope, p.protest_news);
}

// The chance of a fall beyond which an elite defects: the prize for it is 1 + t.
double critical_chance(double punishment, double gain) { return punishment / (1 + gain); }

double limit_of(double chance) {
  return chance <= 0 ? -HUGE_VAL : chance >= 1 ? HUGE_VAL : real::normal_quantile(chance);
}

// The chance that the challenge under way succeeds, in the eyes of elites; 0 where there is none.
double chance_of_challenge(const State& s, const Belief& belief) {
  if (s.stage[0] != stage::live) return 0;
  return chance_below(belief, s.challenge_star[0] > 0 ? s.challenge_star[0] : s.theta_star[0]);
}

// Resources stand for an elite's weight; where nobody has any, all weigh the same.
double weight(const State& s, std::size_t i, double total) { return total > 0 ? s.resources[i] / total : 1; }

void weigh_up(const State& s, const Parameters& p) {
  const std::size_t row = audience_row(s.audiences, audience::elites);
  const Belief belief = after_protest(s, p, {s.mean[row], s.precision[row], s.floor[row]});
  const Game game{belief, s.signal_precision[0], 0, 0, 1, {}, {}, {}};
  const double root_beta = std::sqrt(s.signal_precision[0]);
  double total = 0, sum = 0, defected = 0, cutoffs = 0;
  for (const double resources : s.resources) total += resources;
  for (std::size_t i = 0; i < s.resources.size(); ++i) {
    const double c = critical_chance(p.punishment + p.loyalty * s.loyalty[i], p.gain), w = weight(s, i, total);
    const double x = cutoff(game, limit_of(c), s.theta_star[0]);
    s.tempted[i] = real::normal_cdf(root_beta * (x - s.theta[0]));
    sum += w;
    defected += w * s.tempted[i];
    cutoffs += w * std::clamp(x, -widest_cutoff, widest_cutoff);
  }
  s.cutoff[0] = cutoffs / sum;
  s.defected[0] = std::min(1., defected / sum);
  const bool live = s.stage[0] == stage::live;
  s.joined[0] = s.defected[0] * chance_of_challenge(s, belief);
  s.aside[0] = live ? s.defected[0] - s.joined[0] : 0;
}

// ---- events

// The chance that an elite which was loyal at the highest temptation so far is not at this one.
double new_temptation(double reached, double tempted) {
  return tempted > reached && reached < 1 ? std::min(1., (tempted - reached) / (1 - reached)) : 0;
}

// An elite turns once, at a temptation that only it knows: one keyed exponential against the integrated hazard.
void defect(const State& s, const Moment& now, std::size_t i) {
  const double chance = new_temptation(s.reached[i], s.tempted[i]);
  s.reached[i] = std::max(s.reached[i], s.tempted[i]);
  if (chance <= 0 && !is_forced(s.defects, i)) return;
  const double wait = now.luck.exponential(s.elites[i], 0, wait_luck);
  if (s.risk[i] >= wait || is_forbidden(s.defects, i)) return;  // it has turned; or the hazard rests
  s.risk[i] -= real::log1p(-chance);
  if (happens(s.defects, i, chance, s.risk[i] >= wait ? 0 : 1)) s.risk[i] = std::max(s.risk[i], wait);
}

double digest(const State& s) {
  const std::size_t row = audience_row(s.audiences, audience::elites);
  Digest d;
  for (const double value : {s.mean[row], s.precision[row], s.floor[row], s.theta[0], s.theta_star[0],
                             s.signal_precision[0], s.doom[0], s.stage[0], s.challenge_star[0]})
    d.add(value);
  for (const auto column : {s.resources, s.loyalty, s.members, s.acts, s.size, s.enters.ruling}) d.add(column);
  return d.value();
}

bool nobody(const State& s) {
  return s.resources.empty() || audience_row(s.audiences, audience::elites) == s.audiences.size();
}

// Defection and contest again, if anything they depend on has moved.
void refresh(const State& s, const Parameters& p) {
  const double now = digest(s);
  if (now == s.seen[0]) return;
  weigh_up(s, p);
  contend(s, p);
  s.seen[0] = now;
}

void start(const State& s, const Parameters& p, const Moment&) {
  if (nobody(s)) return;
  s.protest_start[0] = people_acting(s);
  refresh(s, p);
  std::copy(s.tempted.begin(), s.tempted.end(), s.reached.begin());  // those who are elites at `from` are loyal then
}

void step(const State& s, const Parameters& p, const Moment& now) {
  if (nobody(s)) return;
  refresh(s, p);
  for (std::size_t i = 0; i < s.elites.size(); ++i) defect(s, now, i);
}

struct Inputs {
  double players, prize, decisiveness, first, second, entry, punishment, gain;
};
constexpr std::array<Parameter<Inputs>, 8> inputs{{
    {{"players", "1", 1, 1e6, exactly(5), "equal players (n)"}, &Inputs::players},
    {{"prize", "1", 0, 1e9, exactly(100), "what they fight over (V)"}, &Inputs::prize},
    {{"decisiveness", "1", .01, 2, exactly(1), "how strongly effort decides (r)"}, &Inputs::decisiveness},
    {{"first", "1", 1e-9, 1e9, exactly(2), "prize of the first of two unequal players"}, &Inputs::first},
    {{"second", "1", 1e-9, 1e9, exactly(1), "prize of the second"}, &Inputs::second},
    {{"entry", "1", 1e-9, 1e9, exactly(7), "cost of entry, in half units of the prize"}, &Inputs::entry},
    {{"punishment", "1", 0, 10, exactly(.5), "punishment of an elite that defects in vain (k)"}, &Inputs::punishment},
    {{"gain", "1", 0, 100, exactly(.25), "gain from having defected from a ruler who falls (t)"}, &Inputs::gain},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const double r = x[2], v = x[3], w = x[4], a = real::pow(v, r), b = real::pow(w, r), both = (a + b) * (a + b);
  return {{"effort", {symmetric_effort(x[1], r, x[0])}},
          {"asymmetric", {r * v * a * b / both, r * w * a * b / both}},
          {"entrants", {free_entry(x[1], r, x[5] / 2, 1e9)}},
          {"critical_chance", {critical_chance(x[6], x[7])}}};
}

constexpr CardText text{
    "tullock",
    "elites",
    "Elites defect, and contend for the ruler's place",
    "Defects below the private signal x(c), c = (k + l lambda) / (1 + t): the\n"
    "cutoff of the global game at the theta* of a standard challenge. Elites\n"
    "believe what they did, and have seen the street: a signal of precision\n"
    "alpha_r, y_r = z + (Phi^-1(N_0) - Phi^-1(N)) / d_N.\n"
    "E = sum w_i Phi(sqrt(beta) (x_i - theta)), w_i the share of resources.\n"
    "The prize is open with chance P: n_E is the largest n with\n"
    "P (n - r (n-1)) / n^2 >= entry / 2, and effort = P r (n-1) / n.",
    "Casper & Tyson 2014 J Polit (protest as a public signal to the elite; cutoff k / (1 + t)); Tullock 1980",
    "Elites do not move theta*: the organisations' game gives it. Loyalty adds to the punishment (l = 0: Casper & "
    "Tyson). "
    "The street counts in the step in which it is seen and is not stored; N_0 is what was seen at `from`. While a "
    "challenge "
    "lasts a defector joins it with the chance that elites give it, and else stands aside. An elite in the file is "
    "loyal at `from`, turns once and does not return; E does. Seats go to elites with most means a member. Armed "
    "organisations are not among the entrants.",
    "n = 5, V = 100, r = 1: 16 each; prizes (2,1): .4444, .2222; cutoff k / (1 + t); cutoffs and theta* rise in the "
    "protest (tullock_test.cpp)",
};
constexpr Solver solver{"tullock", "efforts, entrants and the critical chance of defection", parameter_specs<inputs>,
                        solve};

constexpr std::array<Coupling, 17> couplings{{
    {"audience.mean", "elites.cutoff", "x(c): falls as elites believe in more strength", ""},
    {"audience.precision", "elites.cutoff", "x = (m (alpha + beta) - alpha z) / beta", ""},
    {"audience.floor", "elites.cutoff", "x(c): falls as elites know that more is withstood (L)", ""},
    {"regime.precision", "elites.cutoff", "x = (m (alpha + beta) - alpha z) / beta", ""},
    {"regime.theta_star", "elites.cutoff", "x(c): rises with theta*", ""},
    {"group.acts", "elites.cutoff", "z += (y_r - z) alpha_r / (alpha + alpha_r), alpha += alpha_r in this step",
     "protest_news"},
    {"elite.loyalty", "elites.cutoff", "c_i = (k + l lambda_i) / (1 + t)", "loyalty"},
    {"elite.resources", "elites.defected", "w_i = resources_i / sum", ""},
    {"regime.theta", "elites.defected", "E = sum w_i Phi(sqrt(beta) (x_i - theta))", ""},
    {"elite.tempted", "elite.defects", "chance (E_i - max E_i so far) / (1 - max E_i so far)", ""},
    {"challenge.theta_star", "elites.joined", "E Pr(theta <= theta*), in the eyes of elites", ""},
    {"challenge.theta_star", "elites.aside", "E less those who join", ""},
    {"regime.doom", "contest.entrants", "n_E = largest n with P (n - r (n-1)) / n^2 >= entry / 2", "entry"},
    {"regime.doom", "contest.effort", "effort = P r (n-1) / n", "decisiveness"},
    {"elite.members", "contest.entrants", "n_E is at most the members of all elites", ""},
    {"elite.resources", "elite.effort", "seats in the order of means a member, P r (n-1) / n^2 each", "decisiveness"},
    {"elite.entered", "elite.enters", "enters when its first member takes a seat", ""},
}};

}  // namespace

extern const Card tullock;
constinit const Card tullock = card<uses, parameters, start, step, step>(text, couplings, solver);

}  // namespace interregnum
