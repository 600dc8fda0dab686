// Aimed fire: each side loses in proportion to the other's numbers. With reinforcements it is Engel's Iwo Jima.
#include <cmath>

#include "mechanisms/attrition.hpp"

namespace interregnum {
namespace {

using attrition::Sides;

// x' = -a y + u, y' = -b x + v, exactly over any time: with k = sqrt(ab), S = sinh(kt) / k, C = (cosh(kt) - 1) / k^2.
struct SquareLaw {
  static Sides exposure(const Sides& f, bool) { return {f.defender, f.attacker}; }
  static Sides after(const Sides& f, const Sides& effect, const Sides& refill, double t, bool) {
    const double a = effect.attacker, b = effect.defender, k = std::sqrt(a * b);
    const double e = real::expm1(std::min(k * t, 50.));  // beyond, both sides have been gone for long
    const double more = e * e / (2 * (e + 1));
    const double S = k * t > 1e-8 ? (e + e / (e + 1)) / (2 * k) : t, C = k * t > 1e-8 ? more / (k * k) : t * t / 2;
    return {f.attacker + f.attacker * more - a * S * f.defender + refill.attacker * S - a * refill.defender * C,
            f.defender + f.defender * more - b * S * f.attacker + refill.defender * S - b * refill.attacker * C};
  }
  static Sides effects(double a, double b) { return {a, b}; }
  static double even(double x, double a, double b) { return a > 0 ? x * std::sqrt(b / a) : HUGE_VAL; }
  static double conserved(const Sides& f, double a, double b) {
    return b * f.attacker * f.attacker - a * f.defender * f.defender;
  }
};

constexpr auto inputs = attrition::inputs({"attacker", "defender", "attacker's forces (x)", "defender's forces (y)",
                                           "attackers lost a day to each defender (a, Engel's A)",
                                           "defenders lost a day to each attacker (b, Engel's B)"});
constexpr CardText text{
    "lanchester_square",
    "war",
    "Attrition by aimed fire, with reinforcements",
    "dx = -a y dt + u dt, dy = -b x dt + v dt: x attackers, y defenders, u and v reinforcements. Without them b x^2 - "
    "a y^2 is conserved:\n"
    "the attacker wins iff b x^2 > a y^2, with sqrt(x0^2 - (a/b) y0^2) left where the other fights to the last.\n"
    "A side gives up at `breaks` of the forces it began with.",
    "Lanchester 1916 Aircraft in Warfare; Engel 1954 Oper Res (reinforcements; Iwo Jima)",
    attrition::shared_deviations,
    "1,000 against 600 at a .01, b .02: 905.539 left (Lanchester 1916); Iwo Jima with A .0544, B .0106 and 54,000, "
    "6,000, 13,000 landed: 53,042 on day 28, 51,985 on day 36 against 217 (Engel 1954); lanchester_test.cpp",
};
constexpr Solver solver{"lanchester_square", "forces left by aimed fire, with reinforcements on up to three days",
                        inputs, attrition::solve<SquareLaw>};

}  // namespace

extern const Card lanchester_square;
constinit const Card lanchester_square =
    card<attrition::uses, attrition::parameters, attrition::start<SquareLaw>, attrition::quiet<SquareLaw>,
         attrition::hour<SquareLaw>>(text, attrition::couplings, solver, attrition::reasons);

}  // namespace interregnum
