// What `scores` has found in a folder of scenarios, and how it is told.
#pragma once

#include <string>
#include <vector>

#include "judge/score.hpp"
#include "study/forecasts.hpp"

namespace interregnum::cli {

// An event of one file, with the names it is told by.
struct Scored {
  std::string file, fact, quantity, arm, source;
  std::string rate, rate_value,
      rate_source;  // of the base rate: its name, "40 of 193", "coups"; empty: the file has none
  EventForecast event;
};
inline bool counts(const Scored& scored) { return !scored.event.imposed && scored.event.runs > 0; }

struct Library {
  std::vector<Scored> events;  // file by file
  u64 scenarios = 0;
  bool has_errors = false, complete = true;
};

// Who says the chance: the model from the priors alone, the model with the event's own observation withheld, or the
// base rate.
enum class Speaker { priors, withheld, base_rate };
inline constexpr Speaker speakers[] = {Speaker::priors, Speaker::withheld, Speaker::base_rate};
Forecast forecast_by(Speaker speaker, const EventForecast& event);

// Events of one scenario are one crisis seen several times, so its headline outcome is also scored alone.
enum class Which { headlines, all };

Scores scores_of(const Library& library, Which which, Speaker speaker);

// A score of the model, its own observation withheld, less that of the base rates: below 0 it is ahead.
using Loss = double(const Forecast& forecast);
OverCases lead(const Library& library, Which which, Loss loss);

std::string scores_text(const Library& library);

}  // namespace interregnum::cli
