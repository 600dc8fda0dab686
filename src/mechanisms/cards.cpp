// The list of all mechanisms, in the order in which their roles act; the first of a role is its standard.
#include "mechanisms/card.hpp"

namespace interregnum {

extern const Card balance_diffusion, lanchester_square, lanchester_linear, deitchman;  // war
extern const Card losses_and_corruption, selectorate;                                  // strain, rents
extern const Card normal_learning, manipulated, broadcast;                             // information, communication
extern const Card partial_adjustment, degroot, friedkin_johnsen, bounded_confidence, deffuant;  // opinion
extern const Card thresholds, arrest_risk;                                  // expression, repression
extern const Card network_cascade, complex_contagion, civil_violence;       // expression
extern const Card global_game, common_threat, two_sided_game;               // organisations
extern const Card tullock, mirrored_signal, race;                           // elites, march
extern const Card commitment, audience_costs, rubinstein;                   // offer
extern const Card threshold_guarantee, tied_hands, sunk_costs;              // deterrence
extern const Card additive, complements, best_reply, weighted_mean;         // recognition, strategy, issues
extern const Card joint_action;                                             // opposition
extern const Card belief, precedent, new_counterweights, protest_uprising;  // attempts, uprisings
extern const Card contest, counterbalanced, three_way_contest;              // outcome, settlement

namespace {
constexpr std::array list{
    &balance_diffusion,  // war
    &lanchester_square,
    &lanchester_linear,
    &deitchman,
    &losses_and_corruption,  // strain
    &selectorate,            // rents
    &normal_learning,        // information
    &manipulated,
    &broadcast,           // communication
    &partial_adjustment,  // opinion
    &degroot,
    &friedkin_johnsen,
    &bounded_confidence,
    &deffuant,
    &thresholds,  // expression
    &network_cascade,
    &complex_contagion,
    &civil_violence,
    &arrest_risk,  // repression
    &global_game,  // organisations
    &common_threat,
    &two_sided_game,
    &tullock,  // elites
    &mirrored_signal,
    &race,        // march
    &commitment,  // offer
    &audience_costs,
    &rubinstein,
    &threshold_guarantee,  // deterrence
    &tied_hands,
    &sunk_costs,
    &additive,  // recognition
    &complements,
    &best_reply,     // strategy
    &weighted_mean,  // issues
    &joint_action,   // opposition
    &belief,         // attempts
    &precedent,
    &new_counterweights,
    &protest_uprising,  // uprisings
    &contest,           // outcome
    &counterbalanced,
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
