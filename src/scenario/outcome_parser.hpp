// What the two halves of the reader of outcomes share: terms (outcome_reader.cpp) and conditions
// (outcome_condition.cpp). Internal to them.
#pragma once

#include <string>
#include <vector>

#include "document/scanner.hpp"
#include "scenario/moment.hpp"
#include "scenario/outcome_measure.hpp"
#include "scenario/outcome_reader.hpp"

namespace interregnum {

// A column that has no moment yet.
struct Waiting {
  u32 record;
  Text name;
};

struct OutcomeParser {
  Scanner scanner;
  const Scenario& scenario;
  bool one_arm;
  Diagnostics& diagnostics;
  std::size_t first_mistake;  // those before are of other strings
  Outcome outcome = {};       // records as they are met, also repeatedly
  std::vector<Waiting> waiting = {};
  int depth = 0;                    // of parentheses and "!"
  std::size_t conditional_end = 0;  // where the program of a probability with "given" ended; 0: none
};

// Reports what was expected where something else stands, and gives the string up.
void expected(OutcomeParser& p, Text what, std::string hint = {});

// Reads `symbol` or reports that it is missing.
void expect(OutcomeParser& p, Text symbol);

// Reads one level deeper; false, and the string given up, where that is too deep. Undone by leave().
bool enter(OutcomeParser& p);
void leave(OutcomeParser& p);

// A column or event, already read as `name`; where it is a mistake the record stays empty, so that reading can go on.
ColumnRef column_ref(OutcomeParser& p, Text name);
EventRef event_ref(OutcomeParser& p, Text name);

void push(OutcomeParser& p, Operation::Kind kind);
u32 push_record(OutcomeParser& p, Record record);  // returns its index

// What a window says, in the record whose value it bounds.
void set_window(Record& record, const Period& period);

// A condition up to where it cannot go on, as clauses; nothing, and the reasons, after a mistake.
std::optional<std::vector<Clause>> read_condition(Scanner& scanner, const Scenario& scenario, Diagnostics& diagnostics);

// "P(" has been read: condition ")" window.
Measure read_probability(OutcomeParser& p);

}  // namespace interregnum
