#include "judge/spread.hpp"

#include <algorithm>
#include <cmath>

namespace interregnum {
namespace {

struct Group {
  double count = 0, mean = 0, squares = 0;  // squares: about the group's own mean
};

Group group_of(std::span<const double> values) {
  Group group;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    group.count += 1;
    group.mean += value;
  }
  if (group.count > 0) group.mean /= group.count;
  for (const double value : values)
    if (std::isfinite(value)) group.squares += (value - group.mean) * (value - group.mean);
  return group;
}

// Sums over the draws with at least one pair.
struct Anova {
  double groups = 0, count = 0, count_squared = 0, sum = 0, within = 0, between = 0;
};

Anova anova_of(const Pairs& pairs) {
  Anova anova;
  const auto each_group = [&](auto&& act) {
    for (u32 draw = 0; draw < pairs.draws; ++draw) {
      const Group group = group_of(pairs.values.subspan(std::size_t{draw} * pairs.replicates, pairs.replicates));
      if (group.count > 0) act(group);
    }
  };
  each_group([&](const Group& group) {
    anova.groups += 1;
    anova.count += group.count;
    anova.count_squared += group.count * group.count;
    anova.sum += group.count * group.mean;
    anova.within += group.squares;
  });
  const double mean = anova.sum / anova.count;
  each_group([&](const Group& group) { anova.between += group.count * (group.mean - mean) * (group.mean - mean); });
  return anova;
}

}  // namespace

double luck_share(const Pairs& pairs) {
  const Anova a = anova_of(pairs);
  if (a.count <= a.groups || a.groups < 2) return 0;
  const double luck = a.within / (a.count - a.groups);
  const double typical_count = (a.count - a.count_squared / a.count) / (a.groups - 1);
  const double worlds = std::max(0., (a.between / (a.groups - 1) - luck) / typical_count);
  return luck > 0 ? luck / (luck + worlds) : 0;
}

}  // namespace interregnum
