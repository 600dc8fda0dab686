#include "study/forecasts.hpp"

#include <algorithm>
#include <cmath>

#include "study/assumed.hpp"
#include "study/base_rates.hpp"
#include "study/conditioned.hpp"
#include "study/reading.hpp"

namespace interregnum {
namespace {

std::vector<BoundRate> events_of(const Study& study) {
  std::vector<BoundRate> events;
  for (const BoundRate& bound : study.observed)
    if (study.scenario->facts[bound.fact].kind == FactKind::event) events.push_back(bound);
  return events;
}

// Sums over the runs of one world.
struct Happens {
  double runs = 0, sum = 0;
};

std::vector<Happens> happens_in(const Study& study, const BoundRate& bound, const Cells& cells, u32 draws,
                                EventForecast& event) {
  SideReading reading = reading_of(study.scenario->facts[bound.fact].outcome, bound.side, cells);
  std::vector<Happens> worlds(draws);
  for (u32 draw = 0; draw < draws; ++draw)
    for (u32 replicate = 0; replicate < first_replicates; ++replicate)
      if (const double y = value_in(reading, draw, replicate); y == failed_run)
        ++event.failed;
      else if (std::isfinite(y))
        worlds[draw].sum += y, worlds[draw].runs += 1, ++event.runs;
  return worlds;
}

double share_of(const std::vector<Happens>& worlds, const std::vector<double>& weights) {
  double runs = 0, sum = 0;
  for (std::size_t draw = 0; draw < worlds.size(); ++draw)
    runs += weights[draw] * worlds[draw].runs, sum += weights[draw] * worlds[draw].sum;
  return runs > 0 ? std::clamp(sum / runs, 0., 1.) : EventForecast::none;
}

void read_chances(const Study& study, const BoundRate& bound, const Cells& cells, u32 draws, EventForecast& event) {
  const auto worlds = happens_in(study, bound, cells, draws, event);
  event.prior = share_of(worlds, std::vector<double>(draws, 1));
  event.conditions = conditions_of(study, bound.fact).size();
  if (event.conditions == 0) return;
  Weights weights = weigh_draws(study, cells, draws, bound.fact);
  for (u32 draw = 0; draw < draws; ++draw) {
    event.failed_worlds += weights.failed[draw] ? 1 : 0;
    if (weights.failed[draw] || worlds[draw].runs == 0) weights.of_draw[draw] = 0;
  }
  event.worlds = effective_number(weights.of_draw);
  if (event.worlds >= least_effective) event.weighed = share_of(worlds, weights.of_draw);
}

}  // namespace

std::optional<u32> rate_of(const Scenario& scenario, const Fact& known) {
  std::optional<u32> found;
  for (u32 i = 0; i < scenario.facts.size(); ++i) {
    const Fact& fact = scenario.facts[i];
    if (!fact.base_rate || !fact.known) continue;
    if (fact.outcome.text == known.outcome.text) return i;
    if (known.kind != FactKind::event) continue;  // how often it happens says nothing of when, or how large
    const auto& theirs = fact.outcome.records.front().event;
    const auto& own = known.outcome.records.front().event;
    if (!found && !own.event.empty() && theirs.event == own.event && theirs.row == own.row) found = i;
  }
  return found;
}

std::vector<EventForecast> forecasts_of(const Study& study, const Cells& cells, u32 draws) {
  std::vector<EventForecast> events;
  bool has_headline = false;
  for (const BoundRate& bound : events_of(study)) {
    const Fact& fact = study.scenario->facts[bound.fact];
    EventForecast event;
    event.fact = bound.fact;
    event.happened = quantile(*fact.known, .5) > 0;
    event.imposed = is_imposed(*study.scenario, study.plans[0], fact);
    event.headline = !event.imposed && !has_headline;
    has_headline |= event.headline;
    event.rate = rate_of(*study.scenario, fact);
    if (event.rate) event.against = std::clamp(quantile(*study.scenario->facts[*event.rate].known, .5), 0., 1.);
    read_chances(study, bound, cells, draws, event);
    events.push_back(event);
  }
  return events;
}

std::vector<Cell> forecast_cells(const Study& study, u32 draws) {
  return fact_cells(study.observed, draws, weighing_cells(study, draws));
}

}  // namespace interregnum
