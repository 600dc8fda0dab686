// What a file makes of its sources, sentence by sentence, as it stands in documents.
#pragma once

#include "report/json.hpp"
#include "scenario/scenario.hpp"

namespace interregnum {

// Places and claims alone: the text of a source is never stored.
Json coverage_json(const Scenario& scenario);

}  // namespace interregnum
