// How often somebody tries to seize power, if one attempt sets an example for the next.
#include "base/real.hpp"
#include "mechanisms/attempt_hazard.hpp"
#include "mechanisms/calendar.hpp"

namespace interregnum {
namespace {

using attempt_hazard::State;
struct Parameters {
  double base, precedent;
};
constexpr std::array<Parameter<Parameters>, 2> parameters{{
    {attempt_hazard::base_rate, &Parameters::base},
    {{"precedent", "1", 0, 100, between(0, 5, "Powell & Thyne 1950-2023: upper end from .204/.029"),
      "how much more likely an attempt is right after a failed one (prec)"},
     &Parameters::precedent},
}};

constexpr double weakness = 2.5;  // log of the rate per unit of strength lost

void set_rate(const State& s, const Parameters& p, const Moment&) {
  const double example = 1 + p.precedent * real::exp(-s.since[0] / days_a_year);
  attempt_hazard::set_rate(s, p.base * example * real::exp(weakness * (s.theta_start[0] - s.theta[0])));
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  attempt_hazard::pass_time(s, now);
  set_rate(s, p, now);
  attempt_hazard::advance(s, now);
}

constexpr CardText text{
    "precedent",
    "attempts",
    "Attempts follow attempts",
    "rate = h0 (1 + prec exp(-t / 1 y)) exp(2.5 (theta_0 - theta)), t since the last failed attempt. A purge takes "
    "its share off the rate, which comes back within a year.",
    "Powell & Thyne 2011 J Peace Res; Londregan & Poole 1990 World Polit (the coup trap)",
    "Reads the whole recidivism as an effect of the attempt; how much of it is the country's own is unknown (prec "
    "from 0 up). Attempts are coups with a force of .15 to .40 of the defenders, tested after 24 h. The hazard rests "
    "while any challenge is under way.",
    "attempt in the next year .204 after an attempt, .029 otherwise, at the upper end of prec (attempts_test.cpp)",
};

constexpr std::array<Coupling, 3> couplings{{
    {"attempt.purged", "attempt.rate", "h times 1 - purged exp(-t / 1 y)", ""},
    {"attempt.since", "attempt.rate", "m = 1 + prec exp(-t / 1 y)", "precedent"},
    {"regime.theta", "attempt.rate", "h = h0 m exp(2.5 (theta_0 - theta))", "base"},
}};

constexpr std::array reasons{
    Reason{"attempt.attempt", "attempts come at {attempt.rate}, {attempt.since} days after the last that failed"},
};

}  // namespace

extern const Card precedent;
constinit const Card precedent =
    card<attempt_hazard::uses, parameters, set_rate, quiet, set_rate>(text, couplings, {}, reasons);

}  // namespace interregnum
