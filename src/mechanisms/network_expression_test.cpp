// Cascades among contacts through the cards' own step and their calculators.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/network_expression.hpp"
#include "mechanisms/testing.hpp"

namespace interregnum {
namespace {

using testing::Bench;

const Card& cascade() { return *find_card("network_cascade"); }
const Card& contagion() { return *find_card("complex_contagion"); }

std::vector<double> inputs(const Card& card, const testing::Numbers& given) {
  std::vector<double> values;
  for (const ParameterSpec& spec : card.solver.inputs) {
    const auto found = given.find(std::string(spec.name));
    values.push_back(found == given.end() ? spec.range.a : found->second);
  }
  return values;
}

TEST(Watts2002Card, TheWindowAndItsCascadesThroughTheCalculator) {
  const auto x = [](double z) { return inputs(cascade(), {{"degree", z}}); };
  EXPECT_NEAR(testing::solved(cascade(), x(3), "window", 0), 1.0207, 5e-5);
  EXPECT_NEAR(testing::solved(cascade(), x(3), "window", 1), 5.7647, 5e-5);
  EXPECT_GT(testing::solved(cascade(), x(3), "global"), .5);
  EXPECT_EQ(testing::solved(cascade(), x(7), "global"), 0);
  EXPECT_EQ(testing::solved(cascade(), x(.9), "global"), 0);
}

TEST(CentolaMacy2007Card, ARingSpreadsIffTheThresholdIsAtMostTheNeighboursOfASide) {
  for (double k = 1; k <= 4; ++k)
    for (double a = 1; a <= 5; ++a) {
      const auto x = inputs(contagion(), {{"neighbours", k}, {"contacts", a}});
      EXPECT_EQ(testing::solved(contagion(), x, "spread") == 1, a <= k) << k << ' ' << a;
    }
}

// A thousand persons whose thresholds are what the test makes them: they act by `kappa` times the example of contacts.
Bench crowd(const Card& card, double kappa, double threshold) {
  testing::Rows rows{{"group", {"crowd"}}, {"opinion", {"crowd[leader]"}}};
  for (int i = 0; i < 1000; ++i) rows["node"].push_back(std::to_string(i));
  Bench bench(rows);
  bench.at("opinion.of_ruler") = 1;
  bench.at("group.fatigue") = 0;
  bench.at("group.slope") = kappa;
  for (double& z : bench.column("node.threshold")) z = threshold / threshold_sd;
  bench.set(card, {{"network", 1}, {"rewired", 0}, {"degree", 6}});
  return bench;
}
double settled(const Card& card, Bench& bench) {
  bench.step(card, card.quiet, {Luck{1}, 168, 7});
  return bench.at("group.acts");
}

// kappa = 1 and a push of 1 - 1e-9 wanted: all of the example, which three contacts of a side can give.
TEST(CentolaMacy2007Card, ItsStepSpreadsAlongTheRingIffTheThresholdIsAtMostTheNeighboursOfASide) {
  for (double a = 1; a <= 5; ++a) {
    Bench bench = crowd(contagion(), 1, 1 - 1e-9);
    bench.set(contagion(), {{"contacts", a}});
    for (const std::size_t i : {0u, 1u, 2u, 3u, 4u, 5u, 6u}) bench.at("node.threshold", i) = -1;
    const double acts = settled(contagion(), bench);
    EXPECT_EQ(acts == 1, a <= 3) << a;
    if (a > 3) {
      EXPECT_EQ(acts, .007);
    }
  }
}

// With kappa = N_ref so large that tanh is linear the push is the share of the contacts who act (phi = threshold).
TEST(Watts2002Card, ItsStepSpreadsAlongTheRingIffHalfTheContactsAreEnough) {
  for (const double phi : {.1, .3, .499, .501, .7}) {
    Bench bench = crowd(cascade(), 1e6, phi);
    bench.set(cascade(), {{"reference", 1e6}});
    for (const std::size_t i : {0u, 1u, 2u, 3u, 4u, 5u, 6u}) bench.at("node.threshold", i) = -1;
    EXPECT_EQ(settled(cascade(), bench) == 1, phi < .5) << phi;
  }
}

// By the card's own prior a person who misses most of the example needs more than one contact: shares count.
TEST(Watts2002Card, OneContactIsNotEnoughForWhoeverNeedsMany) {
  Bench bench = crowd(cascade(), 1, .6);
  bench.at("node.threshold", 0) = -1;
  EXPECT_EQ(settled(cascade(), bench), .001);
}

// The step on a Poisson network of a thousand: a person and its first contacts bring out nearly all inside the window.
TEST(Watts2002Card, ItsStepIsGlobalInsideTheWindowOnly) {
  const auto most = [](double z) {
    double largest = 0;
    for (u64 run = 0; run < 10; ++run) {
      Bench bench = crowd(cascade(), 1e6, .18);
      bench.set(cascade(), {{"reference", 1e6}, {"network", 0}, {"degree", z}});
      bench.at("node.threshold", 0) = -1;
      bench.step(cascade(), cascade().quiet, {Luck{run + 1}, 168, 7});
      largest = std::max(largest, bench.at("group.acts"));
    }
    return largest;
  };
  EXPECT_GT(most(3), .8);
  EXPECT_LT(most(10), .05);
}

Bench polity(const Card& card, double opening = 0) {
  auto rows = testing::small_polity();
  for (int i = 0; i < 1000; ++i) rows["node"].push_back(std::to_string(i));
  Bench bench(rows);
  bench.at("opinion.of_ruler", 0) = bench.at("opinion.of_ruler", 2) = 1;
  for (const std::size_t i : {2u, 3u}) bench.at("opinion.group", i) = 1;
  bench.at("group.is_part", 1) = 1, bench.at("group.from_rank", 1) = .9;
  bench.at("group.size", 0) = 1e6, bench.at("group.size", 1) = 1e5;
  bench.at("regime.approval") = .7;
  bench.set(card, {{"quiet_protest", .05}, {"response", .3}, {"degree", 8}, {"network", 1}});
  const auto& opinion = *standard_card("opinion");
  bench.step(opinion, opinion.start, {Luck{2}, 0, 0});
  bench.step(card, card.start, {Luck{2}, 0, 0});
  for (const std::size_t g : {0u, 1u}) bench.at("group.opening", g) = opening, bench.at("group.opening_until", g) = 1e6;
  return bench;
}

// A quiet day has about the protest that is seen: a thousand persons, and some correlation between neighbours.
TEST(NetworkExpression, TheQuietDayIsAsObserved) {
  for (const Card* card : {&cascade(), &contagion()}) {
    Bench bench = polity(*card);
    EXPECT_NEAR(bench.at("regime.approval"), .7, 1e-9);
    EXPECT_NEAR(bench.at("group.acts"), .05, 4 * std::sqrt(.05 * .95 / 1000)) << card->text.id;
    EXPECT_LE(bench.at("group.acts", 1), bench.at("group.acts"));  // the staunch act less
    EXPECT_GE(bench.at("group.ready"), bench.at("group.acts"));
    EXPECT_GT(bench.at("group.slope"), 0);
  }
}

// An hour answers to news without seeking the seed; the next quiet step seeks it although nothing more has moved.
TEST(NetworkExpression, TheSeedIsThatOfThePresentAfterAnHourToo) {
  for (const Card* card : {&cascade(), &contagion()}) {
    Bench bench = crowd(*card, 1, .5);
    bench.at("group.fear") = 0;
    settled(*card, bench);
    EXPECT_LT(bench.at("group.seed"), .5) << card->text.id;
    bench.at("opinion.rally") = 1;  // now no example is enough
    bench.step(*card, card->hour, {Luck{1}, 169, 1. / 24});
    EXPECT_LT(bench.at("group.seed"), .5) << card->text.id;
    settled(*card, bench);
    EXPECT_EQ(bench.at("group.seed"), 1) << card->text.id;
  }
}

TEST(NetworkExpression, AnOpeningBringsPeopleOut) {
  for (const Card* card : {&cascade(), &contagion()}) {
    Bench closed = polity(*card), open = polity(*card, .2);
    for (Bench* bench : {&closed, &open}) bench->step(*card, card->quiet, {Luck{2}, 168, 7});
    EXPECT_GT(open.at("group.acts"), closed.at("group.acts")) << card->text.id;
  }
}

// Every parameter at each of its bounds: shares stay shares.
TEST(RivalsOfExpression, StayInBoundsAtTheEndsOfTheirParameters) {
  for (const Card* card : {&cascade(), &contagion(), find_card("civil_violence")})
    for (const ParameterSpec& spec : card->parameters)
      for (const double bound : {spec.low, spec.high}) {
        auto rows = testing::small_polity();
        for (int i = 0; i < 100; ++i)
          rows["node"].push_back(std::to_string(i)), rows["agent"].push_back(std::to_string(i));
        Bench bench(rows);
        bench.at("opinion.of_ruler", 0) = bench.at("opinion.of_ruler", 2) = 1;
        bench.at("group.is_part", 1) = 1, bench.at("group.from_rank", 1) = .9;
        bench.set(*card, {{std::string(spec.name), bound}});
        bench.step(*card, card->start, {Luck{3}, 0, 0});
        bench.at("group.opening") = .5, bench.at("group.opening_until") = 400;
        for (const i64 week : {1, 2, 3}) bench.step(*card, card->quiet, {Luck{3}, week * 168, 7});
        for (const auto column : {"group.acts", "group.ready", "group.seed", "opinion.says", "regime.crowd"})
          for (const double x : bench.column(column))
            EXPECT_TRUE(x >= 0 && x <= 1) << card->text.id << ' ' << spec.name << ' ' << bound << ' ' << column;
      }
}

TEST(NetworkExpression, MoreThresholdsAreReachedByALargerPush) {
  for (const Card* card : {&cascade(), &contagion()}) {
    Bench bench = polity(*card);
    const double before = bench.at("group.acts");
    bench.at("opinion.rally", 0) = bench.at("opinion.rally", 2) = -.5;
    bench.step(*card, card->quiet, {Luck{2}, 168, 7});
    EXPECT_GT(bench.at("group.acts"), before);
    bench.at("opinion.rally", 0) = bench.at("opinion.rally", 2) = 1;
    bench.step(*card, card->quiet, {Luck{2}, 336, 7});
    EXPECT_LT(bench.at("group.acts"), before);
  }
}

}  // namespace
}  // namespace interregnum
