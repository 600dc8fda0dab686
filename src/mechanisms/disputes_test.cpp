// Whoever contradicts whom plays the same role, and is contradicted in turn.
#include "mechanisms/disputes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace interregnum {
namespace {

TEST(Disputes, AreOfOneRoleAndMutual) {
  std::size_t pairs = 0;
  for (const Card* card : cards())
    for (const Card* other : disputing(card)) {
      ++pairs;
      EXPECT_EQ(card->text.role, other->text.role) << card->text.id << " and " << other->text.id;
      const auto back = disputing(other);
      EXPECT_NE(std::find(back.begin(), back.end(), card), back.end()) << card->text.id << " and " << other->text.id;
    }
  EXPECT_EQ(pairs, 20u) << "a name that is no card is in no dispute";
}

TEST(Disputes, NobodyDisputesWithNobody) { EXPECT_TRUE(disputing(nullptr).empty()); }

}  // namespace
}  // namespace interregnum
