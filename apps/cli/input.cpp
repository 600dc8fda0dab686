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

std::optional<Reading> read_input(const std::string& file, Text command, bool json, bool drafts) {
  Reading reading = read_scenario(file);
  if (drafts && reading.without_blanks) reading.scenario = std::move(reading.without_blanks);
  if (reading.scenario) {
    const auto warnings = reading.diagnostics.count(Severity::warning);
    if (warnings > 0) message(counted(warnings, "warning") + ": interregnum check " + printable(file));
    return reading;
  }
  if (json)
    print(document_text(command, {{"diagnostics", diagnostics_json(reading.diagnostics)}}));
  else
    message(mistakes_text(reading));
  return {};
}

std::string mistakes_text(const Reading& reading) {
  Diagnostics others = reading.diagnostics;
  std::erase_if(others.list, [](const Diagnostic& d) { return d.code == "blank"; });
  if (reading.blanks.empty()) return render(others, reading.sources) + summary(others) + " Nothing was run.";
  const std::string rest = others.list.empty() ? "" : render(others, reading.sources) + summary(others) + "\n\n";
  return rest + printable_lines(blanks_text(reading.blanks, printable(reading.file))) + "Nothing was run.";
}

}  // namespace interregnum::cli
