// What a part of an outcome measures, and numbers written beside it. Internal to the readers of outcomes.
#pragma once

#include <optional>
#include <string>

#include "base/units.hpp"
#include "document/scanner.hpp"
#include "scenario/scenario.hpp"

namespace interregnum {

struct Measure {
  std::string unit = "1";              // of the values; "" for named values
  bool share = false;                  // a share of something, shown in %
  bool difference = false;             // ... or a difference of shares, shown in pp
  bool known = true;                   // false after a mistake: whatever is done with it is no second one
  std::optional<double> literal = {};  // a number that the file writes
};

Measure measure_of(const ColumnSpec& column);

// The same a day.
Measure slope_of(const Measure& measure);

// Why `left OPERATION right` cannot be calculated, or nothing.
struct Mismatch {
  std::string code, message, hint;
};
std::optional<Mismatch> mismatch_of(Operation::Kind operation, const Measure& left, const Measure& right);

// The measure of `left OPERATION right`, between which there is no mismatch.
Measure combined(Operation::Kind operation, const Measure& left, const Measure& right);

// "200 km": a number with or without its unit.
struct Figure {
  double number = 0;
  const Unit* unit = nullptr;  // null: none written
  Position at;
};
std::optional<Figure> take_figure(Scanner& scanner, Diagnostics& diagnostics);

// The figure in the measure's unit; a dimension without its unit is a mistake unless `bare` numbers are in it.
std::optional<double> in_unit_of(const Measure& measure, const Figure& figure, bool bare, Diagnostics& diagnostics);

}  // namespace interregnum
