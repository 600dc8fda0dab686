#include "report/action_text.hpp"

#include <algorithm>

#include "scenario/prior_text.hpp"

namespace interregnum {
namespace {

bool is_share(const ParameterSpec& spec) { return spec.unit == "1" && spec.low == 0 && spec.high == 1; }

std::string argument_text(const ArgumentValue& argument, std::span<const double> inputs) {
  const bool is_drawn = argument.spec && argument.spec->kind == ArgumentKind::number;
  if (is_drawn && is_share(argument.spec->spec)) return human_number(100 * inputs[argument.input]) + " %";
  if (argument.spec && argument.spec->kind == ArgumentKind::flag) return argument.text == "true" ? "yes" : "no";
  return is_drawn ? human_number(inputs[argument.input]) : argument.text;
}

// Puts `text` where a sentence says {NAME}, or what stands there for it, {NAME|the ruler}, if it is empty.
bool fill(std::string& sentence, Text name, std::string text) {
  const std::string open = "{" + std::string(name);
  const std::size_t begin = std::min(sentence.find(open + "}"), sentence.find(open + "|"));
  if (begin == std::string::npos) return false;
  const std::size_t next = begin + open.size(), end = sentence.find('}', next);
  if (text.empty() && sentence[next] == '|') text = sentence.substr(next + 1, end - next - 1);
  sentence.replace(begin, end + 1 - begin, text);
  return true;
}

}  // namespace

// The verb's sentence with its arguments. A moment, which only some files give, stands at the end.
std::string action_text(const Action& action, std::span<const double> inputs) {
  std::string sentence(action.verb->sentence);
  for (std::size_t i = 0; i < action.arguments.size(); ++i) {
    const auto& argument = action.arguments[i];
    const bool filled =
        fill(sentence, action.verb->arguments[i].name, argument.spec ? argument_text(argument, inputs) : "");
    if (!filled && argument.spec && argument.spec->kind == ArgumentKind::moment) sentence += " before " + argument.text;
  }
  return action.name + ": " + sentence;
}

}  // namespace interregnum
