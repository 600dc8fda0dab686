// Numbers of a run as people read them: shares in %, moments as days and hours, named values by their names.
#pragma once

#include <string>

#include "scenario/scenario.hpp"

namespace interregnum {

// "day 1 02:00"
std::string hour_text(i64 tick);

// The name at an index among names between spaces.
std::string name_at(Text names, double index);

// Whether people read the column in %.
bool is_share(const ColumnSpec& column);

std::string value_text(const Scenario& scenario, const ColumnSpec& column, double value);
std::string change_text(const ColumnSpec& column, double change);  // "-4.2 pp", "+12 km"
std::string parameter_text(const ParameterSpec& spec, double value);

}  // namespace interregnum
