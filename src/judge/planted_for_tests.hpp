// Worlds whose answer turns on what was planted in them, for tests and experiments of hinge.hpp.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "base/real.hpp"
#include "judge/hinge.hpp"

namespace interregnum::planted {

// n worlds of `inputs` independent numbers, uniform on (0, 1); the answer is a function of them and of the world's
// luck.
struct World {
  const std::vector<double>& x;
  Luck luck;
};
inline Sampled worlds(u64 study, u32 inputs, u32 n, const std::function<double(const World&)>& answer) {
  Sampled all{std::vector<std::vector<double>>(inputs), {}};
  std::vector<double> x(inputs);
  for (u32 world = 0; world < n; ++world) {
    const Luck luck = parameters_of(study, world);
    for (u32 i = 0; i < inputs; ++i) all.inputs[i].push_back(x[i] = luck.uniform(i, 0, 0));
    all.answer.push_back(answer({x, luck}));
  }
  return all;
}

// h = 1{rho z_0 + sqrt(1 - rho^2) e > 0}, e made of all other inputs alike: Sheppard's formula for two correlated
// normals gives S_0 = 2 / pi asin(rho^2), and S of another input 2 / pi asin((1 - rho^2) / (inputs - 1)).
inline constexpr double pi = 3.14159265358979323846;
inline constexpr double rho2_of_thirty = .45399049973954675;  // sin(.15 pi): S_0 = .3
inline Sampled one_number(u64 study, double rho2, u32 inputs, u32 n) {
  return worlds(study, inputs, n, [&](const World& world) {
    double rest = 0;
    const auto normal = [&](u32 i) { return world.luck.normal(i, 0, 0); };
    for (u32 i = 1; i < inputs; ++i) rest += normal(i);
    return std::sqrt(rho2) * normal(0) + std::sqrt((1 - rho2) / (inputs - 1)) * rest > 0 ? 1. : 0.;
  });
}

// A coin that no input has a part in.
inline Sampled nothing(u64 study, double share, u32 inputs, u32 n) {
  return worlds(study, inputs, n,
                [&](const World& world) { return world.luck.uniform(name_id("coin"), 0, 0) < share ? 1. : 0.; });
}

// Only together: h = 1 where just one of x_3 and x_7 lies above its median, in 95 of 100 worlds, and else in 5.
inline Sampled exclusive_or(u64 study, u32 inputs, u32 n) {
  return worlds(study, inputs, n, [&](const World& world) {
    const bool one = (world.x[3] > .5) != (world.x[7] > .5);
    return world.luck.uniform(name_id("coin"), 0, 0) < (one ? .95 : .05) ? 1. : 0.;
  });
}

// Where x_2 > 1 - side, x_5 < side and x_8 > 1 - side the claim follows; each alone explains little.
inline Sampled three_together(u64 study, double side, u32 inputs, u32 n) {
  return worlds(study, inputs, n, [&](const World& world) {
    return world.x[2] > 1 - side && world.x[5] < side && world.x[8] > 1 - side ? 1. : 0.;
  });
}

// A step along x_0 at `at`: the share rises from `below` to `above`, as sharply as `slope` says (infinite: at once).
inline Sampled step(u64 study, double at, double below, double above, double slope, u32 n) {
  return worlds(study, 1, n, [&](const World& world) {
    const double z = slope * (world.x[0] - at);
    const double share = below + (above - below) / (1 + real::exp(-z));
    return world.luck.uniform(name_id("coin"), 0, 0) < share ? 1. : 0.;
  });
}

// What the three experiments ask: what is named first, and which box is found.
inline std::vector<u32> sides_of(const std::optional<Box>& box) {
  std::vector<u32> inputs;
  if (box)
    for (const BoxSide& side : box->sides) inputs.push_back(side.input);
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

}  // namespace interregnum::planted
