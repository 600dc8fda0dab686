// Values of the enumerated columns, in the order in which world/columns.cpp names them (contract_test.cpp compares),
// and the bounds that mechanisms keep to.
#pragma once

#include "base/text.hpp"

namespace interregnum {

namespace phase {
constexpr double none = 0, active = 1, ceasefire = 2, ended = 3;
constexpr Text names = "none active ceasefire ended";
}  // namespace phase

namespace war_outcome {
constexpr double none = 0, attacker = 1, defender = 2, stalemate = 3, negotiated = 4;
constexpr Text names = "none attacker defender stalemate negotiated";
}  // namespace war_outcome

namespace stage {
constexpr double none = 0, live = 1, closing = 2, pending = 3;
constexpr Text names = "none live closing pending";
}  // namespace stage

namespace answer {
constexpr double none = 0, met = 1, refused = 2;
constexpr Text names = "none met refused";
}  // namespace answer

namespace tie_verb {
constexpr double commands = 0, funds = 1, handles = 2, rivals = 3, informs = 4, supports = 5, mediates = 6, trusts = 7;
constexpr Text names = "commands funds handles rivals informs supports mediates trusts";
}  // namespace tie_verb

// Who holds a stake in an issue: the name is the actor's table.
namespace holder {
constexpr double none = 0, ruler = 1, organisation = 2, elite = 3, state = 4, alliance = 5, movement = 6, group = 7;
constexpr Text names = "none ruler organisation elite state alliance movement group";
}  // namespace holder

// What may be offered, in the order of the bits of deal.terms.
namespace deal_terms {
constexpr Text names = "safety exile dissolve pay office";
constexpr u64 dissolve = u64{1} << 2;
}  // namespace deal_terms

namespace stance {
constexpr double undecided = 0, fights = 1, aside = 2, joins = 3;
constexpr Text names = "undecided fights aside joins";
}  // namespace stance

namespace route {
constexpr double none = 0, march = 1, coup = 2, uprising = 3, foreign = 4;
constexpr Text names = "none march coup uprising foreign";
}  // namespace route

namespace aim {
constexpr double none = 0, restore = 1, reform = 2, open = 3;
constexpr Text names = "none restore reform open";
}  // namespace aim

namespace status {
constexpr double stands = 0, fallen = 1;
constexpr Text names = "stands fallen";
}  // namespace status

// Bounds of regime.theta.
constexpr double weakest = .02, strongest = .98;

namespace new_ruler {
constexpr double none = 0, same_circle = 1, private_army = 2, insider = 3, negotiated = 4, democratic = 5, collapse = 6,
                 civil_war = 7;
constexpr Text names = "none same_circle private_army insider negotiated democratic collapse civil_war";
}  // namespace new_ruler

}  // namespace interregnum
