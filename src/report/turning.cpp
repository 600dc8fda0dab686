#include "report/turning.hpp"

#include <fmt/format.h>

#include "report/letters.hpp"

namespace interregnum {
namespace {

std::string number_words(double value, const std::string& unit) {
  return fmt::format("{:.3g}{}{}", value, unit.empty() || unit == "1" ? "" : " ", unit == "1" ? "" : unit);
}

}  // namespace

std::string hinge_sentence(const Finished& finished, u32, const HingeInput& decider) {
  const Input& input = finished.study.scenario->inputs[decider.input];
  if (!decider.flip) return fmt::format("Turns on {}.", input.label);
  const Flip& flip = *decider.flip;
  return fmt::format("Turns on {}: {} {} ({:.3g} to {:.3g}) the claim follows.", input.label,
                     flip.above ? "above" : "below", number_words(flip.value, input.unit), flip.lo, flip.hi);
}

std::string box_sentence(const Finished& finished, u32 claim) {
  const Box& box = *finished.result.hinges[claim].box;
  std::string where;
  for (const BoxSide& side : box.sides)
    where += fmt::format("{}{} in {:.3g} to {:.3g}", where.empty() ? "" : " and ",
                         finished.study.scenario->inputs[side.input].label, side.lo, side.hi);
  return fmt::format("Where {}, it {} in {:.0f} of 100 worlds.", where, box.follows ? "follows" : "does not follow",
                     100 * box.density);
}

std::string turns_on_words(const Finished& finished, u32 claim) {
  if (claim >= finished.result.hinges.size() || finished.result.hinges[claim].inputs.empty()) return "-";
  const HingeInput& decider = finished.result.hinges[claim].inputs.front();
  const Input& input = finished.study.scenario->inputs[decider.input];
  if (!decider.flip) return input.label;
  return fmt::format("{} {} {}", input.label, decider.flip->above ? ">" : "<",
                     number_words(decider.flip->value, input.unit));
}

std::string advice_sentence(const Finished& finished, const Advice& advice) {
  const Scenario& scenario = *finished.study.scenario;
  std::string claims;
  for (const u32 claim : advice.claims) claims += (claims.empty() ? "" : ", ") + scenario.claims[claim].id;
  const Input& input = scenario.inputs[advice.input];
  return fmt::format("{} to within {} settles {}.", input.label, number_words(advice.width, input.unit), claims);
}

}  // namespace interregnum
