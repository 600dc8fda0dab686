// What a draft leaves to its author: values that are still "?".
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "document/document.hpp"

namespace interregnum {

// The blanks of one entry.
struct Blanks {
  std::string section;  // "claim"
  std::string entry;    // "p4_2"; empty for a section without entries, such as [time]
  std::vector<std::string> keys;
  Position at;
};

// A value is a blank if it is "?", or begins with "? ", as in "? [essay#p4.2]". In the order of the file.
std::vector<Blanks> blanks_of(const Node& root);

// One error an entry; nothing else needs saying about a blank.
void report_blanks(const std::vector<Blanks>& blanks, Diagnostics& diagnostics);

// Whether claims alone have blanks: then all else can be read without them.
bool are_in_claims(const std::vector<Blanks>& blanks);

// Takes out of the tree the claims that have blanks.
void remove_blank_claims(Node& root, const std::vector<Blanks>& blanks);

// What is left to fill in, within 80 columns: how many blanks, where, and with which to begin. Empty where there are
// none.
std::string blanks_text(const std::vector<Blanks>& blanks, Text file);

}  // namespace interregnum
