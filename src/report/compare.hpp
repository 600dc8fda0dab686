// Two results side by side: what was changed in the files, and which verdicts changed.
#pragma once

#include <map>

#include "judge/paired.hpp"
#include "report/json.hpp"
#include "report/letters.hpp"

namespace interregnum {

// One result: its document, and the scenario that it judged, in canonical form.
struct Compared {
  std::string result;  // the file, as it was given
  Json document, scenario;
};

// `paired`: by claim, how its effect moves in the same worlds; of those whose question is the same in both.
Json compare_json(const Compared& before, const Compared& after, const std::map<std::string, Paired>& paired);

// Whether the deciding test of a claim asks the same of the same arms in both, so that worlds can be paired.
bool asks_the_same(const Json& before, const Json& after);
bool has_same_luck(const Compared& before, const Compared& after);

// The same as text; reads what compare_json made.
std::string compare_text(const Json& comparison, Ink ink);

// What differs between two trees: one entry for each leaf or branch, as { kind, path, label, before, after }.
Json::Array tree_changes(const Json& before, const Json& after);

}  // namespace interregnum
