// Who fights, stands aside or joins: a global game of regime change with three choices.
#include "mechanisms/card.hpp"

namespace interregnum {
namespace {

struct State {
  std::span<const u64> organisation;
};
struct Parameters {
  double order_cost, fight_cost, reprisal, loyalty_sd, signal_sd, order_delay, attack_cost, standard_force;
};

constexpr std::array uses{names("organisation", &State::organisation)};

constexpr std::array<Parameter<Parameters>, 8> parameters{{
    {{"order_cost", "1", 0, 1, between(.1, .6), "cost of standing aside once ordered to fight, in rents (s)"},
     &Parameters::order_cost},
    {{"fight_cost", "1", 0, 10, between(.2, .9), "cost of fighting one's own people, in rents (f)"},
     &Parameters::fight_cost},
    {{"reprisal", "1", 0, 10, between(0, .5), "punishment by the new ruler for having fought, in rents (q)"},
     &Parameters::reprisal},
    {{"loyalty_sd", "1", 0, 10, between(.05, .4), "standard deviation of loyalty that the public does not know (sigma_lambda)"},
     &Parameters::loyalty_sd},
    {{"signal_sd", "1", .001, 10, between(.04, .20), "standard deviation of an organisation's private signal"},
     &Parameters::signal_sd},
    {{"order_delay", "h", 0, 1000, between(6, 24, "facts: address 13 h after the first message"), "hours until an order to fight arrives (tau_cmd)"},
     &Parameters::order_delay},
    {{"attack_cost", "1", 0, 1, between(.1, .5), "chance of success at which a potential challenger attacks (c_att)"},
     &Parameters::attack_cost},
    {{"standard_force", "1", 0, 10, exactly(.25), "challenger's force in the standard challenge; 1 = all defenders"},
     &Parameters::standard_force},
}};

constexpr CardText text{"global_game", "organisations", "Global game of regime change with standing aside", "", "", "", ""};

}  // namespace

extern const Card global_game;
constinit const Card global_game = card<uses, parameters, nullptr, nullptr, nullptr>(text);

}  // namespace interregnum
