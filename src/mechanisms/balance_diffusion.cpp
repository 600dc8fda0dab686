// War as a random walk of its balance between two absorbing bounds, with a ceasefire possible at any time.
#include "mechanisms/card.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> wars;
  std::span<const double> ends;
  std::span<double> phase, outcome, balance, risk, stops;
  Event war_ends;
};
struct Parameters {
  double drift, volatility;
};

constexpr std::array uses{
    names("war", &State::wars),          reads("war.ends", &State::ends),       writes("war.phase", &State::phase),
    writes("war.outcome", &State::outcome), writes("war.balance", &State::balance), writes("war.risk", &State::risk),
    writes("war.stops", &State::stops),  makes("war.ends", &State::war_ends),
};

constexpr std::array<Parameter<Parameters>, 2> parameters{{
    {{"drift", "/y", -10, 10, normal(0, .5), "drift of the balance a year (mu_B); above 0 the attacker gains"},
     &Parameters::drift},
    {{"volatility", "1", 0, 5, between(.3, .9), "standard deviation of a year's change of the balance (sigma_B)"},
     &Parameters::volatility},
}};

constexpr CardText text{"balance_diffusion", "war", "Balance of the war as a random walk", "", "", "", ""};

}  // namespace

extern const Card balance_diffusion;
constinit const Card balance_diffusion = card<uses, parameters, nullptr, nullptr, nullptr>(text);

}  // namespace interregnum
