// Moments and windows -> ticks, whole hours since day 0. A moment within an hour counts as that hour: what is said
// for 02:03 holds from the step that begins at 02:00 (tick = floor of the hours).
//   moment := "day" N [HH:MM] | date | date HH:MM | "from" | "start"
//             and, decided inside a run: EVENT [+ N h], first(CONDITION) [+ N h]: from day 0 on, as the run steps
//             (by hours in an episode, by weeks else)
//   window := "by" moment (from start) | ["in" | "over"] moment ".." (moment | N): a lone N after ".." is a day
#pragma once

#include <optional>

#include "document/scanner.hpp"
#include "scenario/date.hpp"
#include "scenario/scenario.hpp"

namespace interregnum {

// A moment that is a whole value (`at = "day 1 02:03"`, `at = 2022-02-24`), between the clock's `from` and `horizon`.
// It needs scenario.clock; a horizon of 0 (not known) bounds nothing.
std::optional<i64> read_moment(const Node& node, const Scenario& scenario, Diagnostics& diagnostics);

// A moment of an outcome: a tick, or one that the run decides (anchor.first is not empty).
struct When {
  i64 tick = 0;
  Anchor anchor;
};
// A window whose ends may be decided so; `from` and `to` are then the earliest and the latest hour they can be.
struct Period : Window {
  Anchor begins = {}, ends = {};
};

// The same for a part of a string. Nothing, and a mistake reported, where there is no value; the scanner is lost only
// if the text could not be read.
std::optional<When> read_moment(Scanner& scanner, const Scenario& scenario, Diagnostics& diagnostics);
std::optional<Period> read_window(Scanner& scanner, const Scenario& scenario, Diagnostics& diagnostics);

// A length of time as a file would write it: "90 d", "6 y", "7 h".
std::string duration_text(i64 hours);

}  // namespace interregnum
