#include "scenario/about.hpp"

namespace interregnum {
namespace {

// "a.b.c" -> "a", "b.c"
std::pair<Text, Text> parted(Text text, char at) {
  const std::size_t place = text.find(at);
  if (place == Text::npos) return {text, {}};
  return {text.substr(0, place), text.substr(place + 1)};
}

Text about_parameter(Text id_and_name) {
  const auto [id, name] = parted(id_and_name, '.');
  if (const Card* card = find_card(id))
    for (const ParameterSpec& parameter : card->parameters)
      if (parameter.name == name) return parameter.about;
  return {};
}

Text about_argument(const Scenario& scenario, Text name_and_argument) {
  const std::size_t dot = name_and_argument.rfind('.');
  for (const Action& action : scenario.actions)
    if (dot != Text::npos && action.name == name_and_argument.substr(0, dot))
      for (const Argument& argument : action.verb->arguments)
        if (argument.name == name_and_argument.substr(dot + 1)) return argument.spec.about;
  return {};
}

}  // namespace

Text about_of(const Scenario& scenario, const Input& input) {
  const auto [kind, rest] = parted(input.path, '.');
  if (kind == "mechanism") return about_parameter(rest);
  if (kind == "shock" || kind == "intervention") return about_argument(scenario, rest);
  const ColumnSpec* column = find_column(kind, parted(rest, ':').first);
  return column ? column->about : Text();
}

}  // namespace interregnum
