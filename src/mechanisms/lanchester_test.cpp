// Attrition: the laws of Lanchester, Deitchman and Engel through the cards' own steps and their calculators.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::all_solved;
using testing::Bench;
using testing::solved;

const Card& square() { return *find_card("lanchester_square"); }
const Card& linear() { return *find_card("lanchester_linear"); }
const Card& ambush() { return *find_card("deitchman"); }
const auto laws = {&square, &linear, &ambush};

// Forces and the losses that they have a day; no reinforcements, and both fight to the last.
Bench at_war(const Card& law, double x, double y, double x_lost, double y_lost) {
  Bench bench;
  bench.set(law, {{"refilled", 0}, {"waves", 0}, {"breaks", 0}, {"ground", .2}});
  bench.at("war.phase") = phase::active;
  bench.at("war.ends") = 0;
  bench.at("war.forces.attacker") = x, bench.at("war.forces.defender") = y;
  bench.at("war.losses.attacker") = x_lost, bench.at("war.losses.defender") = y_lost;
  bench.at("war.territory") = .6;
  bench.step(law, law.start, {Luck{3}, 0, 0});
  return bench;
}

void days(Bench& bench, const Card& law, i64 from, i64 length, u64 luck = 3) {
  bench.clear_events();
  bench.step(law, law.quiet, {Luck{luck}, (from + length) * 24, static_cast<double>(length)});
}

void to_the_end(Bench& bench, const Card& law, i64 longest = 5000) {
  for (i64 week = 0; week < longest && bench.at("war.phase") == phase::active; ++week) days(bench, law, week * 7, 7);
}

// a = .01, b = .02: 1,000 lose 6 a day to 600, who lose 20.
TEST(Lanchester1916, SquareLawSurvivors) {
  EXPECT_NEAR(solved(square(), {1000, 600, .01, .02, 0, 3650, 0, 0, 0, 0, 0, 0}, "left"), 905.539, 5e-4);
  Bench bench = at_war(square(), 1000, 600, 6, 20);
  to_the_end(bench, square());
  EXPECT_NEAR(bench.at("war.forces.attacker"), std::sqrt(820000), 1e-6);
  EXPECT_NEAR(bench.at("war.forces.defender"), 0, 1e-9);
  EXPECT_EQ(bench.at("war.outcome"), war_outcome::attacker);
  EXPECT_EQ(bench.at("war.phase"), phase::ended);
  EXPECT_EQ(bench.at("war.balance"), 1);
  EXPECT_NEAR(bench.at("war.territory"), .4, 1e-12);
  EXPECT_EQ(bench.at("war.ends.chance"), 1);
}

TEST(Lanchester1916, TheStrongerSquareWins) {
  for (const double x : {500., 840., 850., 1200.}) {
    Bench bench = at_war(square(), x, 600, 6, .02 * x);
    to_the_end(bench, square());
    EXPECT_EQ(bench.at("war.outcome"), .02 * x * x > .01 * 600 * 600 ? war_outcome::attacker : war_outcome::defender);
  }
  EXPECT_NEAR(solved(square(), {1000, 1, .01, .02, 0, 1, 0, 0, 0, 0, 0, 0}, "even"), 1000 * std::sqrt(2), 1e-9);
}

TEST(Lanchester1916, LinearLawInClosedForm) {
  const double a = 1e-5, b = 3e-5, x = 1000, y = 600, c = b * x - a * y, t = 70;
  Bench bench = at_war(linear(), x, y, a * x * y, b * x * y);
  for (i64 week = 0; week < 10; ++week) days(bench, linear(), week * 7, 7);
  const double decay = std::exp(-c * t), all = b * x - a * y * decay;
  EXPECT_NEAR(bench.at("war.forces.attacker"), c * x / all, 1e-9);
  EXPECT_NEAR(bench.at("war.forces.defender"), c * y * decay / all, 1e-9);
  const auto left = all_solved(linear(), {x, y, a, b, 0, t, 0, 0, 0, 0, 0, 0}, "left");
  EXPECT_NEAR(left[0], c * x / all, 1e-9);
  EXPECT_NEAR(left[1], c * y * decay / all, 1e-9);
  // A match: x = x0 / (1 + b x0 t).
  EXPECT_NEAR(all_solved(linear(), {x, 1000, a, a, 0, t, 0, 0, 0, 0, 0, 0}, "left")[0], x / (1 + a * x * t), 1e-9);
}

TEST(Deitchman1962, GuerrillasWinIffTheirNumberExceedsTheParity) {
  const double a = 1e-5, b = .02, R = 2000, even = a * R * R / (2 * b);
  EXPECT_NEAR(solved(ambush(), {R, 1, a, b, 0, 1, 0, 0, 0, 0, 0, 0}, "even"), even, 1e-9);
  for (const double share : {.3, .9, .999, 1.001, 1.1, 3.}) {
    const double G = share * even, winner = share > 1 ? -1 : 1;
    Bench bench = at_war(ambush(), R, G, b * G, a * R * G);
    bench.set(ambush(), {{"breaks", 1e-6}});  // the last regular or guerrilla need not be found
    to_the_end(bench, ambush());
    EXPECT_EQ(bench.at("war.balance"), winner) << share;
    EXPECT_EQ(solved(ambush(), {R, G, a, b, 1e-6, 36500, 0, 0, 0, 0, 0, 0}, "winner"), winner) << share;
    if (winner < 0) {  // what is left conserves 2 b G - a R^2
      EXPECT_NEAR(bench.at("war.forces.defender"), G - even, 1e-6 * even);
    }
  }
}

TEST(Deitchman1962, EitherSideCanBeTheGuerrillas) {
  const double a = 1e-5, b = .02, R = 2000, G = 1100;
  Bench defend = at_war(ambush(), R, G, b * G, a * R * G);
  Bench attack = at_war(ambush(), G, R, 0, 0);
  attack.set(ambush(), {{"guerrillas", 1}});
  attack.at("war.losses.attacker") = a * R * G, attack.at("war.losses.defender") = b * G;
  for (i64 week = 0; week < 8; ++week) days(defend, ambush(), week * 7, 7), days(attack, ambush(), week * 7, 7);
  EXPECT_DOUBLE_EQ(attack.at("war.forces.attacker"), defend.at("war.forces.defender"));
  EXPECT_DOUBLE_EQ(attack.at("war.forces.defender"), defend.at("war.forces.attacker"));
  EXPECT_DOUBLE_EQ(attack.at("war.balance"), -defend.at("war.balance"));
}

// Iwo Jima: 54,000 land in the course of day 0, 6,000 on day 2, 13,000 on day 5, against 21,500.
TEST(Engel1954, IwoJima) {
  const auto left = [](double day) {
    return all_solved(square(), {0, 21500, .0544, .0106, 0, day, 54000, 0, 6000, 2, 13000, 5}, "left");
  };
  EXPECT_NEAR(left(28)[0], 53042, .5);
  EXPECT_NEAR(left(36)[0], 51985, .5);
  EXPECT_NEAR(left(36)[1], 217, .5);

  Bench bench = at_war(square(), 0, 21500, .0544 * 21500, 0);
  bench.set(square(), {{"refilled", 1}});
  bench.at("war.effect.defender") = .0106;  // nobody is there yet from whose losses it could be told
  for (i64 day = 0; day < 36; ++day) {
    bench.at("war.refill.attacker") = day == 0 ? 54000 : day == 2 ? 6000 : day == 5 ? 13000 : 0;
    bench.at("war.refill.defender") = 0;
    days(bench, square(), day, 1);
    if (day == 27) {
      EXPECT_NEAR(bench.at("war.forces.attacker"), 53042, .5);
    }
  }
  EXPECT_NEAR(bench.at("war.forces.attacker"), 51985, .5);
  EXPECT_NEAR(bench.at("war.forces.defender"), 217, .5);
}

TEST(Attrition, ConservesWhatTheLawSays) {
  const double x = 3000, y = 2000;
  for (const auto law : laws)
    for (const double scale : {1., 30.}) {
      Bench bench = at_war(law(), x, y, 4 * scale, 9 * scale);
      const double ea = bench.at("war.effect.attacker"), ed = bench.at("war.effect.defender");
      const auto conserved = [&](double X, double Y) {
        return law == &square ? ed * X * X - ea * Y * Y : law == &linear ? ed * X - ea * Y : 2 * ea * Y - ed * X * X;
      };
      const double size = law == &linear ? ed * x : ed * x * x;
      for (i64 week = 0; week < 30 && bench.at("war.phase") == phase::active; ++week) {
        days(bench, law(), week * 7, 7);
        EXPECT_NEAR(conserved(bench.at("war.forces.attacker"), bench.at("war.forces.defender")), conserved(x, y),
                    1e-9 * size)
            << law().text.id << ' ' << week;
      }
    }
}

TEST(Attrition, LossesFollowTheForces) {
  for (const auto law : laws) {
    Bench bench = at_war(law(), 1000, 600, 6, 20);
    EXPECT_EQ(bench.at("war.losses.attacker"), 6) << law().text.id;
    const double before = bench.at("war.forces.defender");
    days(bench, law(), 0, 1);
    EXPECT_NEAR(before - bench.at("war.forces.defender"), 20, .5);
    days(bench, law(), 1, 7);
    EXPECT_LT(bench.at("war.losses.attacker"), 6);
    EXPECT_GT(bench.at("war.balance"), 0);
    EXPECT_NEAR(bench.at("war.territory"), .6 - .2 * bench.at("war.balance"), 1e-12);
  }
}

// An escalation, or an action, that moves losses makes fire deadlier; one that stops them stops the fighting.
TEST(Attrition, MovedLossesMoveTheFire) {
  for (const auto law : laws) {
    Bench bench = at_war(law(), 1000, 600, 6, 20);
    const double before = bench.at("war.effect.defender");
    bench.at("war.losses.defender") *= 1.5;
    bench.step(law(), law().hour, {Luck{3}, 1, 1. / 24});
    EXPECT_NEAR(bench.at("war.effect.defender"), 1.5 * before, 1e-12 * before);
    bench.at("war.losses.attacker") = bench.at("war.losses.defender") = 0;
    days(bench, law(), 0, 7);
    EXPECT_EQ(bench.at("war.forces.attacker"), 1000);
    EXPECT_EQ(bench.at("war.losses.defender"), 0);
  }
}

TEST(Attrition, ASideGivesUpAtItsBreakPoint) {
  for (const auto law : laws) {
    Bench bench = at_war(law(), 1000, 600, 6, 20);
    bench.set(law(), {{"breaks", .5}});
    to_the_end(bench, law());
    EXPECT_NEAR(bench.at("war.forces.defender"), 300, 1e-9) << law().text.id;
    EXPECT_EQ(bench.at("war.outcome"), war_outcome::attacker);
  }
}

TEST(Attrition, AWarThatMayNotEndGoesOn) {
  for (const auto law : laws) {
    Bench bench = at_war(law(), 1000, 600, 6, 20);
    bench.set(law(), {{"breaks", .5}});
    bench.at("war.ends") = 50;
    bench.at("war.ends.ruling") = ruling::forbidden;
    for (i64 week = 0; week < 300; ++week) days(bench, law(), week * 7, 7);
    EXPECT_EQ(bench.at("war.phase"), phase::active);
    EXPECT_EQ(bench.at("war.risk"), 0);
    EXPECT_GE(bench.at("war.forces.defender"), 0);
    bench.at("war.ends.ruling") = ruling::free;
    days(bench, law(), 2100, 7);
    EXPECT_EQ(bench.at("war.outcome"), war_outcome::attacker) << law().text.id;
    Bench forced = at_war(law(), 1000, 600, 6, 20);
    forced.at("war.ends.ruling") = ruling::forced;
    days(forced, law(), 0, 7);
    EXPECT_EQ(forced.at("war.phase"), phase::ceasefire);
  }
}

TEST(Attrition, AWarWagedAgainIsTakenStockOfAgain) {
  Bench bench = at_war(square(), 1000, 600, 6, 20);
  to_the_end(bench, square());
  days(bench, square(), 700, 7);
  bench.at("war.phase") = phase::active;
  bench.at("war.balance") = bench.at("war.balance_seen") = 0;
  bench.at("war.forces.defender") = 800;
  bench.at("war.losses.attacker") = 3;
  bench.step(square(), square().hour, {Luck{3}, 10000, 1. / 24});
  EXPECT_EQ(bench.at("war.began.defender"), 800);
  EXPECT_NEAR(bench.at("war.effect.attacker"), 3 / 800., 1e-15);
}

// ---- reinforcements

TEST(Attrition, ReinforcementsComeAtTheirMeanAndOnTheCalendar) {
  for (const auto law : laws) {
    double sum = 0;
    for (u64 luck = 1; luck <= 100; ++luck) {
      Bench weekly = at_war(law(), 1e5, 1e5, 0, 0);
      weekly.set(law(), {{"refilled", .5}, {"waves", .8}});
      weekly.at("war.refill.attacker") = 100, weekly.at("war.refill.defender") = 200;
      Bench daily = weekly;
      for (i64 week = 0; week < 60; ++week) days(weekly, law(), week * 7, 7, luck);
      for (i64 day = 0; luck < 3 && day < 420; ++day) days(daily, law(), day, 1, luck);
      if (luck < 3) {
        EXPECT_NEAR(weekly.at("war.forces.attacker"), daily.at("war.forces.attacker"), 1e-6);
      }
      sum += (weekly.at("war.forces.attacker") - 1e5) / 100;
    }
    const double expected = .5 * 100 * 420, sd = expected * std::sqrt((std::exp(.64) - 1) / 14);
    EXPECT_NEAR(sum, expected, 4 * sd / 10);
  }
}

// Deterministic attrition would decide who wins once a draw: with the waves of the prior, luck decides close wars.
TEST(Attrition, LuckDecidesCloseWars) {
  for (const auto law : laws) {
    const auto share_won = [&](double waves) {
      double won = 0;
      for (u64 luck = 1; luck <= 60; ++luck) {
        Bench bench = at_war(law(), 4e5, 4e5, 450, 450);
        bench.set(law(), {{"refilled", .5}, {"waves", waves}, {"breaks", .6}});
        bench.at("war.refill.attacker") = bench.at("war.refill.defender") = 450;
        for (i64 week = 0; week < 520 && bench.at("war.phase") == phase::active; ++week)
          days(bench, law(), week * 7, 7, luck);
        won += bench.at("war.outcome") == war_outcome::attacker ? 1. / 60 : 0;
      }
      return won;
    };
    const double settled = share_won(0), open = share_won(.7);
    EXPECT_TRUE(settled == 0 || settled == 1);
    if (law != &ambush) {
      EXPECT_GT(open, .1);
      EXPECT_LT(open, .9);
    }
    RecordProperty(std::string(law().text.id), std::to_string(open));
  }
}

TEST(Attrition, ChanceIsWhatTheLuckDoes) {
  const int runs = 500;
  double chance = 0, ended = 0;
  for (u64 luck = 1; luck <= runs; ++luck) {
    Bench bench = at_war(square(), 4e5, 4e5, 450, 450);
    bench.at("war.ends") = .4;
    bench.set(square(), {{"refilled", .3}, {"waves", .7}, {"breaks", .75}});
    for (i64 week = 0; week < 60 && bench.at("war.phase") == phase::active; ++week) {
      days(bench, square(), week * 7, 7, luck);
      chance += bench.at("war.ends.chance") / runs;
    }
    ended += bench.at("war.phase") != phase::active ? 1. / runs : 0;
  }
  EXPECT_NEAR(chance, ended, 4 * std::sqrt(ended / runs));
}

}  // namespace
}  // namespace interregnum
