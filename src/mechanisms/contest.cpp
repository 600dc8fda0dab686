// Whether a challenge succeeds.
#include "mechanisms/card.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> challenge;
};
struct Parameters {
  double noise, purge;
};

constexpr std::array uses{names("challenge", &State::challenge)};

constexpr std::array<Parameter<Parameters>, 2> parameters{{
    {{"noise", "1", 1e-6, 10, between(.03, .12), "luck of a test of force, standard deviation (sigma_c)"},
     &Parameters::noise},
    {{"purge", "1", -.5, .5, normal(0, .04), "change of strength by what the ruler does after a failed challenge"},
     &Parameters::purge},
}};

constexpr CardText text{"contest", "outcome", "Contest of forces", "", "", "", ""};

}  // namespace

extern const Card contest;
constinit const Card contest = card<uses, parameters, nullptr, nullptr, nullptr>(text);

}  // namespace interregnum
