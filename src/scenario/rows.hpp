// Rows of tables: how entities get them, and how the stated columns of a row become inputs. Internal to the reader.
#pragma once

#include "scenario/draft.hpp"

namespace interregnum {

// A row and how a person names its columns: `before` COLUMN `after`, as in "army." or "issue.transition." and "[army]".
struct Row {
  Text table;
  u32 index = 0;
  std::string name;
  std::string before, after;
};

// Gives an entity its name and its row; a name that is taken or reserved is reported.
void declare(Draft& draft, const Node& node, Text table, Text kind = {});

// A row that is no entity: a pair, a tie. Returns its index.
u32 add_row(Draft& draft, Text table, std::string name);

// What the place of a stated column asks for.
Target target_of(const ColumnSpec& column);

// Every stated column of a row: from `given` (may be null) where it is there, else from the catalogue's range.
// Other keys of `given` than the columns and `other_keys` are reported; `where` says whose they are.
void fill_row(Draft& draft, const Row& row, const Node* given, Text where = {}, const Names& other_keys = {});

// Only the column `column` of the same.
void fill_column(Draft& draft, const Row& row, const ColumnSpec& column, const Node* given);

// Sets a hidden column: to a number that follows from names, to an input, or to a new input.
void set_constant(Draft& draft, Text column, u32 row, double value);
void set_input(Draft& draft, Text column, u32 row, u32 input);

// The input that sets a column of a row, among the settings and constants.
std::optional<u32> input_of(const Scenario& scenario, Text column, u32 row);

// The row named `name`, or nothing.
std::optional<u32> row_of(const Scenario& scenario, Text table, Text name);

// An actor, group or movement as the code of an entity, -1 where there is none.
double code_of(const Scenario& scenario, Text name);

// The row of a belief held by nobody else, -1 where the actor has none of its own.
double audience_of(const Scenario& scenario, Text name);

// Reports a table of pairs that would become too large.
bool is_too_large(Draft& draft, Text section_name, std::size_t owners, std::size_t targets);

// The ruler's name, or "" where there is none.
std::string ruler_of(const Scenario& scenario);

// Whether the file is about a regime. One of states and issues, without [regime] and anybody else, is a bargain alone:
// the role of issues plays, and no other.
bool has_regime(const Draft& draft);

}  // namespace interregnum
