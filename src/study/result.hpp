// What a study finds: an answer for every test and claim, and what was learned on the way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "judge/hinge.hpp"
#include "judge/look.hpp"

namespace interregnum {

// What a part has of the mean change.
struct PartShare {
  std::string name;
  Estimate share;
};

struct TestResult {
  u32 claim = 0, test = 0;
  Rule rule;
  Progress progress;
  Worlds worlds;
  Finding finding;
  std::vector<Interval> rivals;  // bounds of the share under each rival (rival_at): the declared ones, and of those by
  Progress rival_progress;       // default as many as were met, if it would follow; and the cells they rest on
  u64 pairs = 0;
  std::vector<double> levels;       // of the arms compared, as Test::arms, over the pairs in which all have a value
  std::vector<PartShare> parts;     // of its effect, and what no part has: "the rest"
  u64 compared = 0, differing = 0;  // draws whose arms' paths were compared, and that differ
  std::optional<u64> further;       // draws, if not decided
};
struct OutcomeSummary {
  std::string name, arm, unit;
  double mean = 0, lo = 0, hi = 0, q05 = 0, q50 = 0, q95 = 0;
  u64 n = 0;
};
// Where the model's frequency lies: its mean between history's bounds; outside, but the bounds of both overlap, so that
// more draws might bring it in; outside; or there is none, since it never comes to that.
enum class Lies { inside, open, outside, nowhere };

// How often something happens in the model beside how often it did in history.
struct RateResult {
  u32 fact = 0;
  double mean = 0, lo = 0, hi = 0;  // over all runs in which the outcome has a value; bounds over draws, 95 %
  u64 runs = 0;                     // in which it has one
  u64 failed = 0;                   // runs that failed: of a probability the bounds allow for either answer there
  double history = 0, history_lo = 0, history_hi = 0;  // median, and the bounds between which 95 % of its prior lie
  Lies lies = Lies::nowhere;
  std::vector<u32> claims = {};  // that lean on it, as FactResult::claims
};

// A number that an answer turns on.
struct HingeInput {
  u32 input = 0;                  // index into Scenario::inputs
  double index = 0;               // how much of the spread of the answer it explains alone
  std::optional<Flip> flip = {};  // never of a choice, whose values have no order
  std::vector<CurvePoint> curve = {};
  std::optional<double> settles_within = {};  // known to within this, it would settle the claim (width_to_settle)
};
// On what the deciding test of a claim turns (judge/hinge.hpp).
struct ClaimHinge {
  u64 worlds = 0;  // that were judged
  u64 more = 0;    // further worlds needed before anything can be named; 0: none, or none will be: it is clear already
  double floor = 1;
  std::vector<HingeInput> inputs;  // those above the floor, the largest first, at most three
  std::optional<Box> box;          // sides name indices into Scenario::inputs; where no single number decides
  std::vector<double> effects;     // e of the worlds, ascending: at most 100, quantiles where there are more
};

// The deciding test once more under other conditions, over 64 draws x 4: an estimate, no verdict.
enum class Check {
  wider,     // priors twice as wide, each on the scale of its family
  without,   // a role played by none
  rival,     // a rival that the file declares, or one that the catalogue has
  permuted,  // labels of the arms permuted among worlds: must not follow
  negation,  // the opposite claim
  placebo,   // an arm against itself, run anew: bitwise equal
  positive   // an effect of three margins planted: must follow
};
struct Robustness {
  Check check = Check::wider;
  std::string name;              // "information", "attempts = precedent"; empty: it has none
  Estimate share;                // H, as under Worlds
  Estimate effect;               // as Worlds::effect
  std::optional<Estimate> left;  // `without`: share of the standard's change over the same worlds that is left; bounds
                                 // are infinite where that change is not shown
  Verdict verdict = Verdict::not_enough_runs;  // what these draws alone would say
  bool needed = false;   // `without`: what the test reads is made by that role, so nothing is left to compare
  bool same = false;     // bitwise what the standard gives wherever it was tried: taken to change nothing
  bool holds = true;     // a control: it came out as it must
  bool declared = true;  // `rival`: the file declares it
};

// A known fact beside what the model does with it.
struct FactResult {
  u32 fact = 0;                                        // index into Scenario::facts
  bool imposed = false;                                // the arm writes it: shown, not scored
  u64 runs = 0, of = 0;                                // in which the outcome has a value, of all that did not fail
  u64 failed = 0;                                      // beside those
  double q05 = 0, q25 = 0, q50 = 0, q75 = 0, q95 = 0;  // of the model, over draws and replicates
  double mean = 0;                                     // of an event: the share of runs in which it happens
  double known = 0, known_lo = 0, known_hi = 0;        // what happened, and the bounds of 95 % of what was measured
  double percentile = 0;      // share of runs below what happened, ties half, averaged over its error; in [0, 1]
  Lies lies = Lies::nowhere;  // inside: what happened, with its error, meets the model's 5 to 95 %; open: failed runs
                              // decide whether; else outside
  std::vector<u32> claims;    // those that lean on it: whose effect goes with it over worlds, or that read it
};

// Verdicts on the worlds that fit what happened (`use = "condition"`).
struct Conditioned {
  double effective = 0;  // effective number of worlds; below 40 nothing is said
  Estimate share;        // H among them
  Verdict verdict = Verdict::not_enough_runs;
};

// A number whose better knowledge would settle claims.
struct Advice {
  u32 input = 0;
  std::vector<u32> claims;  // that it would settle
  double width = 0;         // known to within this, in its unit
};

// A column over time in one arm: quantiles over draws at each hour of `t`.
struct Fan {
  std::string column;  // "citizens.support[leader]"
  std::string arm;
  std::string unit;
  std::vector<i64> t;  // ticks
  std::vector<double> q05, q25, q50, q75, q95;
  std::vector<double> one;  // draw 0
};

struct StudyResult {
  bool complete = false;             // false: stopped before every test was judged
  u32 budget = 0;                    // draws a test could read
  std::vector<TestResult> tests;     // as Study::tests
  std::vector<ClaimFinding> claims;  // as Scenario::claims
  std::vector<OutcomeSummary> outcomes;
  std::vector<RateResult> rates;  // as Study::rates
  // What follows is as Scenario::claims, or empty where it was not asked for.
  std::vector<ClaimHinge> hinges;
  std::vector<std::vector<Robustness>> robustness;
  std::vector<Conditioned> conditioned;  // empty too where the file conditions on nothing
  std::vector<FactResult> facts;
  std::vector<Advice> advice;  // what to find out first, the most useful first
  std::vector<Fan> fans;
  u64 failed_runs = 0;  // of the cells
  u64 cells = 0;        // that were read, with those of other files to which claims transfer
  // Over claim, look, draws and every double that verdicts, base rates and robustness rest on. Known facts and verdicts
  // on the worlds that fit them are not in it: it is the same whether they were asked for or not.
  u64 fingerprint = 0;
};

}  // namespace interregnum
