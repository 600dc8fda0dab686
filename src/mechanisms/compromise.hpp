// The compromise on an issue: pure functions, used by the mechanism's step and its solver.
#pragma once

#include <span>

namespace interregnum::compromise {

struct Actor {
  double capability, position, salience;  // c >= 0, x in 0..100, s >= 0
  double effort, weight;                  // set by `agreed`: e, and w, which sum to 1
};

// x = sum w_i x_i with w_i ~ c_i s_i (1 + m e_i), e_i = O s_i |x_i - x_0| / 100 and x_0 the same at m = 0. Where all c
// s are 0 saliences alone weigh, and where these are 0 too all weigh the same. 0 where there is nobody.
double agreed(std::span<Actor> actors, double openness, double mobilised);

// The position at which the weights below it first reach one half.
double median(std::span<const Actor> actors);

}  // namespace interregnum::compromise
