// Epstein's lattice through the card's own step and its calculator.
#include <gtest/gtest.h>

#include <functional>

#include "mechanisms/testing.hpp"
#include "people/civil_violence.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using testing::Bench;

const Card& lattice() { return *find_card("civil_violence"); }

// One people and nothing that moves L, so that the lattice is Epstein's own.
Bench society(int agents = 1600) {
  testing::Rows rows{{"group", {"people"}}, {"opinion", {"people[leader]"}}};
  for (int i = 0; i < agents; ++i) rows["agent"].push_back(std::to_string(i));
  Bench bench(rows);
  bench.at("opinion.of_ruler") = 1;
  bench.at("opinion.support") = .6;
  bench.at("group.fatigue") = 0;
  bench.set(lattice(), {{"legitimacy", .82}, {"believes", 0}, {"tired", 0}, {"fear", 0}, {"settling", 0}});
  return bench;
}

std::vector<u32> weeks_of(Bench& bench, int weeks, Luck luck) {
  bench.step(lattice(), lattice().start, {luck, 0, 0});
  std::vector<u32> active;
  for (i64 week = 1; week <= weeks; ++week) {
    bench.step(lattice(), lattice().quiet, {luck, week * 168, 7});
    active.push_back(static_cast<u32>(bench.at("group.acts") * 1120 + .5));
  }
  return active;
}

struct Given {
  std::string name;
  double value;
};
std::vector<double> inputs(std::initializer_list<Given> given) {
  std::vector<double> values;
  for (const ParameterSpec& spec : lattice().solver.inputs) {
    values.push_back(spec.range.a);
    for (const Given& one : given)
      if (spec.name == one.name) values.back() = one.value;
  }
  return values;
}

TEST(Epstein2002Card, ItsStepGivesTheOutburstsOfFloorRounding) {
  Bench bench = society();
  const auto found = civil::outbursts(weeks_of(bench, 4000, luck_of(1, 1, 0)), 50);
  EXPECT_NEAR(found.number, 134, 45);
  EXPECT_NEAR(found.mean_wait, 28, 10);
  const auto x = inputs({{"steps", 4000}});
  EXPECT_EQ(testing::solved(lattice(), x, "outbursts"), found.number);
  EXPECT_EQ(testing::solved(lattice(), x, "mean_wait"), found.mean_wait);
}

TEST(Epstein2002Card, ItsStepGivesNoneWithTheExactRatio) {
  Bench bench = society();
  bench.set(lattice(), {{"rounding", 2}});
  EXPECT_EQ(civil::outbursts(weeks_of(bench, 1000, luck_of(1, 1, 0)), 50).number, 0u);
  EXPECT_EQ(testing::solved(lattice(), inputs({{"rounding", 2}}), "outbursts"), 0);
}

TEST(Epstein2002Card, NobodyActsFromNineTenthsOfLegitimacyOn) {
  Bench bench = society();
  bench.set(lattice(), {{"legitimacy", .9}});
  for (const u32 active : weeks_of(bench, 100, Luck{1})) EXPECT_EQ(active, 0u);
  EXPECT_EQ(testing::solved(lattice(), inputs({{"L", .9}, {"steps", 200}}), "peak"), 0);
}

// Steps until a group is gone, or 300: the mean of five runs.
TEST(Epstein2002Card, ModelTwoThroughTheCalculator) {
  const auto steps = [&](double police) {
    double sum = 0;
    for (const double run : {1., 2., 3., 4., 5.})
      sum += testing::solved(lattice(),
                             inputs({{"L", .8},
                                     {"J", 15},
                                     {"other", .5},
                                     {"cloning", .05},
                                     {"life", 200},
                                     {"police", police},
                                     {"luck", run},
                                     {"steps", 300}}),
                             "steps");
    return sum / 5;
  };
  EXPECT_LT(steps(0), 40);
  EXPECT_GT(steps(.04), 2 * steps(0));
  EXPECT_EQ(steps(.08), 300);
}

double mean_acting_after(const std::function<void(Bench&)>& change) {
  Bench bench = society();
  bench.set(lattice(), {{"legitimacy", .88}, {"believes", 1}, {"tired", .05}, {"fear", .05}});
  bench.step(lattice(), lattice().start, {Luck{1}, 0, 0});
  change(bench);
  double sum = 0;
  for (i64 week = 1; week <= 100; ++week) {
    bench.step(lattice(), lattice().quiet, {Luck{1}, week * 168, 7});
    sum += bench.at("group.acts") / 100;
  }
  return sum;
}

TEST(CivilViolenceCard, LessSupportMoreFatigueAndFewerPoliceBringPeopleOutAndFearKeepsThemIn) {
  const double quiet = mean_acting_after([](Bench&) {});
  EXPECT_GT(mean_acting_after([](Bench& bench) { bench.at("opinion.support") = .5; }), quiet);
  EXPECT_GT(mean_acting_after([](Bench& bench) { bench.at("group.fatigue") = .9; }), quiet);
  EXPECT_GT(mean_acting_after([](Bench& bench) { bench.set(lattice(), {{"police", .02}}); }), quiet);
  EXPECT_LT(mean_acting_after([](Bench& bench) { bench.at("group.fear") = 1; }), quiet);
}

TEST(CivilViolenceCard, AnOpeningBringsMoreOutThanGoFirst) {
  Bench bench = society();
  bench.step(lattice(), lattice().start, {Luck{1}, 0, 0});
  Bench open = bench;
  open.at("group.opening") = .05;
  open.at("group.opening_until") = 1e6;
  for (Bench* one : {&bench, &open}) one->step(lattice(), lattice().quiet, {Luck{1}, 168, 7});
  EXPECT_GT(open.at("group.acts"), bench.at("group.acts"));
}

// Police are those of the force that obeys.
TEST(CivilViolenceCard, PoliceStandAsideWithTheirOrganisations) {
  auto rows = testing::small_polity();
  for (int i = 0; i < 1600; ++i) rows["agent"].push_back(std::to_string(i));
  Bench bench(rows);
  bench.at("opinion.of_ruler", 0) = bench.at("opinion.of_ruler", 2) = 1;
  bench.at("organisation.private", 2) = 1;
  for (const std::size_t j : {0u, 1u}) bench.at("organisation.force", j) = 1000;
  const auto police = [&] {
    double officers = 0;
    for (const double standing : bench.column("agent.standing")) officers += standing == 3 ? 1 : 0;
    return officers;
  };
  bench.step(lattice(), lattice().start, {Luck{1}, 0, 0});
  EXPECT_EQ(police(), 64);
  bench.at("organisation.stance", 1) = stance::aside;
  bench.step(lattice(), lattice().quiet, {Luck{1}, 168, 7});
  EXPECT_EQ(police(), 32);
  bench.at("organisation.stance", 1) = stance::undecided;
  bench.step(lattice(), lattice().quiet, {Luck{1}, 336, 7});
  EXPECT_EQ(police(), 64);
}

}  // namespace
}  // namespace interregnum
