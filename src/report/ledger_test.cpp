#include "report/ledger.hpp"

#include <gtest/gtest.h>

namespace interregnum {
namespace {

TEST(Ledger, AddsUpWhatEachWriterDid) {
  Plan plan;
  plan.layout.columns["regime.theta"] = {0, 1};
  plan.layout.columns["person.rank"] = {1, 1};
  plan.layout.size = 2;
  Ledger ledger = open_ledger(plan);
  const Card strain, learning;
  const auto write = [&](i64 tick, const Writer& writer, double theta) {
    const double world[] = {theta, static_cast<double>(tick)};
    enter(ledger, tick, writer, world, true);
  };
  write(0, {}, .5);
  write(168, {&strain}, .4);
  write(170, {nullptr, 3}, .7);
  write(336, {&learning}, .7);
  write(504, {&strain}, .6);
  EXPECT_EQ(anchored(ledger, 0), .5);
  EXPECT_EQ(anchor_of(ledger, 0), nullptr);
  const auto list = contributions(ledger, 0, 4);
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].writer.action, 3u);
  EXPECT_NEAR(list[0].change, .3, 1e-12);
  EXPECT_EQ(list[1].writer.card, &strain);
  EXPECT_NEAR(list[1].change, -.2, 1e-12);
  EXPECT_EQ(list[1].times, 2u);
  EXPECT_EQ(value_at(ledger, 0, 2), .7);
  EXPECT_TRUE(ledger.moves[1].empty()) << "sampled people are left out";
}

}  // namespace
}  // namespace interregnum
