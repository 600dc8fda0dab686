// How often somebody attempts to seize power.
#include "mechanisms/card.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> attempt;
};
struct Parameters {
  double base, precedent;
};

constexpr std::array uses{names("attempt", &State::attempt)};

constexpr std::array<Parameter<Parameters>, 2> parameters{{
    {{"base", "/y", 0, 10, log_between(.01, .06, "Powell & Thyne"), "attempts a year at `from` (h0)"}, &Parameters::base},
    {{"precedent", "1", 0, 100, between(0, 5, "Powell & Thyne: upper end from .204/.029"), "how much more likely an attempt is right after a failed one (prec)"},
     &Parameters::precedent},
}};

constexpr CardText text{"precedent", "attempts", "Attempt hazard", "", "", "", ""};

}  // namespace

extern const Card precedent;
constinit const Card precedent = card<uses, parameters, nullptr, nullptr, nullptr>(text);

}  // namespace interregnum
