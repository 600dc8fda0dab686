#include "base/diagnostics.hpp"

#include <gtest/gtest.h>

namespace interregnum {
namespace {

Position at(std::string file, u32 line, u32 column) { return {std::move(file), line, column, 1, {}}; }

TEST(Diagnostics, CountsBySeverity) {
  Diagnostics d;
  EXPECT_FALSE(d.has_errors());
  d.warning("w", at("a", 1, 1), "a warning");
  d.note("n", at("a", 1, 1), "a note", "with a hint");
  EXPECT_FALSE(d.has_errors());
  d.error("e", at("a", 1, 1), "an error");
  EXPECT_TRUE(d.has_errors());
  EXPECT_EQ(d.count(Severity::warning), 1u);
  EXPECT_EQ(d.list[1].hint, "with a hint");
  EXPECT_EQ(severity_name(Severity::note), "note");
}

TEST(Diagnostics, SortByPositionKeepTheOrderFoundAndDropRepetitions) {
  Diagnostics d;
  d.error("x", at("b", 1, 1), "other file");
  d.error("x", at("a", 2, 5), "first found");
  d.error("x", at("a", 2, 5), "second found");
  d.error("x", at("a", 2, 5), "first found");
  d.error("x", at("a", 2, 3), "earlier column");
  d.error("x", at("a", 10, 1), "line 10 comes after line 2");
  sort_diagnostics(d);
  std::vector<std::string> messages;
  for (const auto& each : d.list) messages.push_back(each.message);
  EXPECT_EQ(messages, (std::vector<std::string>{"earlier column", "first found", "second found",
                                                "line 10 comes after line 2", "other file"}));
}

TEST(NearestName, FindsTyposAndSwaps) {
  const std::vector<std::string> known = {"invasion", "invitation", "march", "margin"};
  EXPECT_EQ(nearest_name("invitaton", known), "invitation");
  EXPECT_EQ(nearest_name("amrch", known), "march");
  EXPECT_EQ(nearest_name("margni", known), "margin");
  EXPECT_EQ(nearest_name("march", known), "march");
}

TEST(NearestName, SaysNothingRatherThanNonsense) {
  EXPECT_EQ(nearest_name("treasury", {"march", "fear"}), "");
  EXPECT_EQ(nearest_name("x", {}), "");
  EXPECT_EQ(nearest_name("", {"march"}), "");
  EXPECT_EQ(nearest_name(std::string(1 << 20, 'a'), {std::string(1 << 20, 'b')}), "") << "and is quick about it";
}

TEST(NearestName, TheFirstOfEquallyNearNamesWins) { EXPECT_EQ(nearest_name("bat", {"cat", "hat"}), "cat"); }

}  // namespace
}  // namespace interregnum
