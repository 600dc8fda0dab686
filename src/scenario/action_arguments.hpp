// The arguments of a verb, each by its kind. Internal to the reader.
#pragma once

#include "scenario/draft.hpp"

namespace interregnum {

// One value an argument of the verb, in its order; an optional one that is absent has a null spec. Mistakes are
// reported. `list` is "shock" or "intervention": numbers become inputs "shock.NAME.ARGUMENT".
std::vector<ArgumentValue> read_arguments(Draft& draft, const Node& action, const Verb& verb, Text list);

}  // namespace interregnum
