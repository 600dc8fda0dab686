#include <algorithm>
#include <bit>
#include <cmath>

#include "base/hash.hpp"
#include "study/advice.hpp"
#include "study/base_rates.hpp"
#include "study/execute.hpp"
#include "study/hinge.hpp"
#include "study/looking.hpp"
#include "study/reality.hpp"
#include "study/rivals.hpp"
#include "study/robustness.hpp"
#include "study/study.hpp"
#include "study/summary.hpp"
#include "study/transfer.hpp"

namespace interregnum {
namespace {

// What the next round needs and does not have.
std::vector<Cell> missing_cells(const Study& study, const std::vector<TestResult>& results, const Cells& cells) {
  std::vector<Cell> wanted;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!results[i].progress.open) continue;
    want(study.tests[i], 0, results[i].progress, wanted);
    for (u32 rival = 1; rival < judged_variants(study); ++rival)
      want(study.tests[i], rival, results[i].rival_progress, wanted);
  }
  keep_missing(wanted, cells);
  return wanted;
}

// Calls f(draw, paths in the arms) for every pair of a comparison, in index order.
template <class F>
void for_each_path(const BoundTest& test, const Cells& cells, const Progress& at, const F& f) {
  if (test.rule.is_level) return;
  std::vector<Cursor> cursors;
  for (const Side& side : test.sides[0]) cursors.push_back({cells, side.arm});
  std::vector<double> paths(cursors.size());
  for (u32 draw = 0; draw < at.draws; ++draw)
    for (u32 replicate = 0; replicate < at.replicates; ++replicate) {
      for (std::size_t i = 0; i < paths.size(); ++i)
        paths[i] = cell_at(cursors[i], draw, replicate).values[test.sides[0][i].path];
      f(draw, paths);
    }
}

// Whether there is anything to compare: an interaction has nothing where its contrasts, or what they compare, are
// equal.
bool differ(const std::vector<double>& paths) {
  if (paths.size() == 2) return paths[0] != paths[1];
  return (paths[0] != paths[1] || paths[2] != paths[3]) && (paths[0] != paths[2] || paths[1] != paths[3]);
}

// In how many draws the paths of the arms differ in any replicate.
void compare_paths(const BoundTest& test, const Cells& cells, TestResult& result) {
  std::vector<char> differs(test.rule.is_level ? 0 : result.progress.draws);
  for_each_path(test, cells, result.progress,
                [&](u32 draw, const std::vector<double>& paths) { differs[draw] |= differ(paths); });
  result.compared = differs.size();
  result.differing = static_cast<u64>(std::count(differs.begin(), differs.end(), 1));
}

// One look: a pure function of the cells [0, draws) x [0, replicates) of the test's arms.
void look(const Study& study, const BoundTest& test, const Cells& cells, u32 budget, TestResult& result) {
  if (result.rivals.empty())
    for (u32 variant = 1; variant < judged_variants(study); ++variant)
      result.rivals.push_back(rival_share(study, test, variant, cells, result.rival_progress));
  result.worlds = worlds_of(study, test, 0, cells, result.progress);
  result.pairs = u64{result.progress.draws} * result.progress.replicates;
  compare_paths(test, cells, result);
  const Context context = context_of(test, result);
  result.finding = judge_test(result.worlds, test.rule, context);
  const Progress next = next_progress(result.progress, result.finding, budget);
  if (next.open)
    result.progress = next;
  else
    result.progress.open = false;
  result.further = result.finding.decided ? std::nullopt : further_draws(result.worlds, test.rule, context);
}

// Checks that were run; controls only read what is hashed already.
void add_checks(const std::vector<std::vector<Robustness>>& robustness, Fingerprint& hash) {
  for (const auto& rows : robustness)
    for (const Robustness& row : rows) {
      if (row.check != Check::wider && row.check != Check::without && row.check != Check::rival) continue;
      for (const Estimate& e : {row.share, row.effect})
        for (const double value : {e.value, e.lo, e.hi}) hash.add(value);
    }
}

u64 fingerprint(const Study& study, const StudyResult& result_of, const Cells& cells, const std::vector<u64>& others) {
  const auto& results = result_of.tests;
  Fingerprint hash;
  for (const u64 other : others) hash.add(other);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const TestResult& result = results[i];
    hash.add(Text(study.scenario->claims[result.claim].id));
    hash.add(u64{result.test});
    hash.add(u64{result.progress.draws});
    hash.add(u64{result.progress.replicates});
    for (u32 condition = 0; condition <= result.rivals.size(); ++condition) {
      const Progress at = condition == 0 ? result.progress : result.rival_progress;
      for (const double d : differences(study, study.tests[i], condition, cells, at)) hash.add(d);
      for (const double r : references(study, study.tests[i], condition, cells, at)) hash.add(r);
    }
    for_each_path(study.tests[i], cells, result.progress, [&](u32, const std::vector<double>& paths) {
      for (const double path : paths) hash.add(path);
    });
  }
  for (const RateResult& rate : result_of.rates) {
    hash.add(Text(study.scenario->facts[rate.fact].name));
    hash.add(rate.runs);
    for (const double value : {rate.mean, rate.lo, rate.hi}) hash.add(value);
  }
  add_checks(result_of.robustness, hash);
  return hash.value();
}

std::vector<ClaimFinding> judge_claims(const Study& study, const std::vector<TestResult>& results) {
  std::vector<ClaimFinding> claims;
  auto result = results.begin();
  for (const auto& claim : study.scenario->claims) {
    std::vector<Verdict> verdicts;
    for (std::size_t i = 0; i < claim.tests.size(); ++i) verdicts.push_back((result++)->finding.verdict);
    claims.push_back(judge_claim(verdicts, claim.need));
  }
  return claims;
}

// Cells of the open tests up to the whole budget that are still to run, those of the base rates, and those of the
// checks of the verdicts as they stand.
u64 at_most(const Study& study, const std::vector<TestResult>& results, const Cells& cells, const Orders& orders) {
  auto whole = results;
  for (auto& result : whole) result.progress.draws = orders.budget;
  u64 count = missing_cells(study, whole, cells).size() + missing_rate_cells(study, cells, orders.budget).size();
  if (orders.checks) count += missing_checks(study, results, judge_claims(study, results), cells, orders.budget).size();
  return count;
}

}  // namespace

StudyResult carry_out(const Study& study, Cells& cells, const Orders& orders) {
  StudyResult study_result;
  study_result.budget = orders.budget;
  auto& results = study_result.tests;
  for (const auto& test : study.tests) {
    TestResult& result = results.emplace_back();
    result.claim = test.claim;
    result.test = test.test;
    result.rule = test.rule;
    result.progress = first_progress(orders.budget);
    result.rival_progress = {std::min(rival_draws, orders.budget), first_replicates, false};
  }
  for (const auto& [test, other] : study.transfers)  // which read no cell of this study
    results[test].progress = results[test].rival_progress = {0, first_replicates, false};
  Status status;
  status.tests = results.size();
  const auto open = [&] {
    return std::count_if(results.begin(), results.end(), [](const auto& r) { return r.progress.open; });
  };
  while (open() > 0) {
    status.open = static_cast<u64>(open());
    status.at_most = status.done + at_most(study, results, cells, orders);
    if (!execute(study, missing_cells(study, results, cells), cells, orders, status)) return study_result;
    for (std::size_t i = 0; i < results.size(); ++i)
      if (results[i].progress.open) look(study, study.tests[i], cells, orders.budget, results[i]);
  }
  status.open = 0;
  if (!meet_default_rivals(study, cells, orders, status, results)) return study_result;
  const auto of_rates = missing_rate_cells(study, cells, orders.budget);
  status.at_most = status.done + of_rates.size();
  if (!execute(study, of_rates, cells, orders, status)) return study_result;
  std::vector<u64> fingerprints;
  for (const auto& [test, other] : study.transfers) {
    const auto judged = carry_out_transfer(other, orders);
    if (!judged.complete) return study_result;
    judge_transfer(study, judged, results, results[test]);
    fingerprints.push_back(judged.fingerprint);
    study_result.cells += judged.cells, study_result.failed_runs += judged.failed_runs;
  }
  study_result.claims = judge_claims(study, results);
  std::vector<Cell> checks = hinge_cells(study, study_result, orders.budget);
  auto of_hinges = checks;
  keep_missing(of_hinges, cells);
  status.at_most = status.done + of_hinges.size();
  if (!execute(study, of_hinges, cells, orders, status)) return study_result;
  if (orders.checks && !check_robustness(study, cells, orders, status, study_result, checks)) return study_result;
  for (std::size_t i = 0; i < results.size(); ++i)
    results[i].parts = part_shares(study, study.tests[i], cells, results[i].progress);
  for (std::size_t i = 0; i < results.size(); ++i)
    results[i].levels = compared_levels(study, study.tests[i], cells, results[i].progress);
  study_result.outcomes = summarise(study, results, cells);
  study_result.rates = compare_rates(study, cells, orders.budget);
  study_result.hinges = claim_hinges(study, study_result, cells, orders.budget);
  study_result.advice = what_to_find_out(*study.scenario, study_result.hinges);
  if (orders.reality && !see_reality(study, cells, orders, status, study_result, checks)) return study_result;
  study_result.cells += count_cells(study, results, orders.budget, std::move(checks), study_result.failed_runs, cells);
  study_result.fingerprint = fingerprint(study, study_result, cells, fingerprints);
  study_result.complete = true;
  return study_result;
}

}  // namespace interregnum
