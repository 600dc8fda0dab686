// Running cells on a pool of threads. Which thread runs a cell, and when, decides nothing.
#pragma once

#include "study/study.hpp"

namespace interregnum {

// Runs `todo` and puts the results into `cells`; hands finished cells to orders.keep a batch at a time, from the
// calling thread. Returns false if it was told to stop before all were done; finished cells are kept all the same.
// `status.done` counts on from where it is.
bool execute(const Study& study, const std::vector<Cell>& todo, Cells& cells, const Orders& orders, Status& status);

}  // namespace interregnum
