#include "scenario/synonyms.hpp"

#include <gtest/gtest.h>

#include <string>

#include "scenario/names.hpp"

namespace interregnum {
namespace {

std::string found(Text word) {
  std::string all;
  for (const Text name : synonyms_of(word)) all += std::string(all.empty() ? "" : " ") + std::string(name);
  return all;
}

TEST(Synonyms, OfWordsThatAnAnalystWouldTry) {
  for (const Text word : {"strike", "strikes", "protest", "protesting", "demonstration"})
    EXPECT_EQ(found(word), "acts ready") << word;
  for (const Text word : {"obey", "refuse", "refused", "mutiny"})
    EXPECT_EQ(found(word), "joined aside defected marches") << word;
  for (const Text word : {"resign", "step down", "fall"}) EXPECT_EQ(found(word), "regime.falls") << word;
  for (const Text word : {"popularity", "polls"}) EXPECT_EQ(found(word), "says support regime.approval") << word;
  for (const Text word : {"", "x", "fallow", "striker", "support"}) EXPECT_EQ(found(word), "") << word;
}

// A name that no table holds would send the analyst nowhere.
TEST(Synonyms, AreNamesOfTheModel) {
  const auto is_part_of_a_name = [](Text word) {
    for (const auto& column : columns())
      if ((std::string(column.table) + "." + std::string(column.name)).find(word) != std::string::npos) return true;
    for (const auto& event : events())
      if ((std::string(event.table) + "." + std::string(event.name)).find(word) != std::string::npos) return true;
    return false;
  };
  for (const Text word : {"strike", "obey", "resign", "polls"})
    for (const Text name : synonyms_of(word)) EXPECT_TRUE(is_part_of_a_name(name)) << name;
}

}  // namespace
}  // namespace interregnum
