// Learning about a ruler who manipulates what is seen of his strength. Readers know it and discount; it is those who
// would act that become more careful.
#include <algorithm>
#include <cmath>

#include "base/joined.hpp"
#include "base/real.hpp"
#include "mechanisms/manipulated_equilibrium.hpp"
#include "mechanisms/normal_learning_steps.hpp"

namespace interregnum {
namespace {

using learning::Parameters;
using learning::State;

constexpr auto all_uses = joined(learning::uses, std::array{
                                                     names("audience", &State::audiences),
                                                     writes("regime.doubt", &State::doubt),
                                                     writes("regime.manipulation", &State::manipulation),
                                                     writes("regime.manipulation_star", &State::marginal),
                                                     writes("regime.manipulation_cutoff", &State::reader),
                                                 });

constexpr auto all_parameters = joined(
    learning::parameters,
    std::array<Parameter<Parameters>, 4>{{
        {{"clarity", "1", .01, 1e4, log_between(1, 16), "precision of what people see of strength, 1/1^2 (alpha)"},
         &Parameters::clarity},
        {{"critical", "1", .01, .99, between(.2, .5),
          "chance of a fall beyond which a reader acts against the ruler (p)"},
         &Parameters::critical},
        {{"cost", "1", .01, 1e6, exactly(1, "Edmond 2013"), "cost of manipulation: C(a) = cost a^2 / 2"},
         &Parameters::cost},
        {{"naive", "1", 0, 1, between(0, .3), "share of the people who take it at face value (nu)"},
         &Parameters::naive},
    }});

Manipulation manipulation(const Parameters& p) { return {p.clarity, p.critical, p.cost}; }

// By how many normal quantiles people are more careful: theta* as if the critical chance were 1 - theta*.
double doubt(const Manipulation& m, double theta_star) {
  return std::max(0., -real::normal_quantile(theta_star) - real::normal_quantile(m.critical));
}

void act(const State& s, const Parameters& p) {
  s.manipulation[0] = hidden_action(manipulation(p), {s.marginal[0], s.reader[0]}, s.theta[0]);
}

void start(const State& s, const Parameters& p, const Moment& now) {
  const Manipulation m = manipulation(p);
  const auto [theta_star, x_star] = manipulated_equilibrium(m);
  s.marginal[0] = theta_star;
  s.reader[0] = x_star;
  s.doubt[0] = doubt(m, theta_star);
  act(s, p);
  learning::start(s, p, now);
}

void quiet(const State& s, const Parameters& p, const Moment& now) {
  act(s, p);
  learning::quiet(s, p, now);
}

void hour(const State& s, const Parameters& p, const Moment& now) {
  act(s, p);
  learning::hour(s, p, now);
}

struct Inputs {
  double precision, p, cost, theta;
};
constexpr std::array<Parameter<Inputs>, 4> inputs{{
    {{"precision", "1", .01, 1e6, exactly(1), "precision of private signals (alpha)"}, &Inputs::precision},
    {{"p", "1", .01, .99, exactly(.25), "chance of a fall at which a citizen attacks"}, &Inputs::p},
    {{"cost", "1", .01, 1e6, exactly(1), "C(a) = cost a^2 / 2"}, &Inputs::cost},
    {{"theta", "1", -100, 100, exactly(.8), "strength of a regime, to see what it does"}, &Inputs::theta},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const Manipulation m{x[0], x[1], x[2]};
  const Manipulated found = manipulated_equilibrium(m);
  return {{"theta_star", {found.theta_star}},
          {"x_star", {found.x_star}},
          {"benchmark", {1 - m.critical}},
          {"action_of_marginal", {hidden_action(m, found, found.theta_star)}},
          {"action", {hidden_action(m, found, x[3])}},
          {"doubt", {doubt(m, found.theta_star)}}};
}

constexpr CardText text{
    "manipulated",
    "information",
    "A ruler who manipulates what is seen of his strength",
    "As normal_learning. People see theta + a with precision alpha; the hidden action costs cost a^2 / 2; an attack is "
    "survived iff theta >= S. A regime from theta* on acts, a = sqrt(alpha) phi(sqrt(alpha) (x* - theta - a)) / cost;\n"
    "theta* = S(theta* + a*) + C(a*) and Phi(sqrt(alpha) (theta* - x*)) = theta* p / (1 - p).\n"
    "Everybody weighs a fall as if theta* had come from a higher critical chance: c -> Phi(Phi^-1(c) + doubt), doubt = "
    "Phi^-1(1 - theta*) - Phi^-1(p). The people's mean belief is E(theta) + nu a.",
    "Edmond 2013 Rev Econ Stud",
    "His citizens have no common belief and attack alone. Here his game is solved once, at the start, for one "
    "critical chance p, and its shift of the critical chance is carried over to every organisation, which then plays "
    "its own game. `clarity` is the precision of what people see day by day, not that of the organisations' signals "
    "in a crisis (signal_sd). News, stances and survival are read as in normal_learning: readers discount. Only the "
    "share nu takes a at face value, which moves support through what people believe, not what organisations or "
    "elites believe.",
    "p = .25, precision 1, 4, 16, 64: theta* = .706 .553 .304 .130 instead of .75 (manipulated_test.cpp, by the "
    "solver, the step, and the organisations' game)",
};
constexpr Solver solver{"manipulated", "marginal strength where the regime manipulates what is seen of it",
                        parameter_specs<inputs>, solve};

constexpr auto all_couplings = joined(
    learning::couplings,
    std::array<Coupling, 2>{{
        {"regime.theta", "regime.manipulation", "a = sqrt(alpha) phi(sqrt(alpha) (x* - theta - a)) / cost", "clarity"},
        {"regime.theta", "audience.belief.theta", "the people's mean belief is E(theta) + nu a", "naive"},
    }});

}  // namespace

extern const Card manipulated;
constinit const Card manipulated = card<all_uses, all_parameters, start, quiet, hour>(text, all_couplings, solver);

}  // namespace interregnum
