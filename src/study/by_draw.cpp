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
    double sum = 0, count = 0;
    for (std::size_t i = start; i < start + at.replicates; ++i) {
      if (std::isnan(d[i])) continue;
      sum += d[i];
      ++count;
    }
    const bool is_known = count > 0 && std::isfinite(sum);
    effects.push_back(is_known ? bound.rule.sign * sum / count + bound_of_level
                               : std::numeric_limits<double>::quiet_NaN());
  }
  return effects;
}

}  // namespace interregnum
