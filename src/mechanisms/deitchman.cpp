// Guerrillas in ambush see whom they fire at; the regulars fire at an area.
#include <cmath>
#include <utility>

#include "base/joined.hpp"
#include "mechanisms/attrition.hpp"

namespace interregnum {
namespace {

using attrition::Sides;

// tanh(sqrt(s)) / sqrt(s) for s >= 0, tan(sqrt(-s)) / sqrt(-s) for -1 <= s < 0: one continued fraction (Lambert).
double tangent_ratio(double s) {
  if (s > 1) return real::tanh(std::sqrt(s)) / std::sqrt(s);
  double below = 21;
  for (double odd = 19; odd >= 1; odd -= 2) below = odd + s / below;
  return 1 / below;
}

struct Ambush {
  double regulars = 0, guerrillas = 0;
};

// R' = -b G, G' = -a R G. The guerrilla-days I = integral of G obey I' = G - a R I + (a b / 2) I^2 from the state at
// the start, so I = 2 G T / (1 + a R T), T = (t/2) tangent_ratio((a^2 R^2 - 2 a b G) t^2 / 4); then R - b I is left,
// and of G what conserves 2 b G - a R^2. Long times go by halves, no further than to the last regular.
Ambush fire(const Ambush& f, double a, double b, double t) {
  const double s = (a * a * f.regulars * f.regulars - 2 * a * b * f.guerrillas) * t * t / 4;
  if (s < -1) {
    const Ambush half = fire(f, a, b, t / 2);
    return half.regulars > 0 ? fire(half, a, b, t / 2) : half;
  }
  const double T = t / 2 * tangent_ratio(s), days = 2 * f.guerrillas * T / (1 + a * f.regulars * T);
  return {f.regulars - b * days, f.guerrillas - a * days * (f.regulars - b * days / 2)};
}

struct DeitchmansLaw {
  static Sides exposure(const Sides& f, bool guerrillas_attack) {
    const double both = f.attacker * f.defender;
    return guerrillas_attack ? Sides{both, f.attacker} : Sides{f.defender, both};
  }
  // Reinforcements come half before and half after.
  static Sides after(const Sides& f, const Sides& effect, const Sides& refill, double t, bool guerrillas_attack) {
    const double u = refill.attacker * t / 2, v = refill.defender * t / 2;
    if (guerrillas_attack) {
      const Ambush left = fire({f.defender + v, f.attacker + u}, effect.attacker, effect.defender, t);
      return {left.guerrillas + u, left.regulars + v};
    }
    const Ambush left = fire({f.attacker + u, f.defender + v}, effect.defender, effect.attacker, t);
    return {left.regulars + u, left.guerrillas + v};
  }
  static Sides effects(double a, double b) { return {b, a}; }
  static double even(double regulars, double a, double b) {
    return b > 0 ? a * regulars * regulars / (2 * b) : HUGE_VAL;
  }
  static double conserved(const Sides& f, double a, double b) {
    return 2 * b * f.defender - a * f.attacker * f.attacker;
  }
};

constexpr auto parameters =
    joined(attrition::parameters,
           std::array<Parameter<attrition::Parameters>, 1>{
               {{{"guerrillas", "1", 0, 1, exactly(0), "which side fights as guerrillas", "defender attacker"},
                 &attrition::Parameters::guerrillas}}});

constexpr auto inputs =
    attrition::inputs({"regulars", "guerrillas", "regular forces, who attack (R)", "guerrillas, who defend (G)",
                       "guerrillas lost a day to each pair, by fire at an area (a)",
                       "regulars lost a day to each guerrilla, by aimed fire (b)"});
constexpr CardText text{
    "deitchman",
    "war",
    "Guerrilla war: aimed against unaimed fire",
    "dR = -b G dt, dG = -a R G dt (and reinforcements): guerrillas G see whom they fire at, regulars R fire at an "
    "area.\n"
    "2 b G - a R^2 is conserved: the guerrillas win iff G0 > a R0^2 / (2b).\n"
    "A side gives up at `breaks` of the forces it began with.",
    "Deitchman 1962 Oper Res",
    attrition::shared_deviations,
    "the guerrillas win iff G0 > a R0^2 / (2b), on a grid of both sides; 2 b G - a R^2 conserved to 1e-9 along the "
    "path (lanchester_test.cpp)",
};
constexpr Solver solver{"deitchman",
                        "forces left in a guerrilla war, and the guerrillas who are a match for the regulars", inputs,
                        attrition::solve<DeitchmansLaw>};

}  // namespace

extern const Card deitchman;
constinit const Card deitchman =
    card<attrition::uses, parameters, attrition::start<DeitchmansLaw>, attrition::quiet<DeitchmansLaw>,
         attrition::hour<DeitchmansLaw>>(text, attrition::couplings, solver, attrition::reasons);

}  // namespace interregnum
