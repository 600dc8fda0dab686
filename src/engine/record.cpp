#include "engine/record.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "world/catalogue.hpp"

namespace interregnum {
namespace {

constexpr i64 never = INT64_MAX / 2;  // later than every hour, and an hour may be added to it
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool reads_event(Record::Kind kind) {
  return kind == Record::Kind::chance || kind == Record::Kind::coin || kind == Record::Kind::time;
}

bool compare(double value, Comparison comparison, double bound) {
  switch (comparison) {
    case Comparison::less:
      return value < bound;
    case Comparison::less_equal:
      return value <= bound;
    case Comparison::greater:
      return value > bound;
    case Comparison::greater_equal:
      return value >= bound;
    case Comparison::equal:
      return value == bound;
  }
  return false;
}

Trigger bind_anchor(const Anchor& anchor, const Layout& layout) {
  Trigger trigger{{}, anchor.offset, !anchor.first.empty()};
  for (const auto& clause : anchor.first) {
    Trigger::Test test{clause.kind, 0, clause.comparison, clause.bound};
    if (clause.kind == Clause::Kind::event) test.cell = layout.cell(clause.event.event + ".fired", clause.event.row);
    if (clause.kind == Clause::Kind::column) test.cell = layout.cell(clause.column.column, clause.column.row);
    trigger.tests.push_back(test);
  }
  return trigger;
}

// Whether the condition is met in this state. The stack of a postfix program is a few bits.
bool is_met(const Trigger& trigger, std::span<const double> world) {
  std::vector<char> stack;
  for (const auto& test : trigger.tests) {
    if (test.kind == Clause::Kind::event || test.kind == Clause::Kind::column) {
      const double value = world[test.cell];
      stack.push_back(test.kind == Clause::Kind::event ? value != 0 : compare(value, test.comparison, test.bound));
      continue;
    }
    const char right = stack.back();
    if (test.kind == Clause::Kind::negation) {
      stack.back() = !right;
      continue;
    }
    stack.pop_back();
    char& left = stack.back();
    left = test.kind == Clause::Kind::conjunction ? left && right : left || right;
  }
  return stack.back() != 0;
}

// The hour that a waiting moment turns out to be, if it is decided now.
bool is_decided(Trigger& trigger, std::span<const double> world, i64 now) {
  if (!trigger.waits || now < 0 || !is_met(trigger, world)) return false;
  trigger.waits = false;
  return true;
}

void decide_window(Recorder& r, std::span<const double> world, i64 now) {
  if (is_decided(r.begins, world, now)) r.window.from = now + r.begins.offset;
  if (!is_decided(r.ends, world, now)) return;
  r.window.to = now + r.ends.offset;
  if (r.kind == Record::Kind::value) r.window.from = r.window.to;
}

bool is_waiting(const Recorder& r) {
  return r.begins.waits || (r.kind == Record::Kind::value && r.ends.waits);  // an open end does not keep from reading
}

void observe_event(Recorder& r, std::span<const double> world, i64 now) {
  if (r.done || now < r.window.from || now > r.window.to) return;
  r.weight = 1;
  const bool fired = world[r.fired] != 0;
  if (r.kind == Record::Kind::chance) r.result += world[r.cell];
  if (r.kind == Record::Kind::coin && fired) r.result = 1;
  if (r.kind == Record::Kind::time && fired) r.result = static_cast<double>(now) / 24;
  r.done = fired;
}

// A value that held for `hours` from `now`: the moments of a piecewise constant path, time in days from the window.
void gather(Recorder& r, double value, double from, double hours) {
  const double days = hours / 24, middle = from + days / 2;
  if (r.weight == 0) r.result = value;
  if (r.kind == Record::Kind::maximum) r.result = std::max(r.result, value);
  if (r.kind == Record::Kind::minimum) r.result = std::min(r.result, value);
  if (r.kind == Record::Kind::last) r.result = value;
  r.weight += days;
  r.sum += days * value;
  r.sum_time += days * middle;
  r.sum_time2 += days * (middle * middle + days * days / 12);  // integral of t^2 over the piece
  r.sum_product += days * middle * value;
}

double slope(const Recorder& r) {
  const double mean_time = r.sum_time / r.weight;
  const double spread = r.sum_time2 / r.weight - mean_time * mean_time;
  return spread > 0 ? (r.sum_product / r.weight - mean_time * r.sum / r.weight) / spread : 0;
}

// The piece of the window during which the state held; the last hour of a window counts.
void observe_column(Recorder& r, std::span<const double> world, i64 now, i64 next) {
  const i64 first = std::max(now, r.window.from), end = std::min(next, r.window.to + 1);
  if (first >= end) return;
  const double value = world[r.cell];
  if (r.kind == Record::Kind::value) {
    r.result = value;
    r.done = r.window.to < next;
  } else if (r.kind == Record::Kind::ever) {
    if (compare(value, r.comparison, r.bound)) r.result = 1;
    r.done = r.result != 0 || r.window.to < next;
  } else {
    gather(r, value, static_cast<double>(first - r.window.from) / 24, static_cast<double>(end - first));
    r.done = r.window.to < next;
  }
}

}  // namespace

Recorder bind_record(const Record& record, const Layout& layout) {
  Recorder r;
  r.kind = record.kind;
  r.window = record.window;
  r.comparison = record.comparison;
  r.bound = record.bound;
  if (reads_event(record.kind)) {
    r.cell = layout.cell(record.event.event + ".chance", record.event.row);
    r.fired = layout.cell(record.event.event + ".fired", record.event.row);
  } else if (record.kind != Record::Kind::path) {
    r.cell = layout.cell(record.column.column, record.column.row);
    r.survives_fall = outlives_the_regime(record.column.column);
  }
  if (record.kind == Record::Kind::value) r.window.from = r.window.to;
  r.begins = bind_anchor(record.begins, layout);
  r.ends = bind_anchor(record.ends, layout);
  if (r.ends.waits) r.window.to = never;
  return r;
}

void observe(Recorder& r, std::span<const double> world, u64 path, i64 now, i64 next) {
  if (r.begins.waits || r.ends.waits) decide_window(r, world, now);
  if (is_waiting(r)) return;
  if (r.kind == Record::Kind::path) {
    if (now <= r.window.to) r.result = static_cast<double>(path >> 12);  // 52 bits: exact in a double
  } else if (reads_event(r.kind)) {
    observe_event(r, world, now);
  } else if (!r.done) {
    observe_column(r, world, now, next);
  }
}

double finish(const Recorder& r, bool fallen) {
  if (r.begins.waits || r.ends.waits || r.window.from > r.window.to) return missing;  // it never came
  if (r.kind == Record::Kind::path) return r.result;
  if (r.kind == Record::Kind::time) return r.done ? r.result : missing;
  if (reads_event(r.kind)) return fallen && r.weight == 0 ? missing : r.result;  // it fell before the window began
  if (fallen && !r.done && !r.survives_fall) return missing;
  if (std::isinf(r.result) || std::isinf(r.sum)) return missing;  // before it has any value: march.left before a march
  if (r.kind == Record::Kind::mean) return r.sum / r.weight;
  if (r.kind == Record::Kind::slope) return slope(r);
  return r.result;
}

}  // namespace interregnum
