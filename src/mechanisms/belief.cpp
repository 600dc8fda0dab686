// How often somebody tries to seize power, if it depends on what potential challengers believe.
#include "mechanisms/attempt_hazard.hpp"

namespace interregnum {
namespace {

using attempt_hazard::State;
struct Parameters {
  double base;
};
constexpr std::array<Parameter<Parameters>, 1> parameters{{{attempt_hazard::base_rate, &Parameters::base}}};

void set_rate(const State& s, const Parameters& p, const Moment&) {
  attempt_hazard::set_rate(s, p.base * attempt_hazard::ratio_of_propensities(s));
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  attempt_hazard::pass_time(s, now);
  set_rate(s, p, now);
  attempt_hazard::advance(s, now);
}

constexpr CardText text{
    "belief",
    "attempts",
    "Attempts follow beliefs",
    "rate = h0 min(20, pi / pi_0): pi, the chance that a potential challenger's signal makes a standard challenge "
    "worth it. A purge takes its share off the rate, which comes back within a year (exp(-t / 1 y)).",
    "Powell & Thyne 2011 J Peace Res (base rate); Angeletos, Hellwig & Pavan 2007 Econometrica (survival is strength)",
    "Attempts are coups with a force of .15 to .40 of the defenders, tested after 24 h. The hazard rests while any "
    "challenge is under way.",
    "base .0294 a year: an attempt within a year in .029 of years without one before (attempts_test.cpp)",
};

constexpr std::array<Coupling, 2> couplings{{
    {"regime.propensity", "attempt.rate", "h = h0 min(20, pi / pi_0)", "base"},
    {"attempt.purged", "attempt.rate", "h times 1 - purged exp(-t / 1 y)", ""},
}};

}  // namespace

extern const Card belief;
constinit const Card belief =
    card<attempt_hazard::uses, parameters, set_rate, quiet, set_rate>(text, couplings, {}, attempt_hazard::reasons);

}  // namespace interregnum
