// The document of `run --json`: equal studies give equal bytes, so time and machine never stand in it.
#pragma once

#include <string>
#include <vector>

#include "report/json.hpp"
#include "report/saying.hpp"

namespace interregnum {

// docs/json/run.schema.json describes it. Effects are in the outcome's own unit: a share is .07, not 7 pp.
Json result_document(const Finished& finished);

// One claim of it.
Json claim_json(const Finished& finished, u32 claim);

// "9f3a1100c0ffee00"
std::string fingerprint_text(u64 fingerprint);

}  // namespace interregnum
