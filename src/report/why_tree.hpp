// The walk back from a number to what moved it. Internal to why.cpp.
#pragma once

#include <set>

#include "report/ledger.hpp"
#include "report/reason_text.hpp"
#include "report/why.hpp"

namespace interregnum {

// A finished or interrupted run, and which of its cells have been told or will be for themselves.
struct Walk {
  Scene scene;
  const Ledger& ledger;
  std::set<u32> roots = {}, told = {};
  std::set<std::pair<const Card*, Text>> explained = {};  // how a card moves a column: told of one row, meant for all
  u32 left = 0;                                           // numbers that may still be told
};

// A column of a sentence at a place, after entry `until`: one cause a row that has moved or was stated.
std::vector<Cause> column_causes(Walk& walk, Text column, const Place& place, u32 until, u32 depth);

// The card's equations for a column or event, each with what it reads, after entry `until`.
std::vector<Cause> equation_causes(Walk& walk, const Card& card, Text to, const Place& place, u32 until, u32 depth);

// A parameter of a card: its number, and where it comes from.
Cause parameter_cause(const Walk& walk, const Card& card, Text name);

Cause action_cause(const Walk& walk, u32 action, i64 tick, const std::string& change);

}  // namespace interregnum
