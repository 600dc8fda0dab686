#include "mechanisms/road.hpp"

#include <algorithm>
#include <cmath>

namespace interregnum {
namespace {

// Where the next post begins, or the end of the road.
double next_post(const Road& road, double left) {
  double next = 0;
  for (std::size_t i = 0; i < road.left.size(); ++i)
    if (road.of[i] == road.row && road.left[i] < left) next = std::max(next, road.left[i]);
  return next;
}

constexpr double metre = .001;  // nearer than this it is there

}  // namespace

double speed_at(const Road& road, double left) {
  double last = HUGE_VAL, slows = 0;
  for (std::size_t i = 0; i < road.left.size(); ++i)
    if (road.of[i] == road.row && road.left[i] >= left && road.left[i] <= last) {
      last = road.left[i];
      slows = road.slows[i];
    }
  return road.speed * (1 - slows);
}

double left_after(const Road& road, double left, double hours) {
  while (hours > 0 && left > 0) {
    const double speed = speed_at(road, left), next = next_post(road, left);
    if (speed * hours < left - next - metre) return left - speed * hours;
    hours -= (left - next) / speed;
    left = next;
  }
  return left;
}

double hours_to_go(const Road& road, double left) {
  double hours = 0;
  while (left > 0) {
    const double speed = speed_at(road, left), next = next_post(road, left);
    if (speed <= 0) return HUGE_VAL;
    hours += (left - next) / speed;
    left = next;
  }
  return hours;
}

}  // namespace interregnum
