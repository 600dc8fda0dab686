// Two results side by side: what was changed in the files, and which verdicts changed.
#pragma once

#include "report/json.hpp"
#include "report/letters.hpp"

namespace interregnum {

// One result: its document, and the scenario that it judged, in canonical form.
struct Compared {
  std::string result;  // the file, as it was given
  Json document, scenario;
};

Json compare_json(const Compared& before, const Compared& after);

// The same as text; reads what compare_json made.
std::string compare_text(const Json& comparison, Ink ink);

// What differs between two trees: one entry for each leaf or branch, as { kind, path, label, before, after }.
Json::Array tree_changes(const Json& before, const Json& after);

}  // namespace interregnum
