#include "study/forecasts.hpp"

#include <algorithm>
#include <cmath>

#include "study/assumed.hpp"
#include "study/base_rates.hpp"
#include "study/reading.hpp"

namespace interregnum {
namespace {

std::vector<BoundRate> events_of(const Study& study) {
  std::vector<BoundRate> events;
  for (const BoundRate& bound : study.observed)
    if (study.scenario->facts[bound.fact].kind == FactKind::event) events.push_back(bound);
  return events;
}

// A base rate of the same event, best of the same outcome.
std::optional<u32> rate_of(const Scenario& scenario, const Fact& event) {
  std::optional<u32> found;
  for (u32 i = 0; i < scenario.facts.size(); ++i) {
    const Fact& fact = scenario.facts[i];
    if (!fact.base_rate || !fact.known) continue;
    if (fact.outcome.text == event.outcome.text) return i;
    const auto& theirs = fact.outcome.records.front().event;
    const auto& own = event.outcome.records.front().event;
    if (!found && !own.event.empty() && theirs.event == own.event && theirs.row == own.row) found = i;
  }
  return found;
}

void read_chance(const Study& study, const BoundRate& bound, const Cells& cells, u32 draws, EventForecast& event) {
  SideReading reading = reading_of(study.scenario->facts[bound.fact].outcome, bound.side, cells);
  double sum = 0;
  for (u32 draw = 0; draw < draws; ++draw)
    for (u32 replicate = 0; replicate < first_replicates; ++replicate)
      if (const double y = value_in(reading, draw, replicate); y == failed_run)
        ++event.failed;
      else if (std::isfinite(y))
        sum += y, ++event.runs;
  if (event.runs > 0) event.forecast.chance = std::clamp(sum / static_cast<double>(event.runs), 0., 1.);
}

}  // namespace

std::vector<EventForecast> forecasts_of(const Study& study, const Cells& cells, u32 draws) {
  std::vector<EventForecast> events;
  for (const BoundRate& bound : events_of(study)) {
    const Fact& fact = study.scenario->facts[bound.fact];
    EventForecast event;
    event.fact = bound.fact;
    event.forecast.happened = quantile(*fact.known, .5) > 0;
    event.imposed = is_imposed(*study.scenario, study.plans[0], fact);
    event.rate = rate_of(*study.scenario, fact);
    if (event.rate) event.against = std::clamp(quantile(*study.scenario->facts[*event.rate].known, .5), 0., 1.);
    read_chance(study, bound, cells, draws, event);
    events.push_back(event);
  }
  return events;
}

std::vector<Cell> forecast_cells(const Study& study, u32 draws) { return fact_cells(events_of(study), draws); }

}  // namespace interregnum
