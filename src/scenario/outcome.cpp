#include "scenario/outcome.hpp"

#include <algorithm>
#include <limits>

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

double run_program(const std::vector<Operation>& program, const double* records) {
  std::vector<double> stack;
  for (const auto& operation : program) {
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

}  // namespace

bool is_between_0_and_1(const Outcome& outcome) {
  const bool single = outcome.program.size() == 1 || outcome.is_probability;
  return outcome.is_share && !outcome.is_difference && single && outcome.unit == "1";
}

bool is_decided_in_run(const Outcome& outcome) {
  return std::any_of(outcome.records.begin(), outcome.records.end(),
                     [](const Record& record) { return !record.begins.first.empty() || !record.ends.first.empty(); });
}

bool outlives_the_regime(Text column) {
  return column == "regime.status" || column == "regime.route" || column == "regime.new";
}

double evaluate(const Outcome& outcome, const double* records) {
  const bool applies = outcome.given.empty() || run_program(outcome.given, records) > 0;
  return applies ? run_program(outcome.program, records) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace interregnum
