// One run as a chronicle: what was imposed, what happened, who changed sides, and how a few quantities moved.
#pragma once

#include <string>
#include <vector>

#include "engine/run.hpp"
#include "report/letters.hpp"
#include "report/value_text.hpp"

namespace interregnum {

struct Happening {
  i64 tick = 0;         // hours since day 0
  std::string what;     // "army stands aside"
  std::string because;  // may be empty
  std::string source;   // cites of an imposed action, or the mechanism: "attempts: belief"
  bool imposed = false;
  bool at_an_hour = false;  // in an episode or imposed: the hour means something; else a step of a week ended here
};

struct Series {
  std::string name, unit;
  std::vector<double> values;  // as Chronicle::ticks
  std::string names = {};      // of a column with named values: in their order, between spaces
};

struct Chronicle {
  std::vector<Happening> happenings;  // in the order of time
  std::vector<i64> ticks;             // hours at which the run was looked at
  std::vector<Series> series;
  i64 until = 0;        // the last hour that was asked for
  u64 fingerprint = 0;  // over every number of every state
  bool fallen = false, failed = false;
  bool ruled = true;  // false: a bargain without a regime
};

// The course of an arm's actions under one luck. `watched` become series, each once.
Chronicle chronicle_of(const Scenario& scenario, const RunSpec& spec, std::span<const double> inputs, Luck luck,
                       const std::vector<ColumnRef>& watched);

// What a study of this arm reads, and the ruler's strength, authority, support, beliefs and attempts.
std::vector<ColumnRef> columns_to_watch(const Scenario& scenario, const std::vector<u32>& actions);

// Lines of at most 80 columns; * marks what the arm imposes. `most_lines` happenings at most.
std::string chronicle_text(const Chronicle& chronicle, std::size_t most_lines);

}  // namespace interregnum
