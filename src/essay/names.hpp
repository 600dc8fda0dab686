// Who a text speaks of: proper names with their variants, and common nouns for many people who act.
#pragma once

#include <string>
#include <vector>

#include "essay/essay.hpp"

namespace interregnum {

struct ProperName {
  std::string text;                   // the fullest variant
  std::vector<std::string> variants;  // the others, as written
  u32 mentions = 0;
  u32 paragraph = 0, sentence = 0;  // of the first mention, from 1
};

// Names in the sentences of body paragraphs, the most frequent first.
std::vector<ProperName> names_in(const Essay& essay);

// A noun for people or bodies that act, and the entry of a scenario that it suggests.
struct RoleFound {
  std::string noun;        // as the table has it: "elites"
  std::string suggestion;  // "actor elite", "group", "movement", "channel"
  u32 mentions = 0;
  u32 paragraph = 0, sentence = 0;
};

std::vector<RoleFound> roles_in(const Essay& essay);

}  // namespace interregnum
