// What the rival mechanisms of recognition share: how foreign actors come to recognise a movement, and what becomes of
// the movement. They differ in what its assets amount to (Q).
#pragma once

#include "mechanisms/card.hpp"

namespace interregnum::recognition {

struct State {
  std::span<const u64> pairs;
  std::span<const double> theta_star, doom, mean, precision, floor, joint_actions, reach;
  std::span<const double> movement, actor, audience;
  std::span<double> unity, legitimacy, engagement, quality, joint_seen;
  std::span<double> recognised, rate, seen_doom, seen_doom_start, risk;
  Event recognises;
};
struct Parameters {
  double base, response, rivalry, opening, welcome, standing, joint;
};

inline constexpr std::array uses{
    names("recognition", &State::pairs),
    reads("regime.theta_star", &State::theta_star),
    reads("regime.doom", &State::doom),
    reads("audience.mean", &State::mean),
    reads("audience.precision", &State::precision),
    reads("audience.floor", &State::floor),
    reads("opposition.count", &State::joint_actions),
    reads("recognition.movement", &State::movement),
    reads("recognition.actor", &State::actor),
    reads("recognition.audience", &State::audience),
    writes("movement.unity", &State::unity),
    writes("movement.legitimacy", &State::legitimacy),
    writes("movement.engagement", &State::engagement),
    reads("movement.reach", &State::reach),
    writes("movement.quality", &State::quality),
    writes("movement.joint_seen", &State::joint_seen),
    writes("recognition.recognised", &State::recognised),
    writes("recognition.rate", &State::rate),
    writes("recognition.doom", &State::seen_doom),
    writes("recognition.doom_start", &State::seen_doom_start),
    writes("recognition.risk", &State::risk),
    makes("recognition.recognised", &State::recognises),
};

inline constexpr std::array<Parameter<Parameters>, 7> parameters{{
    {{"base", "/y", 0, 10, log_between(.02, .12),
      "recognitions a year, by all foreign actors together, of a movement of quality .4 at the chance of a fall at "
      "`from`"},
     &Parameters::base},
    {{"response", "1", 0, 10, between(.5, 2), "how much quality counts: log of the rate per third of Q (b_rec)"},
     &Parameters::response},
    {{"rivalry", "1", 0, 1, between(0, .6), "share of the rate lost once the actor recognises another movement"},
     &Parameters::rivalry},
    {{"opening", "/y", 0, 10, between(0, 1),
      "how fast engagement follows the chance of a fall, at 1 above that at `from`"},
     &Parameters::opening},
    {{"welcome", "/y", 0, 10, between(0, .5), "how fast engagement grows where all foreign actors recognise it"},
     &Parameters::welcome},
    {{"standing", "/y", -10, 10, between(-.2, .2),
      "how fast legitimacy grows where all foreign actors recognise it; below 0: it is seen as theirs"},
     &Parameters::standing},
    {{"joint", "1", 0, 1, between(0, .2), "share of what it lacks in unity that a joint action of the opposition adds"},
     &Parameters::joint},
}};

struct Assets {
  double unity, legitimacy, reach, engagement;  // u, l, c, p
};
using Quality = double (*)(const Assets&);

void start(const State& s, const Parameters& p, Quality quality);
void quiet(const State& s, const Parameters& p, const Moment& now, Quality quality);
void hour(const State& s, const Parameters& p, Quality quality);

inline constexpr std::array<ParameterSpec, 11> inputs{{
    {"unity", "1", 0, 1, exactly(.4), "how far the movement acts as one (u)"},
    {"legitimacy", "1", 0, 1, exactly(.4), "how far people see it as theirs (l)"},
    {"reach", "1", 0, 1, exactly(.4), "reach times trust among the people (c)"},
    {"engagement", "1", 0, 1, exactly(.4), "policy work with foreign actors (p)"},
    {"base", "/y", 0, 10, exactly(.05), "recognitions a year by all foreign actors, at quality .4 and P = P_0 (h)"},
    {"response", "1", 0, 10, exactly(1.25), "how much quality counts (b_rec)"},
    {"doom", "1", 0, 1, exactly(.1), "chance that a standard challenge succeeds, in the foreign actor's eyes (P)"},
    {"doom_start", "1", 0, 1, exactly(.1), "the same at `from` (P_0)"},
    {"rivalry", "1", 0, 1, exactly(.3), "share of the rate lost to a recognised rival (v)"},
    {"rivals", "1", 0, 1, exactly(0), "1 if the actor recognises another movement"},
    {"actors", "1", 1, 1e6, exactly(1), "foreign actors before which it stands (n)"},
}};
std::vector<Solution> solve(std::span<const double> x, Quality quality);

// The same as a card takes them.
template <Quality quality>
void start(const State& s, const Parameters& p, const Moment&) {
  start(s, p, quality);
}
template <Quality quality>
void quiet(const State& s, const Parameters& p, const Moment& now) {
  quiet(s, p, now, quality);
}
template <Quality quality>
void hour(const State& s, const Parameters& p, const Moment&) {
  hour(s, p, quality);
}
template <Quality quality>
std::vector<Solution> solve(std::span<const double> x) {
  return solve(x, quality);
}

inline constexpr Text source =
    "Coggins 2011 Int Organ (recognition follows the recogniser's interest and others' example); Talmon 1998 "
    "Recognition of Governments in International Law; the rate and its coefficients are judgement (couplings of the "
    "regime-crisis model, 4.10)";
inline constexpr Text deviations =
    "No paper gives these rates. Every foreign actor of the file has an equal part of h: `forbid` "
    "NAME.recognised[ACTOR] for one that never would. P is what the actor itself believes; an alliance believes what "
    "organisations do. Recognition is not withdrawn, and one actor's does not hurry another's. Reach is what the role "
    "communication makes of its channels. How unity, legitimacy and engagement move is judgement with priors that "
    "reach 0 (no effect), of legitimacy on both sides of it: recognition may also discredit.";

inline constexpr std::array<Coupling, 13> couplings{{
    {"movement.quality", "recognition.recognised", "rate = (h / n) exp(3 b_rec (Q - .4) + 3 (P - P_0))", "response"},
    {"recognition.doom", "recognition.recognised", "rate = (h / n) exp(3 b_rec (Q - .4) + 3 (P - P_0))", "base"},
    {"recognition.recognised", "recognition.rate", "times 1 - v once the actor recognises another movement", "rivalry"},
    {"audience.mean", "recognition.doom", "P = Pr(theta <= theta*) in the actor's eyes", ""},
    {"regime.theta_star", "recognition.doom", "P = Pr(theta <= theta*) in the actor's eyes", ""},
    {"regime.doom", "recognition.doom", "P of the organisations, for an actor without a belief of its own", ""},
    {"movement.unity", "movement.quality", "one of the four assets of Q", ""},
    {"movement.legitimacy", "movement.quality", "one of the four assets of Q", ""},
    {"movement.reach", "movement.quality", "one of the four assets of Q", ""},
    {"movement.engagement", "movement.quality", "one of the four assets of Q", ""},
    {"recognition.doom", "movement.engagement", "p' = o (P - P_0) (1 - p), or p where P < P_0: foreign actors prepare",
     "opening"},
    {"recognition.recognised", "movement.engagement", "p' = w (share of foreign actors that recognise it) (1 - p)",
     "welcome"},
    {"recognition.recognised", "movement.legitimacy", "l' = s (share that recognise it) (1 - l), or l where s < 0",
     "standing"},
}};

inline constexpr std::array<Reason, 1> reasons{{
    {"recognition.recognised",
     "it was to be expected {recognition.rate} times a year; a challenge would succeed with chance {recognition.doom} "
     "in the actor's eyes"},
}};

}  // namespace interregnum::recognition
