// A study: all the cells that judge a scenario. A cell is one run (arm, draw, replicate); cells finish in any order
// and may be lost and run again, since what is judged is a pure function of the table of cells.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/run.hpp"
#include "study/result.hpp"

namespace interregnum {

struct Cell {
  u32 arm = 0, draw = 0, replicate = 0;  // arm: index into Study::arms
  auto operator<=>(const Cell&) const = default;
};
struct CellResult {
  std::vector<double> values;  // one a record of the arm; NaN: missing
  bool failed = false;
};
using Cells = std::map<Cell, CellResult>;

// Looks up the cells of one arm in the order of draws and replicates: the next one is mostly where the last one ended.
struct Cursor {
  const Cells& cells;
  u32 arm = 0;
  Cells::const_iterator at = cells.end();
};
const CellResult& cell_at(Cursor& cursor, u32 draw, u32 replicate);  // which must be there

// A set of mechanisms: the standard ones or, from 1 on, those with a rival; what is switched off; and whether every
// prior is widened (StudyRules::widen).
struct Variant {
  u32 rival = 0;                      // k: with rival_at(scenario, k - 1)
  std::vector<u32> knocked_out = {};  // indices into Scenario::knock_outs, ascending
  bool wide = false;
  bool operator==(const Variant&) const = default;
};

// What a test is read under. First the standard mechanisms, then the declared rivals: under these every test is judged.
// Behind them the default rivals, which what would follow must meet; wider priors; and each role played by none.
struct Condition {
  Check check = Check::rival;
  u32 index = 0;    // rival: rival_at(scenario, index); without: knock_outs[index]
  u32 variant = 0;  // into Study::variants
};

// An arm of the scenario under a condition: 0 is the standard one, k up to the number of rivals is rivals[k - 1]'s.
struct StudyArm {
  u32 arm = 0;
  u32 variant = 0;
  std::string name;  // "story", "story, attempts = precedent"
  std::vector<Record> records;
  RunSpec spec;
  bool judged = false;  // verdicts and base rates rest on it; others are run to check them
};

// One side of a test: which arm, and where the outcome's records lie among the arm's.
struct Side {
  u32 arm = 0;
  std::vector<u32> records;
  u32 path = 0;  // where the hash of the path up to the outcome lies
};
struct BoundTest {
  u32 claim = 0, test = 0;
  std::vector<std::vector<Side>> sides;  // one list a condition, as Test::arms; empty where it makes no sense
  std::vector<Side> references;          // one a condition: where the outcome lies of which the margin is a share
  std::vector<std::vector<Side>> parts;  // as Parts::arms: one list a condition, or of the first alone if only shown
  Rule rule;
  bool assumed = false;  // the file says so itself (study/assumed.hpp)
  Text idle_role = {};   // what it reads is made by a role that is `none` (study/idle.hpp)
};

// A base rate or a known fact, and where its outcome lies among the records of its arm, under the standard mechanisms.
struct BoundRate {
  u32 fact = 0;
  Side side;
};

struct Transferred;

struct Study {
  const Scenario* scenario = nullptr;  // of `transfers`: what Transfer::other points to
  u64 key = 0;
  std::vector<Condition> conditions;
  std::vector<Variant> variants;  // one a condition, in their order, then those that parts of effects need
  std::vector<Plan> plans;        // one a variant
  std::vector<StudyArm> arms;
  std::vector<BoundTest> tests;
  std::vector<BoundRate> rates;
  std::vector<BoundRate> observed;
  std::vector<Transferred> transfers;  // in the order of their tests
};

// The study of the other file to which the test with this index transfers a claim.
struct Transferred {
  u32 test = 0;
  Study study;
};

// The first conditions, under which every test is judged: the standard's and the declared rivals'.
u32 judged_variants(const Study& study);

u64 arms_judged(const Study& study);

// Rivals and other conditions are looked at over this many draws.
inline constexpr u32 rival_draws = 64;  // or the budget, if that is less

// Binds all variants and collects what every arm must write down. The scenario must outlive the study.
Study prepare(const Scenario& scenario, u64 seed);

// The results of cells of one variant, draw and replicate, which differ in their arms alone: a pure function of the
// study and each cell, but what the arms have in common is run once.
std::vector<CellResult> run_cells(const Study& study, std::span<const Cell> cells);
CellResult run_cell(const Study& study, const Cell& cell);

// How far a study is, for a progress bar.
struct Status {
  u64 done = 0;     // cells of this process
  u64 at_most = 0;  // cells it would still take if nothing were decided before the budget, plus `done`
  u64 tests = 0, open = 0;
};

struct Orders {
  u32 budget = 400;  // draws
  unsigned threads = 1;
  bool reality = false;  // also known facts, verdicts on the worlds that fit them, and series
  std::function<void(const std::vector<std::pair<Cell, CellResult>>&)> keep;  // finished cells, a batch at a time
  std::function<void(const Status&)> progress;
  const std::atomic<bool>* stop = nullptr;  // set: finish the running cells, keep them, return
  bool checks = true;                       // robustness; what has to be run for it only beyond a quick look
};

// Runs what is missing in `cells` and judges. Rounds of looks: the next round is a pure function of the last.
StudyResult carry_out(const Study& study, Cells& cells, const Orders& orders);

// The pairs of one test over [0, draws) x [0, replicates) under a condition: D as Test says, times the rule's sign.
std::vector<double> differences(const Study& study, const BoundTest& test, u32 condition, const Cells& cells,
                                const Progress& at);

// What the margin is a share of in these pairs; nothing where it is none. D is missing where this is. Of a test of
// parts it is the whole, Y_A - Y_B.
std::vector<double> references(const Study& study, const BoundTest& test, u32 condition, const Cells& cells,
                               const Progress& at);

// The mean over draws of the outcome in each arm of the test, over the pairs of its differences that have a value: what
// a change is the change of. Infinite where runs failed, NaN where no pair is complete.
std::vector<double> compared_levels(const Study& study, const BoundTest& test, const Cells& cells, const Progress& at);

// What each part of the test's effect has of its mean, over the pairs in which all arms have a value; the last one is
// what no part has, where the parts do not make up the whole.
std::vector<PartShare> part_shares(const Study& study, const BoundTest& test, const Cells& cells, const Progress& at);

// The cells that `test` reads up to `at` under a condition.
void want(const BoundTest& test, u32 condition, const Progress& at, std::vector<Cell>& cells);

}  // namespace interregnum
