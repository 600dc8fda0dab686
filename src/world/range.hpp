// What a card says about a number that the scenario does not give: a prior in one line, with its source.
#pragma once

#include "base/prior.hpp"

namespace interregnum {

struct Range {
  Family family = Family::uniform;  // point, uniform, log_uniform or normal
  double a = 0, b = 0;              // as in Prior
  Text source = "judgement";
};

constexpr Range exactly(double value, Text source = "judgement") { return {Family::point, value, 0, source}; }
constexpr Range between(double a, double b, Text source = "judgement") { return {Family::uniform, a, b, source}; }
constexpr Range log_between(double a, double b, Text source = "judgement") {
  return {Family::log_uniform, a, b, source};
}
constexpr Range normal(double mean, double sd, Text source = "judgement") { return {Family::normal, mean, sd, source}; }

// The range as a prior inside [low, high]; a normal is truncated where a bound is finite.
Prior prior_of(const Range& range, double low, double high);

}  // namespace interregnum
