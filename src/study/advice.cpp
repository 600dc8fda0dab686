#include "study/advice.hpp"

#include <algorithm>
#include <map>

namespace interregnum {
namespace {

constexpr std::size_t most_pieces = 5;

double known_within(const Input& input) {
  return .5 * (quantile(input.quantity.prior, .95) - quantile(input.quantity.prior, .05));
}

}  // namespace

std::vector<Advice> what_to_find_out(const Scenario& scenario, const std::vector<ClaimHinge>& hinges) {
  std::map<u32, Advice> by_input;
  for (u32 claim = 0; claim < hinges.size(); ++claim)
    for (const HingeInput& decider : hinges[claim].inputs) {
      if (!decider.settles_within) continue;
      const double width = *decider.settles_within;
      Advice& advice = by_input.try_emplace(decider.input, Advice{decider.input, {}, width}).first->second;
      advice.claims.push_back(claim);
      advice.width = std::min(advice.width, width);
    }
  std::vector<Advice> all;
  for (auto& [input, advice] : by_input) all.push_back(std::move(advice));
  const auto ease = [&](const Advice& a) { return a.width / known_within(scenario.inputs[a.input]); };
  std::stable_sort(all.begin(), all.end(), [&](const Advice& a, const Advice& b) {
    return a.claims.size() != b.claims.size() ? a.claims.size() > b.claims.size() : ease(a) > ease(b);
  });
  all.resize(std::min(all.size(), most_pieces));
  return all;
}

}  // namespace interregnum
