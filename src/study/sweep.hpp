// Maps of one number or two: in how many worlds each claim follows while they take fixed values and everything else is
// drawn as ever, with common luck.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// A number to fix, and the values it takes. What is an expression of it follows.
struct SweepAxis {
  u32 input = 0;  // index into Scenario::inputs
  std::vector<double> values;
};

// The worlds of one point, for one claim. A world counts where each of its tests points, sure or not; as many tests as
// the claim asks for must follow.
struct SweepShare {
  u64 worlds = 0;  // in which the claim can be judged
  u64 failed = 0;  // beside these: a failed run might decide
  Estimate share;  // of `worlds`, in which it follows; exact bounds of 95 % (Clopper, Pearson 1934), at the lower end
                   // as though it followed in none of the failed ones, at the upper in all
};
struct SweptClaim {
  u32 claim = 0;
  u32 left_out = 0;                // tests not swept: of parts, transfers, what is assumed or never tested
  std::vector<SweepShare> points;  // the first axis varies fastest
  std::vector<double> turns;       // one axis: where the share crosses one half, between two values
};
struct Swept {
  bool complete = false;
  std::vector<SweptClaim> claims;  // as Scenario::claims, without those of which nothing can be swept
  u64 runs = 0, failed = 0;
};

struct SweepOrders {
  u32 draws = 64;  // replicates: first_replicates
  unsigned threads = 1;
  std::function<void(u64 done, u64 all)> progress;  // runs
  const std::atomic<bool>* stop = nullptr;
};

// Of a study prepared from a scenario with the claims wanted. The same for any number of threads.
Swept sweep(const Study& study, const std::vector<SweepAxis>& axes, const SweepOrders& orders);

// The uncertain number of that label or path, or nothing.
std::optional<u32> input_named(const Scenario& scenario, Text name);

}  // namespace interregnum
