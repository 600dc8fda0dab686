// The model as a forecaster: what it gives to events of which it is known whether they happened.
#pragma once

#include "judge/score.hpp"
#include "study/study.hpp"

namespace interregnum {

// An event of [observed] beside the share of runs in which it happens. No run is weighed by what is known, so that no
// fact helps to forecast itself.
struct EventForecast {
  u32 fact = 0;
  Forecast forecast;
  u64 runs = 0;             // in which the outcome has a value; 0: it has no forecast
  u64 failed = 0;           // runs left out of the forecast
  double against = .5;      // what the base rate of the same event says, or 1/2
  std::optional<u32> rate;  // that base rate: index into Scenario::facts
  bool imposed = false;     // the arm makes it happen: not scored
};

// One for every event of Study::observed; the cells of `forecast_cells` must be there.
std::vector<EventForecast> forecasts_of(const Study& study, const Cells& cells, u32 draws);
std::vector<Cell> forecast_cells(const Study& study, u32 draws);

}  // namespace interregnum
