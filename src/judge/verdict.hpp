// The verdict rule, fixed beforehand: numbers in, one of nine verdicts out.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "base/text.hpp"
#include "judge/worlds.hpp"

namespace interregnum {

enum class Verdict {
  follows,
  depends,
  depends_on_theory,
  no_effect,
  too_small,
  opposite,
  assumed,
  never_tested,
  not_enough_runs
};

Text verdict_code(Verdict verdict);   // "too_small", as in JSON
Text verdict_words(Verdict verdict);  // "DOES NOT FOLLOW: TOO SMALL", as on screen
Text verdict_class(Verdict verdict);  // "DOES NOT FOLLOW", without which kind
char verdict_mark(Verdict verdict);   // + ? - ! = ~ 0

// What the rule must know beside the worlds.
struct Context {
  bool assumed = false;                   // the file says so itself; found by reading it, not by running it
  bool untested = false;                  // nothing makes what the test reads: its mechanism is switched off
  u64 compared = 0;                       // draws whose two arms' paths were compared; 0: no such rule (levels)
  u64 differing = 0;                      // of these, draws in which the paths differ in any pair
  std::span<const Interval> rivals = {};  // H's bounds under each rival mechanism
};

struct Finding {
  Verdict verdict = Verdict::not_enough_runs;  // what to report if no more can be run
  bool decided = false;
  bool only_unclear = false;              // not decided, but would be if the unclear draws were as they point now
  std::optional<std::size_t> rival = {};  // the first rival across a bar, with depends_on_theory
};

// The verdict of one test, the first that applies:
//   assumed            the context says so
//   never_tested       the context says so (before `assumed`), or the paths differ in under 5 % of draws (upper bound),
//                      or in none while the bounds already decide the test; or no run has had the outcome when the
//                      budget ends
//   depends_on_theory  a bar (holds, or 1 - holds) lies between H's bounds and those of a rival
//   follows            H's lower bound reaches `holds` and mu's is above 0 (above the margin, where that is below 0)
//   opposite           H's upper bound is at most 1 - holds, and C's lower bound above it (never for a level)
//   too_small          the same without C, and mu's lower bound is above 0; every level
//   no_effect          the same, and no direction is shown
//   depends            H's bounds lie strictly between the bars; or H reaches `holds` but mu is shown to be below 0
//   not_enough_runs    none of these yet: `decided` is false
// A change follows by its share alone, since its direction may differ between worlds; where it does not, it is
// too_small if a direction is shown and else no_effect, never the opposite. No change also needs mu's bounds within the
// margin; where it does not follow, that is the opposite, as it is for no increase and no decrease: it moves by more.
// A claim that does not follow stays open until its kind is shown too: too_small and no_effect need C's upper bound at
// most 1 - holds, or it may be the opposite; if the budget ends first, that is not_enough_runs. no_effect also waits
// for mu's bounds to lie within the margin or below 0; if the budget ends first, it is no_effect all the same. What
// `follows` asks of mu's bounds allows for worlds too rare to have been seen (Worlds::unseen).
Finding judge_test(const Worlds& worlds, const Rule& rule, const Context& context);

// Up to this share e* of the worlds may be wrong, whatever they would rightly show, and the claim still follows in
// `holds` of all: of a mixture with a share e of wrong worlds at least (1 - e) L(H) follow, so e* = 1 - holds / L(H).
// Nothing where the lower bound of H, `least`, is below `holds`.
std::optional<double> contamination_limit(double least, double holds);

// A claim of several tests.
struct ClaimFinding {
  Verdict verdict = Verdict::not_enough_runs;
  std::size_t deciding = 0;  // the test whose verdict this is
  std::size_t follow = 0;    // "5 of 6 parts follow"
  std::size_t parts = 0;     // the tests that count
};

// The verdict that at least `need` tests reach: weakest first opposite, no_effect, too_small, depends_on_theory,
// depends, not_enough_runs, follows. need 0: all tests (the weakest one); 1: any (the strongest); more
// than count: all that count. assumed and never_tested count only where there is nothing else. Of equals the first
// decides. `tests` has at least one.
ClaimFinding judge_claim(std::span<const Verdict> tests, std::size_t need);

}  // namespace interregnum
