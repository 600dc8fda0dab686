#include "mechanisms/expression.hpp"

#include <algorithm>

#include "base/real.hpp"
#include "mechanisms/digest.hpp"
#include "world/march_opening.hpp"

namespace interregnum {
namespace {

constexpr double fear_silences = .5;    // falsification and push per unit of fear
constexpr double dissent_loosens = .8;  // falsification per unit of open dissent
constexpr double most_fear = 10;        // bound of group.fear
constexpr double fear_left = .3;        // after a defeat
constexpr double fear_weeks = 26;       // in which fear falls to 37 %
constexpr double full_protest = .035;   // the share of the people beyond which protest hardly fails (3.5 % rule)
constexpr int rounds_of_dissent = 6;

// phi_t = phi (1 + .5 fear) (1 - .8 (d - d_0))
double falsified(const Expression& s, std::size_t g, double dissent) {
  const double quiet_dissent = 1 - s.approval_start[0];
  return s.falsification[g] * (1 + fear_silences * s.fear[g]) * (1 - dissent_loosens * (dissent - quiet_dissent));
}

double says_at(const Expression& s, std::size_t i, std::size_t g, double dissent) {
  const double tau = s.spread[i], said = in_use(s, i) + falsified(s, g, dissent);
  return mean_response(crowd_of(s, g), said * std::sqrt(1 + tau * tau), tau);
}

// The odds of being tired grow with the war's burden; none who are not tired at all grow so, and none recover.
void tire(const Expression& s, double tiring, const Moment& now) {
  if (s.burden[0] == 0) return;
  const double growth = real::exp(tiring * s.burden[0] * years(now));
  for (double& tired : s.fatigue) tired = tired * growth / (1 - tired + tired * growth);
}

void close_openings(const Expression& s, const Moment& now) {
  for (std::size_t g = 0; g < s.opening.size(); ++g)
    if (static_cast<double>(now.tick) >= s.opening_until[g]) s.opening[g] = 0;
}

}  // namespace

void speak(const Expression& s) {
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

// phi: sum share Phi(mu + phi) = approval.
void anchor_falsification(const Expression& s) {
  s.approval_start[0] = s.approval[0];
  const double phi = solve_rising(-12, 12, s.approval[0], [&](double x) {
    return mean_over_people(s, [&](std::size_t i, std::size_t g) {
      return real::normal_cdf(in_use(s, i) + x * (1 + fear_silences * s.fear[g]));
    });
  });
  std::fill(s.falsification.begin(), s.falsification.end(), phi);
}

double push(const Expression& s, const Push& p, std::size_t i, std::size_t g) {
  return -in_use(s, i) - s.threshold[g] + p.doom * (s.doom[0] - s.doom_start[0]) + p.tired * s.fatigue[g] -
         fear_silences * p.fear * s.fear[g];
}

double mean_acting(const Expression& s) {
  return mean_over_people(s, [&](std::size_t, std::size_t g) { return s.acts[g]; });
}

double acting_first(const Expression& s) {
  return mean_over_people(s, [&](std::size_t, std::size_t g) { return s.opening[g]; });
}

double crowd_weight(double acting, double weight) { return weight * std::min(2., acting / full_protest) / 2; }

std::vector<u32> apportioned(const Expression& s, u32 number) {
  std::vector<u32> shares(s.size.size(), 0);
  double people = 0, counted = 0;
  for (std::size_t g = 0; g < shares.size(); ++g)
    if (s.is_part[g] == 0) people += s.size[g];
  u32 given = 0;
  for (std::size_t g = 0; g < shares.size(); ++g) {
    if (s.is_part[g] != 0) continue;
    counted += s.size[g];
    const auto until = static_cast<u32>(number * (counted / people) + .5);
    shares[g] = until - given;
    given = until;
  }
  return shares;
}

void answer_to_defeat(const Expression& s) {
  for (std::size_t g = 0; g < s.fear.size(); ++g) {
    if (s.jump[0] < s.jump_seen[g]) s.fear[g] *= fear_left;
    s.jump_seen[g] = s.jump[0];
  }
}

void pass_week(const Expression& s, double tiring, const Moment& now) {
  answer_to_defeat(s);
  close_openings(s, now);
  tire(s, tiring, now);
  for (double& fear : s.fear) fear *= real::exp(-weeks(now) / fear_weeks);
}

// A march opens an episode, so its hour always comes.
void pass_hour(const Expression& s, double fear_jump, const Moment& now) {
  answer_to_defeat(s);
  close_openings(s, now);
  if (march_begins(s, now.tick))
    for (double& fear : s.fear) fear = std::clamp(fear + fear_jump, 0., most_fear);
}

double expression_digest(const Expression& s) {
  Digest d;
  for (const auto column : {s.size, s.latent, s.rally, s.spread, s.support}) d.add(column);
  for (const auto column : {s.fear, s.acts, s.threshold, s.slope, s.falsification, s.approval}) d.add(column);
  for (const auto column : {s.fatigue, s.opening}) d.add(column);
  if (s.stage[0] != stage::none) d.add(s.doom[0] - s.doom_start[0]);
  return d.value();
}

bool seed_is_stale(const Expression& s) {
  const bool stale = s.seed_seen[0] != s.seen[0];
  s.seed_seen[0] = s.seen[0];
  return stale;
}

}  // namespace interregnum
