// What a foreign state does: of its options the one that is worth most to it, given what it believes.
#include <algorithm>

#include "mechanisms/card.hpp"
#include "mechanisms/foreign_eyes.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const double> theta_star, doom, mean, precision, floor, phase, balance, own_side, quality, armed;
  std::span<const double> audience, owner, place, cost, fall, war, opposition;
  std::span<double> value, best, worth, seen_doom, tide, assets;
};
struct Parameters {
  double inertia;
};

constexpr std::array uses{
    reads("regime.theta_star", &State::theta_star),
    reads("regime.doom", &State::doom),
    reads("audience.mean", &State::mean),
    reads("audience.precision", &State::precision),
    reads("audience.floor", &State::floor),
    reads("war.phase", &State::phase),
    reads("war.balance", &State::balance),
    reads("war.own_side", &State::own_side),
    reads("movement.quality", &State::quality),
    reads("movement.armed", &State::armed),
    reads("state.audience", &State::audience),
    reads("option.state", &State::owner),
    reads("option.place", &State::place),
    reads("option.cost", &State::cost),
    reads("option.fall", &State::fall),
    reads("option.war", &State::war),
    reads("option.opposition", &State::opposition),
    writes("option.value", &State::value),
    writes("state.best", &State::best),
    writes("state.worth", &State::worth),
    writes("state.doom", &State::seen_doom),
    writes("state.tide", &State::tide),
    writes("state.assets", &State::assets),
};

constexpr std::array<Parameter<Parameters>, 1> parameters{{
    {{"inertia", "1", 0, 100, between(0, .05),
      "by how much another option must be better before a state changes course"},
     &Parameters::inertia},
}};

// What a state looks at: P, B and Q.
struct Sight {
  double doom, tide, assets;
};

// u = fall P + war B + opposition Q - cost.
double worth(const Sight& seen, double cost, double fall, double war, double opposition) {
  return fall * seen.doom + war * seen.tide + opposition * seen.assets - cost;
}

// B: how badly the polity's wars go, 1 where they are lost; the mean over those that have begun.
double tide(const State& s) {
  double sum = 0, wars = 0;
  for (std::size_t w = 0; w < s.balance.size(); ++w) {
    if (s.own_side[w] == 0 || s.phase[w] == phase::none) continue;
    sum -= s.own_side[w] * s.balance[w];
    wars += 1;
  }
  return wars > 0 ? sum / wars : 0;
}

// Takes the best option of a state, the first among equals, where it leads what the state does now.
void choose(const State& s, std::size_t state, double lead) {
  double now = 0, most = 0, best = s.best[state];
  bool any = false;
  for (std::size_t o = 0; o < s.value.size(); ++o)
    if (as_row(s.owner[o]) == state && s.place[o] == s.best[state]) now = s.value[o];
  for (std::size_t o = 0; o < s.value.size(); ++o) {
    if (as_row(s.owner[o]) != state || (any && s.value[o] <= most)) continue;
    any = true, most = s.value[o], best = s.place[o];
  }
  const bool changes = any && most > now + lead;
  if (changes) s.best[state] = best;
  s.worth[state] = changes ? most : now;
}

void decide(const State& s, double lead) {
  if (s.value.empty()) return;
  const double b = tide(s), q = quality_of_opposition(s, 0);
  look_with_eyes_of(s, s.audience, s.seen_doom);
  std::ranges::fill(s.tide, b);
  std::ranges::fill(s.assets, q);
  for (std::size_t o = 0; o < s.value.size(); ++o) {
    const std::size_t i = as_row(s.owner[o]);
    s.value[o] = worth({s.seen_doom[i], b, q}, s.cost[o], s.fall[o], s.war[o], s.opposition[o]);
  }
  for (std::size_t i = 0; i < s.best.size(); ++i) choose(s, i, lead);
}

void start(const State& s, const Parameters&, const Moment&) { decide(s, 0); }
void step(const State& s, const Parameters& p, const Moment&) { decide(s, p.inertia); }

struct Inputs {
  double doom, tide, assets, cost, fall, war, opposition;
};
constexpr std::array<Parameter<Inputs>, 7> inputs{{
    {{"doom", "1", 0, 1, exactly(.2), "chance that a standard challenge succeeds, in the state's eyes (P)"},
     &Inputs::doom},
    {{"tide", "1", -1, 1, exactly(0), "how badly the polity's wars go (B)"}, &Inputs::tide},
    {{"assets", "1", 0, 1, exactly(.4), "quality of the unarmed movements (Q)"}, &Inputs::assets},
    {{"cost", "1", -100, 100, exactly(.2), "cost of the option"}, &Inputs::cost},
    {{"fall", "1", -100, 100, exactly(.5), "gain from a fall"}, &Inputs::fall},
    {{"war", "1", -100, 100, exactly(0), "gain from a lost war"}, &Inputs::war},
    {{"opposition", "1", -100, 100, exactly(0), "gain from a strong opposition"}, &Inputs::opposition},
}};

std::vector<Solution> solve(std::span<const double> x) {
  const double others = worth({0, x[1], x[2]}, x[3], x[4], x[5], x[6]);
  const double value = worth({x[0], x[1], x[2]}, x[3], x[4], x[5], x[6]);
  return {{"value", {value}}, {"doom_needed", {x[4] != 0 ? -others / x[4] : HUGE_VAL}}};
}

constexpr CardText text{
    "best_reply",
    "strategy",
    "A foreign state takes the option that is worth most to it",
    "u = fall P + war B + opposition Q - cost for each option of the file;\n"
    "P: chance that a standard challenge succeeds, in the state's own eyes;\n"
    "B: how badly the polity's wars go (1 lost, -1 won); Q: mean quality of the\n"
    "unarmed movements. It changes course where another option is better by\n"
    "more than its inertia; among equals it stays.",
    "expected utility of a state's options: Bueno de Mesquita 1981 The War Trap; Signorino 1999 Am Polit Sci Rev "
    "(strategic choice); payoffs are the file's, or judgement",
    "A reply to what is seen now: the state looks neither ahead nor at how others answer, and what it does changes "
    "nothing in the polity by itself (impose that with a verb). Only differences of payoffs matter, so the first "
    "option is the one from which they are counted: 0 unless the file says otherwise. Payoffs that the file leaves "
    "open are drawn from wide priors, so a claim on them reads how often beliefs, war and opposition move any such "
    "state. A war counts in B from the day it begins, also after its end. At `from` it takes the best, the first among "
    "equals.",
    "closed form: an option beats the first iff P > (cost - war B - opposition Q) / fall; .4 at cost .2, fall .5 "
    "(best_reply_test.cpp). No paper gives payoffs of such options",
};
constexpr Solver solver{"best_reply", "what an option is worth, and the chance of a fall from which on it pays",
                        parameter_specs<inputs>, solve};

constexpr std::array<Coupling, 11> couplings{{
    {"audience.mean", "state.doom", "P = Pr(theta <= theta*) in the state's eyes", ""},
    {"regime.theta_star", "state.doom", "P = Pr(theta <= theta*) in the state's eyes", ""},
    {"war.balance", "state.tide", "B = mean over the polity's wars, once begun, of how badly they go", ""},
    {"movement.quality", "state.assets", "Q = mean over the unarmed movements", ""},
    {"state.doom", "option.value", "u = fall P + war B + opposition Q - cost", ""},
    {"state.tide", "option.value", "u = fall P + war B + opposition Q - cost", ""},
    {"state.assets", "option.value", "u = fall P + war B + opposition Q - cost", ""},
    {"option.fall", "option.value", "u = fall P + war B + opposition Q - cost", ""},
    {"option.war", "option.value", "u = fall P + war B + opposition Q - cost", ""},
    {"option.opposition", "option.value", "u = fall P + war B + opposition Q - cost", ""},
    {"option.value", "state.best", "the largest, by more than the inertia", "inertia"},
}};

constexpr std::array<Reason, 1> reasons{{
    {"state.best",
     "it is worth {state.worth} to it: a fall {state.doom} likely in its eyes, the war at {state.tide} (1 is lost), "
     "the opposition's quality {state.assets}"},
}};

}  // namespace

extern const Card best_reply;
constinit const Card best_reply = card<uses, parameters, start, step, step>(text, couplings, solver, reasons);

}  // namespace interregnum
