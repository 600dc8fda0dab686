// Epstein's figures, by the code that the mechanism and the calculator run.
#include "people/civil_violence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace interregnum::civil {
namespace {

// 40 x 40, densities .7 and .04, vision 7, J = 30, k = 2.3, T = .1.
Society model_one(const Rules& rules, Luck luck) {
  constexpr std::array citizens{1120u};
  return settled(rules, citizens, 64, luck);
}
std::vector<u32> active_in(const Rules& rules, int steps, Luck luck) {
  Society society = model_one(rules, luck);
  std::vector<u32> active;
  for (int t = 0; t < steps; ++t) {
    step(society, luck);
    active.push_back(count(society).active[0]);
  }
  return active;
}
Rules with(Rounding rounding, double legitimacy = .82) {
  Rules rules;
  rules.rounding = rounding;
  rules.legitimacy = {legitimacy};
  rules.threshold = {.1};
  return rules;
}

// About 134 outbursts of more than 50 in 4,000 steps, mean wait 28; over eleven runs here 153 +- 11 (sd), 22.5.
TEST(Epstein2002, ModelI_FloorRoundingGivesOutbursts) {
  const auto found = outbursts(active_in(with(Rounding::floor), 4000, luck_of(1, 0, 0)), 50);
  EXPECT_EQ(found.number, 150u);
  EXPECT_NEAR(found.mean_wait, 22.8, .1);
}

// About 85 (45); over eleven runs here 78 +- 18 (sd), 52.
TEST(Epstein2002, ModelI_RoundingToTheNearestGivesFewer) {
  const auto found = outbursts(active_in(with(Rounding::round), 4000, luck_of(1, 0, 0)), 50);
  EXPECT_EQ(found.number, 80u);
  EXPECT_NEAR(found.mean_wait, 47.7, .1);
}

TEST(Epstein2002, ModelI_TheExactRatioGivesNone) {
  EXPECT_EQ(outbursts(active_in(with(Rounding::exact), 4000, luck_of(1, 0, 0)), 50).number, 0u);
}

TEST(CivilViolence, AsManyGroupsAsThereAre) {
  Rules rules;
  rules.legitimacy.assign(300, 1), rules.threshold.assign(300, .1);
  const std::vector<u32> citizens(300, 1);
  const Society society = settled(rules, citizens, 0, Luck{1});
  EXPECT_EQ(society.people.size(), 300u);
  EXPECT_EQ(society.people.back().group, 299u);
}

// G = H (1 - L) <= .1 = T.
TEST(Epstein2002, ModelI_NobodyActsFromNineTenthsOfLegitimacyOn) {
  for (const double legitimacy : {.9, .95, 1.}) {
    const auto active = active_in(with(Rounding::floor, legitimacy), 200, Luck{5});
    EXPECT_EQ(*std::max_element(active.begin(), active.end()), 0u);
  }
}

struct Mean {
  double sum = 0, squares = 0, n = 0;
  void add(double x) { sum += x, squares += x * x, n += 1; }
  double mean() const { return sum / n; }
  double error() const { return std::sqrt((squares / n - mean() * mean()) / n); }
};

// Every cell drawn by itself, so that the numbers of citizens and police differ from run to run.
Society scattered(const Rules& rules, Luck luck) {
  u32 citizens = 0, officers = 0;
  for (u32 cell = 0; cell < rules.width * rules.height; ++cell) {
    const double u = luck.uniform(cell, 0, 99);
    citizens += u < .7 ? 1 : 0;
    officers += u >= .7 && u < .74 ? 1 : 0;
  }
  return settled(rules, std::array{citizens}, officers, luck);
}

// Mesa 3.3.1, 40 runs of 20 steps at L = .8: active after step 1 66.6 +- 9.8, peak 234.6 +- 22.8, mean 69.5 +- 7.8,
// in jail at the end 277 +- 14; a plain program, 400 runs: 61.0 +- 2.7, 246.0 +- 6.3, 72.4 +- 2.2.
TEST(Epstein2002, ModelI_AgreesWithMesa) {
  Rules rules = with(Rounding::round, .8);
  rules.jail_keeps_cell = true;
  Mean first, peak, mean, jail;
  for (u32 run = 0; run < 150; ++run) {
    const Luck luck = luck_of(7, run, 0);
    Society society = scattered(rules, luck);
    double sum = 0, highest = 0;
    for (int t = 0; t < 20; ++t) {
      step(society, luck);
      const double active = count(society).active[0];
      if (t == 0) first.add(active);
      sum += active;
      highest = std::max(highest, active);
    }
    mean.add(sum / 20);
    peak.add(highest);
    jail.add(static_cast<double>(std::count_if(society.people.begin(), society.people.end(), [](const Person& person) {
      return person.standing == Standing::jailed && person.jail > 0;
    })));
  }
  EXPECT_NEAR(first.mean(), 61.0, 3 * std::hypot(2.7, first.error()));
  EXPECT_NEAR(peak.mean(), 246.0, 3 * std::hypot(6.3, peak.error()));
  EXPECT_NEAR(mean.mean(), 72.4, 3 * std::hypot(2.2, mean.error()));
  EXPECT_NEAR(jail.mean(), 277, 2 * std::hypot(14, jail.error()));
}

// Steps until one of two equal groups is gone; `most` if both are left then.
int extinction(double legitimacy, u32 officers, int most, Luck luck) {
  Rules rules;
  rules.legitimacy = {legitimacy, legitimacy};
  rules.kills = true;
  rules.cloning = .05;
  rules.longest_life = 200;
  rules.longest_jail = 15;
  Society society = settled(rules, std::array{560u, 560u}, officers, luck);
  for (int t = 0; t < most; ++t) {
    const auto left = count(society).citizens;
    if (left[0] == 0 || left[1] == 0) return t;
    step(society, luck);
  }
  return most;
}

TEST(Epstein2002, ModelII_WithoutPeacekeepersOneGroupIsGone) {
  for (u32 run = 0; run < 6; ++run) EXPECT_LT(extinction(.8, 0, 200, luck_of(9, run, 0)), 30);
}
TEST(Epstein2002, ModelII_PeacekeepersDelayAndPreventIt) {
  for (u32 run = 0; run < 3; ++run) {
    const Luck luck = luck_of(9, run, 0);
    EXPECT_GT(extinction(.8, 64, 300, luck), 2 * extinction(.8, 0, 300, luck));
    EXPECT_EQ(extinction(.8, 128, 300, luck), 300);
  }
}
TEST(Epstein2002, ModelII_GroupsThatGrantEachOtherTheRightToBeLiveTogether) {
  EXPECT_EQ(extinction(.9, 0, 300, Luck{4}), 300);
}

void expect_sound(const Society& society) {
  std::set<u32> cells;
  for (u32 i = 0; i < society.people.size(); ++i) {
    const Person& person = society.people[i];
    if (person.cell == nowhere) {
      EXPECT_EQ(person.standing, Standing::jailed);
      continue;
    }
    EXPECT_TRUE(cells.insert(person.cell).second);
    EXPECT_EQ(society.who[person.cell], i);
  }
  for (u32 cell = 0; cell < society.who.size(); ++cell)
    if (cells.count(cell) == 0) {
      EXPECT_EQ(society.who[cell], nobody);
      EXPECT_EQ(society.seen[cell], 0);
    }
}

TEST(CivilViolence, NobodySharesACellAndNobodyIsLost) {
  for (const bool keeps : {false, true}) {
    Rules rules = with(Rounding::floor);
    rules.jail_keeps_cell = keeps;
    Society society = model_one(rules, Luck{2});
    for (int t = 0; t < 60; ++t) step(society, Luck{2});
    expect_sound(society);
    EXPECT_EQ(society.people.size(), 1184u);
    set_police(society, 20, Luck{2});
    expect_sound(society);
    set_police(society, 90, Luck{2});
    expect_sound(society);
    EXPECT_EQ(society.people.size(), 1210u);
  }
}

// A checkpoint is a copy: what follows from the people alone is the same.
TEST(CivilViolence, GoesOnFromThePeopleAlone) {
  Society one = model_one(with(Rounding::floor), Luck{3});
  for (int t = 0; t < 20; ++t) step(one, Luck{3});
  Society other = society_of(one.rules, one.people, one.now);
  for (int t = 0; t < 20; ++t) step(one, Luck{3}), step(other, Luck{3});
  for (std::size_t i = 0; i < one.people.size(); ++i) {
    EXPECT_EQ(one.people[i].cell, other.people[i].cell);
    EXPECT_EQ(one.people[i].standing, other.people[i].standing);
  }
}

TEST(CivilViolence, WhoNeedsNoExampleIsWhoWouldAct) {
  for (const Rounding rounding : {Rounding::floor, Rounding::round, Rounding::exact}) {
    Society society = model_one(with(rounding), Luck{6});
    for (int t = 0; t < 10; ++t) step(society, Luck{6});
    const auto needed = examples_needed(society);
    ASSERT_EQ(needed.size(), 1120u);
    for (std::size_t i = 0; i < needed.size(); ++i)
      if (society.people[i].hardship * .18 <= .1) {
        EXPECT_EQ(needed[i], HUGE_VAL);
      }
    EXPECT_GT(std::count_if(needed.begin(), needed.end(), [](double share) { return share > 0 && share < 1; }), 0);
  }
}

}  // namespace
}  // namespace interregnum::civil
