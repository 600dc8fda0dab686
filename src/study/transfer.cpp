#include "study/transfer.hpp"

#include <algorithm>

namespace interregnum {
namespace {

// In the outcome's own direction: +1 and -1 where shown, else 0.
int shown_sign(const TestResult& result) {
  const Estimate& mean = result.worlds.mean;
  const int sign = mean.lo > 0 ? 1 : mean.hi < 0 ? -1 : 0;
  return result.rule.sign < 0 ? -sign : sign;
}

bool says_nothing(Verdict verdict) { return verdict == Verdict::assumed || verdict == Verdict::never_tested; }

Verdict compared_signs(const std::vector<const TestResult*>& own, const std::vector<TestResult>& other) {
  Verdict verdict = own.size() == other.size() ? Verdict::follows : Verdict::never_tested;
  for (std::size_t i = 0; i < std::min(own.size(), other.size()); ++i) {
    for (const Verdict one : {own[i]->finding.verdict, other[i].finding.verdict})
      if (says_nothing(one)) return one;
    const int here = shown_sign(*own[i]), there = shown_sign(other[i]);
    if (here * there < 0) return Verdict::opposite;
    if (here * there == 0) verdict = Verdict::not_enough_runs;
  }
  return verdict;
}

// Every test of the claim must be decided, or a verdict may change with more runs.
Verdict compared_verdicts(const Claim& claim, const std::vector<const TestResult*>& own, const StudyResult& other) {
  std::vector<Verdict> verdicts;
  for (const TestResult* test : own) verdicts.push_back(test->finding.verdict);
  const Verdict here = judge_claim(verdicts, claim.need).verdict, there = other.claims.front().verdict;
  if (here == Verdict::not_enough_runs || there == Verdict::not_enough_runs) return Verdict::not_enough_runs;
  return here == there ? Verdict::follows : Verdict::opposite;
}

}  // namespace

StudyResult carry_out_transfer(const Study& other, const Orders& orders) {
  Cells cells;
  Orders alone = orders;
  alone.keep = {};
  alone.progress = {};
  alone.checks = false;
  alone.reality = false;
  return carry_out(other, cells, alone);
}

void judge_transfer(const Study& study, const StudyResult& other, const std::vector<TestResult>& own,
                    TestResult& result) {
  const Transfer& transfer = *study.scenario->claims[result.claim].tests[result.test].transfer;
  std::vector<const TestResult*> here;
  for (const TestResult& test : own)
    if (test.claim == transfer.claim) here.push_back(&test);
  const TestResult& deciding = other.tests[other.claims.front().deciding];
  result.rule = deciding.rule;
  result.worlds = deciding.worlds;
  result.pairs = deciding.pairs;
  result.finding = {};
  result.finding.verdict = transfer.verdict ? compared_verdicts(study.scenario->claims[transfer.claim], here, other)
                                            : compared_signs(here, other.tests);
  result.finding.decided = result.finding.verdict != Verdict::not_enough_runs;
}

}  // namespace interregnum
