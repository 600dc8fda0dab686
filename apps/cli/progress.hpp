// How far a long job is: one line that is redrawn on a terminal, a line every five seconds elsewhere.
#pragma once

#include <chrono>
#include <string>

#include "base/text.hpp"

namespace interregnum::cli {

struct Meter {
  using Clock = std::chrono::steady_clock;
  std::string what;  // "12 arms"
  Clock::time_point began = Clock::now(), shown = began;
  bool drawn = false;
};

// Shows that `done` of `most` steps are done, if it is time to. `note` follows the time left; may be empty.
void show(Meter& meter, u64 done, u64 most, Text note = {});

// Takes the line away again.
void clear(Meter& meter);

double seconds_since(Meter::Clock::time_point moment);

}  // namespace interregnum::cli
