// The small language of quantities: "20000 to 60000 person [essay#p3.1: why]" -> a prior with its source.
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/prior.hpp"
#include "document/document.hpp"

namespace interregnum {

// Where a number comes from: [source#pPARAGRAPH.SENTENCE: why]. "judgement" is a source; 0 = none named.
struct Cite {
  std::string source;
  u32 paragraph = 0, sentence = 0;
  std::string why;
};

// One step of an expression in reverse Polish order.
struct Step {
  enum class Kind { number, name, add, subtract, multiply, divide, negate };
  Kind kind = Kind::number;
  double number = 0;  // in the unit of the target if it was written with that dimension, else a pure number
  std::string name;   // of another quantity, as written: "army.loyalty", "tie[leader funds wagner]"
  Position at;
};

// The value of an expression; `named(k)` is the number that its k-th name stands for.
template <class Named>
double evaluate(const std::vector<Step>& expression, const Named& named) {
  std::vector<double> stack;
  const auto pop = [&] {
    const double top = stack.back();
    stack.pop_back();
    return top;
  };
  std::size_t name = 0;
  for (const Step& step : expression) {
    if (step.kind == Step::Kind::number) {
      stack.push_back(step.number);
    } else if (step.kind == Step::Kind::name) {
      stack.push_back(named(name++));
    } else if (step.kind == Step::Kind::negate) {
      stack.push_back(-pop());
    } else {
      const double right = pop(), left = pop();
      stack.push_back(step.kind == Step::Kind::add        ? left + right
                      : step.kind == Step::Kind::subtract ? left - right
                      : step.kind == Step::Kind::multiply ? left * right
                                                          : left / right);
    }
  }
  return pop();
}

struct Quantity {
  std::string text;                  // as written, without its source
  Prior prior;                       // in the unit of the target; a point of 0 if there is an expression
  std::vector<std::string> choices;  // all names of the place, of which a prior of family choice draws the index
  std::vector<Step> expression;      // "= ..." over other quantities; empty if none
  Cite cite;
  bool has_cite = false;
  Position at;
};

// What the place of a quantity asks for.
struct Target {
  Text unit = "1";
  double low = -HUGE_VAL, high = HUGE_VAL;   // hard bounds, in `unit`
  bool low_open = false, high_open = false;  // the bound itself is not allowed
  bool difference = false;         // a change of something in `unit`: of a share it is in pp, and % is refused
  bool unit_optional = false;      // a number without a unit is in `unit`; for "1" that is always so
  std::vector<std::string> names;  // named values the place knows; without any, names are refused
};

// A string, number, boolean (1 or 0) or table { value, unit, source, why } -> a quantity in the target's unit and
// inside its bounds; or nothing, with the reasons in `diagnostics`.
std::optional<Quantity> read_quantity(const Node& node, const Target& target, Diagnostics& diagnostics);

// "essay#p1.3" or "judgement: why" (the text of `source = ...`), without brackets.
std::optional<Cite> read_cite(const Node& node, Diagnostics& diagnostics);

}  // namespace interregnum
