// Verbs: what a shock or intervention can do. A verb that acts on the state has `apply`, written like a mechanism's
// step; the general ones (scale, raise, freeze, forbid, force) act on any column and are carried out by the engine.
#pragma once

#include "world/binding.hpp"

namespace interregnum {

// What an argument of a verb may be.
enum class ArgumentKind {
  number,   // a quantity; the spec's unit and bounds hold
  row,      // the name of an entity of `table` (any entity if empty); reaches `apply` as its row
  entity,   // the name of an entity of one of the tables in `table`; reaches `apply` as its code, see EntityRow
  choice,   // one of the names in `table`, separated by spaces; reaches `apply` as the index
  choices,  // several of such names; reaches `apply` as a bit mask
  demand,   // the name of an action that makes a demand; reaches `apply` as the row of who demands
  outcome,  // how a war ends: victory(SIDE), stalemate, negotiated; reaches `apply` as an index of war.outcome
  rows,     // names of entities of `table` (seen_by); reaches `apply` as a bit mask
  column,   // a column of the state
  event,    // an event, or several separated by commas
  flag,     // true or false
  moment,   // a moment; reaches the engine as its hour
  text,     // free text
  later     // part of the format, but not available in this version
};

struct Argument {
  Text name;
  ArgumentKind kind;
  bool required;
  Text table;  // row, rows: the table; entity: the tables; choice, choices: the names
  ParameterSpec spec;
};

// An argument as a member of a verb's own struct. An optional argument that is absent arrives as NaN.
template <class Arguments>
struct ArgumentOf {
  Argument spec;
  double Arguments::*at;
};

template <const auto& arguments>
constexpr auto argument_specs = [] {
  std::array<Argument, arguments.size()> list{};
  for (std::size_t i = 0; i < list.size(); ++i) list[i] = arguments[i].spec;
  return list;
}();

// A row of any table as one number, exact in a double: row + 2^20 x place of its table among tables().
struct EntityRow {
  Text table;
  u32 row = 0;
};
i64 entity_code(const EntityRow& entity);
EntityRow entity_of(double code);

// How the engine carries out a verb.
enum class Effect { apply, scale, raise, freeze, forbid, force, unavailable };

struct Verb {
  Text id;
  Text about;
  bool timed;  // takes `at`; otherwise it holds for the whole run
  Effect effect;
  std::span<const Argument> arguments;
  std::span<const ColumnUse> uses;  // ASSUMED reads what these write
  StepFunction apply = nullptr;
  Text sentence = {};  // what `trace` prints; {NAME} stands for an argument
  Text zero = {};      // what magnitude 0 means
};

std::span<const Verb* const> verbs();
const Verb* find_verb(Text id);

}  // namespace interregnum
