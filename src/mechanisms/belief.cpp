// How often somebody tries to seize power, if it depends on what potential challengers believe.
#include <algorithm>

#include "mechanisms/attempt_hazard.hpp"

namespace interregnum {
namespace {

using attempt_hazard::State;
struct Parameters {
  double base;
};
constexpr std::array<Parameter<Parameters>, 1> parameters{{{attempt_hazard::base_rate, &Parameters::base}}};

constexpr double highest_ratio = 20;

double ratio(const State& s) {
  if (s.propensity_start[0] <= 0) return s.propensity[0] > 0 ? highest_ratio : 1;
  return std::min(highest_ratio, s.propensity[0] / s.propensity_start[0]);
}

void set_rate(const State& s, const Parameters& p, const Moment&) { s.rate[0] = p.base * ratio(s); }

void quiet(const State& s, const Parameters& p, const Moment& now) {
  s.since[0] += now.days;
  set_rate(s, p, now);
  attempt_hazard::advance(s, now);
}

constexpr CardText text{
    "belief",
    "attempts",
    "Attempts follow beliefs",
    "rate = h0 min(20, pi / pi_0): pi, the chance that a potential challenger's signal makes a standard challenge "
    "worth it.",
    "Powell & Thyne 2011 J Peace Res (base rate); Angeletos, Hellwig & Pavan 2007 Econometrica (survival is strength)",
    "Attempts are coups with a force of .15 to .40 of the defenders, tested after 24 h. The hazard rests while any "
    "challenge is under way.",
    "base .0294 a year: an attempt within a year in .029 of years without one before (attempts_test.cpp)",
};

constexpr std::array<Coupling, 1> couplings{{
    {"regime.propensity", "attempt.rate", "h = h0 min(20, pi / pi_0)", "base"},
}};

}  // namespace

extern const Card belief;
constinit const Card belief = card<attempt_hazard::uses, parameters, set_rate, quiet, set_rate>(text, couplings);

}  // namespace interregnum
