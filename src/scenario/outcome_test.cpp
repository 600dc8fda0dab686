#include "scenario/outcome.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace interregnum {
namespace {

using Kind = Operation::Kind;

double value(std::vector<Operation> program, std::vector<double> records = {}) {
  Outcome outcome;
  outcome.program = std::move(program);
  return evaluate(outcome, records.data());
}

Operation constant(double x) { return {Kind::constant, x, 0}; }
Operation record(u32 index) { return {Kind::record, 0, index}; }
Operation apply(Kind kind) { return {kind, 0, 0}; }

TEST(Evaluate, Arithmetic) {
  EXPECT_EQ(value({constant(7), constant(2), apply(Kind::subtract)}), 5);
  EXPECT_EQ(value({constant(7), constant(2), apply(Kind::divide)}), 3.5);
  EXPECT_EQ(value({record(1), record(0), constant(10), apply(Kind::multiply), apply(Kind::add)}, {2, 3}), 23);
}

TEST(Evaluate, Logic) {
  for (const double a : {0., 1.})
    for (const double b : {0., 1.}) {
      EXPECT_EQ(value({record(0), record(1), apply(Kind::conjunction)}, {a, b}), a * b);
      EXPECT_EQ(value({record(0), record(1), apply(Kind::disjunction)}, {a, b}), a + b > 0 ? 1 : 0);
      EXPECT_EQ(value({record(0), apply(Kind::negation)}, {a, b}), 1 - a);
    }
}

TEST(Evaluate, AMissingRecordLeavesNoValue) {
  for (const Kind kind :
       {Kind::add, Kind::subtract, Kind::multiply, Kind::divide, Kind::conjunction, Kind::disjunction})
    EXPECT_TRUE(std::isnan(value({record(0), constant(0), apply(kind)}, {std::nan("")})));
  EXPECT_TRUE(std::isnan(value({record(0), apply(Kind::negation)}, {std::nan("")})));
}

}  // namespace
}  // namespace interregnum
