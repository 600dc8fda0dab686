// The steps that normal learning and its rival share: what everybody believes about the ruler's strength.
#pragma once

#include <array>

#include "mechanisms/card.hpp"

namespace interregnum::learning {

struct State {
  std::span<const u64> regime;
  std::span<const double> theta, believed_start, volatility, psi, stage, stance, loyalty, pivot, ceiling, spread;
  std::span<const u64> audiences;
  std::span<double> doubt, manipulation, marginal, reader;  // of a rival; absent in the standard
  std::span<double> mean, precision, floor, belief_theta, belief_sd, stance_read;
};
struct Parameters {
  double sd, news;
  double clarity = 0, critical = 0, cost = 0, naive = 0;  // of a rival; at 0 they change nothing
};

inline constexpr std::array uses{
    names("regime", &State::regime),
    reads("regime.theta", &State::theta),
    reads("regime.believed_start", &State::believed_start),
    reads("regime.volatility", &State::volatility),
    reads("regime.psi", &State::psi),
    reads("challenge.stage", &State::stage),
    reads("organisation.stance", &State::stance),
    reads("organisation.loyalty", &State::loyalty),
    reads("organisation.pivot", &State::pivot),
    reads("organisation.ceiling", &State::ceiling),
    reads("organisation.spread", &State::spread),
    writes("audience.mean", &State::mean),
    writes("audience.precision", &State::precision),
    writes("audience.floor", &State::floor),
    writes("audience.belief.theta", &State::belief_theta),
    writes("audience.belief.sd", &State::belief_sd),
    writes("organisation.stance_read", &State::stance_read),
};

inline constexpr std::array<Parameter<Parameters>, 2> parameters{{
    {{"sd", "1", .001, 1, between(.08, .25), "standard deviation of the belief at `from`"}, &Parameters::sd},
    {{"news", "1", 0, 1e4, exactly(.0375 / (.12 * .12)), "precision of a week's news about strength, 1/1^2"},
     &Parameters::news},
}};

void start(const State& s, const Parameters& p, const Moment& now);
void quiet(const State& s, const Parameters& p, const Moment& now);
void hour(const State& s, const Parameters& p, const Moment& now);

inline constexpr std::array<Coupling, 5> couplings{{
    {"organisation.stance", "audience.mean", "z += y (psi / alpha) h / sqrt(v)", ""},
    {"regime.psi", "audience.mean", "how much of strength a stance speaks of", ""},
    {"audience.floor", "audience.belief.theta", "E(theta | theta > L)", ""},
    {"regime.theta", "audience.mean", "one Gaussian observation a week", "news"},
    {"regime.volatility", "audience.precision", "1/alpha += sigma_theta^2 dt", ""},
}};

}  // namespace interregnum::learning
