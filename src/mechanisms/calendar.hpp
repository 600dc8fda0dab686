// Time and luck of slow quantities. Noise lives on the calendar, one keyed draw a day, so that steps of any length
// see the same luck and an episode in one arm does not change the days of another.
#pragma once

#include "world/binding.hpp"

namespace interregnum {

constexpr double days_a_year = 365, days_a_month = 30.44, days_a_week = 7;

// What a draw is for: names cannot collide by a renumbering.
constexpr u32 purpose(Text name) { return static_cast<u32>(name_id(name) >> 32); }

constexpr double years(const Moment& now) { return now.days / days_a_year; }
constexpr double weeks(const Moment& now) { return now.days / days_a_week; }

// The hour at which the step that ends now began.
constexpr i64 began(const Moment& now) { return now.tick - static_cast<i64>(now.days * 24 + .5); }

constexpr i64 floor_div(i64 a, i64 b) { return a / b - (a % b < 0 ? 1 : 0); }

// The days d with began <= 24 d < tick: those whose noise belongs to this step.
struct Days {
  i64 first = 0, end = 0;
  constexpr double count() const { return static_cast<double>(end - first); }
};
constexpr Days days_of(const Moment& now) { return {floor_div(began(now) + 23, 24), floor_div(now.tick + 23, 24)}; }

// A Brownian path's increment over the step: variance 1 a year.
double increment(const Moment& now, u64 entity, u32 purpose);

}  // namespace interregnum
