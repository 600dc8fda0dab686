// Parameters that are a choice by name.
#include "scenario/card_quantity.hpp"

#include <gtest/gtest.h>

#include "scenario/sample_for_tests.hpp"

namespace interregnum {
namespace {

constexpr ParameterSpec ratio{"ratio", "1", 0, 2, between(0, 1), "how it is rounded", "floor round exact"};

TEST(CardQuantity, ARangeMakesItsNamesEquallyLikely) {
  const Quantity q = from_card(ratio);
  EXPECT_EQ(q.prior.weights, (std::vector<double>{.5, .5, 0}));
  EXPECT_EQ(quantile(q.prior, .49), 0);
  EXPECT_EQ(quantile(q.prior, .51), 1);
}

TEST(CardQuantity, APointIsTheOnlyChoice) {
  ParameterSpec spec = ratio;
  spec.range = exactly(2);
  EXPECT_EQ(from_card(spec).prior.weights, (std::vector<double>{0, 0, 1}));
  EXPECT_FALSE(is_uncertain(from_card(spec).prior));
}

TEST(CardQuantity, AFileChoosesByName) {
  Diagnostics diagnostics;
  const auto read = [&](std::string text) {
    return read_quantity(sample::string_node(std::move(text)), target_of(ratio), diagnostics);
  };
  EXPECT_EQ(quantile(read("exact [judgement]")->prior, .3), 2);
  EXPECT_EQ(read("0.7 floor, 0.3 exact")->prior.weights, (std::vector<double>{.7, 0, .3}));
  EXPECT_EQ(diagnostics.list.size(), 0u);
  EXPECT_FALSE(read("flor"));
  EXPECT_FALSE(read("0..1"));
  ASSERT_EQ(diagnostics.list.size(), 2u);
  EXPECT_EQ(diagnostics.list[0].hint, "nearest: 'floor'\none of: floor, round, exact");
  EXPECT_EQ(diagnostics.list[1].code, "choice_expected");
}

TEST(CardQuantity, ANumberStaysANumber) {
  constexpr ParameterSpec speed{"speed", "km/h", 0, 100, between(10, 20), "how fast", {}};
  const Quantity q = from_card(speed);
  EXPECT_TRUE(q.choices.empty());
  EXPECT_EQ(q.prior.family, Family::uniform);
}

}  // namespace
}  // namespace interregnum
