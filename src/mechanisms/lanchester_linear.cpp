// Unaimed fire, or duels one by one: losses are in proportion to the product of the numbers.
#include "mechanisms/attrition.hpp"

namespace interregnum {
namespace {

using attrition::Sides;

// x' = -a x y, y' = -b x y: with c = b x - a y, conserved, and E = (1 - exp(-c t)) / c,
// x(t) = x / (1 + a y E), y(t) = y exp(-c t) / (1 + a y E). Reinforcements come half before and half after.
struct LinearLaw {
  static Sides exposure(const Sides& f, bool) { return {f.attacker * f.defender, f.attacker * f.defender}; }
  static Sides fire(const Sides& f, const Sides& effect, double t) {
    const double a = effect.attacker, c = effect.defender * f.attacker - a * f.defender;
    const double ct = std::clamp(c * t, -500., 500.), E = ct != 0 ? -real::expm1(-ct) / c : t;
    const double thinner = 1 + a * f.defender * E;
    return {f.attacker / thinner, f.defender * real::exp(-ct) / thinner};
  }
  static Sides after(const Sides& f, const Sides& effect, const Sides& refill, double t, bool) {
    const double u = refill.attacker * t / 2, v = refill.defender * t / 2;
    const Sides fought = fire({f.attacker + u, f.defender + v}, effect, t);
    return {fought.attacker + u, fought.defender + v};
  }
  static Sides effects(double a, double b) { return {a, b}; }
  static double even(double x, double a, double b) { return a > 0 ? x * b / a : HUGE_VAL; }
  static double conserved(const Sides& f, double a, double b) { return b * f.attacker - a * f.defender; }
};

constexpr auto inputs =
    attrition::inputs({"attacker", "defender", "attacker's forces (x)", "defender's forces (y)",
                       "attackers lost a day to each pair (a)", "defenders lost a day to each pair (b)"});
constexpr CardText text{
    "lanchester_linear",
    "war",
    "Attrition by unaimed fire",
    "dx = -a x y dt + u dt, dy = -b x y dt + v dt: x attackers, y defenders, u and v reinforcements. Without them b x "
    "- a y is conserved:\n"
    "the attacker wins iff b x > a y, with x0 - (a/b) y0 left where the other fights to the last; numbers count once, "
    "not squared.\n"
    "A side gives up at `breaks` of the forces it began with.",
    "Lanchester 1916 Aircraft in Warfare",
    attrition::shared_deviations,
    "x(t) and y(t) in closed form to 1e-12, b x - a y conserved to 1e-9 along the path (lanchester_test.cpp)",
};
constexpr Solver solver{"lanchester_linear", "forces left by unaimed fire, with reinforcements on up to three days",
                        inputs, attrition::solve<LinearLaw>};

}  // namespace

extern const Card lanchester_linear;
constinit const Card lanchester_linear =
    card<attrition::uses, attrition::parameters, attrition::start<LinearLaw>, attrition::quiet<LinearLaw>,
         attrition::hour<LinearLaw>>(text, attrition::couplings, solver, attrition::reasons);

}  // namespace interregnum
