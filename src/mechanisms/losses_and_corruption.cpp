// What war and corruption do to the ruler's strength.
#include "mechanisms/card.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> regime;
  std::span<const double> bias, own_side, phase, outcome, losses_attacker, losses_defender;
  std::span<const double> force, is_private, corruption;
  std::span<double> theta, theta_start, believed_start, volatility, burden, corruption_seen, jump, counted;
  std::span<double> mean, precision;
};
struct Parameters {
  double losses, corruption, reversion, volatility, defeat, stalemate, victory;
};

constexpr std::array uses{
    names("regime", &State::regime),
    reads("regime.bias", &State::bias),
    reads("war.own_side", &State::own_side),
    reads("war.phase", &State::phase),
    reads("war.outcome", &State::outcome),
    reads("war.losses.attacker", &State::losses_attacker),
    reads("war.losses.defender", &State::losses_defender),
    reads("organisation.force", &State::force),
    reads("organisation.private", &State::is_private),
    reads("organisation.corruption", &State::corruption),
    writes("regime.theta", &State::theta),
    writes("regime.theta_start", &State::theta_start),
    writes("regime.believed_start", &State::believed_start),
    writes("regime.volatility", &State::volatility),
    writes("regime.burden", &State::burden),
    writes("regime.corruption_seen", &State::corruption_seen),
    writes("regime.jump", &State::jump),
    writes("war.outcome_counted", &State::counted),
    writes("audience.mean", &State::mean),
    writes("audience.precision", &State::precision),
};

constexpr std::array<Parameter<Parameters>, 7> parameters{{
    {{"losses", "/y", 0, 2, log_between(.02, .15), "strength lost a year at 450 losses a day (kappa_L)"},
     &Parameters::losses},
    {{"corruption", "1", 0, 1, between(0, .15), "strength lost if all means are lost to corruption (kappa_C)"},
     &Parameters::corruption},
    {{"reversion", "1", 0, 10, between(.2, 1.5), "return to the strength at `from`, times .15 a year (rev)"},
     &Parameters::reversion},
    {{"volatility", "1", 0, 1, between(.02, .10), "standard deviation of a year's change of strength (sigma_theta)"},
     &Parameters::volatility},
    {{"defeat", "1", 0, .5, between(.02, .22), "strength lost by a defeat (J_d)"}, &Parameters::defeat},
    {{"stalemate", "1", -.5, .5, normal(.04, .04), "strength gained by a ceasefire (J_s)"}, &Parameters::stalemate},
    {{"victory", "1", 0, .5, between(0, .2), "strength gained by a victory (J_v)"}, &Parameters::victory},
}};

constexpr CardText text{"losses_and_corruption", "strain", "War losses, corruption and defeat wear strength down", "", "", "", ""};

}  // namespace

extern const Card losses_and_corruption;
constinit const Card losses_and_corruption = card<uses, parameters, nullptr, nullptr, nullptr>(text);

}  // namespace interregnum
