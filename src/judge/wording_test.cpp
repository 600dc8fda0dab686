#include "judge/wording.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace interregnum {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Scale points{100, "pp", "points", "%"};
constexpr Rule contrast{.margin = .027, .sign = -1};
constexpr Rule level{.is_level = true, .offset = .5};

Worlds worlds_with(const Estimate& share, const Estimate& effect, const Estimate& direction = {.97, .95, .98}) {
  Worlds worlds;
  worlds.draws = 400;
  worlds.share = share;
  worlds.effect = effect;
  worlds.mean = {-effect.value, -effect.hi, -effect.lo};
  worlds.direction = direction;
  worlds.reversed = {.88, .84, .92};
  return worlds;
}

const Worlds few = worlds_with({.05, .02, .09}, {-.011, -.016, -.006});

TEST(Sentence, HasTheFormOfTheDesign) {
  const Worlds many = worlds_with({.94, .91, .97}, {-.05, -.07, -.03});
  const Worlds open = worlds_with({.74, .64, .83}, {-.05, -.07, -.03});
  EXPECT_EQ(verdict_sentence(Verdict::follows, {many, contrast, points}),
            "Follows from these assumptions in 91 to 97 of 100 worlds.");
  EXPECT_EQ(verdict_sentence(Verdict::too_small, {few, contrast, points}),
            "Right direction in 95 to 98 of 100 worlds, but below the 2.7 points asked for.");
  EXPECT_EQ(verdict_sentence(Verdict::not_enough_runs, {open, contrast, points, 2137}),
            "Between 64 and 83 of 100 so far; about 2,100 more draws settle it.");
  EXPECT_EQ(verdict_sentence(Verdict::never_tested,
                             {.worlds = few, .rule = contrast, .trigger = "the march set out", .trigger_share = .03}),
            "The march set out in 3 of 100 worlds: nothing to compare.");
  EXPECT_EQ(verdict_sentence(Verdict::assumed, {few, contrast}), "The file says so itself; the model adds nothing.");
}

TEST(Sentence, SaysTheRestInTheSameWay) {
  const Worlds half = worlds_with({.45, .38, .52}, {.02, -.01, .05});
  const Worlds against = worlds_with({.9, .85, .95}, {.05, .01, .09});
  EXPECT_EQ(verdict_sentence(Verdict::opposite, {few, contrast, points}),
            "The opposite, by 2.7 points or more, in 84 to 92 of 100 worlds.");
  EXPECT_EQ(verdict_sentence(Verdict::no_effect, {half, contrast, points}),
            "Reaches 2.7 points in 38 to 52 of 100 worlds, and no direction is shown.");
  EXPECT_EQ(verdict_sentence(Verdict::no_effect, {against, contrast, points}),
            "Reaches 2.7 points in 85 to 95 of 100 worlds; averaged over worlds the change goes the other way.");
  EXPECT_EQ(verdict_sentence(Verdict::depends, {half, contrast, points}),
            "Follows in 38 to 52 of 100 worlds; which ones depends on the numbers assumed.");
  EXPECT_EQ(verdict_sentence(Verdict::depends, {against, contrast, points}),
            "Follows in 85 to 95 of 100 worlds, but averaged over worlds the change goes the other way.");
  EXPECT_EQ(verdict_sentence(
                Verdict::depends_on_theory,
                {.worlds = few, .rule = contrast, .rival = "survival as news of strength", .rival_share = {.82, .93}}),
            "Follows in 2 to 9 of 100 worlds, but in 82 to 93 of 100 under survival as news of strength.");
  EXPECT_EQ(verdict_sentence(Verdict::not_enough_runs, {half, contrast, points}),
            "Between 38 and 52 of 100 so far; more draws are unlikely to settle it.");
  EXPECT_EQ(verdict_sentence(Verdict::never_tested, {.worlds = few, .rule = contrast, .trigger_share = .003}),
            "The arms differ in fewer than 1 of 100 worlds: nothing to compare.");
}

TEST(Sentence, ClaimsThatDoNotFollowMayStillTurnOutToBeTheOpposite) {
  Worlds worlds = worlds_with({.05, .02, .12}, {-.01, -.03, .01});
  worlds.reversed = {.28, .15, .4};
  EXPECT_EQ(verdict_sentence(Verdict::not_enough_runs, {worlds, contrast, points, 2137}),
            "Does not follow; the opposite in 15 to 40 of 100 so far; about 2,100 more draws settle it.");
}

TEST(Sentence, OfAClaimThatSomethingDoesNotHappen) {
  const Worlds worlds = worlds_with({.87, .84, .91}, {.004, .001, .008});
  const Rule no_increase{.margin = -.02, .sign = -1}, no_decrease{.margin = -.02};
  const Rule no_change{.margin = .02, .ask = Ask::same}, change{.margin = .05, .ask = Ask::differ};
  EXPECT_EQ(verdict_sentence(Verdict::follows, {worlds, no_increase, points}),
            "Follows: it rises by no more than 2 points, in 84 to 91 of 100 worlds.");
  EXPECT_EQ(verdict_sentence(Verdict::follows, {worlds, no_decrease, points}),
            "Follows: it falls by no more than 2 points, in 84 to 91 of 100 worlds.");
  EXPECT_EQ(verdict_sentence(Verdict::follows, {worlds, no_change, points}),
            "Follows: it changes by less than 2 points, in 84 to 91 of 100 worlds.");
  EXPECT_EQ(verdict_sentence(Verdict::follows, {worlds, change, points}),
            "Follows: it changes by 5 points or more, either way, in 84 to 91 of 100 worlds.");
  EXPECT_EQ(verdict_sentence(Verdict::opposite, {worlds, no_increase, points}),
            "The opposite: it rises by 2 points or more, in 84 to 92 of 100 worlds.");
  EXPECT_EQ(verdict_sentence(Verdict::opposite, {worlds, no_change, points}),
            "The opposite: it changes by 2 points or more, in 84 to 92 of 100 worlds.");
  EXPECT_EQ(verdict_sentence(Verdict::too_small, {few, change, points}),
            "Changes, but by the 5 points asked for in only 2 to 9 of 100 worlds.");
  EXPECT_EQ(asked_words(no_increase, points), "a rise of no more than 2 points");
  EXPECT_EQ(asked_words(no_change, points), "less than 2 points either way");
}

TEST(Sentence, OfNamedValuesAndOfARelativeMargin) {
  const Worlds worlds = worlds_with({.87, .84, .91}, {.30, .2, .4});
  const Scale runs{100, "% of runs", "% of runs", "%"};
  const Rule differs{.margin = .1, .counts = true}, relative{.margin = .5, .sign = -1, .is_relative = true};
  EXPECT_EQ(verdict_sentence(Verdict::too_small, {worlds, differs, runs}),
            "Differs at all in 95 to 98 of 100 worlds, but in fewer than the 10 % of runs asked for.");
  EXPECT_EQ(three_answers({worlds, differs, runs})[1].words, "+30 % of runs (20 to 40); asked for: 10 % of runs");
  Worlds half = worlds_with({.05, .02, .09}, {-.06, -.09, -.03});
  half.scale = .2;
  EXPECT_EQ(verdict_sentence(Verdict::too_small, {half, relative, points}),
            "Right direction in 95 to 98 of 100 worlds, but below the 50 % of the reference asked for.");
  EXPECT_EQ(three_answers({half, relative, points})[1].words,
            "\u22126 pp (\u22129 to \u22123), 30 % of the reference; asked for: 50 % of the reference");
}

// Two probabilities in one sentence mislead, one alone too.
TEST(Sentence, OfALevelSaysBothTheShareAndTheAverage) {
  const Worlds worlds = worlds_with({.22, .18, .27}, {.31, .28, .34});
  EXPECT_EQ(verdict_sentence(Verdict::too_small, {worlds, level, points}),
            "At least 50 % in 18 to 27 of 100 worlds; averaged over worlds 31 % (28 to 34).");
  const Rule at_most{.is_level = true, .sign = -1, .offset = -2};
  EXPECT_EQ(verdict_sentence(Verdict::follows, {worlds, at_most, {}}),
            "At most \u22122 in 18 to 27 of 100 worlds; averaged over worlds 0.31 (0.28 to 0.34).");
}

TEST(Sentence, HasAtMostTwentyWords) {
  for (int code = 0; code <= static_cast<int>(Verdict::not_enough_runs); ++code)
    for (const Rule& rule : {contrast, level, Rule{.margin = -.02}, Rule{.margin = .02, .ask = Ask::same},
                             Rule{.margin = .02, .ask = Ask::differ}, Rule{.margin = .5, .is_relative = true}}) {
      const std::string said = verdict_sentence(static_cast<Verdict>(code), {few, rule, points, 2137});
      EXPECT_LE(std::count(said.begin(), said.end(), ' ') + 1, 20) << said;
    }
}

TEST(Answers, AreDirectionSizeWorldsInThisOrder) {
  const auto answers = three_answers({few, contrast, points});
  EXPECT_EQ(answers[0].mark, '+');
  EXPECT_EQ(answers[0].words, "right way in 95 to 98 of 100 worlds");
  EXPECT_EQ(answers[1].mark, '-');
  EXPECT_EQ(answers[1].words, "\u22121.1 pp (\u22121.6 to \u22120.6); asked for: 2.7 points");
  EXPECT_EQ(answers[2].mark, '-');
  EXPECT_EQ(answers[2].words, "2 to 9 of 100 worlds");
}

TEST(Answers, ShowWhatIsNotShown) {
  const auto open = three_answers({worlds_with({.79, .64, .83}, {-.03, -.07, .01}), contrast, points});
  EXPECT_EQ(open[0].mark, '~');
  EXPECT_EQ(open[1].mark, '~');
  EXPECT_EQ(open[2].mark, '~');
  EXPECT_EQ(open[2].words, "64 to 83 of 100 worlds, close to the bar");
  const auto opposite = three_answers({worlds_with({.5, .4, .6}, {.05, .03, .07}), contrast, points});
  EXPECT_EQ(opposite[0].mark, '!');
  EXPECT_EQ(opposite[1].mark, '!');
  EXPECT_EQ(opposite[2].mark, '?');
}

TEST(Numbers, HaveTheDecimalsThatTheirBoundsSupport) {
  EXPECT_EQ(change_words({.07, .04, .10}, points), "+7 pp (4 to 10)");
  EXPECT_EQ(change_words({-.011, -.016, -.006}, points), "\u22121.1 pp (\u22121.6 to \u22120.6)");
  EXPECT_EQ(change_words({.02, -.01, .05}, {}), "+0.02 (\u22120.01 to 0.05)");
  EXPECT_EQ(change_words({1234.4, 984, 1484}, {1, "person", "persons", "persons"}), "+1,234 person (984 to 1,484)");
  EXPECT_EQ(change_words({0, 0, 0}, points), "0 pp (0 to 0)");
  EXPECT_EQ(change_words({-.0004, -.02, .02}, points), "0 pp (\u22122 to 2)");
  EXPECT_EQ(change_words({.07, -infinity, infinity}, points), "+7.0 pp (too few draws for bounds)");
  EXPECT_EQ(level_words({.31, .28, .34}, points), "31 % (28 to 34)");
}

TEST(Numbers, AreRoundedOutwardsForWorldsAndRoughlyForWork) {
  EXPECT_EQ(worlds_words(.07, .97), "7 to 97 of 100");
  EXPECT_EQ(worlds_words(.6454, .751), "64 to 76 of 100");
  EXPECT_EQ(worlds_words(1, 1), "100 of 100");
  EXPECT_EQ(about(7), "7");
  EXPECT_EQ(about(2137), "2,100");
  EXPECT_EQ(about(12'499), "12,000");
  EXPECT_EQ(about(999), "1,000");
  EXPECT_EQ(margin_words(-.027, points), "2.7 points");
  EXPECT_EQ(margin_words(20, {}), "20");
  EXPECT_EQ(margin_words(1500, {1, "person", "persons", "persons"}), "1,500 persons");
}

TEST(Numbers, KnowWhatIsCloseToABar) {
  EXPECT_TRUE(close_to_bar(.77, .8));
  EXPECT_TRUE(close_to_bar(.23, .8));
  EXPECT_FALSE(close_to_bar(.76, .8));
  EXPECT_FALSE(close_to_bar(.5, .8));
}

TEST(Parts, AreCountedOnlyWhereThereAreSeveral) {
  EXPECT_EQ(parts_words({Verdict::too_small, 2, 5, 6}), "5 of 6 parts follow");
  EXPECT_EQ(parts_words({Verdict::follows, 0, 1, 1}), "");
}

}  // namespace
}  // namespace interregnum
