// What the commands that read results share.
#pragma once

#include "report/json.hpp"
#include "store/reading.hpp"

namespace interregnum::cli {

// A stored document as a tree; MachineError where it cannot be read.
Json read_stored(const Store& store, const StoredStudy& study);

}  // namespace interregnum::cli
