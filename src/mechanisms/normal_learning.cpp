// What everybody believes about the ruler's strength: a normal belief, above a floor while a survived test is fresh.
#include "mechanisms/card.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> audience;
  std::span<const double> theta, believed_start, volatility, psi, stage, stance, loyalty, pivot, spread;
  std::span<double> mean, precision, floor, belief_theta, belief_sd, stance_read;
};
struct Parameters {
  double sd, news;
};

constexpr std::array uses{
    names("audience", &State::audience),
    reads("regime.theta", &State::theta),
    reads("regime.believed_start", &State::believed_start),
    reads("regime.volatility", &State::volatility),
    reads("regime.psi", &State::psi),
    reads("challenge.stage", &State::stage),
    reads("organisation.stance", &State::stance),
    reads("organisation.loyalty", &State::loyalty),
    reads("organisation.pivot", &State::pivot),
    reads("organisation.spread", &State::spread),
    writes("audience.mean", &State::mean),
    writes("audience.precision", &State::precision),
    writes("audience.floor", &State::floor),
    writes("audience.belief.theta", &State::belief_theta),
    writes("audience.belief.sd", &State::belief_sd),
    writes("organisation.stance_read", &State::stance_read),
};

constexpr std::array<Parameter<Parameters>, 2> parameters{{
    {{"sd", "1", .001, 1, between(.08, .25), "standard deviation of the belief at `from`"}, &Parameters::sd},
    {{"news", "1", 0, 1e4, exactly(.0375 / (.12 * .12)), "precision of a week's news about strength, 1/1^2"},
     &Parameters::news},
}};

constexpr CardText text{"normal_learning", "information", "Normal learning from stances, survival and news", "", "", "", ""};

}  // namespace

extern const Card normal_learning;
constinit const Card normal_learning = card<uses, parameters, nullptr, nullptr, nullptr>(text);

}  // namespace interregnum
