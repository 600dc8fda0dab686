// Results go to standard output, everything else to standard error.
#pragma once

#include "report/letters.hpp"

namespace interregnum::cli {

// Bold on a terminal, unless NO_COLOR is set.
Ink ink();
bool is_terminal_for_messages();

void print(Text text);    // the result
void message(Text text);  // a line for whoever waits; a newline is added

// Writes out what print() still holds; throws MachineError where that fails (a full disk behind a redirection).
void finish_output();

// "2 s", "4 min", "1 h 20 min"
std::string duration_words(double seconds);

}  // namespace interregnum::cli
