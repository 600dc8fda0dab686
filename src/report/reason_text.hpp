// Reasons of cards filled in with the numbers of a run.
#pragma once

#include <string>
#include <vector>

#include "engine/run.hpp"

namespace interregnum {

// The state when a mechanism has acted, and before it did.
struct Scene {
  const Scenario& scenario;
  const Plan& plan;
  std::span<const double> inputs, before, now;
};

// A row of the table of an event or column.
struct Place {
  Text table;
  u32 row = 0;
};

Text table_of(Text column);
std::span<const std::string> rows_of(const Scenario& scenario, Text table);
const ColumnSpec* column_named(Text name);  // "regime.theta"; null where there is no such column

// The rows of a table that are meant where something happens at `place`.
std::vector<u32> rows_meant(const Scene& scene, const Place& place, Text table);

// "organisation.loyalty" in a row as people write it: "army.loyalty".
std::string cell_name(const Scenario& scenario, const ColumnSpec& column, u32 row);

// The number of a card's parameter in this run; nothing where it has none of that name or does not play.
std::optional<double> parameter_of(const Scene& scene, const Card& card, Text name);

// The card's reason for an event or a column with named values; empty where it gives none.
std::string reason_text(const Scene& scene, const Card& card, Text event, const Place& place);

}  // namespace interregnum
