#include "study/by_draw.hpp"

#include <cmath>
#include <limits>

namespace interregnum {

std::vector<double> effect_by_draw(const Study& study, const BoundTest& bound, const Cells& cells, const Progress& at) {
  if (bound.sides.empty() || bound.sides.front().empty()) return {};
  const std::vector<double> d = differences(study, bound, 0, cells, at);
  const double bound_of_level = bound.rule.is_level ? bound.rule.offset : 0;
  std::vector<double> effects;
  for (std::size_t start = 0; start < d.size(); start += at.replicates) {
    double sum = 0, failed = 0;
    for (std::size_t i = start; i < start + at.replicates; ++i) {
      if (std::isinf(d[i])) failed = std::numeric_limits<double>::quiet_NaN();
      sum += d[i];
    }
    effects.push_back(bound.rule.sign * sum / at.replicates + bound_of_level + failed);
  }
  return effects;
}

}  // namespace interregnum
