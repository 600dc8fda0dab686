// A road as a march sees it: kilometres and hours between posts that slow it.
#pragma once

#include <cstddef>
#include <span>

namespace interregnum {

struct Road {
  double length = 0, speed = 0;             // km, km/h
  std::span<const double> left, slows, of;  // of every post: where it begins, the share of the speed it takes, its road
  double row = 0;                           // this road
};

// The speed with `left` kilometres to go: that of the last post passed holds until the next.
double speed_at(const Road& road, double left);

// Kilometres left after `hours` more, and hours to the end (infinite where a post stops it altogether).
double left_after(const Road& road, double left, double hours);
double hours_to_go(const Road& road, double left);

}  // namespace interregnum
