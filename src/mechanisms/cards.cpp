// The list of all mechanisms, in the order in which their roles act; the first of a role is its standard.
#include "mechanisms/card.hpp"

namespace interregnum {

extern const Card balance_diffusion, losses_and_corruption, normal_learning, partial_adjustment, thresholds,
    global_game, tullock, race, commitment, threshold_guarantee, joint_action, belief, precedent, contest,
    three_way_contest;
extern const Card lanchester_square, lanchester_linear, deitchman;          // war
extern const Card audience_costs, rubinstein;                               // offer
extern const Card tied_hands, sunk_costs;                                   // deterrence
extern const Card broadcast;                                                // communication
extern const Card degroot, friedkin_johnsen, bounded_confidence, deffuant;  // opinion

namespace {
constexpr std::array list{
    &balance_diffusion,  // war
    &lanchester_square,
    &lanchester_linear,
    &deitchman,
    &losses_and_corruption,  // strain
    &normal_learning,        // information
    &broadcast,              // communication
    &partial_adjustment,     // opinion
    &degroot,                // opinion
    &friedkin_johnsen,       // opinion
    &bounded_confidence,     // opinion
    &deffuant,               // opinion
    &thresholds,             // expression
    &global_game,            // organisations
    &tullock,                // elites
    &race,                   // march
    &commitment,             // offer
    &audience_costs,
    &rubinstein,
    &threshold_guarantee,  // deterrence
    &tied_hands,
    &sunk_costs,
    &joint_action,       // opposition
    &belief,             // attempts
    &precedent,          // attempts
    &contest,            // outcome
    &three_way_contest,  // settlement
};
}  // namespace

std::span<const Card* const> cards() { return list; }

const Card* find_card(Text id) {
  for (const Card* card : list)
    if (card->text.id == id) return card;
  return nullptr;
}

const Card* standard_card(Text role) {
  for (const Card* card : list)
    if (card->text.role == role) return card;
  return nullptr;
}

}  // namespace interregnum
