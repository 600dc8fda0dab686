#include "scenario/prior_text.hpp"

#include <gtest/gtest.h>

#include "document/source_text.hpp"

namespace interregnum {
namespace {

TEST(PriorText, NumbersForPeople) {
  EXPECT_EQ(human_number(0.5), "0.5");
  EXPECT_EQ(human_number(0.69444), "0.694");
  EXPECT_EQ(human_number(34641.016), "34 600");
  EXPECT_EQ(human_number(999.6), "1 000");
  EXPECT_EQ(human_number(-1234567), "-1 230 000");
  EXPECT_EQ(human_number(143400000), "143 000 000");
  EXPECT_EQ(human_number(0), "0");
  EXPECT_EQ(human_number(1.5e-7), "1.5e-07");
  EXPECT_EQ(human_number(2e20), "2e+20");
  EXPECT_EQ(human_number(HUGE_VAL), "inf");
}

TEST(PriorText, Describes) {
  Prior prior;
  prior.a = 0.5;
  EXPECT_EQ(describe(prior, "km"), "point  0.5 km");
  prior.family = Family::uniform, prior.a = 0, prior.b = 100000;
  EXPECT_EQ(describe(prior, "person"), "uniform  5 %  5 000  50 %  50 000  95 %  95 000 person");
  prior.family = Family::choice, prior.weights = {0.5, 0.5};
  EXPECT_EQ(describe(prior, "1"), "choice of 2");
  EXPECT_EQ(describe(prior, "1", {"floor", "exact"}), "floor 50 %, exact 50 %");
  prior.weights = {0, 1};
  EXPECT_EQ(describe(prior, "1", {"floor", "exact"}), "exact");
}

TEST(PriorText, Sketches) {
  Prior prior;
  EXPECT_EQ(sketch(prior, 8), "");
  prior.family = Family::uniform, prior.b = 1;
  EXPECT_EQ(sketch(prior, 4), "████");
  prior.family = Family::normal;
  const std::string bell = sketch(prior, 11);
  EXPECT_EQ(characters(bell), 11u);
  EXPECT_EQ(bell.substr(0, 3), "▂");
  EXPECT_EQ(bell.substr(15, 3), "█");
  EXPECT_EQ(sketch(prior, 0), "");
  prior.family = Family::choice, prior.weights = {1, 0};
  EXPECT_EQ(sketch(prior, 8), "") << "nothing uncertain";
  prior.weights = {0.8, 0.2};
  EXPECT_EQ(sketch(prior, 8), "█▃");
}

}  // namespace
}  // namespace interregnum
