// scores: the model as a forecaster, over every scenario of a folder.
#include "scores.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "commands.hpp"
#include "document/render.hpp"
#include "input.hpp"
#include "interrupt.hpp"
#include "progress.hpp"
#include "report/result_json.hpp"
#include "report/saying.hpp"
#include "study/execute.hpp"
#include "study/reality.hpp"
#include "study_job.hpp"
#include "terminal.hpp"

namespace interregnum::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> scenarios_under(const std::string& directory) {
  if (!fs::is_directory(directory)) throw UsageError("'" + printable(directory) + "' is no directory");
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory))
    if (entry.path().filename() == "scenario.toml") files.push_back(entry.path().string());
  if (files.empty()) throw UsageError(fmt::format("no scenario.toml under '{}'", printable(directory)));
  std::sort(files.begin(), files.end());
  return files;
}

// What is not needed to forecast is not run.
Scenario without_claims(Scenario scenario) {
  scenario.claims.clear();
  scenario.rivals.clear();
  return scenario;
}

Scored scored_of(const std::string& file, const Scenario& scenario, const EventForecast& event) {
  const Fact& fact = scenario.facts[event.fact];
  Scored scored{file, fact.name, fact.quantity, scenario.arms[fact.arm].name, fact.source, "", "", "", event};
  if (event.rate) {
    const Fact& rate = scenario.facts[*event.rate];
    scored.rate = rate.name, scored.rate_value = rate.value, scored.rate_source = rate.source;
  }
  return scored;
}

KnownNumber number_of(const std::string& file, const Scenario& scenario, const FactResult& found) {
  const Fact& fact = scenario.facts[found.fact];
  const bool is_moment = fact.kind == FactKind::moment;
  const Scale scale = scale_of(fact.outcome);
  const double factor = is_moment ? 1 : scale.factor;
  KnownNumber number{file, fact.name, fact.quantity, fact.value, is_moment ? "d" : std::string(scale.level_unit)};
  number.known = factor * found.known, number.median = factor * found.q50;
  number.low = factor * found.q05, number.high = factor * found.q95;
  number.percentile = found.percentile;
  number.lies = found.lies;
  if (const auto rate = rate_of(scenario, fact)) number.base = factor * quantile(*scenario.facts[*rate].known, .5);
  return number;
}

// Not what an arm imposes, what weighs worlds, or what no run comes to.
bool is_checked(const Scenario& scenario, const FactResult& found) {
  const Fact& fact = scenario.facts[found.fact];
  return fact.kind != FactKind::event && !fact.condition && !found.imposed && found.runs > 0;
}

bool add_forecasts(const std::string& file, const Scenario& scenario, const ScoresOptions& options, Library& library) {
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
  for (const EventForecast& event : forecasts_of(study, cells, options.draws))
    library.events.push_back(scored_of(file, scenario, event));
  for (const FactResult& found : compare_facts(study, cells, options.draws))
    if (is_checked(scenario, found)) library.numbers.push_back(number_of(file, scenario, found));
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
    } else if (!add_forecasts(file, without_claims(*reading.scenario), options, library)) {
      library.complete = false;
      return library;
    }
  }
  return library;
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

Json lead_json(const OverCases& lead) {
  return Json::Object{{"cases", lead.cases}, {"mean", lead.mean}, {"lo", lead.lo},      {"hi", lead.hi},
                      {"least", lead.least}, {"most", lead.most}, {"ahead", lead.below}};
}

Json totals_json(const Library& library, Which which) {
  return Json::Object{{"priors", scores_json(scores_of(library, which, Speaker::priors))},
                      {"withheld", scores_json(scores_of(library, which, Speaker::withheld))},
                      {"base_rates", scores_json(scores_of(library, which, Speaker::base_rate))},
                      {"brier_difference", lead_json(lead(library, which, brier_of))},
                      {"log_difference", lead_json(lead(library, which, log_of))}};
}

Json chance_scores(const Scored& scored, Speaker speaker) {
  if (!counts(scored)) return {};
  const Forecast forecast = forecast_by(speaker, scored.event);
  return Json::Object{{"chance", forecast.chance}, {"brier", brier_of(forecast)}, {"log", log_of(forecast)}};
}

Json event_json(const Scored& scored) {
  const EventForecast& event = scored.event;
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  return Json::Object{{"file", scored.file},
                      {"name", scored.fact},
                      {"quantity", scored.quantity},
                      {"arm", scored.arm},
                      {"source", scored.source},
                      {"happened", event.happened},
                      {"headline", event.headline},
                      {"forecast", event.runs > 0 ? Json(withheld(event)) : Json()},
                      {"runs", event.runs},
                      {"failed", event.failed},
                      {"weighed_by", event.conditions},
                      {"worlds", event.worlds},
                      {"failed_worlds", event.failed_worlds},
                      {"is_weighed", !std::isnan(event.weighed)},
                      {"against", event.against},
                      {"base_rate", or_null(scored.rate)},
                      {"base_rate_value", or_null(scored.rate_value)},
                      {"base_rate_source", or_null(scored.rate_source)},
                      {"imposed", event.imposed},
                      {"counts", counts(scored)},
                      {"from_priors", chance_scores(scored, Speaker::priors)},
                      {"own_withheld", chance_scores(scored, Speaker::withheld)},
                      {"from_base_rate", chance_scores(scored, Speaker::base_rate)}};
}

}  // namespace

int scores(const ScoresOptions& options) {
  const Library library = library_of(options);
  if (!library.complete) return interrupted_exit();
  if (options.json)
    print(document_text("scores", {{"scenarios", library.scenarios},
                                   {"draws", options.draws},
                                   {"model", scores_json(scores_of(library, Which::all, Speaker::withheld))},
                                   {"base_rates", scores_json(scores_of(library, Which::all, Speaker::base_rate))},
                                   {"headlines", totals_json(library, Which::headlines)},
                                   {"all_events", totals_json(library, Which::all)},
                                   {"events", array_of(library.events, event_json)},
                                   {"numbers", numbers_json(library)}}));
  else
    print(scores_text(library));
  return library.has_errors ? bad_input : done;
}

}  // namespace interregnum::cli
