#include "engine/run.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace interregnum {
namespace {

constexpr double quiet_stage = 0;
constexpr i64 never = INT64_MAX;

// One run in flight: the state and where it stands in time.
struct Flight {
  const RunSpec& spec;
  const Plan& plan;
  std::span<const double> inputs;
  Luck luck;
  std::vector<double> world;
  std::vector<double> before;      // the state before an action, to see whether it changed anything
  std::vector<double> parameters;  // of all cards, one after the other
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
  std::vector<Recorder> recorders;
  std::vector<double> first_state;  // after set-out: cells that stay as they were do not count in the path
  u64 path = 0;
};

double amount(const BoundAction::Value& value, std::span<const double> inputs) {
  return value.drawn ? inputs[value.input] : value.constant;
}

void restore_frozen(Flight& f) {
  for (const auto& [cell, value] : f.frozen) f.world[cell] = value;
}

void call(Flight& f, StepFunction step, std::span<const Slice> slices, const double* parameters, i64 tick,
          double days) {
  step({f.world.data(), f.plan.identities.data(), slices.data(), parameters, {f.luck, tick, days}});
  restore_frozen(f);
}

// What holds for every event under a ruling: forbidden if any ruling says so, else forced.
void apply_rulings(Flight& f) {
  for (const auto& [cell, until, value] : f.rulings) f.world[cell] = value;
  for (const auto& [cell, until, value] : f.rulings) f.world[cell] = std::min(f.world[cell], value);
}

// Lifts the rulings that have run out.
void lift_rulings(Flight& f, i64 tick) {
  for (const auto& [cell, until, value] : f.rulings)
    if (tick >= until) f.world[cell] = ruling::free;
  std::erase_if(f.rulings, [&](const Flight::Ruling& given) { return tick >= given.until; });
  apply_rulings(f);
}

void rule(Flight& f, const BoundAction& action, double value) {
  for (const u32 cell : action.cells) f.rulings.push_back({cell, action.until, value});
  apply_rulings(f);
}

void carry_out(Flight& f, const BoundAction& action, i64 tick) {
  switch (action.effect) {
    case Effect::apply: {
      std::vector<double> arguments;
      for (const auto& value : action.arguments) arguments.push_back(amount(value, f.inputs));
      call(f, action.apply, action.slices, arguments.data(), tick, 0);
      break;
    }
    case Effect::scale:
      for (const u32 cell : action.cells) f.world[cell] *= amount(action.amount, f.inputs);
      break;
    case Effect::raise:
      for (const u32 cell : action.cells) f.world[cell] += amount(action.amount, f.inputs);
      break;
    case Effect::freeze:
      for (const u32 cell : action.cells) f.frozen.push_back({cell, f.world[cell]});
      break;
    case Effect::forbid:
      rule(f, action, ruling::forbidden);
      break;
    case Effect::force:
      rule(f, action, ruling::forced);
      break;
    case Effect::unavailable:
      break;  // the reader refuses it
  }
}

// Carries out the actions of this hour; returns whether any of them changed the state. One that changes nothing
// (magnitude 0) must leave no trace, so it does not wake the mechanisms either.
bool act(Flight& f, i64 tick, std::size_t& next, std::vector<Acted>& acted) {
  bool changed = false;
  for (; next < f.spec.actions.size() && f.plan.actions[f.spec.actions[next]].tick <= tick; ++next) {
    f.before = f.world;
    carry_out(f, f.plan.actions[f.spec.actions[next]], tick);
    const bool other = std::memcmp(f.before.data(), f.world.data(), f.plan.layout.columns_end * sizeof(double)) != 0;
    acted.push_back({f.spec.actions[next], other});
    changed |= other;
  }
  return changed;
}

// Every role in its order: what moves by weeks if `quiet_days` > 0, what moves by hours if `awake`.
void step_roles(Flight& f, i64 tick, double quiet_days, bool awake) {
  const double* parameters = f.parameters.data();
  for (const auto& bound : f.plan.cards) {
    const bool quiet = bound.acts && quiet_days > 0 && bound.card->quiet,
               hour = bound.acts && awake && bound.card->hour;
    if (quiet) call(f, bound.card->quiet, bound.slices, parameters, tick, quiet_days);
    if (hour) call(f, bound.card->hour, bound.slices, parameters, tick, 1. / 24);
    parameters += bound.inputs.size();
  }
}

void set_out(Flight& f) {
  f.world = f.plan.start;
  for (const auto& [cell, input] : f.plan.settings) f.world[cell] = f.inputs[input];
  for (const auto& bound : f.plan.cards)
    for (const u32 input : bound.inputs) f.parameters.push_back(f.inputs[input]);
  const double* parameters = f.parameters.data();
  for (const auto& bound : f.plan.cards) {
    if (bound.card->start) call(f, bound.card->start, bound.slices, parameters, f.plan.from, 0);
    parameters += bound.inputs.size();
  }
}

u64 mix(u64 value) {  // the finaliser of MurmurHash3
  value = (value ^ value >> 33) * 0xff51afd7ed558ccdu;
  value = (value ^ value >> 33) * 0xc4ceb9fe1a85ec53u;
  return value ^ value >> 33;
}

// Folds in the state at this hour: a sum over the cells that moved, so that neither their order nor cells that
// never move matter.
u64 path_hash(const Flight& f, i64 tick) {
  u64 sum = 0;
  for (u32 i = 0; i < f.plan.layout.columns_end; ++i)
    if (const u64 bits = std::bit_cast<u64>(f.world[i]); bits != std::bit_cast<u64>(f.first_state[i]))
      sum += mix(bits ^ f.plan.cell_identities[i]);
  return mix(f.path ^ mix(sum + static_cast<u64>(tick)));
}

i64 grid_after(i64 tick, i64 step) {
  const i64 cell = tick >= 0 ? tick / step : -((-tick + step - 1) / step);
  return (cell + 1) * step;
}

// The hours at which something happens next: an action, the weekly grid, the next hour of an episode.
i64 next_tick(const Flight& f, i64 tick, i64 grid, std::size_t action, bool live) {
  i64 next = grid;
  if (action < f.spec.actions.size()) next = std::min(next, f.plan.actions[f.spec.actions[action]].tick);
  if (live) next = std::min(next, tick + 1);
  return next;
}

bool is_broken(const Flight& f) {
  return std::any_of(f.world.begin(), f.world.end(), [](double value) { return std::isnan(value); });
}

}  // namespace

RunSpec specify(const Plan& plan, std::span<const u32> actions, std::span<const Record> records, i64 until) {
  RunSpec spec{&plan, {actions.begin(), actions.end()}, {}, until};
  std::stable_sort(spec.actions.begin(), spec.actions.end(), [&](u32 a, u32 b) {
    return plan.actions[a].tick != plan.actions[b].tick ? plan.actions[a].tick < plan.actions[b].tick : a < b;
  });
  for (const auto& record : records) spec.recorders.push_back(bind_record(record, plan.layout));
  return spec;
}

RunResult run(const RunSpec& spec, std::span<const double> inputs, Luck luck, const Observer* observer) {
  const Plan& plan = *spec.plan;
  Flight f{spec, plan, inputs, luck, {}, {}, {}, {}, {}, spec.recorders, {}, 0};
  set_out(f);
  f.first_state = f.world;
  const auto events = std::span(f.world).subspan(plan.layout.first_event_cell);
  const bool hashes = std::any_of(f.recorders.begin(), f.recorders.end(),
                                  [](const Recorder& r) { return r.kind == Record::Kind::path; });
  i64 tick = plan.from, last_grid = plan.from, grid = grid_after(plan.from, plan.quiet_hours);
  std::size_t action = 0;
  bool fallen = false;
  while (tick <= spec.until && !fallen) {
    std::fill(events.begin(), events.end(), 0);
    lift_rulings(f, tick);
    std::vector<Acted> acted;
    const bool struck = act(f, tick, action, acted);
    const bool on_grid = tick == grid, live = f.world[plan.stage_cell] != quiet_stage;
    const double quiet_days = on_grid ? static_cast<double>(tick - last_grid) / 24 : 0;
    step_roles(f, tick, quiet_days, live || struck);
    if (on_grid) last_grid = tick, grid = grid_after(tick, plan.quiet_hours);
    if (hashes && (on_grid || live || struck)) f.path = path_hash(f, tick);
    fallen = f.world[plan.status_cell] != 0;
    if (observer) (*observer)(tick, f.world, acted);
    const i64 next = next_tick(f, tick, grid, action, f.world[plan.stage_cell] != quiet_stage);
    for (auto& recorder : f.recorders)
      observe(recorder, f.world, f.path, tick, !fallen ? next : recorder.survives_fall ? never : tick + 1);
    tick = next;
  }
  RunResult result{{}, is_broken(f), fallen};
  for (const auto& recorder : f.recorders) result.values.push_back(finish(recorder, fallen));
  return result;
}

}  // namespace interregnum
