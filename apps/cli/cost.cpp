#include "cost.hpp"

#include <algorithm>

#include "progress.hpp"

namespace interregnum::cli {
namespace {

double ticks_of(const Study& study, const StudyArm& arm) {
  return static_cast<double>(arm.spec.until - study.plans[arm.variant].from + 1);
}

// How many of the arms that only check are run: those of deciding tests, and of them about half change something.
double checked_share(const Study& study, u32 budget) {
  constexpr double changing = .5;
  const auto tests = static_cast<double>(std::max<std::size_t>(1, study.tests.size()));
  return budget > quick_look ? changing * static_cast<double>(study.scenario->claims.size()) / tests : 0;
}

}  // namespace

double seconds_a_tick(const Study& study) {
  if (study.arms.empty()) return 0;
  const auto length = [&](const StudyArm& arm) { return arm.judged ? ticks_of(study, arm) : 0; };
  const auto longest = std::max_element(study.arms.begin(), study.arms.end(),
                                        [&](const auto& a, const auto& b) { return length(a) < length(b); });
  const u32 arm = static_cast<u32>(longest - study.arms.begin());
  const auto began = Meter::Clock::now();
  for (u32 draw = 0; draw < timed_cells; ++draw) run_cell(study, {arm, draw, 0});
  return seconds_since(began) / timed_cells / ticks_of(study, *longest);
}

double seconds_for(const Study& study, double seconds_a_tick, u32 budget) {
  double seconds = 0;
  for (const auto& arm : study.arms) {
    if (!arm.judged) {
      seconds += checked_share(study, budget) * rival_draws * first_replicates * ticks_of(study, arm) * seconds_a_tick;
      continue;
    }
    const u32 draws = study.variants[arm.variant].rival == 0 ? budget : std::min(budget, rival_draws);
    seconds += draws * first_replicates * ticks_of(study, arm) * seconds_a_tick;
  }
  return seconds;
}

Decidable decidable(const Scenario& scenario, u32 draws) {
  const Rule rule;
  const double holds = scenario.rules.holds;
  const double alpha = scenario.rules.alpha / static_cast<double>(std::max<std::size_t>(1, scenario.claims.size())) / 2;
  Decidable known;
  for (u64 yes = 0; yes <= draws; ++yes) {
    const Estimate share = share_bounds({yes, draws - yes, 0, yes}, alpha, rule.delta);
    const double value = static_cast<double>(yes) / draws;
    if (share.lo >= holds) known.follows = std::min(known.follows, value);
    if (share.lo <= 1 - holds || share.hi >= holds) continue;
    known.depends = {std::min(known.depends.lo, value), std::max(known.depends.hi, value)};
  }
  return known;
}

}  // namespace interregnum::cli
