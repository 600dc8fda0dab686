#include "scenario/card_quantity.hpp"

#include <utility>

#include "scenario/draft.hpp"

namespace interregnum {

Target target_of(const ParameterSpec& spec) {
  Target target = between_bounds(spec.unit, spec.low, spec.high);
  target.names = words_of(spec.names);
  return target;
}

Quantity from_card(const ParameterSpec& spec) {
  Quantity q = from_range(spec.range, spec.low, spec.high);
  q.choices = words_of(spec.names);
  if (q.choices.empty()) return q;
  const Prior range = std::exchange(q.prior, {});
  const double most = range.family == Family::point ? range.a : range.b;
  q.prior.family = Family::choice;
  for (std::size_t i = 0; i < q.choices.size(); ++i)
    q.prior.weights.push_back(static_cast<double>(i) >= range.a && static_cast<double>(i) <= most ? 1 : 0);
  double sum = 0;
  for (const double weight : q.prior.weights) sum += weight;
  for (double& weight : q.prior.weights) weight /= sum;
  return q;
}

}  // namespace interregnum
