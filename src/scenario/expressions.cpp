#include "scenario/expressions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/units.hpp"

namespace interregnum {
namespace {

using Index = std::map<std::string, u32>;  // label -> input

Index index_of(const std::vector<Input>& inputs) {
  Index index;
  for (u32 i = 0; i < inputs.size(); ++i) index.emplace(inputs[i].label, i);
  return index;
}

Names labels_of(const std::vector<Input>& inputs) {
  Names labels;
  for (const Input& input : inputs)
    if (input.path.rfind("constant.", 0) != 0) labels.push_back(input.label);
  return labels;
}

// A name stands for its number in the unit of the place, as a number with a unit does: km for m, d for h.
void convert(const Input& from, const Input& to, std::vector<Step>& steps) {
  const Unit *unit = find_unit(from.unit), *wanted = find_unit(to.unit);
  const auto factor = unit != nullptr && wanted != nullptr ? conversion(*unit, *wanted) : std::nullopt;
  if (!factor || *factor == 1) return;
  steps.push_back({Step::Kind::number, *factor, {}, {}});
  steps.push_back({Step::Kind::multiply, 0, {}, {}});
}

void resolve_names(Draft& draft, Input& input, const Index& index, const Names& labels) {
  std::vector<Step> steps;
  for (const Step& step : input.quantity.expression) {
    steps.push_back(step);
    if (step.kind != Step::Kind::name) continue;
    const auto found = index.find(step.name);
    if (found == index.end()) {
      unknown_name(draft, step.at, "quantity", step.name, labels);
      continue;
    }
    input.references.push_back(found->second);
    convert(draft.scenario.inputs[found->second], input, steps);
  }
  input.quantity.expression = std::move(steps);
}

// A bare "= x" must be of the kind that its place asks for; products of quantities are the author's business.
void check_unit(Draft& draft, const Input& input) {
  if (input.references.size() != 1 || input.quantity.expression.size() != 1) return;
  const Input& other = draft.scenario.inputs[input.references.front()];
  const Unit *unit = find_unit(other.unit), *wanted = find_unit(input.unit);
  if (unit == nullptr || wanted == nullptr || conversion(*unit, *wanted)) return;
  draft.diagnostics.error(
      "unit_wrong", input.quantity.at,
      fmt::format("'{}' is in {}; a quantity in {} is expected here", other.label, other.unit, input.unit));
}

enum class Mark : char { unseen, open, done };

// Depth first with a stack of its own: a chain of references may be long.
void find_cycles(Draft& draft) {
  const auto& inputs = draft.scenario.inputs;
  std::vector<Mark> marks(inputs.size(), Mark::unseen);
  std::vector<std::pair<u32, std::size_t>> path;  // an input, and how many of its references have been followed
  for (u32 first = 0; first < inputs.size(); ++first) {
    if (marks[first] == Mark::unseen) path.push_back({first, 0});
    while (!path.empty()) {
      auto& [at, next] = path.back();
      marks[at] = Mark::open;
      if (next == inputs[at].references.size()) {
        marks[at] = Mark::done;
        path.pop_back();
        continue;
      }
      const u32 other = inputs[at].references[next++];
      if (marks[other] == Mark::open)
        draft.diagnostics.error("expression_cycle", inputs[at].quantity.at,
                                fmt::format("'{}' depends on itself", inputs[other].label),
                                fmt::format("through '{}'", inputs[at].label));
      else if (marks[other] == Mark::unseen)
        path.push_back({other, 0});
    }
  }
}

}  // namespace

void resolve_expressions(Draft& draft) {
  const Index index = index_of(draft.scenario.inputs);
  const Names labels = labels_of(draft.scenario.inputs);
  for (Input& input : draft.scenario.inputs) resolve_names(draft, input, index, labels);
  for (const Input& input : draft.scenario.inputs) check_unit(draft, input);
  find_cycles(draft);
}

}  // namespace interregnum
