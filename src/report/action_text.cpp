#include "report/action_text.hpp"

#include "scenario/prior_text.hpp"

namespace interregnum {
namespace {

std::string argument_text(const ArgumentValue& argument, std::span<const double> inputs) {
  const bool is_drawn = argument.spec && argument.spec->kind == ArgumentKind::number;
  if (argument.spec && argument.spec->kind == ArgumentKind::flag) return argument.text == "true" ? "yes" : "no";
  return is_drawn ? human_number(inputs[argument.input]) : argument.text;
}

}  // namespace

// The verb's sentence with its arguments. A moment, which only some files give, stands at the end.
std::string action_text(const Action& action, std::span<const double> inputs) {
  std::string sentence(action.verb->sentence);
  for (const auto& argument : action.arguments) {
    if (!argument.spec) continue;
    const std::string place = "{" + std::string(argument.spec->name) + "}";
    if (const auto at = sentence.find(place); at != std::string::npos)
      sentence.replace(at, place.size(), argument_text(argument, inputs));
    else if (argument.spec->kind == ArgumentKind::moment)
      sentence += " before " + argument.text;
  }
  return action.name + ": " + sentence;
}

}  // namespace interregnum
