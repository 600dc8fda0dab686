// Runs of capitalised words that are names, each where it stands. Internal to names.
#pragma once

#include <string>
#include <vector>

#include "essay/essay.hpp"

namespace interregnum {

struct NameWord {
  std::string text;      // without the dots of "U.S."
  bool acronym = false;  // "NATO"
  bool body = false;     // "Ministry", "Party"
  bool firm = false;     // "Group": the word before it names it alone
  bool small = false;    // "of", "de"
};

struct NameRun {
  std::string text;
  std::vector<NameWord> words;
  u32 paragraph = 0, sentence = 0;
  bool explains_last = false;  // it stands in brackets right behind the run before it
};

std::vector<NameRun> name_runs(const Essay& essay);

}  // namespace interregnum
