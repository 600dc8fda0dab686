#include "judge/look.hpp"

#include <algorithm>

namespace interregnum {
namespace {

constexpr u64 out_of_reach = 100'000;  // draws

// Where more replicates can still clear draws, a test counts as decided once only they are missing.
bool decided_after(u64 draws, const Worlds& worlds, const Rule& rule, const Context& context, bool clears) {
  const Finding finding = judge_test(extrapolated(worlds, rule, draws), rule, context);
  return finding.decided || (clears && finding.only_unclear);
}

}  // namespace

Progress first_progress(u32 budget) { return {std::min(first_look, budget), first_replicates, true}; }

u32 look_after(u32 draws, u32 budget) {
  const u64 following = u64{draws} * 3 / 2;
  return static_cast<u32>(std::min<u64>(std::max<u64>(following, u64{draws} + 1), budget));
}

Progress next_progress(const Progress& progress, const Finding& finding, u32 budget) {
  Progress following = progress;
  if (finding.decided)
    following.open = false;
  else if (finding.only_unclear && progress.replicates < most_replicates)
    following.replicates *= 2;
  else if (progress.draws < budget)
    following.draws = look_after(progress.draws, budget);
  else
    following.open = false;
  return following;
}

std::optional<u64> further_draws(const Worlds& worlds, const Rule& rule, const Context& context) {
  if (worlds.draws == 0) return std::nullopt;
  const bool clears = !judge_test(worlds, rule, context).only_unclear;
  u64 open = worlds.draws, decided = open;
  while (!decided_after(decided, worlds, rule, context, clears)) {
    open = decided;
    decided *= 2;
    if (decided - worlds.draws > out_of_reach) return std::nullopt;
  }
  while (decided - open > 1) {
    const u64 middle = open + (decided - open) / 2;
    (decided_after(middle, worlds, rule, context, clears) ? decided : open) = middle;
  }
  return decided - worlds.draws;
}

}  // namespace interregnum
