// How firmly an answer stands, in words: beside it, under wider priors; under which mechanisms; what carries it; the
// controls; and how often the claim was worded. Empty where it was not asked for.
#pragma once

#include "report/json.hpp"
#include "report/saying.hpp"

namespace interregnum {

// "91 to 97 of 100 (twice as wide: 84 to 93)"
std::string firmness_words(const Finished& finished, u32 claim);

// "FOLLOWS"; "FOLLOWS, but only on numbers this narrow" where wider priors are shown to take it below the bar, and
// "FOLLOWS, but wider numbers leave it open" where their estimate alone is below it
std::string firm_verdict(const Finished& finished, u32 claim);

// "under 2 of 3 sets of mechanisms", and which of them the file leaves out
std::string sets_words(const Finished& finished, u32 claim);

// "ROBUST: no single mechanism carries it", or "Carried by information: without it 4 % of the change is left",
// by study/robustness.hpp: shown, not estimated.
std::string carried_words(const Finished& finished, u32 claim);

// "an arm run anew: bitwise equal; shuffled labels: no direction is left; ..."
std::string controls_words(const Finished& finished, u32 claim);

// One row of the table of roles taken away: "information", "−3.4 pp", "follows!"; where its bounds decide nothing,
// those. The last row counts the roles that change nothing.
struct WithoutRow {
  std::string role, effect, verdict;
};
std::vector<WithoutRow> without_rows(const Finished& finished, u32 claim);

// "Worded three times; earlier answers: DEPENDS (40 to 52 of 100), FOLLOWS (91 to 97 of 100)."
std::string worded_words(const Finished& finished, u32 claim);

// Below the table of verdicts: how firmly each claim stands that follows, and which were worded before.
std::string firmness_text(const Finished& finished);

// The members of a claim that say all this: { worlds, verdict, mechanisms, carried, controls, worded }, and { hash,
// verdict, draws, share } of every earlier answer.
Json firmness_json(const Finished& finished, u32 claim);
Json worded_json(const Finished& finished, u32 claim);

}  // namespace interregnum
