#include "judge/verdict.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace interregnum {
namespace {

constexpr Rule contrast{.margin = .05};
constexpr Rule level{.is_level = true};

// Worlds of which only the bounds matter.
Worlds shown(Interval share, Interval mean, Interval reversed = {0, .1}) {
  Worlds worlds;
  worlds.draws = 400;
  worlds.share = worlds.share_if_clear = {(share.lo + share.hi) / 2, share.lo, share.hi};
  worlds.mean = {(mean.lo + mean.hi) / 2, mean.lo, mean.hi};
  worlds.reversed = worlds.reversed_if_clear = {(reversed.lo + reversed.hi) / 2, reversed.lo, reversed.hi};
  return worlds;
}

void expect_decided(const Finding& finding, Verdict verdict) {
  EXPECT_TRUE(finding.decided);
  EXPECT_EQ(verdict_code(finding.verdict), verdict_code(verdict));
}

void expect_open(const Finding& finding) {
  EXPECT_FALSE(finding.decided);
  EXPECT_EQ(finding.verdict, Verdict::not_enough_runs);
}

TEST(Verdict, FollowsNeedsShareAndMean) {
  expect_decided(judge_test(shown({.80, .97}, {.01, .09}), contrast, {}), Verdict::follows);
  expect_open(judge_test(shown({.79, .97}, {.01, .09}), contrast, {}));
  expect_open(judge_test(shown({.85, .97}, {0, .09}), contrast, {}));
  expect_decided(judge_test(shown({.85, .97}, {-.9, -.1}), contrast, {}), Verdict::depends);
}

TEST(Verdict, WhatDoesNotFollowIsOppositeTooSmallOrWithoutEffect) {
  expect_decided(judge_test(shown({.02, .19}, {-.2, .01}, {.21, .6}), contrast, {}), Verdict::opposite);
  expect_decided(judge_test(shown({.02, .19}, {.01, .04}), contrast, {}), Verdict::too_small);
  expect_decided(judge_test(shown({.02, .19}, {0, .04}), contrast, {}), Verdict::no_effect);
  expect_open(judge_test(shown({.02, .21}, {.01, .04}), contrast, {}));
}

// Until C shows that it is not the opposite, nothing is said; without bounds of mu it is no effect if the budget ends.
TEST(Verdict, TheKindOfWhatDoesNotFollowIsShownToo) {
  expect_open(judge_test(shown({.02, .19}, {.01, .04}, {.10, .40}), contrast, {}));
  expect_open(judge_test(shown({.02, .19}, {-.03, .04}, {.10, .40}), contrast, {}));
  const Finding wide = judge_test(shown({.02, .19}, {-.06, .04}, {.02, .10}), contrast, {});
  EXPECT_FALSE(wide.decided);
  EXPECT_EQ(wide.verdict, Verdict::no_effect);
  expect_decided(judge_test(shown({.02, .19}, {-.06, -.01}, {.02, .10}), contrast, {}), Verdict::no_effect);
}

TEST(Verdict, FollowsAllowsForWorldsTooRareToHaveBeenSeen) {
  Worlds worlds = shown({.85, .97}, {.03, .09});
  worlds.unseen = {-.02, .3};
  expect_decided(judge_test(worlds, contrast, {}), Verdict::follows);
  worlds.unseen = {-.04, .3};
  expect_open(judge_test(worlds, contrast, {}));
  worlds = shown({.02, .19}, {.01, .04});
  worlds.unseen = {-.04, .3};
  expect_decided(judge_test(worlds, contrast, {}), Verdict::too_small);
}

TEST(Verdict, ALevelThatDoesNotFollowIsTooSmall) {
  expect_decided(judge_test(shown({.02, .19}, {-.5, -.4}, {.8, .9}), level, {}), Verdict::too_small);
  expect_decided(judge_test(shown({.85, .97}, {.1, .2}), level, {}), Verdict::follows);
}

TEST(Verdict, DependsOnlyWhenShownToLieBetween) {
  expect_decided(judge_test(shown({.21, .79}, {0, .1}), contrast, {}), Verdict::depends);
  expect_open(judge_test(shown({.20, .80}, {0, .1}), {.margin = .05, .holds = .8}, {}));
  expect_open(judge_test(shown({.30, .85}, {0, .1}), contrast, {}));
  expect_open(judge_test(shown({.10, .70}, {0, .1}), contrast, {}));
  expect_open(judge_test(shown({0, 1}, {-9, 9}), contrast, {}));
}

TEST(Verdict, ARivalAcrossABarMakesItATheoryQuestion) {
  const std::vector<Interval> agrees{{.82, .99}}, straddles{{.5, .9}}, denies{{.82, .99}, {.1, .79}};
  const Worlds follows = shown({.85, .97}, {.01, .09});
  expect_decided(judge_test(follows, contrast, {.rivals = agrees}), Verdict::follows);
  expect_decided(judge_test(follows, contrast, {.rivals = straddles}), Verdict::follows);
  const Finding finding = judge_test(follows, contrast, {.rivals = denies});
  expect_decided(finding, Verdict::depends_on_theory);
  EXPECT_EQ(finding.rival, 1u);

  const std::vector<Interval> high{{.80, .95}}, low{{.02, .19}}, middle{{.3, .6}};
  expect_decided(judge_test(shown({.02, .19}, {.01, .02}), contrast, {.rivals = middle}), Verdict::depends_on_theory);
  expect_decided(judge_test(shown({.3, .7}, {.01, .02}), contrast, {.rivals = low}), Verdict::depends_on_theory);
  expect_decided(judge_test(shown({.3, .7}, {.01, .02}), contrast, {.rivals = middle}), Verdict::depends);
  // A bar already lies between them, whichever verdict the standard will get.
  expect_decided(judge_test(shown({.3, .9}, {.01, .02}), contrast, {.rivals = low}), Verdict::depends_on_theory);
  expect_open(judge_test(shown({.3, .9}, {.01, .02}), contrast, {.rivals = high}));
}

TEST(Verdict, AssumedIsKnownBeforeAnyRun) {
  expect_decided(judge_test({}, contrast, {.assumed = true}), Verdict::assumed);
}

TEST(Verdict, NeverTestedWhenTheTriggerIsRareOrThePathsAreEqual) {
  const Worlds open = shown({.1, .7}, {0, 0}), closed = shown({0, .1}, {0, 0});
  expect_decided(judge_test(open, contrast, {.compared = 400, .differing = 3}), Verdict::never_tested);
  expect_open(judge_test(open, contrast, {.compared = 400, .differing = 30}));
  expect_decided(judge_test(closed, contrast, {.compared = 54, .differing = 0}), Verdict::never_tested);
  expect_decided(judge_test(closed, contrast, {.compared = 54, .differing = 1}), Verdict::no_effect);
  // Equal so far, but too few draws to stop: if the budget ends here, nothing was compared.
  const Finding finding = judge_test(open, contrast, {.compared = 16, .differing = 0});
  EXPECT_FALSE(finding.decided);
  EXPECT_EQ(finding.verdict, Verdict::never_tested);
}

// A moment that comes in no run, a condition that is never met: it goes on looking, and then says so.
TEST(Verdict, NeverTestedWhereNoRunHasTheOutcome) {
  Worlds worlds = shown({0, 1}, {-9, 9});
  worlds.missing = 1;
  const Finding finding = judge_test(worlds, level, {});
  EXPECT_FALSE(finding.decided);
  EXPECT_EQ(finding.verdict, Verdict::never_tested);
}

// A rare outcome that is equal in both arms is not this: the paths differ.
TEST(Verdict, ARareOutcomeIsNotNeverTested) {
  expect_decided(judge_test(shown({0, .1}, {-.01, .01}), contrast, {.compared = 400, .differing = 400}),
                 Verdict::no_effect);
}

TEST(Verdict, ReplicatesAreWantedWhenUnclearDrawsAloneKeepItOpen) {
  Worlds worlds = shown({.5, .97}, {.01, .09});
  EXPECT_FALSE(judge_test(worlds, contrast, {}).only_unclear);
  worlds.share_if_clear = {.9, .81, .95};
  EXPECT_TRUE(judge_test(worlds, contrast, {}).only_unclear);
  worlds.mean.lo = -.01;
  EXPECT_FALSE(judge_test(worlds, contrast, {}).only_unclear);
}

TEST(Contamination, IsTheShareOfWorldsThatMayBeWrong) {
  EXPECT_FALSE(contamination_limit(.79, .80).has_value());
  EXPECT_EQ(contamination_limit(.80, .80), 0);
  EXPECT_NEAR(*contamination_limit(.91, .80), .12088, 1e-5);
  EXPECT_NEAR((1 - *contamination_limit(.97, .8)) * .97, .8, 1e-15);
}

using enum Verdict;

TEST(Claim, TheWeakestTestDecidesUnderAll) {
  const std::vector<Verdict> order{opposite, no_effect,       too_small, depends_on_theory,
                                   depends,  not_enough_runs, follows};
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t j = 0; j < order.size(); ++j) {
      const std::vector<Verdict> tests{order[i], order[j]};
      EXPECT_EQ(judge_claim(tests, 0).verdict, order[std::min(i, j)]);
      EXPECT_EQ(judge_claim(tests, 1).verdict, order[std::max(i, j)]);
    }
}

TEST(Claim, CountsItsParts) {
  const std::vector<Verdict> tests{follows, follows, too_small, follows, follows, follows};
  const ClaimFinding claim = judge_claim(tests, 0);
  EXPECT_EQ(claim.verdict, too_small);
  EXPECT_EQ(claim.deciding, 2u);
  EXPECT_EQ(claim.follow, 5u);
  EXPECT_EQ(claim.parts, 6u);
}

TEST(Claim, SomeOfThem) {
  const std::vector<Verdict> tests{opposite, depends, follows};
  EXPECT_EQ(judge_claim(tests, 1).verdict, follows);
  EXPECT_EQ(judge_claim(tests, 2).verdict, depends);
  EXPECT_EQ(judge_claim(tests, 3).verdict, opposite);
}

TEST(Claim, AssumedAndNeverTestedCountOnlyAlone) {
  const std::vector<Verdict> mixed{assumed, follows, never_tested}, alone{never_tested, assumed};
  EXPECT_EQ(judge_claim(mixed, 0).verdict, follows);
  EXPECT_EQ(judge_claim(mixed, 0).deciding, 1u);
  EXPECT_EQ(judge_claim(mixed, 0).parts, 1u);
  EXPECT_EQ(judge_claim(mixed, 2).verdict, follows);
  EXPECT_EQ(judge_claim(alone, 0).verdict, never_tested);
  EXPECT_EQ(judge_claim(alone, 0).follow, 0u);
}

TEST(Verdict, HasCodeWordsAndMark) {
  EXPECT_EQ(verdict_code(not_enough_runs), "not_enough_runs");
  EXPECT_EQ(verdict_words(too_small), "DOES NOT FOLLOW: TOO SMALL");
  EXPECT_EQ(verdict_words(opposite), "THE OPPOSITE");
  const std::vector<Verdict> all{follows,  depends, depends_on_theory, no_effect,      too_small,
                                 opposite, assumed, never_tested,      not_enough_runs};
  std::string marks;
  for (const Verdict verdict : all) marks += verdict_mark(verdict);
  EXPECT_EQ(marks,
            "+?"
            "?--!=0~");
}

}  // namespace
}  // namespace interregnum
