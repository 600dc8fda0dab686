#include "input.hpp"

#include "document/render.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

Json line_json(u32 line) { return line == 0 ? Json() : Json(line); }

}  // namespace

Json diagnostics_json(const Diagnostics& diagnostics) {
  return array_of(diagnostics.list, [](const Diagnostic& d) {
    return Json::Object{{"severity", severity_name(d.severity)},
                        {"code", d.code},
                        {"file", d.at.file},
                        {"line", line_json(d.at.line)},
                        {"column", line_json(d.at.column)},
                        {"path", d.at.path},
                        {"message", d.message},
                        {"hint", d.hint}};
  });
}

std::optional<Reading> read_input(const std::string& file, Text command, bool json) {
  Reading reading = read_scenario(file);
  if (reading.scenario) {
    const auto warnings = reading.diagnostics.count(Severity::warning);
    if (warnings > 0) message(counted(warnings, "warning") + ": interregnum check " + printable(file));
    return reading;
  }
  if (json)
    print(document_text(command, {{"diagnostics", diagnostics_json(reading.diagnostics)}}));
  else
    message(render(reading.diagnostics, reading.sources) + summary(reading.diagnostics) + " Nothing was run.");
  return {};
}

}  // namespace interregnum::cli
