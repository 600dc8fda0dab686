// What `scores` has found in a folder of scenarios, and how it is told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "judge/score.hpp"
#include "report/json.hpp"
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

// A known number or moment of one file beside the model's distribution of it, in its own unit: days, %, km.
struct KnownNumber {
  std::string file, fact, quantity, happened, unit;
  double known = 0, median = 0, low = 0, high = 0;  // 90 of 100 runs lie between the last two
  double percentile = 0;                            // share of runs below what happened
  Lies lies = Lies::nowhere;
  std::optional<double> base = {};  // what the base rate of the same outcome says
};

struct Library {
  std::vector<Scored> events;  // file by file
  std::vector<KnownNumber> numbers;
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

Json numbers_json(const Library& library);
std::string numbers_text(const Library& library);  // empty where no number is known
std::string scores_text(const Library& library);

}  // namespace interregnum::cli
