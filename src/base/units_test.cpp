#include "base/units.hpp"

#include <gtest/gtest.h>

namespace interregnum {
namespace {

std::optional<double> factor(Text from, Text to) { return conversion(*find_unit(from), *find_unit(to)); }

TEST(Units, TheListIsClosed) {
  for (Text name : {"1", "%", "pp", "person", "km", "h", "d", "w", "y", "/d", "/y", "pp/d", "km/h", "person/d"}) {
    ASSERT_NE(find_unit(name), nullptr) << name;
    EXPECT_EQ(find_unit(name)->name, name);
  }
  EXPECT_EQ(all_units().size(), 14u);
  for (Text name : {"", "month", "KM", "days", "m", "% "}) EXPECT_EQ(find_unit(name), nullptr) << name;
}

TEST(Units, ConvertsExactly) {
  EXPECT_EQ(factor("y", "d"), 365);
  EXPECT_EQ(factor("w", "d"), 7);
  EXPECT_EQ(factor("d", "h"), 24);
  EXPECT_EQ(factor("/d", "/y"), 365);
  EXPECT_EQ(factor("%", "1"), 0.01);
  EXPECT_EQ(factor("1", "%"), 100);
  EXPECT_EQ(factor("pp", "1"), 0.01);
  EXPECT_EQ(factor("pp/d", "/d"), 0.01);
  for (const auto& unit : all_units()) EXPECT_EQ(conversion(unit, unit), 1) << unit.name;
}

TEST(Units, RefusesOtherDimensions) {
  EXPECT_EQ(factor("km", "h"), std::nullopt);
  EXPECT_EQ(factor("km", "km/h"), std::nullopt);
  EXPECT_EQ(factor("/d", "d"), std::nullopt);
  EXPECT_EQ(factor("person", "1"), std::nullopt);
}

TEST(Units, TellsSharesFromTheirDifferences) {
  EXPECT_EQ(find_unit("%")->share, Share::level);
  EXPECT_EQ(find_unit("pp")->share, Share::difference);
  EXPECT_EQ(find_unit("1")->share, Share::no);
  EXPECT_EQ(factor("%", "pp"), 1) << "one dimension: the caller must look at `share`";
}

}  // namespace
}  // namespace interregnum
