// How often somebody tries to seize power, if a new armed counterweight provokes the army.
#include <algorithm>

#include "base/joined.hpp"
#include "base/real.hpp"
#include "mechanisms/attempt_hazard.hpp"
#include "mechanisms/calendar.hpp"

namespace interregnum {
namespace {

using attempt_hazard::State;
struct Parameters {
  double base, provocation;
};

constexpr auto uses = joined(attempt_hazard::uses, std::array{
                                                       reads("organisation.force", &State::people),
                                                       reads("organisation.private", &State::is_private),
                                                       reads("organisation.capital", &State::is_capital),
                                                       writes("attempt.counterweights", &State::counterweights),
                                                       writes("attempt.fresh", &State::fresh),
                                                   });

constexpr std::array<Parameter<Parameters>, 2> parameters{{
    {attempt_hazard::base_rate, &Parameters::base},
    {{"provocation", "1", 0, 100, between(0, 3),
      "how much likelier an attempt is right after a counterweight as strong as the army has come up"},
     &Parameters::provocation},
}};

// People of guards, security services and private armies beside those of the army.
struct Sides {
  double beside = 0, army = 0;
};
Sides sides(const State& s) {
  Sides now;
  for (std::size_t j = 0; j < s.people.size(); ++j)
    (s.is_private[j] != 0 || s.is_capital[j] != 0 ? now.beside : now.army) += s.people[j];
  return now;
}

// What has grown is new for a year; what has shrunk is gone, new or not. An army that shrinks makes nothing new.
void look(const State& s) {
  const auto [beside, army] = sides(s);
  const double grown = beside - s.counterweights[0];
  s.counterweights[0] = beside;
  if (grown != 0 && army > 0) s.fresh[0] = std::clamp(s.fresh[0] + grown / army, 0., beside / army);
}

double rate_of(double base, double ratio, double provocation, double fresh) {
  return base * ratio * (1 + provocation * std::min(1., fresh));
}

void hour(const State& s, const Parameters& p, const Moment&) {
  look(s);
  attempt_hazard::set_rate(s, rate_of(p.base, attempt_hazard::ratio_of_propensities(s), p.provocation, s.fresh[0]));
}

void start(const State& s, const Parameters& p, const Moment& now) {
  s.counterweights[0] = sides(s).beside;
  hour(s, p, now);
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  attempt_hazard::pass_time(s, now);
  s.fresh[0] *= real::exp(-years(now));
  hour(s, p, now);
  attempt_hazard::advance(s, now);
}

struct Inputs {
  double base, ratio, provocation, grown, years;
};
constexpr std::array<Parameter<Inputs>, 5> inputs{{
    {{"base", "/y", 0, 10, exactly(.0294), "attempts a year at `from` (h0)"}, &Inputs::base},
    {{"ratio", "1", 0, 20, exactly(1), "propensity against that at `from` (pi / pi_0)"}, &Inputs::ratio},
    {{"provocation", "1", 0, 100, exactly(1.5), "how much likelier an attempt is (c)"}, &Inputs::provocation},
    {{"grown", "1", 0, 100, exactly(.5), "new counterweight, 1 = as strong as the army"}, &Inputs::grown},
    {{"years", "1", 0, 100, exactly(0), "years since it came up"}, &Inputs::years},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const double rate = rate_of(x[0], x[1], x[2], x[3] * real::exp(-x[4]));
  return {{"rate", {rate}}, {"chance_in_a_year", {-real::expm1(-rate)}}};
}

constexpr CardText text{
    "new_counterweights",
    "attempts",
    "New counterweights to the army provoke attempts",
    "rate = h0 min(20, pi / pi_0) (1 + c min(1, G)): G what guards, security services and private armies have grown\n"
    "by against the army, fading as exp(-t / 1 y). A purge takes its share off the rate, as in belief.",
    "De Bruin 2018 J Confl Resolut; De Bruin 2020 How to Prevent Coups d'Etat (a new security force raises the odds of "
    "an attempt in the following year)",
    "The papers count new forces by country and year; here growth in people counts, whichever force it is, and fades "
    "smoothly instead of ending after a year. Their odds ratio over countries is not used; c is judgement. What "
    "shrinks "
    "takes what was new with it. Attempts are coups, as in belief.",
    "without growth it is belief bit for bit; the rate rises in G and is back after a year but for 1/e "
    "(new_counterweights_test.cpp)",
};
constexpr Solver solver{"new_counterweights", "attempts a year after a counterweight has grown",
                        parameter_specs<inputs>, solve};

constexpr std::array<Coupling, 3> couplings{{
    {"regime.propensity", "attempt.rate", "h = h0 min(20, pi / pi_0) (1 + c min(1, G))", "base"},
    {"organisation.force", "attempt.rate", "h = h0 min(20, pi / pi_0) (1 + c min(1, G))", "provocation"},
    {"attempt.purged", "attempt.rate", "h times 1 - purged exp(-t / 1 y)", ""},
}};

constexpr std::array reasons{
    Reason{"attempt.attempt",
           "attempts come at {attempt.rate}: new counterweights are {attempt.fresh} of the "
           "army, a challenger's signal is good enough with chance {regime.propensity}"},
};

}  // namespace

extern const Card new_counterweights;
constinit const Card new_counterweights = card<uses, parameters, start, quiet, hour>(text, couplings, solver, reasons);

}  // namespace interregnum
