#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/compromise.hpp"
#include "mechanisms/testing.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

using compromise::Actor;
using testing::Bench;
using testing::solved;

const Card& weighted_mean() { return *find_card("weighted_mean"); }

struct Member {
  double capability, position, salience;
};
// The car emissions of Scholz, Calbert & Smith 2011: NL BE LU DE FR IT UK IE DK GR, positions in years.
constexpr std::array<Member, 10> emissions{{{.08, 4, .80},
                                            {.08, 7, .40},
                                            {.03, 4, .20},
                                            {.16, 4, .80},
                                            {.16, 10, .60},
                                            {.16, 10, .60},
                                            {.16, 10, .90},
                                            {.05, 7, .10},
                                            {.05, 4, 1.0},
                                            {.08, 7, .70}}};

std::vector<double> inputs(std::span<const Member> members, double openness = 0, double mobilised = 0) {
  std::vector<double> x;
  for (const auto& m : members) x.insert(x.end(), {m.capability, m.position, m.salience});
  while (x.size() < 30) x.insert(x.end(), {0, 0, 1});
  x.insert(x.end(), {openness, mobilised});
  return x;
}

TEST(ScholzCalbertSmith2011, CarEmissionsMeanAndMedian) {
  EXPECT_NEAR(solved(weighted_mean(), inputs(emissions), "mean"), 7.389956, 5e-7);
  EXPECT_EQ(solved(weighted_mean(), inputs(emissions), "median"), 7);
}

// The same through the step: organisations whose share of force is the capability and whose loyalty is whole.
TEST(ScholzCalbertSmith2011, CarEmissionsThroughTheStep) {
  testing::Rows rows = testing::small_polity();
  rows["organisation"].clear();
  rows["issue"] = {"emissions"};
  for (int i = 0; i < 10; ++i) {
    rows["organisation"].push_back("o" + std::to_string(i));
    rows["stake"].push_back("emissions[o" + std::to_string(i) + "]");
  }
  Bench bench(rows);
  bench.set(weighted_mean(), {{"force", 1}, {"mobilised", 0}});
  for (std::size_t i = 0; i < 10; ++i) {
    bench.at("organisation.force", i) = 1e5 * emissions[i].capability;
    bench.at("organisation.loyalty", i) = 1;
    bench.at("stake.holder", i) = holder::organisation;
    bench.at("stake.row", i) = static_cast<double>(i);
    bench.at("stake.position", i) = emissions[i].position;
    bench.at("stake.salience", i) = emissions[i].salience;
  }
  bench.step(weighted_mean(), weighted_mean().quiet, {Luck{1}, 168, 7});
  EXPECT_NEAR(bench.at("issue.result"), 7.389956, 5e-7);
  double sum = 0;
  for (const double w : bench.column("stake.weight")) sum += w;
  EXPECT_NEAR(sum, 1, 1e-12);
}

// The same as an analyst states it: ten states without a ruler, each with its capability.
TEST(ScholzCalbertSmith2011, CarEmissionsAsStated) {
  testing::Rows rows = testing::small_polity();
  rows["issue"] = {"emissions"};
  for (int i = 0; i < 10; ++i) rows["stake"].push_back("emissions[s" + std::to_string(i) + "]");
  Bench bench(rows);
  bench.set(weighted_mean(), {{"abroad", .3}, {"mobilised", 0}});
  for (std::size_t i = 0; i < 10; ++i) {
    bench.at("stake.holder", i) = holder::state;
    bench.at("stake.stated", i) = 1;
    bench.at("stake.capability", i) = emissions[i].capability;
    bench.at("stake.position", i) = emissions[i].position;
    bench.at("stake.salience", i) = emissions[i].salience;
  }
  bench.step(weighted_mean(), weighted_mean().quiet, {Luck{1}, 168, 7});
  EXPECT_NEAR(bench.at("issue.result"), 7.389956, 5e-7);
  EXPECT_EQ(bench.at("stake.capability", 3), .16) << "what is stated stays";
}

TEST(WeightedMean, ClosedForms) {
  std::array<Actor, 3> equal{{{1, 10, .5, 0, 0}, {1, 40, .5, 0, 0}, {1, 100, .5, 0, 0}}};
  EXPECT_DOUBLE_EQ(compromise::agreed(equal, 0, 0), 50) << "equal weights: the plain mean";
  std::array<Actor, 2> one{{{2, 30, .7, 0, 0}, {0, 90, .9, 0, 0}}};
  EXPECT_EQ(compromise::agreed(one, 1, 2), 30) << "one weight: its position";
  std::array<Actor, 2> powerless{{{0, 20, .9, 0, 0}, {0, 80, .3, 0, 0}}};
  EXPECT_DOUBLE_EQ(compromise::agreed(powerless, 0, 0), 35) << "nobody has power: saliences alone";
  std::array<Actor, 2> careless{{{0, 20, 0, 0, 0}, {0, 80, 0, 0, 0}}};
  EXPECT_EQ(compromise::agreed(careless, 0, 0), 50);
  EXPECT_EQ(compromise::agreed({}, 0, 0), 0);
}

// By hand: x_0 = 60, so e = .5 x .8 x .6 = .24 and .5 x .4 x .4 = .08; weights 1.24 x .8 and 1.08 x 1.2 (c = 3).
TEST(WeightedMean, EffortRisesWithStakeSalienceAndOpennessAndWeighs) {
  std::array<Actor, 2> two{{{1, 0, .8, 0, 0}, {3, 100, .4, 0, 0}}};
  const double result = compromise::agreed(two, .5, 1);
  EXPECT_DOUBLE_EQ(two[0].effort, .24);
  EXPECT_DOUBLE_EQ(two[1].effort, .08);
  EXPECT_NEAR(result, 100 * 1.08 * 1.2 / (1.24 * .8 + 1.08 * 1.2), 1e-12);
}

TEST(WeightedMean, InsideTheHullAndWeightsSumToOne) {
  for (u64 i = 0; i < 1000; ++i) {
    const auto draw = [&](u32 what) { return luck_of(4, 0, 0).uniform(i, 0, what); };
    std::array<Actor, 6> actors{};
    double low = 100, high = 0, sum = 0;
    for (u32 k = 0; k < 6; ++k) {
      actors[k] = {5 * draw(3 * k), 100 * draw(3 * k + 1), draw(3 * k + 2), 0, 0};
      low = std::min(low, actors[k].position), high = std::max(high, actors[k].position);
    }
    const double result = compromise::agreed(actors, draw(90), 3 * draw(91));
    for (const Actor& a : actors) {
      sum += a.weight;
      EXPECT_TRUE(a.effort >= 0 && a.effort <= 1);
    }
    EXPECT_TRUE(result >= low && result <= high);
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

// One of each kind of actor; position 100 but for the ruler's 0.
Bench polity() {
  auto rows = testing::small_polity();
  rows["elite"] = {"ministry", "business"};
  rows["state"] = {"west"};
  rows["movement"] = {"exile"};
  rows["issue"] = {"transition"};
  rows["tie"] = {"west supports ukraine", "west rivals army"};
  for (const auto name : {"leader", "army", "business", "west", "exile", "citizens"})
    rows["stake"].push_back("transition[" + std::string(name) + "]");
  Bench bench(rows);
  const double holders[] = {holder::ruler, holder::organisation, holder::elite,
                            holder::state, holder::movement,     holder::group};
  for (std::size_t i = 0; i < 6; ++i) {
    bench.at("stake.holder", i) = holders[i];
    bench.at("stake.position", i) = i == 0 ? 0 : 100;
    bench.at("stake.salience", i) = .5;
  }
  bench.at("stake.row", 2) = 1;
  bench.at("stake.actor", 3) = bench.at("tie.actor", 0) = bench.at("tie.actor", 1) = 7;
  bench.at("tie.verb", 0) = tie_verb::supports, bench.at("tie.verb", 1) = tie_verb::rivals;
  bench.at("tie.strength", 0) = .6, bench.at("tie.strength", 1) = 1;
  bench.set(weighted_mean(), {{"force", .5}, {"elites", .4}, {"opposition", .3}, {"abroad", .2}, {"street", .1}});
  bench.at("regime.authority") = .7;
  bench.at("organisation.force", 0) = 300, bench.at("organisation.force", 1) = bench.at("organisation.force", 2) = 100;
  bench.at("organisation.loyalty", 0) = .5;
  bench.at("elite.resources", 0) = .6, bench.at("elite.resources", 1) = .2;
  bench.at("elite.effort", 1) = .1;
  bench.at("movement.quality") = .4, bench.at("movement.engagement") = .3;
  bench.at("group.size") = 1000, bench.at("group.is_part", 1) = 1;
  bench.at("group.acts") = .007;
  return bench;
}
void step(Bench& bench) { bench.step(weighted_mean(), weighted_mean().quiet, {Luck{1}, 168, 7}); }

TEST(WeightedMean, PowerOfEachKindOfActor) {
  Bench bench = polity();
  step(bench);
  const double expected[] = {.7, .5 * .6 * .5, .4 * (.25 + .1), .2 * .6, .3 * .4, .1 * .2};
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(bench.at("stake.capability", i), expected[i], 1e-15) << i;
  bench.at("tie.strength", 0) = .1;
  step(bench);
  EXPECT_NEAR(bench.at("stake.capability", 3), .2 * .3, 1e-15) << "the movements' engagement opens the door";
}

TEST(WeightedMean, LessAuthorityShiftsTheResultAndMakesOthersWeighIn) {
  Bench bench = polity();
  step(bench);
  const double before = bench.at("issue.result"), effort = bench.at("stake.effort", 3);
  bench.at("regime.authority") = .4;
  step(bench);
  EXPECT_GT(bench.at("issue.result"), before);
  EXPECT_NEAR(bench.at("issue.openness"), .6, 1e-15);
  bench.set(weighted_mean(), {{"mobilised", 0}});
  bench.at("stake.position", 0) = 100, bench.at("stake.position", 3) = 0;
  bench.at("regime.authority") = .7;
  step(bench);
  const double small = bench.at("stake.effort", 3);
  bench.at("regime.authority") = .4;
  step(bench);
  EXPECT_GT(bench.at("stake.effort", 3), small) << "its position lies farther from the result, and more is open";
  EXPECT_GT(effort, 0);
}

TEST(WeightedMean, WithoutAnIssueNothingMoves) {
  Bench bench;
  const auto before = bench.world;
  step(bench);
  EXPECT_EQ(bench.world, before);
}

}  // namespace
}  // namespace interregnum
