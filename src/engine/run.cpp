#include "engine/run.hpp"

#include <algorithm>

#include "engine/flight.hpp"

namespace interregnum {
namespace {

constexpr i64 never = INT64_MAX;

// One of the runs asked for, while it goes on.
struct Seat {
  const RunSpec* spec = nullptr;
  std::size_t place = 0;  // among the results
  std::vector<Recorder> recorders;
  std::size_t acted = 0;  // actions behind it
  i64 next = 0;           // the tick that comes next for it
};

// Runs that have done the same so far are in one flight; they part before the tick at which they do not.
struct Company {
  Flight flight;
  std::vector<Seat> seats;
};

// The actions of the run that fall on or before its next tick.
std::span<const u32> due(const Seat& seat) {
  const auto& actions = seat.spec->actions;
  std::size_t end = seat.acted;
  while (end < actions.size() && seat.spec->plan->actions[actions[end]].tick <= seat.next) ++end;
  return std::span(actions).subspan(seat.acted, end - seat.acted);
}

// The hours at which something happens next: an action, the weekly grid, the next hour of an episode.
i64 next_tick(const Flight& f, const Seat& seat) {
  i64 next = f.grid;
  if (seat.acted < seat.spec->actions.size())
    next = std::min(next, f.plan->actions[seat.spec->actions[seat.acted]].tick);
  return is_live(f) ? std::min(next, f.tick + 1) : next;
}

// Those who do not go on as the first of the company leave it with a copy of its flight, one company a way.
void part(Company& company, std::vector<Company>& waiting) {
  auto& seats = company.seats;
  while (seats.size() > 1) {
    const i64 next = seats.front().next;
    const auto actions = due(seats.front());
    const auto others = std::stable_partition(seats.begin(), seats.end(), [&](const Seat& seat) {
      return seat.next == next && std::ranges::equal(due(seat), actions);
    });
    if (others == seats.end()) return;
    waiting.push_back({company.flight, {seats.begin(), others}});
    seats.erase(seats.begin(), others);
  }
}

RunResult result_of(const Flight& f, const Seat& seat) {
  RunResult result{{}, is_broken(f), has_fallen(f)};
  for (const auto& recorder : seat.recorders) result.values.push_back(finish(recorder, result.fallen));
  return result;
}

// What a run writes down of the state that now holds until its next tick.
void write_down(const Flight& f, Seat& seat) {
  const bool fallen = has_fallen(f);
  for (auto& recorder : seat.recorders)
    observe(recorder, f.world, f.path, f.tick, !fallen ? seat.next : recorder.survives_fall ? never : f.tick + 1);
}

// One tick of a company whose members all do the same at it. Those who have arrived leave with their results.
void step(Company& company, std::vector<RunResult>& results, const Observer* observer) {
  Flight& f = company.flight;
  f.tick = company.seats.front().next;
  const auto actions = due(company.seats.front());
  const auto acted = step(f, actions);
  if (observer) observer->seen(f.tick, f.world, acted);
  for (Seat& seat : company.seats) {
    seat.acted += actions.size();
    seat.next = next_tick(f, seat);
    write_down(f, seat);
  }
  std::erase_if(company.seats, [&](const Seat& seat) {
    const bool arrived = has_fallen(f) || seat.next > seat.spec->until;
    if (arrived) results[seat.place] = result_of(f, seat);
    return arrived;
  });
}

bool reads_path(const Recorder& recorder) { return recorder.kind == Record::Kind::path; }

}  // namespace

RunSpec specify(const Plan& plan, std::span<const u32> actions, std::span<const Record> records, i64 until) {
  RunSpec spec{&plan, {actions.begin(), actions.end()}, {}, until};
  std::stable_sort(spec.actions.begin(), spec.actions.end(), [&](u32 a, u32 b) {
    return plan.actions[a].tick != plan.actions[b].tick ? plan.actions[a].tick < plan.actions[b].tick : a < b;
  });
  for (const auto& record : records) spec.recorders.push_back(bind_record(record, plan.layout));
  return spec;
}

std::vector<RunResult> run(std::span<const RunSpec* const> specs, std::span<const double> inputs, Luck luck,
                           const Observer* observer) {
  std::vector<RunResult> results(specs.size());
  if (specs.empty()) return results;
  const Plan& plan = *specs.front()->plan;
  std::vector<Seat> seats;
  for (const RunSpec* spec : specs) seats.push_back({spec, seats.size(), spec->recorders, 0, plan.from});
  const bool hashes = std::any_of(seats.begin(), seats.end(), [](const Seat& seat) {
    return std::any_of(seat.recorders.begin(), seat.recorders.end(), reads_path);
  });
  std::vector<Company> waiting;
  waiting.push_back({set_out(plan, inputs, luck, hashes, observer), std::move(seats)});
  while (!waiting.empty()) {
    Company company = std::move(waiting.back());
    waiting.pop_back();
    while (!company.seats.empty()) {
      part(company, waiting);
      step(company, results, observer);
    }
  }
  return results;
}

RunResult run(const RunSpec& spec, std::span<const double> inputs, Luck luck, const Observer* observer) {
  const RunSpec* specs[] = {&spec};
  return run(specs, inputs, luck, observer).front();
}

}  // namespace interregnum
