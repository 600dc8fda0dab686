// What was found beside the verdicts, as members of the result's document: on what claims turn, how robust they are,
// how the model compares with what happened, and how columns moved.
#pragma once

#include "report/json.hpp"
#include "report/saying.hpp"

namespace interregnum {

Json scale_json(const Scale& scale);
Json share_json(const Estimate& share);  // { estimate, lo, hi }

// Of one claim; null or empty where it was not asked for.
Json hinge_json(const Finished& finished, u32 claim);
Json box_json(const Finished& finished, u32 claim);
Json worlds_json(const Finished& finished, u32 claim);
Json robustness_json(const Finished& finished, u32 claim);
Json conditioned_json(const Finished& finished, u32 claim);

// Of the study.
Json observed_json(const Finished& finished);
Json find_out_json(const Finished& finished);
Json numbers_json(const Finished& finished);  // every uncertain number that is read, with what claims turn on it
Json series_json(const Finished& finished);

}  // namespace interregnum
