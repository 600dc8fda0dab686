// The same argument in other words, in the same result file.
#pragma once

#include "store/store.hpp"
#include "study/past.hpp"

namespace interregnum {

// What the file held before `id` was begun: finished answers of the same file or title under other hashes and the same
// seed, and how often the argument was worded. So a study that is resumed says the same as one that was not.
Past past_of(const Store& store, i64 id);

}  // namespace interregnum
