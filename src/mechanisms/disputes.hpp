// Theories that contradict each other, as cards of one role. A claim follows only if it does under each side, unless
// the file says why one is left out: these are the default rivals. docs/rivals.md says what each dispute is about.
#pragma once

#include <vector>

#include "mechanisms/card.hpp"

namespace interregnum {

// The cards that contradict this one, in the order of the catalogue; none for a null card and for one in no dispute.
// Lattices and networks are never among them: they are dozens of times as slow.
std::vector<const Card*> disputing(const Card* card);

}  // namespace interregnum
