// War as a random walk of its balance between two absorbing bounds, with a ceasefire possible at any time.
#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "mechanisms/calendar.hpp"
#include "mechanisms/card.hpp"
#include "mechanisms/war_course.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using State = WarCourse;
struct Parameters {
  double drift, volatility, ground;
};

constexpr auto& uses = war_course_uses;

constexpr std::array<Parameter<Parameters>, 3> parameters{{
    {{"drift", "/y", -10, 10, normal(0, .5), "drift of the balance a year (mu_B); above 0 the attacker gains"},
     &Parameters::drift},
    {{"volatility", "1", 0, 5, between(.3, .9), "standard deviation of a year's change of the balance (sigma_B)"},
     &Parameters::volatility},
    {ground_spec, &Parameters::ground},
}};

constexpr u32 battle_luck = purpose("balance_diffusion.battle");

// The chance that a balance moving to N(mean, sd^2) ends the step beyond a bound.
double chance_beyond(double mean, double sd) {
  if (sd == 0) return std::fabs(mean) >= 1 ? 1 : 0;
  return real::normal_cdf((mean - 1) / sd) + real::normal_cdf((-1 - mean) / sd);
}

// A war that may not end yet is turned back at the bounds and stores nothing up for the day on which it may.
void go_on(const State& s, std::size_t w, double balance) {
  const double over = std::clamp(std::fabs(balance) - 1, 0., 1.);
  s.balance[w] = over > 0 ? std::copysign(1 - over, balance) : balance;
}

// The step is decided by its own luck; `chance` is what was known of it before.
void advance(const State& s, const Parameters& p, const Moment& now, std::size_t w) {
  const double mean = s.balance[w] + p.drift * years(now), hazard = ceasefire_hazard(s, now, w);
  const double sd = p.volatility * std::sqrt(days_of(now).count() / days_a_year);
  const double chance = 1 - (1 - chance_beyond(mean, sd)) * real::exp(-hazard);
  const double balance = mean + p.volatility * increment(now, s.wars[w], battle_luck);
  if (is_forbidden(s.war_ends, w)) return go_on(s, w, balance);
  s.balance[w] = std::clamp(balance, -1., 1.);
  conclude(s, now, w, chance, hazard, std::fabs(balance) >= 1 ? s.balance[w] : 0);
}

void start(const State& s, const Parameters&, const Moment&) {
  std::copy(s.balance.begin(), s.balance.end(), s.balance_seen.begin());
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  for (std::size_t w = 0; w < s.phase.size(); ++w) {
    if (s.phase[w] == phase::active) advance(s, p, now, w);
    move_front(s, p.ground, w);
  }
}

// What an action did to the balance.
void hour(const State& s, const Parameters& p, const Moment&) {
  for (std::size_t w = 0; w < s.phase.size(); ++w) move_front(s, p.ground, w);
}

struct Inputs {
  double drift, volatility, balance;
};
constexpr std::array<Parameter<Inputs>, 3> inputs{{
    {{"drift", "/y", -100, 100, exactly(0), "drift of the balance a year (mu)"}, &Inputs::drift},
    {{"volatility", "1", 1e-3, 100, exactly(.6), "standard deviation of a year's change (sigma)"}, &Inputs::volatility},
    {{"balance", "1", -1, 1, exactly(0), "balance now (B)"}, &Inputs::balance},
}};

// P(+1 before -1) = (1 - exp(-2 mu (1+B) / sigma^2)) / (1 - exp(-4 mu / sigma^2)); expected years by Wald's identity.
std::vector<Solution> solve(std::span<const double> x) {
  const double mu = x[0], square = x[1] * x[1], b = x[2], pull = mu / square;
  if (std::fabs(pull) < 1e-6) return {{"p_win", {.5 * (1 + b)}}, {"duration", {(1 - b * b) / square}}};
  // for mu < 0 with both exponents turned positive, so that nothing overflows
  const double p = pull > 0 ? real::expm1(-2 * pull * (1 + b)) / real::expm1(-4 * pull)
                            : real::exp(2 * pull * (1 - b)) * real::expm1(2 * pull * (1 + b)) / real::expm1(4 * pull);
  return {{"p_win", {p}}, {"duration", {(2 * p - 1 - b) / mu}}};
}

constexpr CardText text{
    "balance_diffusion",
    "war",
    "The balance of a war as a random walk",
    "dB = mu_B dt + sigma_B dW while the war is active; B >= 1: the attacker has won, B <= -1: the defender has;\n"
    "a ceasefire comes at the rate war.ends, times exp(-prol i_bind) while a guarantee waits for one (war.prolonged).\n"
    "P(ends in a step) = 1 - (1 - P(|B| >= 1 at its end)) exp(-rate dt). Land of the defender: dT = -ground dB, within "
    "[0,1].",
    "Smith 1998 J Confl Resolut (war as a random walk between two bounds); Cox & Miller 1965 (absorbed Brownian "
    "motion)",
    "The bounds are looked at once a step (a week), so a war lasts a little longer than the continuous walk: as if "
    "the bounds lay .58 sigma sqrt(dt) further out. Forces and losses do not feed back on the balance. While `forbid` "
    "keeps the war from ending, the walk is reflected at the bounds and the ceasefire's hazard rests. The land "
    "follows every move of the balance, an imposed victory's too (it jumps to +-1), but not the return to 0 when a "
    "war is waged again; no paper gives `ground`.",
    "P(win) and expected duration of the gambler's ruin between two bounds (balance_diffusion_test.cpp)",
};
constexpr Solver solver{"balance_diffusion",
                        "chance that the attacker wins, and the expected years until the war is decided",
                        parameter_specs<inputs>, solve};

constexpr std::array<Coupling, 6> couplings{{
    {"war.balance", "war.ends", "ends where |B| >= 1, dB = mu_B dt + sigma_B dW", "volatility"},
    {"war.balance", "war.balance", "dB = mu_B dt + sigma_B dW", "drift"},
    {"war.balance", "war.outcome", "+1: the attacker has won; -1: the defender; a ceasefire in between", {}},
    {"war.ends", "war.ends", "a ceasefire at the rate war.ends", {}},
    {"war.prolonged", "war.ends", "rate of a ceasefire times exp(-prol i_bind)", {}},
    {"war.balance", "war.territory", "dT = -ground dB", "ground"},
}};

constexpr std::array<Reason, 2> reasons{{
    {"war.ends",
     "the balance went from {before war.balance} to {war.balance}, and +1 or -1 decides; a ceasefire comes at the rate "
     "{war.ends}, of which {war.prolonged} is left"},
    {"war.outcome",
     "balance {war.balance}: +1 is a victory of the attacker, -1 of the defender, and what ends in between is a "
     "ceasefire"},
}};

}  // namespace

extern const Card balance_diffusion;
constinit const Card balance_diffusion = card<uses, parameters, start, quiet, hour>(text, couplings, solver, reasons);

}  // namespace interregnum
