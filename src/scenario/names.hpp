// Names of columns and events as files write them: "citizens.support[leader]", "war.ukraine.balance",
// "tie[leader funds wagner]", "attempt.succeeds". They are resolved against a Scenario whose `entities`, `groups`,
// `rows` and `playing` are filled. A name is [war.|issue.|guarantee.]OWNER.COLUMN[TARGET], where OWNER is an entity
// or a table with one row. Rows are named as their entity; of pairs "citizens[leader]"; of beliefs as the group or
// state, "organisations" and "elites"; of ties "leader funds wagner".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace interregnum {

// One column in one row; nothing, and the reason, if there is none. `at` is where `written` stands.
std::optional<ColumnRef> resolve_column(Text written, const Position& at, const Scenario& scenario,
                                        Diagnostics& diagnostics);

// The columns of "citizens.ready, citizens.acts", to be changed. A family name stands for all of its columns:
// "war.ukraine.losses" for losses.attacker and losses.defender, and what an organisation keeps of its loyalty and of
// its tie to the ruler comes along. Empty if any of them is wrong.
std::vector<ColumnRef> resolve_columns(const Node& list, const Scenario& scenario, Diagnostics& diagnostics);

// "regime.falls", "attempt", "wagner.demands", "exile.recognised[west]".
std::optional<EventRef> resolve_event(Text written, const Position& at, const Scenario& scenario,
                                      Diagnostics& diagnostics);

// The events of "wagner.demands, wagner.marches". Empty if any of them is wrong.
std::vector<EventRef> resolve_events(const Node& list, const Scenario& scenario, Diagnostics& diagnostics);

// The catalogue's record of a resolved name.
const ColumnSpec& spec_of(const ColumnRef& column);
const EventSpec& spec_of(const EventRef& event);

// The names of a column's values, separated by spaces: those of the catalogue, or those that the file itself gives (the
// options of a state, the elites of a contest). Empty for numbers.
std::string value_names(const Scenario& scenario, const ColumnRef& column);

// Whether this version has a mechanism for the role.
bool is_available(Text role);

// Whether the languages of the file use the word themselves, so that no entity may bear it: "regime", "day", "mean".
bool is_reserved(Text word);

// The written form of a column or event in the row named `row` of its table.
std::string column_text(const ColumnSpec& column, Text row);
std::string event_text(const EventSpec& event, Text row);

// A line of the `observables` command.
struct ObservableRow {
  std::string name;   // "citizens.support[leader]"
  std::string unit;   // empty for events and named values
  std::string range;  // "0..1"; for named values the names: "none attacker defender"
  std::string about;
  std::string written_by;  // role, or empty
  std::string read_by;     // roles, separated by ", "
  bool available = true;   // a mechanism of this version writes it, and the scenario has not set the role to `none`
  bool event = false;
};

// All that outcomes of this scenario may name and whose name contains `word` (all if it is empty), in the order of
// the catalogue: columns, then events.
std::vector<ObservableRow> observables(const Scenario& scenario, Text word);

}  // namespace interregnum
