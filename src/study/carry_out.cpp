#include <algorithm>
#include <bit>
#include <cmath>

#include "base/hash.hpp"
#include "study/advice.hpp"
#include "study/base_rates.hpp"
#include "study/execute.hpp"
#include "study/hinge.hpp"
#include "study/reality.hpp"
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
    for (u32 variant = 1; variant < judged_variants(study); ++variant)
      want(study.tests[i], variant, results[i].rival_progress, wanted);
  }
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::erase_if(wanted, [&](const Cell& cell) { return cells.contains(cell); });
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

// Bounds of a share say nothing beyond 0 and 1, those of a difference of shares nothing beyond -1 and 1, ...
void clip_to_shares(const Test& test, const Rule& rule, Worlds& worlds) {
  if (!is_between_0_and_1(test.outcome) && !rule.counts) return;
  const auto clip = [](Estimate& e, double least, double most) {
    e.value = std::clamp(e.value, least, most);
    if (std::isfinite(e.lo)) e = {e.value, std::clamp(e.lo, least, most), std::clamp(e.hi, least, most)};
  };
  const double most = test.kind == TestKind::interaction ? 2 : 1;
  clip(worlds.mean, -most, most);
  clip(worlds.effect, rule.is_level || rule.counts ? 0 : -most, most);
}

Worlds worlds_of(const Study& study, const BoundTest& test, u32 variant, const Cells& cells, const Progress& at) {
  const auto d = differences(study, test, variant, cells, at);
  const auto r = references(study, test, variant, cells, at);
  Worlds worlds = classify({d, at.draws, at.replicates, r}, test.rule);
  clip_to_shares(study.scenario->claims[test.claim].tests[test.test], test.rule, worlds);
  return worlds;
}

// One look: a pure function of the cells [0, draws) x [0, replicates) of the test's arms.
void look(const Study& study, const BoundTest& test, const Cells& cells, u32 budget, TestResult& result) {
  if (result.rivals.empty())
    for (u32 variant = 1; variant < judged_variants(study); ++variant) {
      const Worlds worlds = worlds_of(study, test, variant, cells, result.rival_progress);
      result.rivals.push_back({worlds.share.lo, worlds.share.hi});
    }
  result.worlds = worlds_of(study, test, 0, cells, result.progress);
  result.pairs = u64{result.progress.draws} * result.progress.replicates;
  compare_paths(test, cells, result);
  const Context context{test.assumed, !test.idle_role.empty(), result.compared, result.differing, result.rivals};
  result.finding = judge_test(result.worlds, test.rule, context);
  const Progress next = next_progress(result.progress, result.finding, budget);
  if (next.open)
    result.progress = next;
  else
    result.progress.open = false;
  result.further = result.finding.decided ? std::nullopt : further_draws(result.worlds, test.rule, context);
}

u64 fingerprint(const Study& study, const std::vector<TestResult>& results, const std::vector<RateResult>& rates,
                const Cells& cells, const std::vector<u64>& others) {
  Fingerprint hash;
  for (const u64 other : others) hash.add(other);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const TestResult& result = results[i];
    hash.add(Text(study.scenario->claims[result.claim].id));
    hash.add(u64{result.test});
    hash.add(u64{result.progress.draws});
    hash.add(u64{result.progress.replicates});
    for (u32 variant = 0; variant < judged_variants(study); ++variant) {
      const Progress at = variant == 0 ? result.progress : result.rival_progress;
      for (const double d : differences(study, study.tests[i], variant, cells, at)) hash.add(d);
      for (const double r : references(study, study.tests[i], variant, cells, at)) hash.add(r);
    }
    for_each_path(study.tests[i], cells, result.progress, [&](u32, const std::vector<double>& paths) {
      for (const double path : paths) hash.add(path);
    });
  }
  for (const RateResult& rate : rates) {
    hash.add(Text(study.scenario->facts[rate.fact].name));
    hash.add(rate.runs);
    for (const double value : {rate.mean, rate.lo, rate.hi}) hash.add(value);
  }
  return hash.value();
}

// Cells of the open tests up to the whole budget that are still to run, and those of the base rates.
u64 at_most(const Study& study, const std::vector<TestResult>& results, const Cells& cells, u32 budget) {
  auto whole = results;
  for (auto& result : whole) result.progress.draws = budget;
  return missing_cells(study, whole, cells).size() + missing_rate_cells(study, cells, budget).size();
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

}  // namespace

StudyResult carry_out(const Study& study, Cells& cells, const Orders& orders) {
  StudyResult study_result;
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
    status.at_most = status.done + at_most(study, results, cells, orders.budget);
    if (!execute(study, missing_cells(study, results, cells), cells, orders, status)) return study_result;
    for (std::size_t i = 0; i < results.size(); ++i)
      if (results[i].progress.open) look(study, study.tests[i], cells, orders.budget, results[i]);
  }
  status.open = 0;
  const auto of_rates = missing_rate_cells(study, cells, orders.budget);
  status.at_most = status.done + of_rates.size();
  if (!execute(study, of_rates, cells, orders, status)) return study_result;
  std::vector<u64> fingerprints;
  for (const auto& [test, other] : study.transfers) {
    const auto judged = carry_out_transfer(other, orders);
    if (!judged.complete) return study_result;
    judge_transfer(study, judged, results, results[test]);
    fingerprints.push_back(judged.fingerprint);
  }
  study_result.claims = judge_claims(study, results);
  auto of_hinges = hinge_cells(study, study_result, orders.budget);
  std::erase_if(of_hinges, [&](const Cell& cell) { return cells.contains(cell); });
  status.at_most = status.done + of_hinges.size();
  if (!execute(study, of_hinges, cells, orders, status)) return study_result;
  for (std::size_t i = 0; i < results.size(); ++i)
    results[i].parts = part_shares(study, study.tests[i], cells, results[i].progress);
  for (std::size_t i = 0; i < results.size(); ++i)
    results[i].levels = compared_levels(study, study.tests[i], cells, results[i].progress);
  study_result.outcomes = summarise(study, results, cells);
  study_result.rates = compare_rates(study, cells, orders.budget);
  study_result.hinges = claim_hinges(study, study_result, cells, orders.budget);
  study_result.advice = what_to_find_out(*study.scenario, study_result.hinges);
  if (orders.reality && !see_reality(study, cells, orders, status, study_result)) return study_result;
  study_result.cells = count_cells(study, results, orders.budget, orders.reality, study_result.failed_runs, cells);
  study_result.fingerprint = fingerprint(study, results, study_result.rates, cells, fingerprints);
  study_result.complete = true;
  return study_result;
}

}  // namespace interregnum
