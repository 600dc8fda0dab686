// One run of one arm: the only loop over time. It knows no mechanism by name.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/plan.hpp"
#include "engine/record.hpp"

namespace interregnum {

// What is run: the actions of an arm, how far, and what is written down. Shared by all cells of the arm.
struct RunSpec {
  const Plan* plan = nullptr;
  std::vector<u32> actions;         // sorted by tick, then as in the file
  std::vector<Recorder> recorders;  // unused ones, copied for every run
  i64 until = 0;                    // last hour
};
RunSpec specify(const Plan& plan, std::span<const u32> actions, std::span<const Record> records, i64 until);

struct Acted {
  u32 action = 0;        // index into Plan::actions
  bool changed = false;  // whether it left the state other than it was
};

// Who has just written into the state: a card, an action of the arm, or neither: the numbers stated at `from`.
struct Writer {
  const Card* card = nullptr;
  std::optional<u32> action = {};  // index into Plan::actions
  bool operator==(const Writer&) const = default;
};

// What `trace` sees; not used in studies. `seen` after every tick in which something ran, with what its actions did;
// `wrote` after every writer of that tick, and at `from`, in their order.
struct Observer {
  std::function<void(i64 tick, std::span<const double> world, std::span<const Acted> actions)> seen;
  std::function<void(i64 tick, const Writer& writer, std::span<const double> world)> wrote = {};
};

struct RunResult {
  std::vector<double> values;  // one a record; NaN: missing
  bool failed = false;         // a value that is no number came up: reported, never dropped
  bool fallen = false;
};

// Runs of several arms of one plan with the same numbers and luck: what they have in common is run once. Pure, and the
// results are bit for bit those of running each alone. An observer sees the ticks of all of them.
std::vector<RunResult> run(std::span<const RunSpec* const> specs, std::span<const double> inputs, Luck luck,
                           const Observer* observer = nullptr);
RunResult run(const RunSpec& spec, std::span<const double> inputs, Luck luck, const Observer* observer = nullptr);

}  // namespace interregnum
