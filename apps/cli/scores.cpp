// scores: the model as a forecaster, over every scenario of a folder.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "commands.hpp"
#include "document/render.hpp"
#include "input.hpp"
#include "interrupt.hpp"
#include "progress.hpp"
#include "report/result_json.hpp"
#include "report/table.hpp"
#include "study/execute.hpp"
#include "study/forecasts.hpp"
#include "study_job.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

namespace fs = std::filesystem;

// An event of one file, with the names it is told by.
struct Scored {
  std::string file, fact, quantity, arm, source, rate;
  EventForecast event;
};
bool counts(const Scored& scored) { return !scored.event.imposed && scored.event.runs > 0; }

struct Library {
  std::vector<Scored> events;
  u64 scenarios = 0;
  bool has_errors = false, complete = true;
};

std::vector<std::string> scenarios_under(const std::string& directory) {
  if (!fs::is_directory(directory)) throw UsageError("'" + printable(directory) + "' is no directory");
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory))
    if (entry.path().filename() == "scenario.toml") files.push_back(entry.path().string());
  if (files.empty()) throw UsageError(fmt::format("no scenario.toml under '{}'", printable(directory)));
  std::sort(files.begin(), files.end());
  return files;
}

// What is not needed to forecast is not run: claims go.
Scenario only_facts(Scenario scenario) {
  scenario.claims.clear();
  scenario.rivals.clear();
  std::erase_if(scenario.facts, [](const Fact& fact) { return !fact.base_rate && fact.kind != FactKind::event; });
  return scenario;
}

bool add_events(const std::string& file, const Scenario& scenario, const ScoresOptions& options,
                std::vector<Scored>& events) {
  const Study study = prepare(scenario, 0);
  const auto wanted = forecast_cells(study, options.draws);
  Meter meter{printable(file)};
  Orders orders;
  orders.threads = threads_for(options.threads);
  orders.stop = &watch_interrupts();
  orders.progress = [&](const Status& status) { show(meter, status.done, wanted.size()); };
  Cells cells;
  Status status;
  const bool complete = execute(study, wanted, cells, orders, status);
  clear(meter);
  if (!complete) return false;
  for (const EventForecast& event : forecasts_of(study, cells, options.draws)) {
    const Fact& fact = scenario.facts[event.fact];
    events.push_back({file, fact.name, fact.quantity, scenario.arms[fact.arm].name, fact.source,
                      event.rate ? scenario.facts[*event.rate].name : "", event});
  }
  return true;
}

Library library_of(const ScoresOptions& options) {
  Library library;
  for (const auto& file : scenarios_under(options.directory)) {
    const Reading reading = read_scenario(file);
    ++library.scenarios;
    if (!reading.scenario) {
      message(render(reading.diagnostics, reading.sources));
      library.has_errors = true;
    } else if (!add_events(file, only_facts(*reading.scenario), options, library.events)) {
      library.complete = false;
      return library;
    }
  }
  return library;
}

Scores scores_of(const Library& library, bool against) {
  std::vector<Forecast> forecasts;
  for (const Scored& scored : library.events)
    if (counts(scored))
      forecasts.push_back(
          {against ? scored.event.against : scored.event.forecast.chance, scored.event.forecast.happened});
  return score(forecasts);
}

Json scores_json(const Scores& scores) {
  return Json::Object{{"events", scores.events},
                      {"brier", scores.brier},
                      {"reliability", scores.parts.reliability},
                      {"resolution", scores.parts.resolution},
                      {"uncertainty", scores.parts.uncertainty},
                      {"within", scores.within},
                      {"log", scores.log}};
}

Json event_json(const Scored& scored) {
  const EventForecast& event = scored.event;
  return Json::Object{{"file", scored.file},
                      {"name", scored.fact},
                      {"quantity", scored.quantity},
                      {"arm", scored.arm},
                      {"source", scored.source},
                      {"happened", event.forecast.happened},
                      {"forecast", event.runs > 0 ? Json(event.forecast.chance) : Json()},
                      {"runs", event.runs},
                      {"failed", event.failed},
                      {"against", event.against},
                      {"base_rate", scored.rate.empty() ? Json() : Json(scored.rate)},
                      {"imposed", event.imposed},
                      {"counts", counts(scored)}};
}

std::string hundred(double chance) { return fmt::format("{:.0f} %", 100 * chance); }

std::string events_table(const Library& library) {
  Table table{{"event", "happened", "model", "base rate", ""}, {}, {2, 3}};
  std::string last;
  for (const Scored& scored : library.events) {
    if (scored.file != last) table.rows.push_back({last = scored.file});
    const EventForecast& event = scored.event;
    table.rows.push_back({scored.fact, event.forecast.happened ? "yes" : "no",
                          event.runs > 0 ? hundred(event.forecast.chance) : "-", hundred(event.against),
                          event.imposed         ? "imposed, not scored"
                          : event.runs == 0     ? "no run comes to it, not scored"
                          : scored.rate.empty() ? "none in the file: 50 %"
                                                : scored.rate});
  }
  return table_text(table, ink());
}

std::vector<std::string> row_of(Text name, const Scores& scores) {
  const auto number = [](double value) { return fmt::format("{:.3f}", value + 0.); };
  return {std::string(name),
          number(scores.brier),
          number(scores.parts.reliability),
          number(scores.parts.resolution),
          number(scores.parts.uncertainty),
          number(scores.log)};
}

// Once for each event that would have read it.
u64 failed_runs(const Library& library) {
  u64 failed = 0;
  for (const Scored& scored : library.events) failed += scored.event.failed;
  return failed;
}

std::string scores_text(const Library& library) {
  const Scores own = scores_of(library, false), against = scores_of(library, true);
  if (library.events.empty())
    return fmt::format(
        "{} read, none of which knows whether an event happened.\n"
        "An [observed] fact with value = true or false is scored.\n",
        counted(library.scenarios, "scenario"));
  std::string text = events_table(library);
  if (own.events == 0) return text + "\nNothing here can be scored.\n";
  Table table{{"", "Brier", "reliability", "resolution", "uncertainty", "log"}, {}, {1, 2, 3, 4, 5}};
  table.rows.push_back(row_of("model", own));
  table.rows.push_back(row_of("base rates", against));
  text += "\n" + table_text(table, ink()) + "\n";
  text += paragraph(fmt::format("Over {}. Brier = reliability − resolution + uncertainty{}; 0 is best, and 1/2 on "
                                "every event gives .250. Log is −ln of the chance given to what happened, at most "
                                "{:.2f}; 1/2 gives .693.",
                                counted(own.events, "event"),
                                std::abs(own.within) < 5e-4 ? "" : fmt::format(" {:+.3f} within tenths", own.within),
                                std::abs(std::log(least_chance))),
                    0);
  if (const u64 failed = failed_runs(library); failed > 0)
    text += paragraph(
        fmt::format("{} failed and {} left out of the forecasts.", counted(failed, "run"), failed == 1 ? "is" : "are"),
        0);
  if (own.events < 20) text += paragraph("Few events tell little: this is a record, not a proof of skill.", 0);
  return text;
}

}  // namespace

int scores(const ScoresOptions& options) {
  const Library library = library_of(options);
  if (!library.complete) return interrupted_exit();
  if (options.json)
    print(document_text("scores", {{"scenarios", library.scenarios},
                                   {"draws", options.draws},
                                   {"model", scores_json(scores_of(library, false))},
                                   {"base_rates", scores_json(scores_of(library, true))},
                                   {"events", array_of(library.events, event_json)}}));
  else
    print(scores_text(library));
  return library.has_errors ? bad_input : done;
}

}  // namespace interregnum::cli
