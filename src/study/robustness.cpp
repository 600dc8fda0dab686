#include "study/robustness.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "judge/shapley.hpp"
#include "study/controls.hpp"
#include "study/execute.hpp"
#include "study/idle.hpp"
#include "study/looking.hpp"

namespace interregnum {
namespace {

constexpr Estimate unknown{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN(),
                           std::numeric_limits<double>::quiet_NaN()};

bool is_within_quick_look(u32 budget) { return budget <= quick_look; }

bool is_judged_by_runs(const TestResult& result) {
  return result.progress.draws > 0 && result.finding.verdict != Verdict::assumed &&
         result.finding.verdict != Verdict::never_tested;
}

// The index in `results` of the test that decides a claim.
std::size_t deciding_of(const std::vector<TestResult>& results, u32 claim, const ClaimFinding& finding) {
  const auto first = std::find_if(results.begin(), results.end(), [&](const auto& r) { return r.claim == claim; });
  return static_cast<std::size_t>(first - results.begin()) + finding.deciding;
}

// The deciding test of every claim that has something to check.
std::vector<std::size_t> checked_tests(const std::vector<TestResult>& results,
                                       const std::vector<ClaimFinding>& claims) {
  std::vector<std::size_t> tests;
  for (u32 claim = 0; claim < claims.size(); ++claim)
    if (const auto test = deciding_of(results, claim, claims[claim]); is_judged_by_runs(results[test]))
      tests.push_back(test);
  return tests;
}

bool is_readable(const BoundTest& test, u32 condition) { return !test.sides[condition].empty(); }

Progress as_checked(const TestResult& result) { return result.rival_progress; }
Progress as_tried(const TestResult& result) { return {std::min(tried_draws, result.rival_progress.draws), 1, false}; }

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

// Whether a condition changed nothing where it was tried.
bool changes_nothing(const Study& study, const BoundTest& test, u32 condition, const Cells& cells, const Progress& at) {
  return same_bits(differences(study, test, condition, cells, at), differences(study, test, 0, cells, at)) &&
         same_bits(references(study, test, condition, cells, at), references(study, test, 0, cells, at));
}

// Declared rivals have been read already, and so have those by default that a test had to meet; wider priors change
// everything.
bool is_tried_first(const Study& study, const TestResult& result, u32 condition) {
  return condition > result.rivals.size() && study.conditions[condition].check != Check::wider;
}

// A condition whose differences are those of the standard mechanisms is read where they are.
u32 read_at(const Study& study, const BoundTest& test, const TestResult& result, u32 condition, const Cells& cells) {
  if (!is_tried_first(study, result, condition)) return condition;
  return changes_nothing(study, test, condition, cells, as_tried(result)) ? 0 : condition;
}

template <class F>
void for_each_condition(const Study& study, const std::vector<TestResult>& results,
                        const std::vector<std::size_t>& tests, const F& f) {
  for (const std::size_t i : tests)
    for (u32 condition = 1; condition < study.conditions.size(); ++condition)
      if (is_readable(study.tests[i], condition)) f(study.tests[i], results[i], condition);
}

// First a few worlds of what may change nothing; the standard's, which everything is compared with; and the rest whole.
std::vector<Cell> first_cells(const Study& study, const std::vector<TestResult>& results,
                              const std::vector<std::size_t>& tests) {
  std::vector<Cell> wanted;
  for (const std::size_t i : tests) want(study.tests[i], 0, as_checked(results[i]), wanted);
  for_each_condition(study, results, tests, [&](const BoundTest& test, const TestResult& result, u32 condition) {
    const bool tried = is_tried_first(study, result, condition);
    want(test, condition, tried ? as_tried(result) : as_checked(result), wanted);
  });
  return wanted;
}

std::vector<Cell> further_cells(const Study& study, const std::vector<TestResult>& results,
                                const std::vector<std::size_t>& tests, const Cells& cells) {
  std::vector<Cell> wanted;
  for_each_condition(study, results, tests, [&](const BoundTest& test, const TestResult& result, u32 condition) {
    if (const u32 at = read_at(study, test, result, condition, cells); at != 0)
      want(test, at, as_checked(result), wanted);
  });
  return wanted;
}

std::string name_of(const Scenario& scenario, const Condition& condition) {
  if (condition.check == Check::without) return scenario.knock_outs[condition.index].role;
  if (condition.check == Check::wider) return {};
  const Rival& rival = rival_at(scenario, condition.index);
  return rival.role + " = " + use_text(rival);
}

// The mean of a draw's differences; NaN where it has none or a run failed.
double mean_of_draw(const std::vector<double>& differences, const Progress& at, u32 draw) {
  double sum = 0, n = 0;
  for (u32 replicate = 0; replicate < at.replicates; ++replicate) {
    const double d = differences[std::size_t{draw} * at.replicates + replicate];
    if (std::isinf(d)) return std::nan("");
    if (!std::isnan(d)) sum += d, n += 1;
  }
  return n > 0 ? sum / n : std::nan("");
}

// What of the standard's change is left under a condition, over the worlds in which both have one. Nothing is known of
// it where the standard's mean is not shown to differ from 0 as verdicts ask it.
Estimate left_of(const Study& study, const BoundTest& test, u32 condition, const Cells& cells, const Progress& at,
                 const Rule& rule) {
  const auto own = differences(study, test, condition, cells, at), whole = differences(study, test, 0, cells, at);
  std::vector<double> left, all;
  for (u32 draw = 0; draw < at.draws; ++draw) {
    const double here = mean_of_draw(own, at, draw), there = mean_of_draw(whole, at, draw);
    if (std::isnan(here + there)) continue;
    left.push_back(here), all.push_back(there);
  }
  Estimate share = share_of_whole(left, all, rule.alpha);
  share.value += 0.;  // no minus before a zero
  const Worlds standard = worlds_of(study, test, whole, references(study, test, 0, cells, at), at, rule);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (!(standard.mean.lo > 0 || standard.mean.hi < 0)) share.lo = -infinity, share.hi = infinity;
  return share;
}

Robustness row_under(const Study& study, const BoundTest& test, const TestResult& result, u32 at, const Cells& cells) {
  const Condition& condition = study.conditions[at];
  Robustness row;
  row.check = condition.check;
  row.name = name_of(*study.scenario, condition);
  row.declared = condition.check != Check::rival || condition.index < study.scenario->rivals.size();
  row.needed = !is_readable(test, at);
  if (row.needed) {
    row.share = row.effect = unknown;
    return row;
  }
  const u32 read = read_at(study, test, result, at, cells);
  row.same = read == 0 || (row.check != Check::wider && changes_nothing(study, test, at, cells, as_checked(result)));
  const Progress progress = as_checked(result);
  Rule alone = test.rule;
  alone.alpha = study.scenario->rules.alpha;
  const Worlds worlds = worlds_of(study, test, differences(study, test, read, cells, progress),
                                  references(study, test, read, cells, progress), progress, alone);
  row.share = worlds.share;
  row.effect = worlds.effect;
  row.verdict = judge_test(worlds, alone, {}).verdict;
  if (row.check == Check::without && !alone.is_level && !alone.counts)
    row.left = left_of(study, test, read, cells, progress, alone);
  return row;
}

// Wider priors first, then roles, then rivals.
std::vector<Robustness> rows_of(const Study& study, const BoundTest& test, const TestResult& result,
                                const Cells& cells) {
  std::vector<Robustness> rows;
  for (const Check check : {Check::wider, Check::without, Check::rival})
    for (u32 at = 1; at < study.conditions.size(); ++at)
      if (study.conditions[at].check == check) rows.push_back(row_under(study, test, result, at, cells));
  return rows;
}

bool run_conditions(const Study& study, const std::vector<std::size_t>& tests, Cells& cells, const Orders& orders,
                    Status& status, const std::vector<TestResult>& results, std::vector<Cell>& read) {
  for (const bool first : {true, false}) {
    auto wanted = first ? first_cells(study, results, tests) : further_cells(study, results, tests, cells);
    read.insert(read.end(), wanted.begin(), wanted.end());
    keep_missing(wanted, cells);
    status.at_most = status.done + wanted.size();
    if (!execute(study, wanted, cells, orders, status)) return false;
  }
  return true;
}

}  // namespace

std::vector<Cell> missing_checks(const Study& study, const std::vector<TestResult>& results,
                                 const std::vector<ClaimFinding>& claims, const Cells& cells, u32 budget) {
  std::vector<Cell> wanted;
  if (is_within_quick_look(budget)) return wanted;
  const auto tests = checked_tests(results, claims);
  for_each_condition(study, results, tests, [&](const BoundTest& test, const TestResult& result, u32 condition) {
    want(test, condition, as_checked(result), wanted);
  });
  keep_missing(wanted, cells);
  return wanted;
}

bool check_robustness(const Study& study, Cells& cells, const Orders& orders, Status& status, StudyResult& result,
                      std::vector<Cell>& read) {
  const auto& results = result.tests;
  const bool runs = !is_within_quick_look(orders.budget);
  if (runs && !run_conditions(study, checked_tests(results, result.claims), cells, orders, status, results, read))
    return false;
  for (u32 claim = 0; claim < result.claims.size(); ++claim) {
    const std::size_t i = deciding_of(results, claim, result.claims[claim]);
    auto& rows = result.robustness.emplace_back();
    if (runs && is_judged_by_runs(results[i])) rows = rows_of(study, study.tests[i], results[i], cells);
    for (auto& row : controls_of(study, study.tests[i], results[i], cells)) rows.push_back(std::move(row));
  }
  return true;
}

bool carries_the_change(const Robustness& row) {
  return row.left && !row.needed && !row.same && row.left->hi <= most_left;
}

bool carries_not(const Robustness& row) { return row.left && (row.same || row.left->lo > most_left); }

}  // namespace interregnum
