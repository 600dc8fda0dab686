// Rubinstein's split through the calculator and through the step.
#include <gtest/gtest.h>

#include <cmath>

#include "mechanisms/deal.hpp"
#include "mechanisms/offer_testing.hpp"

namespace interregnum {
namespace {

using testing::all_solved;
using testing::Bench;
using testing::hour;
using testing::on_the_road;
using testing::solved;

const Card& rubinstein() { return *find_card("rubinstein"); }

// What the deal is worth where promises are kept: its terms.
double terms(double challenger, double ruler, bool challenger_first) {
  Bench bench = on_the_road(rubinstein(), 0);
  bench.at("ruler.retaliate") = 0;
  bench.set(rubinstein(),
            {{"challengers_patience", challenger}, {"rulers_patience", ruler}, {"first", challenger_first ? 1 : 0}});
  bench.at("march.value_seen") = .1;  // s_min = .1, s_max = .6
  hour(bench, rubinstein(), 110);
  return bench.at("march.value_deal");
}

TEST(Rubinstein1982, TheFirstMoversShare) {
  EXPECT_NEAR(solved(rubinstein(), {.9, .8, 0, 1}, "share"), .714286, 5e-7);
  EXPECT_NEAR(terms(.9, .8, true), .1 + .5 * .2 / .28, 1e-12);
  EXPECT_NEAR(terms(.8, .9, false), .1 + .5 * (1 - .2 / .28), 1e-12);
  EXPECT_NEAR(solved(rubinstein(), {.9, .8, .1, .6}, "terms"), terms(.8, .9, false), 1e-12);
  const double nearly = 1 - 1e-7;
  EXPECT_NEAR(solved(rubinstein(), {nearly, nearly, 0, 1}, "share"), .5, 1e-6);
  EXPECT_EQ(solved(rubinstein(), {1, 1, 0, 1}, "share"), .5);
  EXPECT_EQ(solved(rubinstein(), {.3, 0, 0, 1}, "share"), 1);  // an ultimatum to one who cannot wait
}

TEST(Rubinstein1982, PatiencePays) {
  for (const bool first : {false, true})
    for (double other = .5; other < 1; other += .1) {
      double before = 0;
      for (double own = .5; own < 1; own += .1) {
        const double got = terms(own, other, first);
        EXPECT_GE(got, before);
        EXPECT_TRUE(got >= .1 && got <= .6);
        before = got;
        EXPECT_GE(terms(own, other, true), terms(own, other, false));  // so does moving first
      }
    }
}

// Whether there is a deal does not depend on the split.
TEST(Rubinstein, ADealIffBothGain) {
  for (double going_on = -1; going_on < 1; going_on += .05)
    for (const double retaliate : {0., .3, .7, 1.}) {
      Bench bench = on_the_road(rubinstein());
      bench.at("march.value_seen") = going_on;
      bench.at("ruler.retaliate") = retaliate;
      hour(bench, rubinstein(), 105);
      EXPECT_EQ(bench.at("deal.accepted.fired"),
                least_acceptable(going_on, .75, 1 - retaliate) <= most_offered(.5, 1, .2, .6));
    }
}

TEST(Rubinstein, ImposedTermsAreNotSplit) {
  for (const double patience : {.5, .9}) {
    Bench bench = on_the_road(rubinstein());
    bench.set(rubinstein(), {{"challengers_patience", patience}, {"safety", 2}});
    bench.at("deal.terms") = 1;
    bench.at("ruler.retaliate") = 0;
    hour(bench, rubinstein(), 101);
    EXPECT_EQ(bench.at("march.value_deal"), 1);  // 2 yearly rents, of a prize of 2
  }
}

}  // namespace
}  // namespace interregnum
