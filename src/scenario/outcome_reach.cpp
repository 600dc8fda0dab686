#include "scenario/outcome_reach.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "scenario/names.hpp"

namespace interregnum {
namespace {

constexpr Reach anything{-HUGE_VAL, HUGE_VAL}, share{0, 1};

bool is_bounded(const Reach& reach) { return std::isfinite(reach.low) && std::isfinite(reach.high); }

Reach reach_of(const Record& record) {
  switch (record.kind) {
    case Record::Kind::chance:
    case Record::Kind::coin:
    case Record::Kind::ever:
      return share;
    case Record::Kind::slope:
    case Record::Kind::time:
    case Record::Kind::path:
      return anything;
    case Record::Kind::value:
    case Record::Kind::mean:
    case Record::Kind::maximum:
    case Record::Kind::minimum:
    case Record::Kind::last:
      break;
  }
  const ColumnSpec& column = spec_of(record.column);
  return {column.low, column.high};
}

// The corners hold the extremes of a product, and of a quotient whose divisor keeps its sign.
Reach scaled(const Reach& left, const Reach& right, bool divides) {
  if (divides && right.low <= 0 && right.high >= 0) return anything;
  const auto at = [divides](double a, double b) { return divides ? a / b : a * b; };
  const auto [low, high] = std::minmax(
      {at(left.low, right.low), at(left.low, right.high), at(left.high, right.low), at(left.high, right.high)});
  return {low, high};
}

Reach combined(Operation::Kind kind, const Reach& left, const Reach& right) {
  using enum Operation::Kind;
  if (kind == conjunction || kind == disjunction) return share;
  if (!is_bounded(left) || !is_bounded(right)) return anything;
  if (kind == add) return {left.low + right.low, left.high + right.high};
  if (kind == subtract) return {left.low - right.high, left.high - right.low};
  return scaled(left, right, kind == divide);
}

}  // namespace

Reach reach_of(const Outcome& outcome) {
  std::vector<Reach> stack;
  for (const auto& operation : outcome.program) {
    if (operation.kind == Operation::Kind::constant) {
      stack.push_back({operation.constant, operation.constant});
    } else if (operation.kind == Operation::Kind::record) {
      stack.push_back(reach_of(outcome.records[operation.record]));
    } else if (operation.kind == Operation::Kind::negation) {
      stack.back() = share;
    } else {
      const Reach right = stack.back();
      stack.pop_back();
      stack.back() = combined(operation.kind, stack.back(), right);
    }
  }
  return stack.back();
}

}  // namespace interregnum
