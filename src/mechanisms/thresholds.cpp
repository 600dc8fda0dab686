// What people say and whether they act in public.
#include "mechanisms/card.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> groups;
};
struct Parameters {
  double quiet_protest, response, reference, doom, fear, weight, fear_jump, alignment;
};

constexpr std::array uses{names("group", &State::groups)};

constexpr std::array<Parameter<Parameters>, 8> parameters{{
    {{"quiet_protest", "1", 1e-6, .2, log_between(1e-4, 3e-3), "share who act in public on a quiet day (N0)"},
     &Parameters::quiet_protest},
    {{"response", "1", 0, .99, between(.05, .35), "people who follow one more who acts, on a quiet day (rho0)"},
     &Parameters::response},
    {{"reference", "1", 1e-4, 1e9, log_between(.005, .05), "share acting at which example wears off (N_ref)"},
     &Parameters::reference},
    {{"doom", "1", 0, 20, between(0, 2), "push to act if the ruler's fall is certain, in standard deviations (pi_P)"},
     &Parameters::doom},
    {{"fear", "1", 0, 20, between(0, 1.5), "push not to act per unit of fear, times .5 standard deviations (rho_f)"},
     &Parameters::fear},
    {{"weight", "1", 0, 1, between(.02, .35), "weight of a full protest in other people's challenges (w_p)"},
     &Parameters::weight},
    {{"fear_jump", "1", -1, 1, between(0, .25), "rise of fear at a march (fj)"}, &Parameters::fear_jump},
    {{"alignment", "1", -.99, .99, exactly(.6), "correlation of a person's support with the threshold to act"},
     &Parameters::alignment},
}};

constexpr CardText text{"thresholds", "expression", "Preference falsification and thresholds to act", "", "", "", ""};

}  // namespace

extern const Card thresholds;
constinit const Card thresholds = card<uses, parameters, nullptr, nullptr, nullptr>(text);

}  // namespace interregnum
