// One run in flight: the state, where it stands in time, and how it is carried one tick further. Internal to run.cpp.
#pragma once

#include <vector>

#include "engine/run.hpp"

namespace interregnum {

struct Flight {
  const Plan* plan = nullptr;
  std::span<const double> inputs;
  Luck luck;
  bool hashes = false;  // whether anybody reads the path
  std::vector<double> world;
  std::vector<double> first_state;  // after set-out: cells that stay as they were do not count in the path
  std::vector<double> parameters;   // of all cards, one after the other
  struct Frozen {
    u32 cell;
    double value;
  };
  std::vector<Frozen> frozen;
  struct Ruling {
    u32 cell;
    i64 until;
    double value;
  };
  std::vector<Ruling> rulings;  // of events, in the order in which they were imposed
  u64 path = 0;
  i64 tick = 0, last_grid = 0, grid = 0;  // now; the last and the next hour of the quiet grid
  const Observer* observer = nullptr;
};

// At `from`, before anything has happened.
Flight set_out(const Plan& plan, std::span<const double> inputs, Luck luck, bool hashes,
               const Observer* observer = nullptr);

// The tick `flight.tick`: first the actions, then every role in its order. Returns what the actions did.
std::vector<Acted> step(Flight& flight, std::span<const u32> actions);

bool has_fallen(const Flight& flight);
bool is_live(const Flight& flight);    // an episode: the next hour follows
bool is_broken(const Flight& flight);  // a value that is no number

}  // namespace interregnum
