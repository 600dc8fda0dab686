#include "study/by_draw.hpp"

#include "study/reading.hpp"

namespace interregnum {

std::vector<double> effect_by_draw(const Study& study, const BoundTest& bound, const Cells& cells, const Progress& at) {
  if (bound.sides.empty() || bound.sides.front().empty()) return {};
  const double bound_of_level = bound.rule.is_level ? bound.rule.offset : 0;
  std::vector<double> effects = draw_effects(study, bound, cells, at);
  for (double& effect : effects) effect = bound.rule.sign * effect + bound_of_level;
  return effects;
}

}  // namespace interregnum
