// Synthetic studies whose truth is known, run through every look as a study runs them: the right verdict comes out,
// and a wrong one in no more than alpha of them.
#include <gtest/gtest.h>

#include <cstdio>
#include <vector>

#include "base/draw.hpp"
#include "judge/look.hpp"

namespace interregnum {
namespace {

constexpr u32 studies = 200, budget = 400;

// e ~ normal(mean, 1) over worlds, D ~ normal(e, luck) within one.
struct Truth {
  double mean, margin, luck;
};

std::vector<double> values_of(const Truth& truth, u32 study, const Progress& at) {
  std::vector<double> values;
  values.reserve(std::size_t{at.draws} * at.replicates);
  for (u32 draw = 0; draw < at.draws; ++draw) {
    const double effect = truth.mean + parameters_of(study, draw).normal(name_id("effect"), 0, 0);
    for (u32 replicate = 0; replicate < at.replicates; ++replicate)
      values.push_back(effect + truth.luck * luck_of(study, draw, replicate).normal(name_id("luck"), 0, 0));
  }
  return values;
}

Verdict verdict_on(const Truth& truth, u32 study) {
  const Rule rule{.margin = truth.margin};
  Finding finding;
  for (Progress at = first_progress(budget); at.open; at = next_progress(at, finding, budget)) {
    const std::vector<double> values = values_of(truth, study, at);
    finding = judge_test(classify({values, at.draws, at.replicates}, rule), rule, {});
  }
  return finding.verdict;
}

struct Count {
  u32 right = 0, wrong = 0, open = 0;
};

Count judged(Text name, const Truth& truth, Verdict right) {
  Count count;
  for (u32 study = 0; study < studies; ++study) {
    const Verdict verdict = verdict_on(truth, study);
    ++(verdict == right ? count.right : verdict == Verdict::not_enough_runs ? count.open : count.wrong);
  }
  std::printf("%-34s %3u of %u right, %u wrong, %u not enough runs\n", std::string(name).c_str(), count.right, studies,
              count.wrong, count.open);
  return count;
}

constexpr double most_wrong = .05 * studies;

TEST(Truth, AClearShareReachesItsVerdict) {
  const Count follows = judged("H .95: follows", {3, 3 - 1.644854, .2}, Verdict::follows);
  const Count depends = judged("H .50: depends", {1, 1, .2}, Verdict::depends);
  const Count too_small = judged("H .05: too small", {1, 1 + 1.644854, .2}, Verdict::too_small);
  const Count no_effect = judged("H .05 about 0: no effect", {0, 1.644854, .2}, Verdict::no_effect);
  const Count half = judged("H .02, C .50: the opposite", {-1, 1, .2}, Verdict::opposite);
  const Count opposite = judged("H .00, C .98: the opposite", {-3, 1, .2}, Verdict::opposite);
  for (const Count& count : {follows, depends, too_small, no_effect, half, opposite}) {
    EXPECT_LE(count.wrong, most_wrong);
    EXPECT_GE(count.right, .9 * studies);
  }
}

// Just beside a bar nothing can be shown within the budget, but nothing false may be said either.
TEST(Truth, AShareBesideABarIsRarelyMisjudged) {
  EXPECT_LE(judged("H .79: depends", {1, 1 - .806421, 0}, Verdict::depends).wrong, most_wrong);
  EXPECT_LE(judged("H .21: depends", {1, 1 + .806421, 0}, Verdict::depends).wrong, most_wrong);
  EXPECT_LE(judged("H .79, much luck: depends", {1, 1 - .806421, 1}, Verdict::depends).wrong, most_wrong);
}

}  // namespace
}  // namespace interregnum
