// Bargaining in the shadow of force among those who cannot commit: the ruler gives as much as he would rather give than
// fight.
#include "mechanisms/offer.hpp"

namespace interregnum {
namespace {

using offer::couplings;

struct UpToTheLimit {
  static constexpr bool is_public = false;
  static double challengers_shame(const offer::Parameters&, double) { return 0; }
  static double rulers_shame(const offer::Parameters&, double) { return 0; }
  static double split(const offer::Parameters&, double, double most) { return most; }
};

// ---------------------------------------------------------------------------------------------------- the calculator

struct Inputs {
  double p, p_seen, punish, cost, honour, trust, stake, fighting_cost, cap, private_cost, shift;
};
constexpr std::array<Parameter<Inputs>, 11> inputs{{
    {{"p", "1", 0, 1, exactly(.6), "chance that the challenge succeeds"}, &Inputs::p},
    {{"p_seen", "1", 0, 1, exactly(.6), "the same in the challenger's eyes (p_c)"}, &Inputs::p_seen},
    {{"punish", "1", 0, 1e9, exactly(.75), "what losing costs, in prizes (D/V)"}, &Inputs::punish},
    {{"cost", "1", 0, 10, exactly(.1), "cost of going on, in prizes (Fearon's c_A)"}, &Inputs::cost},
    {{"honour", "1", 0, 1, exactly(.4), "chance that a deal is honoured (g)"}, &Inputs::honour},
    {{"trust", "1", 0, 1, exactly(.55), "the same in the challenger's eyes (ghat)"}, &Inputs::trust},
    {{"stake", "1", 0, 100, exactly(1), "what the ruler loses by a fall, in prizes (R_r)"}, &Inputs::stake},
    {{"fighting_cost", "1", 0, 10, exactly(.2), "what fighting costs him, in prizes (c_r)"}, &Inputs::fighting_cost},
    {{"cap", "1", 0, 10, exactly(.6), "the most that he can promise, in prizes"}, &Inputs::cap},
    {{"private_cost", "1", 1e-9, 10, exactly(.4), "his cost of war is his secret, uniform on 0..this (Fearon's C)"},
     &Inputs::private_cost},
    {{"shift", "1", 0, 1, exactly(0), "by how much power is about to shift, in prizes (Powell)"}, &Inputs::shift},
}};

// Powell: who is about to lose more by a shift of power than both lose by fighting, fights now.
// Fearon: against a private cost uniform on [0, C] the best demand is p + (C - c_A) / 2, refused with (C - c_A) / 2C.
std::vector<Solution> solve(std::span<const double> x) {
  const double p = x[0], cost = x[3], widest = x[9];
  const double secret = std::max(0., (widest - cost) / 2);
  const double going_on = value_of_going_on(p, x[2], cost),
               least = least_acceptable(value_of_going_on(x[1], x[2], cost), x[2], x[5]);
  const double most = most_offered(p, x[6], x[7], x[8]);
  return {{"s_min", {least}},
          {"s_max", {most}},
          {"deal", {least <= most ? 1. : 0.}},
          {"value_on", {going_on}},
          {"value_deal", {value_of_deal(most, x[2], x[4])}},
          {"honour_needed", {honour_needed(going_on, most, x[2])}},
          {"range", {p - cost, p + x[7]}},
          {"best_demand", {p + secret}},
          {"war", {secret / widest}},
          {"preventive_war", {x[10] > cost + x[7] ? 1. : 0.}}};
}

constexpr CardText text{
    "commitment",
    "offer",
    "Ultimatum, offer and deal among those who cannot commit",
    "In prizes: U = p - (1-p) D/V - cost. A deal of worth s is taken iff ghat s - (1-ghat) D/V >= U_c:\n"
    "s >= s_min = max(0, (U_c + (1-ghat) D/V) / ghat), ghat = g + misjudged + persuasion [X handles him], g = 1 - "
    "retaliate;\n"
    "the ruler gives up to s_max = min(cap, p_r R_r + c_r). Deal iff s_min <= s_max, with a chance an hour from the "
    "first contact;\n"
    "it is broken with probability 1 - g, after an exponential wait cut off at 180 days, else honoured.\n"
    "Demands a year: base min(20, exp(push)), push = a (U - U_0) + b losses rivalry + c corruption rivalry + d shift, "
    "shift = 1 - days to absorption / 30.\n"
    "At the deadline the ruler gives in iff p_r R_r + c_r > cost of giving in; refused, it marches iff U_c > -cost of "
    "backing down.",
    "Fearon 1995 Int Organ; Powell 2006 Int Organ (shifts of power); Fearon 1994 Am Polit Sci Rev (audience costs); "
    "Thompson 1973 (corporate grievances); McMahon & Slantchev 2015 Am Polit Sci Rev",
    "All stakes are in the challenger's prizes, the ruler's too. Before a march the odds are those of the standard "
    "challenge with its own force. Powell's condition (war iff the shift exceeds the costs) becomes a rate that rises "
    "over the last 30 days; once absorbed, it makes no demand. One demand an organisation. Rival offers and "
    "counter-offers are left out. A march on no road meets nobody who could make an offer.",
    "p = .6, c_A = .1, C = .4: best demand .75, war with probability .375 (Fearon 1995); deal iff s_min <= s_max; "
    "broken in 1 - g of deals (commitment_test.cpp)",
};
constexpr Solver solver{"commitment",
                        "the deal that both would take, the honour it needs, and Fearon's bargaining range",
                        parameter_specs<inputs>, solve};

}  // namespace

extern const Card commitment;
constinit const Card commitment =
    card<offer::uses, offer::parameters, offer::start, offer::quiet<UpToTheLimit>, offer::hour<UpToTheLimit>>(
        text, couplings, solver, offer::reasons);

}  // namespace interregnum
