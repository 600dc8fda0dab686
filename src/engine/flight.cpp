#include "engine/flight.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace interregnum {
namespace {

double amount(const BoundAction::Value& value, std::span<const double> inputs) {
  return value.drawn ? inputs[value.input] : value.constant;
}

void tell(const Flight& f, const Writer& writer) {
  if (f.observer && f.observer->wrote) f.observer->wrote(f.tick, writer, f.world);
}

void restore_frozen(Flight& f) {
  for (const auto& [cell, value] : f.frozen) f.world[cell] = value;
}

void call(Flight& f, StepFunction step, std::span<const Slice> slices, const double* parameters, double days,
          const Writer& writer) {
  step({f.world.data(), f.plan->identities.data(), slices.data(), parameters, {f.luck, f.tick, days}});
  restore_frozen(f);
  tell(f, writer);
}

// What holds for every event under a ruling: forbidden if any ruling says so, else forced.
void apply_rulings(Flight& f) {
  for (const auto& [cell, until, value] : f.rulings) f.world[cell] = value;
  for (const auto& [cell, until, value] : f.rulings) f.world[cell] = std::min(f.world[cell], value);
}

// Lifts the rulings that have run out.
void lift_rulings(Flight& f) {
  if (f.rulings.empty()) return;
  for (const auto& [cell, until, value] : f.rulings)
    if (f.tick >= until) f.world[cell] = ruling::free;
  std::erase_if(f.rulings, [&](const Flight::Ruling& given) { return f.tick >= given.until; });
  apply_rulings(f);
}

void rule(Flight& f, const BoundAction& action, double value) {
  for (const u32 cell : action.cells) f.rulings.push_back({cell, action.until, value});
  apply_rulings(f);
}

// What an organisation keeps of a column to itself moves by as much as the column does.
void scale(Flight& f, const BoundAction& action, double factor) {
  double moved = 0;
  for (std::size_t i = 0; i < action.cells.size(); ++i) {
    double& value = f.world[action.cells[i]];
    const double was = value;
    value = action.follows[i] != 0 ? value + moved : value * factor;
    moved = value - was;
  }
}

void carry_out(Flight& f, u32 index) {
  const BoundAction& action = f.plan->actions[index];
  switch (action.effect) {
    case Effect::apply: {
      std::vector<double> arguments;
      for (const auto& value : action.arguments) arguments.push_back(amount(value, f.inputs));
      return call(f, action.apply, action.slices, arguments.data(), 0, {nullptr, index});
    }
    case Effect::scale:
      scale(f, action, amount(action.amount, f.inputs));
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
  tell(f, {nullptr, index});
}

// Carries out the actions of this hour. One that changes nothing (magnitude 0) must leave no trace, so it does not
// wake the mechanisms either.
std::vector<Acted> act(Flight& f, std::span<const u32> actions) {
  std::vector<Acted> acted;
  for (const u32 action : actions) {
    const std::vector<double> before = f.world;
    carry_out(f, action);
    const std::size_t size = f.plan->layout.columns_end * sizeof(double);
    acted.push_back({action, std::memcmp(before.data(), f.world.data(), size) != 0});
  }
  return acted;
}

// Every role in its order: what moves by weeks if `quiet_days` > 0, what moves by hours if `awake`.
void step_roles(Flight& f, double quiet_days, bool awake) {
  const double* parameters = f.parameters.data();
  for (const auto& bound : f.plan->cards) {
    const bool quiet = bound.acts && quiet_days > 0 && bound.card->quiet,
               hour = bound.acts && awake && bound.card->hour;
    if (quiet) call(f, bound.card->quiet, bound.slices, parameters, quiet_days, {bound.card});
    if (hour) call(f, bound.card->hour, bound.slices, parameters, 1. / 24, {bound.card});
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
u64 path_hash(const Flight& f) {
  u64 sum = 0;
  for (u32 i = 0; i < f.plan->layout.columns_end; ++i)
    if (const u64 bits = std::bit_cast<u64>(f.world[i]); bits != std::bit_cast<u64>(f.first_state[i]))
      sum += mix(bits ^ f.plan->cell_identities[i]);
  return mix(f.path ^ mix(sum + static_cast<u64>(f.tick)));
}

i64 grid_after(i64 tick, i64 step) {
  const i64 cell = tick >= 0 ? tick / step : -((-tick + step - 1) / step);
  return (cell + 1) * step;
}

}  // namespace

Flight set_out(const Plan& plan, std::span<const double> inputs, Luck luck, bool hashes, const Observer* observer) {
  Flight f{&plan, inputs, luck, hashes, plan.start, {}, {}, {}, {}, 0, plan.from, plan.from, 0, observer};
  f.grid = grid_after(f.tick, plan.quiet_hours);
  for (const auto& [cell, input] : plan.settings) f.world[cell] = inputs[input];
  tell(f, {});
  for (const auto& bound : plan.cards)
    for (const u32 input : bound.inputs) f.parameters.push_back(inputs[input]);
  const double* parameters = f.parameters.data();
  for (const auto& bound : plan.cards) {
    if (bound.card->start) call(f, bound.card->start, bound.slices, parameters, 0, {bound.card});
    parameters += bound.inputs.size();
  }
  f.first_state = f.world;
  return f;
}

std::vector<Acted> step(Flight& f, std::span<const u32> actions) {
  std::fill(f.world.begin() + f.plan->layout.first_event_cell, f.world.end(), 0);
  lift_rulings(f);
  auto acted = act(f, actions);
  const bool struck = std::any_of(acted.begin(), acted.end(), [](const Acted& a) { return a.changed; });
  const bool on_grid = f.tick == f.grid, awake = is_live(f) || struck;
  step_roles(f, on_grid ? static_cast<double>(f.tick - f.last_grid) / 24 : 0, awake);
  if (on_grid) f.last_grid = f.tick, f.grid = grid_after(f.tick, f.plan->quiet_hours);
  if (f.hashes && (on_grid || awake)) f.path = path_hash(f);
  return acted;
}

bool has_fallen(const Flight& f) { return f.world[f.plan->status_cell] != 0; }

// What nobody decides within a week (no mechanism plays the outcome) goes on at the pace of weeks.
bool is_live(const Flight& f) {
  constexpr double longest_episode = 168;  // h; every mechanism decides within 96
  return f.world[f.plan->stage_cell] != 0 &&
         static_cast<double>(f.tick) < f.world[f.plan->opened_cell] + longest_episode;
}

bool is_broken(const Flight& f) {
  return std::any_of(f.world.begin(), f.world.end(), [](double value) { return std::isnan(value); });
}

}  // namespace interregnum
