// On what a claim turns, in sentences of at most 20 words that a reader can repeat.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/saying.hpp"

namespace interregnum {

// "Turns on army.corruption: from 0.47 (0.41 to 0.52) upwards the claim mostly follows; the author allows 0.2 to 0.6.
// It follows in 83 of 100 worlds above, in 12 below."
std::string hinge_sentence(const Finished& finished, u32 claim, const HingeInput& decider);

// "Where turmoil.precision is above 6 and state.reach below 0.55, it follows in 79 of 100 worlds. 11 of 100 worlds are
// there. 9 of 10 parts of the worlds gave the same box."
std::string box_sentence(const Finished& finished, u32 claim);

// The role without which nine tenths of a change are shown to be gone (study/robustness.hpp): what the claim turns on,
// rather than a number.
struct Carrier {
  std::string role;
  double share = 0;  // of the change that is gone without it
};
std::optional<Carrier> carrier_of(const Finished& finished, u32 claim);

// All that there is to say of what a claim turns on, in the order of its weight: a theory, a role, numbers, a box; or
// why nothing is named: "No single assumption decides; see the box.", "219 more draws would show what it turns on.",
// "Not asked further: the answer was clear after 81 draws."
std::vector<std::string> turning_sentences(const Finished& finished, u32 claim);

// What a claim turns on in at most `turns_on_width` columns: "army.corruption > 0.47", "attempts = precedent", "role
// information", "2 numbers together", "no single assumption", "needs 219 more draws", "not asked further"; "-" where
// there is nothing to say.
inline constexpr u32 turns_on_width = 25;
std::string turns_on_words(const Finished& finished, u32 claim);

// "army.loyalty to within 0.08 settles C1, C9, C12; it is known to within 0.17."
std::string advice_sentence(const Finished& finished, const Advice& advice);

}  // namespace interregnum
