// JSON Schema of the scenario file, for editors: completion and a first check while typing.
#pragma once

#include <string>

namespace interregnum {

// Draft 2020-12, made from the catalogue, the verbs and the cards. It knows keys, kinds of values and names of
// kinds, verbs, roles and mechanisms; the languages inside strings are for `check`.
std::string scenario_schema();

}  // namespace interregnum
