// The catalogue: every table, column, kind of actor, event and role of the model, each one record. The checker, the
// binder, `observables`, `schema`, docs and (later) the studio read these records; a fact about a column is written
// here and nowhere else.
#pragma once

#include <span>

#include "base/text.hpp"
#include "world/range.hpp"

namespace interregnum {

// One row an entity. `rows` says what a row is; pair tables have a row for each (entity, target).
struct TableSpec {
  Text id;
  Text rows;
};

// How a column comes by its value.
enum class Origin {
  stated,   // the scenario may state it at `from`; otherwise `range` is its prior
  derived,  // a mechanism computes it; an outcome may name it
  hidden,   // bookkeeping between mechanisms; from here on neither stated nor named in outcomes
  told      // written for `trace` alone: no mechanism reads it, and it is no part of a run's path
};

struct ColumnSpec {
  Text table, name, unit;
  double low, high;  // hard bounds of the value
  Origin origin;
  Range range;      // stated: the prior where a file is silent; otherwise the value at `from`
  Text about;       // one line, for people
  Text names = {};  // an enumeration: its names in order, separated by spaces; the column holds the index
  Text role = {};   // the role whose mechanisms write it (empty: only scenario and shocks)
};

// Something that happens at a moment. A mechanism gives its chance in each step, so that an outcome can read the
// probability along the path (stopped compensator) as well as the coin. Each event has four columns in its table:
// NAME.chance, NAME.fired (this step), NAME.ruling (forbidden, free or forced) and NAME.coin (the luck that decided).
struct EventSpec {
  Text table, name;
  Text sentence;  // what `trace` prints, after the entity's name
  Text role;      // whose mechanisms make it happen
};

// A kind of actor, and the table that holds it.
struct KindSpec {
  Text id, table, about;
};

// What a mechanism plays. Roles act in this order within a step.
struct RoleSpec {
  Text id, about;
  Text none;  // what `none` leaves behind
};

std::span<const TableSpec> tables();
std::span<const ColumnSpec> columns();
std::span<const EventSpec> events();
std::span<const KindSpec> kinds();
std::span<const RoleSpec> roles();

// Hidden columns that hold what a shown one shows: who freezes the shown one freezes them too. `same_row`: the row with
// the same number; otherwise the only row.
struct Behind {
  Text shown, hidden;
  bool same_row;
};
std::span<const Behind> behind();

const ColumnSpec* find_column(Text table, Text name);
const EventSpec* find_event(Text table, Text name);
const KindSpec* find_kind(Text id);
const RoleSpec* find_role(Text id);

// The tables in which the columns of an entity are looked up: a group's own, what its people think, what they believe.
std::span<const Text> tables_of(Text entity_table);

}  // namespace interregnum
