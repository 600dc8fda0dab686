#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

#include "base/copula.hpp"
#include "engine/plan.hpp"
#include "scenario/drawing_order.hpp"
#include "world/catalogue.hpp"

namespace interregnum {
namespace {

u32 to_u32(std::size_t n) { return static_cast<u32>(n); }

using Rows = decltype(Scenario::rows);

const Playing& chosen_for(const Scenario& scenario, const Playing& playing, const Rival* rival,
                          std::span<const u32> knocked_out) {
  for (const u32 i : knocked_out)
    if (scenario.knock_outs[i].role == playing.role) return scenario.knock_outs[i];
  return rival && rival->role == playing.role ? rival->playing : playing;
}

// The rows of the scenario, and those that the cards which play have for themselves.
Rows rows_in_play(const Scenario& scenario, const Rival* rival, std::span<const u32> knocked_out) {
  Rows rows = scenario.rows;
  for (const auto& playing : scenario.playing) {
    const Card* card = chosen_for(scenario, playing, rival, knocked_out).card;
    for (const auto& own : card != nullptr ? card->tables : std::span<const TableRows>{})
      for (u32 i = 0; i < own.rows; ++i) rows[std::string(own.table)].push_back(std::to_string(i));
  }
  return rows;
}

u32 rows_of(const Rows& rows, Text table) {
  const auto found = rows.find(table);
  return found == rows.end() ? 0 : to_u32(found->second.size());
}

std::string column_name(Text table, Text name, Text suffix = {}) {
  return std::string(table) + "." + std::string(name) + std::string(suffix);
}

// Columns in the order of the catalogue, then those for `trace` alone, what is forbidden or forced, and chance, coin
// and luck of every event.
Layout lay_out(const Rows& rows) {
  Layout layout;
  const auto add = [&](std::string name, u32 count) {
    layout.columns[std::move(name)] = {layout.size, count};
    layout.size += count;
  };
  const auto add_columns = [&](bool told) {
    for (const auto& column : columns())
      if ((column.origin == Origin::told) == told)
        add(column_name(column.table, column.name), rows_of(rows, column.table));
  };
  add_columns(false);
  layout.columns_end = layout.size;
  add_columns(true);
  for (const auto& event : events()) add(column_name(event.table, event.name, ".ruling"), rows_of(rows, event.table));
  layout.first_event_cell = layout.size;
  for (const auto& event : events())
    for (const Text suffix : {".chance", ".fired", ".coin"})
      add(column_name(event.table, event.name, suffix), rows_of(rows, event.table));
  return layout;
}

// Values at `from` that no input sets: the catalogue's point values, zero for events.
std::vector<double> starting_values(const Layout& layout) {
  std::vector<double> start(layout.size, 0);
  for (const auto& column : columns()) {
    const Slice at = layout.columns.find(column_name(column.table, column.name))->second;
    if (column.range.family == Family::point) std::fill_n(start.begin() + at.first, at.rows, column.range.a);
  }
  return start;
}

void add_identities(const Rows& rows, Plan& plan) {
  for (const auto& table : tables()) {
    const auto found = rows.find(table.id);
    plan.layout.identities[std::string(table.id)] = {to_u32(plan.identities.size()), rows_of(rows, table.id)};
    if (found == rows.end()) continue;
    for (const auto& row : found->second) plan.identities.push_back(name_id(std::string(table.id) + ":" + row));
  }
}

// A cell is named by its column and row, so that an actor that nothing reads leaves the paths of all others as they
// are.
std::vector<u64> identify_cells(const Plan& plan) {
  std::vector<u64> identities(plan.layout.columns_end);
  for (const auto& column : columns()) {
    if (column.origin == Origin::told) continue;
    const Slice at = plan.layout.columns.at(column_name(column.table, column.name));
    const Slice rows = plan.layout.identities.at(std::string(column.table));
    for (u32 i = 0; i < at.rows; ++i)
      identities[at.first + i] = fold(name_id(column.name), plan.identities[rows.first + i]);
  }
  return identities;
}

std::vector<Slice> slices_for(std::span<const ColumnUse> uses, const Layout& layout) {
  std::vector<Slice> slices;
  const auto column = [&](const std::string& name) { slices.push_back(layout.columns.at(name)); };
  for (const auto& use : uses) {
    const std::string name(use.column);
    switch (use.access) {
      case Access::read:
      case Access::write:
        column(name);
        break;
      case Access::identity:
        slices.push_back(layout.identities.at(name));
        break;
      case Access::event:
        column(name + ".chance");
        column(name + ".fired");
        column(name + ".ruling");
        column(name + ".coin");
        break;
    }
  }
  return slices;
}

BoundAction::Value argument_value(const ArgumentValue& argument) {
  if (!argument.spec) return {false, 0, std::nan("")};
  switch (argument.spec->kind) {
    case ArgumentKind::number:
    case ArgumentKind::flag:
      return {true, argument.input, 0};
    case ArgumentKind::row:
    case ArgumentKind::entity:
    case ArgumentKind::choice:
    case ArgumentKind::choices:
    case ArgumentKind::demand:
    case ArgumentKind::outcome:
    case ArgumentKind::rows:
      return {false, 0, static_cast<double>(argument.index)};
    default:
      return {false, 0, std::nan("")};
  }
}

// A frozen column takes the hidden ones behind it along.
void add_behind(const ColumnRef& column, const Layout& layout, std::vector<u32>& cells) {
  for (const Behind& pair : behind())
    if (pair.shown == column.column) cells.push_back(layout.cell(pair.hidden, pair.same_row ? column.row : 0));
}

// What an organisation keeps of a column to itself: nobody can name it, so the reader has put it behind that column.
bool is_kept(const ColumnRef& column) {
  const std::size_t dot = column.column.find('.');
  const ColumnSpec* spec = find_column(column.column.substr(0, dot), column.column.substr(dot + 1));
  return spec != nullptr && spec->origin == Origin::hidden;
}

BoundAction bind_action(const Action& action, const Layout& layout) {
  BoundAction bound{
      action.tick, action.verb->effect, action.verb->apply, slices_for(action.verb->uses, layout), {}, {}, {}, {}};
  for (const auto& argument : action.arguments) {
    bound.arguments.push_back(argument_value(argument));
    for (const auto& column : argument.columns) {
      bound.cells.push_back(layout.cell(column.column, column.row));
      bound.follows.push_back(is_kept(column) ? 1 : 0);
      if (bound.effect == Effect::freeze) add_behind(column, layout, bound.cells);
    }
    for (const auto& event : argument.events) bound.cells.push_back(layout.cell(event.event + ".ruling", event.row));
    if (argument.spec && argument.spec->kind == ArgumentKind::number) bound.amount = bound.arguments.back();
    if (argument.spec && argument.spec->kind == ArgumentKind::moment) bound.until = argument.index;
  }
  return bound;
}

std::vector<BoundInput> bind_inputs(const Scenario& scenario, double widen) {
  std::vector<BoundInput> inputs;
  for (const auto& input : scenario.inputs) {
    const Prior& prior = input.quantity.prior;
    const bool wide = widen != 1 && is_uncertain(prior);
    inputs.push_back(
        {name_id(input.path), wide ? widened(prior, widen) : prior, input.quantity.expression, input.references});
  }
  return inputs;
}

void bind_cards(const Scenario& scenario, const Rival* rival, std::span<const u32> knocked_out, Plan& plan) {
  for (const auto& playing : scenario.playing) {
    const Playing& chosen = chosen_for(scenario, playing, rival, knocked_out);
    if (const Card* card = anchoring_card(chosen))
      plan.cards.push_back({card, chosen.card != nullptr, slices_for(card->uses, plan.layout), chosen.inputs});
  }
}

}  // namespace

u32 Layout::cell(Text column, u32 row) const {
  const auto found = columns.find(column);
  assert(found != columns.end() && row < found->second.rows);
  return found->second.first + row;
}

Plan bind(const Scenario& scenario, const Rival* rival, std::span<const u32> knocked_out, double widen) {
  Plan plan;
  const Rows rows = rows_in_play(scenario, rival, knocked_out);
  plan.layout = lay_out(rows);
  plan.start = starting_values(plan.layout);
  add_identities(rows, plan);
  plan.cell_identities = identify_cells(plan);
  plan.inputs = bind_inputs(scenario, widen);
  plan.input_order = drawing_order(scenario.inputs);
  for (const auto* list : {&scenario.constants, &scenario.settings})
    for (const auto& setting : *list)
      plan.settings.push_back({plan.layout.cell(setting.column, setting.row), setting.input});
  for (const auto& link : scenario.links) plan.links.push_back({link.inputs, link.rank});
  bind_cards(scenario, rival, knocked_out, plan);
  for (const auto& action : scenario.actions) plan.actions.push_back(bind_action(action, plan.layout));
  plan.from = scenario.clock.from;
  plan.stage_cell = plan.layout.cell("challenge.stage");
  plan.opened_cell = plan.layout.cell("challenge.opened");
  plan.status_cell = plan.layout.cell("regime.status");
  return plan;
}

std::vector<double> draw_inputs(const Plan& plan, u64 study_key, u32 draw) {
  const Luck luck = parameters_of(study_key, draw);
  std::vector<double> values(plan.inputs.size());  // first each input's luck, then its number
  for (std::size_t i = 0; i < values.size(); ++i)
    if (plan.inputs[i].expression.empty()) values[i] = luck.uniform(plan.inputs[i].identity, 0, 0);
  std::vector<double> together;
  for (const BoundLink& linked : plan.links) {
    together.clear();
    for (const u32 i : linked.inputs) together.push_back(values[i]);
    link(together, linked.rank);
    for (std::size_t k = 0; k < together.size(); ++k) values[linked.inputs[k]] = together[k];
  }
  for (const u32 i : plan.input_order) {
    const BoundInput& input = plan.inputs[i];
    values[i] = input.expression.empty()
                    ? quantile(input.prior, values[i])
                    : evaluate(input.expression, [&](std::size_t k) { return values[input.references[k]]; });
  }
  return values;
}

}  // namespace interregnum
