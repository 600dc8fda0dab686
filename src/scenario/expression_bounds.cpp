#include "scenario/expression_bounds.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/draw.hpp"
#include "scenario/drawing_order.hpp"
#include "scenario/prior_text.hpp"

namespace interregnum {
namespace {

constexpr u32 worlds = 256;

// What a number may be where it stands.
struct Place {
  u32 input;
  double low, high;
};

const ColumnSpec* spec_named(const std::string& column) {
  const auto dot = column.find('.');
  return find_column(Text(column).substr(0, dot), Text(column).substr(dot + 1));
}

std::vector<Place> places_of(const Scenario& scenario) {
  std::vector<Place> places;
  for (const Setting& setting : scenario.settings)
    if (const ColumnSpec* spec = spec_named(setting.column)) places.push_back({setting.input, spec->low, spec->high});
  std::vector<Playing> played = scenario.playing;
  for (const Rival& rival : scenario.rivals) played.push_back(rival.playing);
  for (const Playing& playing : played)
    for (std::size_t i = 0; i < playing.inputs.size(); ++i) {
      const ParameterSpec& spec = anchoring_card(playing)->parameters[i];
      places.push_back({playing.inputs[i], spec.low, spec.high});
    }
  for (const Action& action : scenario.actions)
    for (const ArgumentValue& argument : action.arguments)
      if (argument.spec != nullptr && argument.spec->kind == ArgumentKind::number)
        places.push_back({argument.input, argument.spec->spec.low, argument.spec->spec.high});
  return places;
}

struct Extent {
  double least = HUGE_VAL, most = -HUGE_VAL;
};

std::vector<Extent> ranges_of(const std::vector<Input>& inputs) {
  const std::vector<u32> order = drawing_order(inputs);
  std::vector<Extent> ranges(inputs.size());
  std::vector<double> values(inputs.size());
  for (u32 world = 0; world < worlds; ++world)
    for (const u32 i : order) {
      const Quantity& q = inputs[i].quantity;
      values[i] = q.expression.empty()
                      ? quantile(q.prior, parameters_of(0, world).uniform(name_id(inputs[i].path), 0, 0))
                      : evaluate(q.expression, [&](std::size_t k) { return values[inputs[i].references[k]]; });
      ranges[i] = {std::min(ranges[i].least, values[i]), std::max(ranges[i].most, values[i])};
    }
  return ranges;
}

}  // namespace

void check_expression_bounds(Draft& draft) {
  const auto& inputs = draft.scenario.inputs;
  const bool any =
      std::any_of(inputs.begin(), inputs.end(), [](const Input& i) { return !i.quantity.expression.empty(); });
  if (!any || draft.diagnostics.has_errors()) return;
  const auto ranges = ranges_of(inputs);
  for (const Place& place : places_of(draft.scenario)) {
    const Input& input = inputs[place.input];
    const Extent& range = ranges[place.input];
    if (input.quantity.expression.empty() || (range.least >= place.low && range.most <= place.high)) continue;
    draft.diagnostics.error("outside_bounds", input.quantity.at,
                            fmt::format("in some worlds this is {}; '{}' lies in {} to {}",
                                        human_number(range.most > place.high ? range.most : range.least), input.label,
                                        human_number(place.low), human_number(place.high)),
                            "narrow the numbers that it is made of");
  }
}

}  // namespace interregnum
