// The list of all mechanisms, in the order in which their roles act; the first of a role is its standard.
#include "mechanisms/card.hpp"

namespace interregnum {

extern const Card balance_diffusion, losses_and_corruption, normal_learning, partial_adjustment, thresholds,
    global_game, race, commitment, belief, precedent, contest;

namespace {
constexpr std::array<const Card*, 11> list{
    &balance_diffusion,      // war
    &losses_and_corruption,  // strain
    &normal_learning,        // information
    &partial_adjustment,     // opinion
    &thresholds,             // expression
    &global_game,            // organisations
    &race,                   // march
    &commitment,             // offer
    &belief,                 // attempts
    &precedent,              // attempts
    &contest,                // outcome
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
