// Outcomes: what a test reads of a run. The text language of the scenario file becomes a list of records (what the
// engine writes down while a run goes on) and a small postfix program over them.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

// A cell of the state by name; `row` is the row within the table.
struct ColumnRef {
  std::string column;  // "opinion.support"
  u32 row = 0;
  std::string text;  // as written: "citizens.support[leader]"
  auto operator<=>(const ColumnRef& other) const = default;
};
struct EventRef {
  std::string event;  // "regime.falls"
  u32 row = 0;
  std::string text;
  auto operator<=>(const EventRef& other) const = default;
};

struct Window {
  i64 from = 0, to = 0;  // ticks, both included
  auto operator<=>(const Window& other) const = default;
};

enum class Comparison { less, less_equal, greater, greater_equal, equal };

// A condition on a run at one hour, in postfix: whether an event happens, how a column compares, and what of these.
struct Clause {
  enum class Kind { event, column, conjunction, disjunction, negation };
  Kind kind = Kind::event;
  EventRef event;
  ColumnRef column;
  Comparison comparison = Comparison::equal;
  double bound = 0;
  auto operator<=>(const Clause& other) const = default;
};

// A moment that only a run decides: `offset` hours after the first hour, from day 0 on, at which a condition is met.
struct Anchor {
  std::vector<Clause> first;  // empty: no such moment
  i64 offset = 0;
  auto operator<=>(const Anchor& other) const = default;
};

// One number that a run writes down. The value is NaN (missing) where the regime has fallen before it could be read,
// and where a moment that the run decides never comes.
struct Record {
  enum class Kind {
    value,  // column at window.to
    mean,   // column over the window: time-weighted mean, maximum, minimum, slope a day (least squares), last
    maximum,
    minimum,
    slope,
    last,
    chance,  // probability that the event happens in the window: stopped compensator
    coin,    // whether it happened in the window: 0 or 1; both are missing if the regime fell before the window
    time,    // days from day 0 to its first happening; missing if it does not happen
    ever,    // whether the column compared true at some time of the window: 0 or 1
    path     // hash of the whole state's path up to window.to: equal for two arms iff nothing differed
  };
  Kind kind = Kind::value;
  ColumnRef column;
  EventRef event;
  Window window;
  Comparison comparison = Comparison::equal;  // ever
  double bound = 0;                           // ever
  Anchor begins, ends;  // where the window begins or ends in the run itself; a value has the latter alone
  auto operator<=>(const Record& other) const = default;
};

// Postfix: push a constant, push a record, or combine the top of the stack. Logic works on 0 and 1.
struct Operation {
  enum class Kind { constant, record, add, subtract, multiply, divide, conjunction, disjunction, negation };
  Kind kind = Kind::constant;
  double constant = 0;
  u32 record = 0;  // index into Outcome::records
};

struct Outcome {
  std::string text;
  std::string unit;             // "1" where it is a share or a pure number
  bool is_share = false;        // differences are shown in pp
  bool is_difference = false;   // a share less a share: its level, too, is shown in pp
  bool reads_coin = false;      // a probability that is known by its 0/1 result only
  bool is_probability = false;  // one probability and nothing else
  std::vector<Record> records;
  std::vector<Operation> program;
  std::vector<Operation> given;  // a condition over the records: runs in which it is not met have no value
  Window window;                 // from the earliest to the latest hour it needs
};

// Whether it is a share of something, between 0 and 1: a probability, or a column that is a share.
bool is_between_0_and_1(const Outcome& outcome);

// Whether a moment that it needs is decided inside a run.
bool is_decided_in_run(const Outcome& outcome);

// Whether a column keeps its meaning after the regime fell: what became of it.
bool outlives_the_regime(Text column);

// The value of an outcome, given one number a record; NaN where a record it needs is missing or its condition not met.
double evaluate(const Outcome& outcome, const double* records);

}  // namespace interregnum
