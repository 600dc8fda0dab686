#include "scenario/outcome.hpp"

namespace interregnum {
namespace {

// Missing values (NaN) pass through: so logic is arithmetic on 0 and 1, and on probabilities where only one is read.
double combine(Operation::Kind kind, double left, double right) {
  switch (kind) {
    case Operation::Kind::add:
      return left + right;
    case Operation::Kind::subtract:
      return left - right;
    case Operation::Kind::multiply:
    case Operation::Kind::conjunction:
      return left * right;
    case Operation::Kind::divide:
      return left / right;
    case Operation::Kind::disjunction:
      return left + right - left * right;
    case Operation::Kind::constant:
    case Operation::Kind::record:
    case Operation::Kind::negation:
      break;
  }
  return left;
}

}  // namespace

double evaluate(const Outcome& outcome, const double* records) {
  std::vector<double> stack;
  for (const auto& operation : outcome.program) {
    if (operation.kind == Operation::Kind::constant) {
      stack.push_back(operation.constant);
    } else if (operation.kind == Operation::Kind::record) {
      stack.push_back(records[operation.record]);
    } else if (operation.kind == Operation::Kind::negation) {
      stack.back() = 1 - stack.back();
    } else {
      const double right = stack.back();
      stack.pop_back();
      stack.back() = combine(operation.kind, stack.back(), right);
    }
  }
  return stack.back();
}

}  // namespace interregnum
