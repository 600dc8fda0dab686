#include "mechanisms/tullock_steps.hpp"

#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/audience.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/digest.hpp"
#include "mechanisms/group_crowd.hpp"
#include "world/values.hpp"

namespace interregnum::elite_game {
namespace {

constexpr double widest_cutoff = 10;  // what the column shows where elites always or never defect
constexpr double least_share = 1e-9;  // of people acting: a street on which nobody was seen
constexpr double last_leader = 63;    // bound of contest.leader
constexpr u32 wait_luck = purpose("tullock.wait");

// ---- the contest

double rent(double prize, double r, double n) { return prize * (n - r * (n - 1)) / (n * n); }

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

// What elites believe once they have seen the street. The belief that is stored stays as it was.
Belief after_protest(const State& s, const Parameters& p, const Belief& belief) {
  if (s.acts.empty()) return belief;
  return after_street(belief, {people_acting(s), s.protest_start[0], p.protest_slope, p.protest_news, p.mirror});
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
    const double x = cutoff(game, limit_of_chance(c), s.theta_star[0]);
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

}  // namespace

double symmetric_effort(double prize, double r, double n) { return n > 0 ? r * prize * (n - 1) / (n * n) : 0; }

// The largest n whose rent covers `cost`. The rent falls in n where it is positive, so this is the floor of the
// positive root of cost n^2 - V (1-r) n - V r = 0.
double free_entry(double prize, double r, double cost, double most) {
  const double b = prize * (1 - r), root = (b + std::sqrt(b * b + 4 * cost * prize * r)) / (2 * cost);
  double n = std::min(most, std::floor(root) + 1);
  while (n > 0 && !(rent(prize, r, n) >= cost)) --n;
  return n;
}

double critical_chance(double punishment, double gain) { return punishment / (1 + gain); }

Belief after_street(const Belief& belief, const Street& street) {
  if (street.news <= 0) return belief;
  const auto seen_as = [](double share) {
    return real::normal_quantile(std::clamp(share, least_share, 1 - least_share));
  };
  const double surprise = seen_as(street.protest) - seen_as(street.expected);
  return after_news(belief, belief.mean - (1 - street.mirror) * surprise / street.slope, street.news);
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

}  // namespace interregnum::elite_game
