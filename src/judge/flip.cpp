#include <algorithm>
#include <cmath>

#include "base/real.hpp"
#include "judge/exact.hpp"
#include "judge/hinge.hpp"
#include "judge/ranked.hpp"

namespace interregnum {
namespace {

constexpr u32 resamples = 200;

CurvePoint point_of(double x, double follow, u32 worlds) {
  constexpr double each = .025;
  const double n = worlds, k = follow;
  return {x / n, k / n, exact_least(k, n, each), exact_most(k, n, each), worlds};
}

// A cut between two ties, and on which side of it the claim follows; none where it would do so on both or neither.
struct Cut {
  std::size_t tie = 0;
  bool above = true, exists = false;
};

// The cut that leaves most worlds on their own side, those on the wrong one weighing level and 1 - level: the place at
// which the running sum of h - level is least (or largest), which is where the isotonic regression of h crosses the
// level (Groeneboom 1985). Only worlds with weight count.
Cut best_cut(const Ranked& order, std::span<const double> excess) {
  double total = 0, below = 0;
  for (const double value : excess) total += value;
  Cut cut;
  double most = std::fabs(total);
  for (std::size_t tie = 0, i = 0; tie + 1 < order.ends.size(); ++tie) {
    for (; i < order.ends[tie]; ++i) below += excess[order.world[i]];
    if (const double gain = total - 2 * below; std::fabs(gain) > most + 1e-9) {
      most = std::fabs(gain);
      cut = {tie, gain > 0, true};
    }
  }
  return cut;
}

std::vector<double> excess_of(std::span<const double> answer, double level) {
  std::vector<double> excess(answer.begin(), answer.end());
  for (double& value : excess) value -= level;
  return excess;
}

// The next world above a cut that is among those chosen.
double next_above(const Ranked& order, std::span<const double> input, std::span<const double> chosen, std::size_t tie) {
  for (u32 i = order.ends[tie]; i < order.world.size(); ++i)
    if (chosen[order.world[i]] != 0) return input[order.world[i]];
  return input[order.world.back()];
}

// Cuts in halves of the worlds, each drawn anew: the spread of a half about the whole is that of the whole about the
// truth where errors shrink as 1 / sqrt(n), and wider where, as here, they shrink faster or slower. A cut may lie
// anywhere between the two worlds of its half that it parts.
struct Cuts {
  std::vector<double> from, to;
};
Cuts cuts_of_halves(const Ranked& order, std::span<const double> input, std::span<const double> excess, bool above,
                    Luck luck) {
  Cuts cuts;
  std::vector<double> half(excess.size());
  for (u32 round = 0; round < resamples; ++round) {
    const auto mixed = shuffled(static_cast<u32>(excess.size()), luck, name_id("halves of worlds"), round);
    std::fill(half.begin(), half.end(), 0);
    for (std::size_t i = 0; i < mixed.size() / 2; ++i) half[mixed[i]] = excess[mixed[i]];
    const Cut cut = best_cut(order, half);
    if (!cut.exists || cut.above != above) continue;
    cuts.from.push_back(input[order.world[order.ends[cut.tie] - 1]]);
    cuts.to.push_back(next_above(order, input, half, cut.tie));
  }
  std::sort(cuts.from.begin(), cuts.from.end());
  std::sort(cuts.to.begin(), cuts.to.end());
  return cuts;
}

// The least-squares fit of h that never falls (or never rises) with the input: neighbours that break it share a mean.
std::vector<double> isotonic(const Ranked& order, std::span<const double> answer, bool rises) {
  struct Block {
    double sum = 0, worlds = 0;
  };
  std::vector<Block> blocks;
  const auto broken = [&](const Block& a, const Block& b) {
    return rises ? a.sum * b.worlds >= b.sum * a.worlds : a.sum * b.worlds <= b.sum * a.worlds;
  };
  u32 i = 0;
  for (const u32 end : order.ends) {
    Block block;
    for (; i < end; ++i) block = {block.sum + answer[order.world[i]], block.worlds + 1};
    for (; !blocks.empty() && broken(blocks.back(), block); blocks.pop_back())
      block = {block.sum + blocks.back().sum, block.worlds + blocks.back().worlds};
    blocks.push_back(block);
  }
  std::vector<double> fit;
  for (const Block& block : blocks)
    fit.insert(fit.end(), static_cast<std::size_t>(block.worlds), block.sum / block.worlds);
  return fit;
}

// In which share of worlds the claim would be settled if the input were known to within `width` there.
double settled(const std::vector<double>& x, const std::vector<double>& sums, double width, double holds) {
  double count = 0;
  std::size_t from = 0, to = 0;
  for (const double middle : x) {
    while (x[from] < middle - width) ++from;
    while (to < x.size() && x[to] <= middle + width) ++to;
    const double share = (sums[to] - sums[from]) / static_cast<double>(to - from);
    if (share >= holds || share <= 1 - holds) count += 1;
  }
  return count / static_cast<double>(x.size());
}

}  // namespace

std::vector<CurvePoint> response_curve(std::span<const double> input, std::span<const double> answer, u32 pieces) {
  const Ranked order = ranked(input);
  std::vector<CurvePoint> curve;
  double x = 0, follow = 0;
  u32 worlds = 0;
  for (u32 i = 0, tie = 0; i < order.world.size(); ++i) {
    x += input[order.world[i]];
    follow += answer[order.world[i]];
    ++worlds;
    if (i + 1 != order.ends[tie]) continue;
    ++tie;
    // A piece ends with the tie in which its share of the worlds is full; each of a few values is a piece of its own.
    const bool few = order.ends.size() <= pieces, full = u64{i + 1} * pieces >= (curve.size() + 1) * order.world.size();
    if (!few && !full) continue;
    curve.push_back(point_of(x, follow, worlds));
    x = follow = 0;
    worlds = 0;
  }
  return curve;
}

std::optional<Flip> flip_point(std::span<const double> input, std::span<const double> answer, double level, Luck luck) {
  constexpr double least_side = .05, least_agreeing = .9;
  const Ranked order = ranked(input);
  const auto excess = excess_of(answer, level);
  const Cut cut = best_cut(order, excess);
  if (!cut.exists) return {};
  const double n = static_cast<double>(answer.size()), below = order.ends[cut.tie];
  if (std::min(below, n - below) < least_side * n) return {};
  const auto cuts = cuts_of_halves(order, input, excess, cut.above, luck);
  if (static_cast<double>(cuts.from.size()) < least_agreeing * resamples) return {};
  Flip flip{between_ties(order, input, cut.tie), 0, 0, cut.above};
  flip.lo = std::min(flip.value, quantile_of(cuts.from, .025));
  flip.hi = std::max(flip.value, quantile_of(cuts.to, .975));
  double follow_below = 0;
  for (u32 i = 0; i < order.ends[cut.tie]; ++i) follow_below += answer[order.world[i]];
  flip.share_below = follow_below / below;
  flip.share_above = (mean_of(answer) * n - follow_below) / (n - below);
  return flip;
}

std::optional<double> width_to_settle(std::span<const double> input, std::span<const double> answer, double holds,
                                      bool rises) {
  constexpr int steps = 60;
  constexpr double narrowest = .01, most_of_worlds = .75;
  const Ranked order = ranked(input);
  const auto fit = isotonic(order, answer, rises);
  std::vector<double> x, sums{0};
  for (const u32 world : order.world) x.push_back(input[world]);
  for (const double share : fit) sums.push_back(sums.back() + share);
  const double widest = .5 * (quantile_of(x, .95) - quantile_of(x, .05));
  for (int step = 0; step < steps; ++step) {
    const double width = widest * real::exp(real::log(narrowest) * step / (steps - 1));
    if (width > 0 && settled(x, sums, width, holds) >= most_of_worlds) return width;
  }
  return {};
}

}  // namespace interregnum
