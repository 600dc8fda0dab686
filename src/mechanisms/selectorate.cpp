// What belonging to the ruler's coalition is worth: private goods for few, out of what revenue corruption leaves.
#include <algorithm>

#include "mechanisms/card.hpp"
#include "mechanisms/corruption.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const double> coalition, force, is_private, corruption, defected;
  std::span<double> goods, rent;
};
struct Parameters {
  double patience, corruption, defection;
};

constexpr std::array uses{
    reads("regime.coalition", &State::coalition),      reads("organisation.force", &State::force),
    reads("organisation.private", &State::is_private), reads("organisation.corruption", &State::corruption),
    reads("elites.defected", &State::defected),        writes("regime.goods", &State::goods),
    writes("organisation.rent", &State::rent),
};

constexpr std::array<Parameter<Parameters>, 3> parameters{{
    {{"patience", "1", 0, .999, between(.7, .95, "Bueno de Mesquita et al. 2003: .9 in examples"),
      "weight of the next period (delta)"},
     &Parameters::patience},
    {{"corruption", "1", 0, 1, exactly(.15), "share of revenue lost if all means are lost to corruption (kappa_C)"},
     &Parameters::corruption},
    {{"defection", "1", 0, 1, exactly(0),
      "share of revenue lost if all elites defect (kappa_E); above 0 it is a second accelerator beside beliefs"},
     &Parameters::defection},
}};

constexpr double smallest_coalition = 1e-6, highest_rent = 100;  // bounds of regime.coalition and organisation.rent

// g* = R (1 - d) / (W (1 - d W / S)): what keeps a member from deserting, who would be in the next coalition only with
// chance W / S.
double private_goods(double revenue, double coalition, double selectorate, double patience) {
  return revenue * (1 - patience) / (coalition * (1 - patience * coalition / selectorate));
}

double goods_now(const State& s, const Parameters& p) {
  const double lost = p.corruption * mean_corruption(s, 0) + p.defection * s.defected[0];
  return private_goods(std::max(0., 1 - lost), std::clamp(s.coalition[0], smallest_coalition, 1.), 1, p.patience);
}

void start(const State& s, const Parameters& p, const Moment&) { s.goods[0] = goods_now(s, p); }

// Rents move in proportion. Where revenue was nil they stay what they were, and rise no more.
void follow(const State& s, const Parameters& p, const Moment&) {
  const double now = goods_now(s, p);
  if (now == s.goods[0]) return;
  if (s.goods[0] > 0)
    for (double& rent : s.rent) rent = std::min(highest_rent, rent * (now / s.goods[0]));
  s.goods[0] = now;
}

struct Inputs {
  double R, W, S, d;
};
constexpr std::array<Parameter<Inputs>, 4> inputs{{
    {{"R", "1", 0, 1e12, exactly(1000), "revenue"}, &Inputs::R},
    {{"W", "1", 1e-9, 1e12, exactly(10), "size of the winning coalition, at most S"}, &Inputs::W},
    {{"S", "1", 1e-9, 1e12, exactly(1000), "size of the selectorate"}, &Inputs::S},
    {{"d", "1", 0, .999, exactly(.9), "weight of the next period (delta)"}, &Inputs::d},
}};

// The loyalty norm: what a member loses by being without private goods in a new coalition, expected over S - W others.
std::vector<Solution> solve(std::span<const double> x) {
  const double coalition = std::min(x[1], x[2]), goods = private_goods(x[0], coalition, x[2], x[3]);
  return {{"goods", {goods}},
          {"leader_keeps", {x[0] - coalition * goods}},
          {"share_spent", {x[0] > 0 ? coalition * goods / x[0] : 0}},
          {"loyalty_norm", {1 - coalition / x[2]}}};
}

constexpr CardText text{
    "selectorate",
    "rents",
    "Private goods for a winning coalition",
    "g* = R (1 - d) / (W (1 - d W / S)); R = 1 - kappa_C corruption - kappa_E E, with the force-weighted corruption "
    "and\n"
    "the share E of elites that defected; rent = rent at `from` times g* / g*_0.",
    "Bueno de Mesquita, Smith, Siverson & Morrow 2003 The Logic of Political Survival",
    "Only what moves counts: at `from` every rent is what the scenario says. Public goods and the contest over them "
    "are "
    "left out. The coalition is a share of the selectorate, so S = 1; one kind of member stands for all organisations, "
    "and private armies' rents move alike. The feedback of defection on revenue is a variant, off by default.",
    "R = 1000, W = 10, S = 1000, d = .9: g* = 10.0908 and the leader keeps 899.09; W = S: he keeps nothing "
    "(selectorate_test.cpp, through solve and the step)",
};
constexpr Solver solver{"selectorate", "private goods of a member of the winning coalition, and what the leader keeps",
                        parameter_specs<inputs>, solve};

constexpr std::array<Coupling, 4> couplings{{
    {"regime.coalition", "organisation.rent", "g* = R (1 - d) / (W (1 - d W / S))", "patience"},
    {"organisation.corruption", "organisation.rent", "R = 1 - kappa_C corruption", "corruption"},
    {"organisation.force", "organisation.rent", "corruption is weighted by force", ""},
    {"elites.defected", "organisation.rent", "R falls by kappa_E E", "defection"},
}};

}  // namespace

extern const Card selectorate;
constinit const Card selectorate = card<uses, parameters, start, follow, follow>(text, couplings, solver);

}  // namespace interregnum
