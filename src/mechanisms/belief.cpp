// How often somebody attempts to seize power.
#include "mechanisms/card.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> attempt;
};
struct Parameters {
  double base;
};

constexpr std::array uses{names("attempt", &State::attempt)};

constexpr std::array<Parameter<Parameters>, 1> parameters{{
    {{"base", "/y", 0, 10, log_between(.01, .06, "Powell & Thyne"), "attempts a year at `from` (h0)"}, &Parameters::base},

}};

constexpr CardText text{"belief", "attempts", "Attempt hazard", "", "", "", ""};

}  // namespace

extern const Card belief;
constinit const Card belief = card<uses, parameters, nullptr, nullptr, nullptr>(text);

}  // namespace interregnum
