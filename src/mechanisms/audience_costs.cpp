// Bargaining before an audience: the longer a quarrel has been public, the more it costs either side to give way.
#include <cmath>

#include "mechanisms/offer.hpp"

namespace interregnum {
namespace {

struct BeforeAnAudience {
  static constexpr bool is_public = true;
  static double challengers_shame(const offer::Parameters& p, double hours) {
    return p.challengers_audience * hours / 24;
  }
  static double rulers_shame(const offer::Parameters& p, double hours) { return p.rulers_audience * hours / 24; }
  static double split(const offer::Parameters&, double, double most) { return most; }
};

constexpr auto parameters = joined(
    offer::parameters,
    std::array<Parameter<offer::Parameters>, 2>{
        {{{"challengers_audience", "/d", 0, 100, between(0, .4),
           "what a day in public adds to the cost of backing down, in prizes (a of the challenger)"},
          &offer::Parameters::challengers_audience},
         {{"rulers_audience", "/d", 0, 100, between(0, .4),
           "what a day in public adds to the ruler's cost of giving in, in the challenger's prizes (a of the ruler)"},
          &offer::Parameters::rulers_audience}}});

constexpr auto couplings =
    joined(offer::couplings,
           std::array<Coupling, 3>{
               {{"challenge.opened", "organisation.marches", "cost of backing down + a_c (days in public)",
                 "challengers_audience"},
                {"challenge.opened", "challenge.answer", "cost of giving in + a_r (days in public)", "rulers_audience"},
                {"challenge.public_since", "deal.accepted", "s_min rises by a_c t / ghat, s_max falls by a_r t",
                 "challengers_audience"}}});

// Giving way costs more from day to day.
constexpr std::array<Reason, 2> own_reasons{{
    {"organisation.marches",
     "refused, it marches where a march is worth more to it than backing down: -{backing_down} prizes, less "
     "{challengers_audience} since {challenge.public_since}, when the quarrel became public; with a chance of "
     "{resolve} an hour; its signal of strength is {organisation.signal}"},
    {"challenge.answer",
     "he gives in where his odds of a fall times {stake} plus {fighting_cost} exceed what giving in costs: "
     "{concession} and {rulers_audience} since {challenge.public_since}, when the quarrel became public; his strength "
     "is {regime.theta}"},
}};
constexpr auto reasons = joined(offer::shared_reasons, own_reasons);

// A crisis as a war of attrition: backing down at t costs a_i t, the prize is 1, war is worth -w_i, a secret uniform on
// [0, c_i]. Who waits is indifferent, so the other backs down at the rate a_i / (1 + a_i t): S_j(t) = 1 / (1 + a_i t).
// From a_j t = c_j S_j on, whoever of j's kind is left would rather fight; the first such t is the horizon. The other
// side backs down at once with the chance that makes both meet there.
constexpr std::array<ParameterSpec, 4> inputs{{
    {"a1", "/d", 1e-6, 1e3, exactly(.1), "first side's audience costs, in prizes a day"},
    {"a2", "/d", 1e-6, 1e3, exactly(.05), "second side's audience costs, in prizes a day"},
    {"c1", "1", 1e-6, 1e3, exactly(.5), "the most that war may cost the first side, in prizes"},
    {"c2", "1", 1e-6, 1e3, exactly(.5), "the most that war may cost the second side, in prizes"},
}};

// a t (1 + a' t) = c
double resolved_at(double own, double others, double cost) {
  return 2 * cost / (own + std::sqrt(own * own + 4 * own * others * cost));
}

std::vector<Solution> solve(std::span<const double> x) {
  const double a1 = x[0], a2 = x[1];
  const double t1 = resolved_at(a1, a2, x[2]), t2 = resolved_at(a2, a1, x[3]), t = std::min(t1, t2);
  const double stands1 = std::min(1., a1 * t / x[2]), stands2 = std::min(1., a2 * t / x[3]);
  const double yields1 = t1 == t ? 0 : 1 - stands1 * (1 + a2 * t), yields2 = t2 == t ? 0 : 1 - stands2 * (1 + a1 * t);
  return {{"horizon", {t}},
          {"backs_down", {1 - stands1, 1 - stands2}},
          {"at_once", {yields1, yields2}},  // who is resolved first never yields at once
          {"war", {stands1 * stands2}}};
}

constexpr CardText text{
    "audience_costs",
    "offer",
    "Bargaining before an audience that punishes backing down",
    "As commitment, with limits that move by the hour of a public quarrel: after t days the challenger marches on a "
    "refusal iff U_c > -(cost of backing down + a_c t),\n"
    "the ruler gives in iff p_r R_r + c_r > cost of giving in + a_r t, a deal is taken iff ghat s - (1-ghat) D/V - "
    "a_c t >= U_c: s_min rises,\n"
    "and the ruler offers up to s_max - a_r t. The quarrel is public from the demand on, or from the march if there "
    "was none.",
    "Fearon 1994 Am Polit Sci Rev (audience costs); Fearon 1995 Int Organ; Powell 2006 Int Organ",
    "Fearon's crisis is a war of attrition between two who know only their own value of war; its closed form for "
    "linear costs and uniform values is in `solve audience_costs`, while in a run the ruler answers once, at the "
    "deadline, and only the challenger goes on from hour to hour. Turning back on the road without a deal (role "
    "march) costs what it costs there. All else as in commitment.",
    "who has the larger audience costs backs down less often: a .1 and .05, c .5: .171573 (3 - 2 sqrt 2) against "
    ".585786 (2 - sqrt 2), war .343146 (audience_costs_test.cpp); no audience: commitment bit by bit",
};
constexpr Solver solver{"audience_costs", "a crisis as a war of attrition: until when, and who backs down how often",
                        inputs, solve};

}  // namespace

extern const Card audience_costs;
constinit const Card audience_costs =
    card<offer::uses, parameters, offer::start, offer::quiet<BeforeAnAudience>, offer::hour<BeforeAnAudience>>(
        text, couplings, solver, reasons);

}  // namespace interregnum
