#include "judge/look.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace interregnum {
namespace {

constexpr Finding undecided{}, unclear{.only_unclear = true}, decided{.verdict = Verdict::follows, .decided = true};

TEST(Look, ComesAtFixedDraws) {
  std::vector<u32> looks;
  for (u32 draws = first_progress(400).draws; looks.empty() || looks.back() < 400; draws = look_after(draws, 400))
    looks.push_back(draws);
  EXPECT_EQ(looks, (std::vector<u32>{16, 24, 36, 54, 81, 121, 181, 271, 400}));
  EXPECT_EQ(look_after(54, quick_look), quick_look);
  EXPECT_EQ(first_progress(5).draws, 5u);
  EXPECT_EQ(look_after(1, 100), 2u);
  EXPECT_EQ(look_after(4'000'000'000, 4'294'967'295), 4'294'967'295);
}

TEST(Look, TheQuickStudyIsTheBeginningOfTheFullOne) {
  Progress quick = first_progress(quick_look), full = first_progress(400);
  for (const Finding& finding : {undecided, unclear, undecided, undecided}) {
    EXPECT_EQ(quick.draws, full.draws);
    EXPECT_EQ(quick.replicates, full.replicates);
    quick = next_progress(quick, finding, quick_look);
    full = next_progress(full, finding, 400);
  }
}

TEST(Look, ReplicatesDoubleWhileUnclearDrawsAloneKeepItOpen) {
  Progress progress = first_progress(400);
  for (const u32 replicates : {4u, 8u, 16u, 32u}) {
    EXPECT_EQ(progress.draws, 16u);
    EXPECT_EQ(progress.replicates, replicates);
    progress = next_progress(progress, unclear, 400);
  }
  EXPECT_EQ(progress.replicates, most_replicates);
  EXPECT_EQ(progress.draws, 24u);
}

TEST(Look, EndsWhenDecidedOrWhenTheBudgetIsSpent) {
  EXPECT_FALSE(next_progress({81, 8, true}, decided, 400).open);
  EXPECT_EQ(next_progress({81, 8, true}, decided, 400).draws, 81u);
  EXPECT_FALSE(next_progress({400, 4, true}, undecided, 400).open);
  EXPECT_TRUE(next_progress({400, 4, true}, unclear, 400).open);
  EXPECT_FALSE(next_progress({400, 32, true}, unclear, 400).open);
}

// `yes` of 100 draws surely reach the margin, the others surely do not.
Worlds hundred(u32 yes, const Rule& rule) {
  std::vector<double> values;
  for (u32 draw = 0; draw < 100; ++draw) values.insert(values.end(), 4, draw < yes ? .2 : .1);
  return classify({values, 100, 4}, rule);
}

TEST(FurtherDraws, IsTheFirstNumberThatDecides) {
  const Rule rule{.margin = .15};
  for (const u32 yes : {86u, 65u, 14u, 35u}) {
    const Worlds worlds = hundred(yes, rule);
    ASSERT_FALSE(judge_test(worlds, rule, {}).decided) << yes;
    const auto further = further_draws(worlds, rule, {});
    ASSERT_TRUE(further.has_value()) << yes;
    EXPECT_GT(*further, 10u);
    EXPECT_LT(*further, 1000u);
    EXPECT_TRUE(judge_test(extrapolated(worlds, rule, 100 + *further), rule, {}).decided);
  }
}

TEST(FurtherDraws, GrowsTowardsTheBarAndIsUnknownOnIt) {
  const Rule rule{.margin = .15};
  EXPECT_GT(further_draws(hundred(84, rule), rule, {}), further_draws(hundred(87, rule), rule, {}));
  EXPECT_GT(further_draws(hundred(70, rule), rule, {}), further_draws(hundred(65, rule), rule, {}));
  EXPECT_FALSE(further_draws(hundred(80, rule), rule, {}).has_value());
  EXPECT_FALSE(further_draws(hundred(20, rule), rule, {}).has_value());
  EXPECT_FALSE(further_draws({}, rule, {}).has_value());
}

TEST(FurtherDraws, IsNoneMoreWhereReplicatesAreMissing) {
  // Every draw points to yes by far, with luck so wide that four replicates are not enough.
  std::vector<double> values;
  for (u32 draw = 0; draw < 100; ++draw) values.insert(values.end(), {.1, .3, .1, .3});
  const Rule rule{.margin = .15};
  const Worlds worlds = classify({values, 100, 4}, rule);
  ASSERT_TRUE(judge_test(worlds, rule, {}).only_unclear);
  EXPECT_FALSE(further_draws(worlds, rule, {}).has_value());
}

}  // namespace
}  // namespace interregnum
