// How a verdict is said: sentences of at most 20 words, in worlds of 100, with the margin in words. Every minus sign
// is U+2212. Worlds are sets of assumptions the author allows, not chances of events.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "judge/verdict.hpp"

namespace interregnum {

// How an outcome's numbers are printed: value * factor, then the unit. A share has {100, "pp", "points", "%"}.
struct Scale {
  double factor = 1;
  Text unit;        // of a change, after a number: "pp"
  Text long_unit;   // of a margin, in a sentence: "points"
  Text level_unit;  // of a level: "%"
};

// What a sentence needs to know. `worlds` and `rule` are looked at, not kept.
struct Saying {
  const Worlds& worlds;
  const Rule& rule;
  Scale scale = {};
  std::optional<u64> further_draws = {};  // not_enough_runs: see look.hpp
  Text trigger = {};                      // never_tested: "the march set out"; empty: "the arms differ"
  double trigger_share = 0;               // never_tested: share of draws in which they do
  Text idle_role = {};                    // never_tested: the role that is `none`
  Text rival = {};                        // depends_on_theory: the rival's name,
  Interval rival_share = {};              // and its bounds of H
};

struct Answer {
  char mark = '~';  // + shown, - shown not to be, ! shown to be the opposite, ? shown to lie between, ~ not shown
  std::string words;
};

// "Follows from these assumptions in 91 to 97 of 100 worlds."
std::string verdict_sentence(Verdict verdict, const Saying& saying);

// Direction, size, worlds: the three answers, always in this order; the margin stands in the second.
std::array<Answer, 3> three_answers(const Saying& saying);

// "5 of 6 parts follow"; "" for a claim with one part.
std::string parts_words(const ClaimFinding& claim);

// "91 to 97 of 100": bounds of a share, rounded outwards; "100 of 100" where both are the same.
std::string worlds_words(double lo, double hi);

// "+7 pp (4 to 10)", "−1.1 pp (−1.6 to −0.6)": a change with as many decimals as its bounds support.
std::string change_words(const Estimate& effect, const Scale& scale);

// "31 % (28 to 34)": the same for a level.
std::string level_words(const Estimate& level, const Scale& scale);

// What a claim about a change asks for: "2.7 points", "a rise of no more than 2 points", "50 % of the reference".
std::string asked_words(const Rule& rule, const Scale& scale);

// "2.7 points": the size of a margin.
std::string margin_words(double margin, const Scale& scale);

// "2,100": two significant digits, as an estimate of work deserves.
std::string about(u64 count);

// Whether an estimate of H lies within 3 of 100 of a bar, holds or 1 - holds.
bool close_to_bar(double share, double holds);

}  // namespace interregnum
