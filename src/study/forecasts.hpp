// The model as a forecaster: what it gives to events of which it is known whether they happened.
#pragma once

#include <cmath>
#include <limits>

#include "study/study.hpp"

namespace interregnum {

// An event of [observed] beside the share of runs in which it happens: in worlds as the priors have them, and in worlds
// weighed by the other facts that are a condition. Its own observation is withheld from both, and so is each fact that
// reads the same column or event.
struct EventForecast {
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();

  u32 fact = 0;
  bool happened = false;
  bool imposed = false;       // the arm makes it happen: not scored
  bool headline = false;      // the main outcome of its file: the first event that no arm imposes
  double prior = none;        // none: no run comes to it
  double weighed = none;      // none: nothing weighs, or fewer than least_effective worlds fit
  u64 conditions = 0;         // facts that weigh
  double worlds = 0;          // in effect, that fit them
  u64 runs = 0;               // in which the outcome has a value
  u64 failed = 0;             // runs left out of both forecasts
  u64 failed_worlds = 0;      // worlds left out of `weighed`, since one of their weighing runs failed
  double against = .5;        // what the base rate of the same event says, or 1/2
  std::optional<u32> rate{};  // that base rate: index into Scenario::facts
};

// The forecast with its own observation withheld: of the worlds that fit what else is known, where enough do.
inline double withheld(const EventForecast& event) { return std::isnan(event.weighed) ? event.prior : event.weighed; }

// A base rate of the same outcome; of an event, else one of the same event: an index into Scenario::facts.
std::optional<u32> rate_of(const Scenario& scenario, const Fact& fact);

// The cells of everything in Study::observed, and of what weighs worlds; and one forecast for every event among it.
std::vector<EventForecast> forecasts_of(const Study& study, const Cells& cells, u32 draws);
std::vector<Cell> forecast_cells(const Study& study, u32 draws);

}  // namespace interregnum
