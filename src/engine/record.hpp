// What a run writes down while it goes on: one number a record (scenario/outcome.hpp says what each kind means).
#pragma once

#include <span>
#include <vector>

#include "engine/plan.hpp"

namespace interregnum {

// A moment that the run itself decides, waited for.
struct Trigger {
  struct Test {
    Clause::Kind kind = Clause::Kind::event;
    u32 cell = 0;  // column, or the event's coin
    Comparison comparison = Comparison::equal;
    double bound = 0;
  };
  std::vector<Test> tests;  // postfix, as Anchor::first
  i64 offset = 0;
  bool waits = false;
};

// A record bound to cells of the buffer, and what it has gathered so far.
struct Recorder {
  Record::Kind kind = Record::Kind::value;
  u32 cell = 0;   // column, or the event's chance
  u32 fired = 0;  // events: the coin's cell
  Window window;
  Comparison comparison = Comparison::equal;
  double bound = 0;
  bool survives_fall = false;  // the column still has its meaning after a fall (status, route, new)

  Trigger begins, ends;  // of the window: while the first waits nothing is read, while the second does it is open

  double result = 0;
  bool done = false;
  double weight = 0, sum = 0, sum_time = 0, sum_time2 = 0, sum_product = 0;  // running moments over the window
};

Recorder bind_record(const Record& record, const Layout& layout);

// The state `world` held from tick `now` until `next` (exclusive); events are those of tick `now`.
void observe(Recorder& recorder, std::span<const double> world, u64 path, i64 now, i64 next);

// The run ended: the regime fell at `fall` (or `never`), or the last hour was reached.
double finish(const Recorder& recorder, bool fallen);

}  // namespace interregnum
