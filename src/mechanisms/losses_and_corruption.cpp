// What war and corruption do to the ruler's strength.
#include <algorithm>

#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/corruption.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> regime;
  std::span<const double> bias, own_side, phase, outcome, losses_attacker, losses_defender;
  std::span<const double> force, is_private, corruption;
  std::span<double> theta, theta_start, believed_start, volatility, burden, corruption_seen, jump, counted;
  std::span<double> mean, precision;
};
struct Parameters {
  double losses, corruption, reversion, volatility, defeat, stalemate, victory;
};

constexpr std::array uses{
    names("regime", &State::regime),
    reads("regime.bias", &State::bias),
    reads("war.own_side", &State::own_side),
    reads("war.phase", &State::phase),
    reads("war.outcome", &State::outcome),
    reads("war.losses.attacker", &State::losses_attacker),
    reads("war.losses.defender", &State::losses_defender),
    reads("organisation.force", &State::force),
    reads("organisation.private", &State::is_private),
    reads("organisation.corruption", &State::corruption),
    writes("regime.theta", &State::theta),
    writes("regime.theta_start", &State::theta_start),
    writes("regime.believed_start", &State::believed_start),
    writes("regime.volatility", &State::volatility),
    writes("regime.burden", &State::burden),
    writes("regime.corruption_seen", &State::corruption_seen),
    writes("regime.jump", &State::jump),
    writes("war.outcome_counted", &State::counted),
    writes("audience.mean", &State::mean),
    writes("audience.precision", &State::precision),
};

constexpr std::array<Parameter<Parameters>, 7> parameters{{
    {{"losses", "/y", 0, 2, log_between(.02, .15), "strength lost a year at 450 losses a day (kappa_L)"},
     &Parameters::losses},
    {{"corruption", "1", 0, 1, between(0, .15), "strength lost if all means are lost to corruption (kappa_C)"},
     &Parameters::corruption},
    {{"reversion", "1", 0, 10, between(.2, 1.5), "return to the strength at `from`, times .15 a year (rev)"},
     &Parameters::reversion},
    {{"volatility", "1", 0, 1, between(.02, .10), "standard deviation of a year's change of strength (sigma_theta)"},
     &Parameters::volatility},
    {{"defeat", "1", 0, .5, between(.02, .22), "strength lost by a defeat (J_d)"}, &Parameters::defeat},
    {{"stalemate", "1", -.5, .5, normal(.04, .04), "strength gained by a ceasefire (J_s)"}, &Parameters::stalemate},
    {{"victory", "1", 0, .5, between(0, .2), "strength gained by a victory (J_v)"}, &Parameters::victory},
}};

constexpr double usual_losses = 450;    // a day: the pace of 2022-23, which counts as 1
constexpr double reversion_rate = .15;  // a year, times the parameter
constexpr u32 wander_luck = purpose("losses_and_corruption.wander");

bool takes_part(const State& s, std::size_t w) { return s.own_side[w] != 0; }

// Losses of the polity's own side in its wars under way.
double burden(const State& s) {
  double sum = 0;
  for (std::size_t w = 0; w < s.phase.size(); ++w) {
    if (!takes_part(s, w) || s.phase[w] != phase::active) continue;
    sum += (s.own_side[w] > 0 ? s.losses_attacker[w] : s.losses_defender[w]) / usual_losses;
  }
  return sum;
}

// As before where there is nobody.
double corruption(const State& s) { return mean_corruption(s, s.corruption_seen[0]); }

// How a war ends for the side of the polity, in which it takes part. A negotiated end counts as a stalemate.
bool ceased(double outcome, double) { return outcome == war_outcome::stalemate || outcome == war_outcome::negotiated; }
bool won(double outcome, double own_side) {
  return outcome == (own_side > 0 ? war_outcome::attacker : war_outcome::defender);
}
bool lost(double outcome, double own_side) {
  return outcome == (own_side > 0 ? war_outcome::defender : war_outcome::attacker);
}

// By how much the way the war stopped moves strength.
double jump_of(const State& s, const Parameters& p, std::size_t w) {
  const double outcome = s.outcome[w], own_side = s.own_side[w];
  if (ceased(outcome, own_side)) return p.stalemate;
  return won(outcome, own_side) ? p.victory : lost(outcome, own_side) ? -p.defeat : 0;
}

void move_strength(const State& s, double by) { s.theta[0] = std::clamp(s.theta[0] + by, weakest, strongest); }

// A jump that everybody sees: beliefs move with strength and lose half of their precision.
void jump(const State& s, double by) {
  move_strength(s, by);
  s.jump[0] += by;
  for (double& mean : s.mean) mean += by;
  for (double& precision : s.precision) precision /= 2;
}

// What has changed since the last look, and bears on strength at once.
void hour(const State& s, const Parameters& p, const Moment&) {
  for (std::size_t w = 0; w < s.outcome.size(); ++w) {
    if (!takes_part(s, w) || s.outcome[w] == s.counted[w]) continue;
    s.counted[w] = s.outcome[w];
    if (const double by = jump_of(s, p, w); by != 0) jump(s, by);
  }
  s.burden[0] = burden(s);
  if (const double now = corruption(s); now != s.corruption_seen[0]) {
    move_strength(s, -p.corruption * (now - s.corruption_seen[0]));
    s.corruption_seen[0] = now;
  }
}

void start(const State& s, const Parameters& p, const Moment&) {
  s.theta_start[0] = s.theta[0];
  s.believed_start[0] = s.theta[0] + s.bias[0];
  s.volatility[0] = p.volatility;
  s.corruption_seen[0] = corruption(s);
  s.burden[0] = burden(s);
  std::copy(s.outcome.begin(), s.outcome.end(), s.counted.begin());
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  hour(s, p, now);
  const double drift = -p.losses * s.burden[0] - reversion_rate * p.reversion * (s.theta[0] - s.theta_start[0]);
  move_strength(s, drift * years(now) + p.volatility * increment(now, s.regime[0], wander_luck));
}

constexpr CardText text{
    "losses_and_corruption",
    "strain",
    "War losses, corruption and defeat wear strength down",
    "dtheta = [-kappa_L ell - .15 rev (theta - theta_0)] dt + sigma_theta dW, ell = own losses / 450 a day; a change "
    "of the force-weighted corruption c moves theta by -kappa_C dc.\n"
    "Jumps: defeat -J_d, ceasefire or negotiated end J_s, victory J_v; public: z moves by the same, alpha halves.",
    "Archigos x Correlates of War (defeat and removal); Goemans 2000",
    "Losses act linearly; a defeat is one jump. Corruption is a level: it matters only where it changes. Without a war "
    "strength only wanders and reverts.",
    "mean and variance of a year equal those of the Ornstein-Uhlenbeck process (losses_and_corruption_test.cpp); the "
    "fourfold rate of removal after a defeat is a base rate of scenarios, not of this equation",
};

constexpr std::array<Coupling, 7> couplings{{
    {"war.losses.attacker", "regime.theta", "dtheta = -kappa_L ell dt", "losses"},
    {"organisation.corruption", "regime.theta", "dtheta = -kappa_C dc", "corruption"},
    {"regime.theta", "regime.theta", "dtheta = -.15 rev (theta - theta_0) dt", "reversion"},
    {"war.outcome", "regime.theta", "after a defeat theta -= J_d", "defeat", "war.own_side", lost},
    {"war.outcome", "regime.theta", "after a ceasefire theta += J_s", "stalemate", "war.own_side", ceased},
    {"war.outcome", "regime.theta", "after a victory theta += J_v", "victory", "war.own_side", won},
    {"war.outcome", "audience.mean", "z moves by the same jump, alpha halves", ""},
}};

}  // namespace

extern const Card losses_and_corruption;
constinit const Card losses_and_corruption = card<uses, parameters, start, quiet, hour>(text, couplings);

}  // namespace interregnum
