#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;
using testing::solved;

const Card& settlement() { return *find_card("three_way_contest"); }

const std::vector<std::string> kinds{"same_circle", "private_army", "insider",  "negotiated",
                                     "democratic",  "collapse",     "civil_war"};

std::string event(const std::string& kind, const std::string& part) { return "regime.new." + kind + "." + part; }

// Recognition says what the movements amount to, before the settlement reads it.
void weigh_movements(Bench& bench) {
  const Card& additive = *find_card("additive");
  bench.step(additive, additive.hour, {Luck{1}, 24, 1. / 24});
}

Bench fallen(double route) {
  auto rows = testing::small_polity();
  rows["movement"] = {"exile", "home"};
  rows["recognition"] = {"exile[west]", "home[west]"};
  Bench bench(rows);
  bench.set(settlement(), {{"democratic", .2},
                           {"readiness", 2},
                           {"circle", .5},
                           {"pact", .2},
                           {"negotiated", .4},
                           {"collapse", .1},
                           {"civil_war", .2},
                           {"aim", .25}});
  bench.at("organisation.private", 2) = 1;
  bench.at("regime.status") = status::fallen;
  bench.at("regime.route") = bench.at("challenge.route") = route;
  bench.at("challenge.force") = .25;
  bench.at("group.is_part", 1) = 1;
  for (const std::size_t i : {0u, 1u}) {
    for (const auto column : {"movement.unity", "movement.legitimacy", "movement.reach", "movement.engagement"})
      bench.at(column, i) = .4;
  }
  weigh_movements(bench);
  return bench;
}

void settle(Bench& bench, u64 luck = 1) {
  bench.clear_events();
  weigh_movements(bench);
  bench.step(settlement(), settlement().hour, {Luck{luck}, 24, 1. / 24});
}

double share(Bench& bench, const std::string& kind) { return bench.at(event(kind, "chance")); }

void expect_one_kind(Bench& bench) {
  double sum = 0, fired = 0;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    sum += share(bench, kinds[i]);
    fired += bench.at(event(kinds[i], "fired"));
    EXPECT_EQ(bench.at(event(kinds[i], "fired")) != 0, bench.at("regime.new") == static_cast<double>(i + 1));
  }
  EXPECT_NEAR(sum, 1, 1e-12);
  EXPECT_EQ(fired, 1);
}

// By hand: the opposition weighs .2 x .3 = .06, insiders .6 (1 after a coup), the armed .5 + 2 x .25 = 1 (.3, .1).
TEST(ThreeWayContest, SharesAreThoseOfTheEquation) {
  Bench march = fallen(route::march);
  march.at("challenge.actor") = 2;
  settle(march);
  expect_one_kind(march);
  EXPECT_NEAR(share(march, "private_army"), .7 / 1.66, 1e-14);
  EXPECT_NEAR(share(march, "collapse"), .1 / 1.66, 1e-14);
  EXPECT_NEAR(share(march, "civil_war"), .2 / 1.66, 1e-14);
  EXPECT_NEAR(share(march, "same_circle"), .3 / 1.66, 1e-14);
  EXPECT_NEAR(share(march, "insider"), .24 / 1.66, 1e-14);
  EXPECT_NEAR(share(march, "negotiated"), (.06 + .024) / 1.66, 1e-14);
  EXPECT_NEAR(share(march, "democratic"), .036 / 1.66, 1e-14);

  Bench coup = fallen(route::coup);
  settle(coup);
  expect_one_kind(coup);
  EXPECT_NEAR(share(coup, "same_circle"), .5 / 1.36, 1e-14);
  EXPECT_NEAR(share(coup, "private_army"), .21 / 1.36, 1e-14);

  Bench uprising = fallen(route::uprising);
  uprising.at("group.acts") = .01;
  uprising.at("recognition.recognised", 1) = 1;
  settle(uprising);
  expect_one_kind(uprising);
  const double opposition = .2 * (.3 + .5 * 2 * .5 + .5) * 2;
  EXPECT_NEAR(share(uprising, "democratic"), .6 * opposition / (opposition + .7), 1e-14);
}

TEST(ThreeWayContest, TheSolverGivesWhatTheStepGives) {
  Bench bench = fallen(route::march);
  bench.at("challenge.actor") = 2;
  bench.at("group.acts") = .004;
  settle(bench);
  const std::vector<double> inputs{1, .4, .004, 0, .25, 1, .2, 2, .5, .2, .4, .1, .2};
  for (const auto& kind : kinds) EXPECT_NEAR(solved(settlement(), inputs, kind), share(bench, kind), 1e-14) << kind;
  double sides = 0;
  for (const double side : testing::all_solved(settlement(), inputs, "opposition_insiders_armed")) sides += side;
  EXPECT_NEAR(sides, 1, 1e-12);
}

TEST(ThreeWayContest, OnlyUnarmedMovementsCount) {
  const auto democratic = [](double unity, double armed) {
    Bench bench = fallen(route::uprising);
    bench.at("movement.unity", 1) = unity;
    bench.at("movement.armed", 1) = armed;
    settle(bench);
    return share(bench, "democratic");
  };
  EXPECT_GT(democratic(.8, 0), democratic(.4, 0));
  EXPECT_EQ(democratic(.8, 1), democratic(.4, 1));
}

TEST(ThreeWayContest, WithoutAMovementQualityIsTheUsual) {
  Bench bench;
  bench.at("regime.status") = status::fallen;
  bench.at("challenge.route") = route::coup;
  settle(bench);
  expect_one_kind(bench);
  const std::vector<double> inputs{2, .4, 0, 0, 0, 0, .225, 1.75, .5, .175, .4, .125, .175};
  EXPECT_NEAR(share(bench, "democratic"), solved(settlement(), inputs, "democratic"), 1e-12);
}

TEST(ThreeWayContest, TheAimOfTheWinnerMovesItsResult) {
  std::map<double, std::map<std::string, double>> by_aim;
  for (const double aim : {aim::none, aim::restore, aim::reform, aim::open}) {
    Bench bench = fallen(route::march);
    bench.at("challenge.actor") = 2;
    bench.at("organisation.aim", 2) = aim;
    settle(bench);
    expect_one_kind(bench);
    for (const auto& kind : kinds) by_aim[aim][kind] = share(bench, kind);
  }
  auto& none = by_aim[aim::none];
  const double own = none["private_army"];
  EXPECT_NEAR(by_aim[aim::reform]["negotiated"], none["negotiated"] + .25 * own, 1e-14);
  EXPECT_NEAR(by_aim[aim::open]["democratic"], none["democratic"] + .25 * own, 1e-14);
  EXPECT_NEAR(by_aim[aim::restore]["private_army"], own + .25 * (none["negotiated"] + none["democratic"]), 1e-14);
  EXPECT_NEAR(by_aim[aim::restore]["democratic"], .75 * none["democratic"], 1e-14);
}

TEST(ThreeWayContest, AnArmyInTheChainOfCommandIsAnInsider) {
  Bench bench = fallen(route::march);
  bench.at("challenge.actor") = 0;
  settle(bench);
  EXPECT_EQ(share(bench, "private_army"), 0);
  EXPECT_NEAR(share(bench, "insider"), .94 / 1.66, 1e-14);
}

TEST(ThreeWayContest, DrawsAsOftenAsItSays) {
  const int runs = 4000;
  const Bench prepared = fallen(route::coup);
  std::map<std::string, double> drawn;
  Bench bench = prepared;
  for (u64 luck = 0; luck < runs; ++luck) {
    bench = prepared;
    settle(bench, luck * 7919 + 1);
    for (const auto& kind : kinds) drawn[kind] += bench.at(event(kind, "fired")) / runs;
  }
  for (const auto& kind : kinds) EXPECT_NEAR(drawn[kind], share(bench, kind), 4 * std::sqrt(.25 / runs)) << kind;
}

// By hand, as above: insiders hold 1 of 1.36 after a coup; the armed .9 and insiders .6 of 1.56 after a march of .2.
TEST(ThreeWayContest, PowerIsContestedWhereNoSideOutweighsTheOthers) {
  const auto contested = [](double route, double force) {
    Bench bench = fallen(route);
    bench.at("challenge.force") = force;
    settle(bench);
    return bench.at("regime.contested.fired");
  };
  EXPECT_EQ(contested(route::coup, 0), 0);
  EXPECT_EQ(contested(route::march, .05), 1);
  EXPECT_EQ(contested(route::march, .2), 0);
}

TEST(ThreeWayContest, ObeysRulings) {
  Bench bench = fallen(route::coup);
  bench.at(event("same_circle", "ruling")) = ruling::forbidden;
  settle(bench);
  expect_one_kind(bench);
  EXPECT_EQ(share(bench, "same_circle"), 0);
  bench.at("regime.new") = new_ruler::none;
  bench.at(event("collapse", "ruling")) = ruling::forced;
  settle(bench);
  EXPECT_EQ(bench.at("regime.new"), new_ruler::collapse);
  EXPECT_EQ(share(bench, "collapse"), 1);
}

TEST(ThreeWayContest, SettlesOnceAndOnlyAfterAFall) {
  Bench bench = fallen(route::coup);
  bench.at("regime.status") = status::stands;
  auto before = bench.world;
  settle(bench);
  EXPECT_EQ(bench.world, before);
  bench.at("regime.status") = status::fallen;
  settle(bench);
  const double first = bench.at("regime.new");
  bench.clear_events();
  before = bench.world;
  settle(bench, 99);
  EXPECT_EQ(bench.world, before);
  EXPECT_EQ(bench.at("regime.new"), first);
}

}  // namespace
}  // namespace interregnum
