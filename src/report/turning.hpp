// On what a claim turns, in sentences of at most 20 words that a reader can repeat.
#pragma once

#include "report/saying.hpp"

namespace interregnum {

// "Turns on army.corruption: above .47 (.41 to .52) the claim follows; the author allows .2 to .6."
std::string hinge_sentence(const Finished& finished, u32 claim, const HingeInput& decider);

// "In 79 of 100 worlds with turmoil.precision above 6 and state.reach below .55 it follows; 11 of 100 worlds are
// there."
std::string box_sentence(const Finished& finished, u32 claim);

// What a claim turns on, as a column of a table has room for: "army.corruption > .47"; "-" where nothing is named.
std::string turns_on_words(const Finished& finished, u32 claim);

// "army.loyalty to within .08 settles C1, C9, C12"
std::string advice_sentence(const Finished& finished, const Advice& advice);

}  // namespace interregnum
