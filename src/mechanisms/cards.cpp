// The list of all mechanisms, in the order in which their roles act; the first of a role is its standard.
#include "mechanisms/card.hpp"

namespace interregnum {

extern const Card balance_diffusion, losses_and_corruption, normal_learning, manipulated, partial_adjustment,
    thresholds, global_game, common_threat, two_sided_game, tullock, mirrored_signal, race, commitment,
    threshold_guarantee, joint_action, belief, precedent, contest, three_way_contest;

namespace {
constexpr std::array list{
    &balance_diffusion,      // war
    &losses_and_corruption,  // strain
    &normal_learning,        // information
    &manipulated,            // information
    &partial_adjustment,     // opinion
    &thresholds,             // expression
    &global_game,            // organisations
    &common_threat,          // organisations
    &two_sided_game,         // organisations
    &tullock,                // elites
    &mirrored_signal,        // elites
    &race,                   // march
    &commitment,             // offer
    &threshold_guarantee,    // deterrence
    &joint_action,           // opposition
    &belief,                 // attempts
    &precedent,              // attempts
    &contest,                // outcome
    &three_way_contest,      // settlement
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
