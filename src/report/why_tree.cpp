#include "report/why_tree.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/action_text.hpp"
#include "report/letters.hpp"
#include "report/saying.hpp"
#include "report/value_text.hpp"
#include "scenario/prior_text.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

constexpr u32 widest_quantity = 40;
constexpr u32 deepest = 4;  // numbers behind numbers
constexpr std::size_t most_movers = 3, most_equations = 3, most_rows = 3;

Cause left_out(std::size_t count, Text what) { return {"more", fmt::format("and {} more {}", count, what)}; }

// ---- where a number comes from

std::string range_of(const Input& input) {
  const Quantity& q = input.quantity;
  if (input.provenance == Provenance::file && !q.text.empty()) return cut(q.text, widest_quantity);
  return fmt::format("{} to {}", human_number(quantile(q.prior, .05)), human_number(quantile(q.prior, .95)));
}

// "the file: 200 to 700 person/d [essay#p1.3: hundreds of thousands in all]"
std::string origin_of(const Input& input) {
  const Cite& cite = input.quantity.cite;
  std::string source = input.quantity.has_cite ? cites_text({cite}) : "";
  if (!cite.why.empty()) source += (source.empty() ? "" : ": ") + cite.why;
  source = source.empty() ? "" : " [" + source + "]";
  const bool is_files = input.provenance == Provenance::file;
  if (!is_uncertain(input.quantity.prior) && !(is_files && !input.quantity.text.empty()))
    return (is_files ? "the file's value" : "the model's value") + source;
  return fmt::format("{}: {}{}", is_files ? "the file" : "the model's prior", range_of(input), source);
}

const Input* input_of(const Walk& walk, u32 cell) {
  for (const auto& setting : walk.scene.plan.settings)
    if (setting.cell == cell) return &walk.scene.scenario.inputs[setting.input];
  return nullptr;
}

std::string origin_of(const Walk& walk, u32 cell) {
  if (const Card* card = anchor_of(walk.ledger, cell)) return fmt::format("set at the start by {}", card->text.id);
  if (const Input* input = input_of(walk, cell)) return origin_of(*input);
  return "as at the start";
}

bool is_given(const Walk& walk, u32 cell) {
  return anchor_of(walk.ledger, cell) != nullptr || input_of(walk, cell) != nullptr;
}

// ---- who moved it

// The entry with which the last challenge began. What an earlier one left behind explains nothing of this one.
u32 opening(const Walk& walk, u32 until) {
  u32 opened = 0;
  double before = stage::none;
  for (const auto& move : walk.ledger.moves[walk.scene.plan.layout.cell("challenge.stage")]) {
    if (move.entry > until) break;
    if (before == stage::none) opened = move.entry;
    before = move.after;
  }
  return opened;
}

u32 since(const Walk& walk, Text column, u32 until) {
  const bool is_of_a_challenge = table_of(column) == "challenge" || table_of(column) == "march";
  return std::max(is_of_a_challenge ? opening(walk, until) : 0, walk.ledger.anchoring);
}

std::vector<Contribution> movers_of(const Walk& walk, Text column, u32 row, u32 until) {
  return contributions(walk.ledger, walk.scene.plan.layout.cell(column, row), until, since(walk, column, until));
}

bool has_size(const ColumnSpec& column, const Contribution& c) { return column.names.empty() && c.change != 0; }

std::string change_of(const Walk& walk, const ColumnSpec& column, const Contribution& c) {
  if (has_size(column, c)) return change_text(column, c.change);
  const Scenario& scenario = walk.scene.scenario;
  return value_text(scenario, column, c.before) + " -> " + value_text(scenario, column, c.after);
}

std::string moments_of(const Walk& walk, const Contribution& c) {
  const std::string last = hour_text(walk.ledger.entries[c.last].tick);
  return c.times > 1 ? fmt::format("in {} steps, the last on {}", c.times, last) : "on " + last;
}

Cause mover(Walk& walk, const ColumnSpec& column, Text name, const Place& place, const Contribution& c, u32 depth) {
  const std::string change = change_of(walk, column, c);
  const i64 tick = walk.ledger.entries[c.last].tick;
  if (c.writer.action) return action_cause(walk, *c.writer.action, tick, change);
  if (c.writer.card == nullptr) return {"stated", change, tick};
  const CardText& t = c.writer.card->text;
  Cause cause{"mechanism", fmt::format("{} by {} ({}), {}", change, t.id, t.role, moments_of(walk, c)), tick};
  if (walk.explained.contains({c.writer.card, name})) {
    cause.what += " (as above)";
    return cause;
  }
  cause.causes = equation_causes(walk, *c.writer.card, name, place, c.last, depth + 1);
  if (!cause.causes.empty()) walk.explained.insert({c.writer.card, name});
  return cause;
}

Cause column_cause(Walk& walk, Text name, const Place& place, u32 until, u32 depth) {
  const Scenario& scenario = walk.scene.scenario;
  const ColumnSpec& column = *column_named(name);
  const u32 cell = walk.scene.plan.layout.cell(name, place.row);
  const auto movers = movers_of(walk, name, place.row, until);
  Cause cause{"column", fmt::format("{} {}", cell_name(scenario, column, place.row),
                                    value_text(scenario, column, value_at(walk.ledger, cell, until)))};
  if (movers.empty()) {
    cause.what += ": " + origin_of(walk, cell);
    return cause;
  }
  const u32 first = since(walk, name, until);
  cause.what += fmt::format(", {} {}", value_text(scenario, column, value_at(walk.ledger, cell, first - 1)),
                            first > walk.ledger.anchoring ? "before the challenge" : "at the start");
  const bool is_first = walk.told.insert(cell).second;
  if (depth > 1 && !is_first) {
    cause.what += walk.roots.contains(cell) ? " (told for itself)" : " (told above)";
  } else if (depth >= deepest || walk.left == 0) {
    cause.what += " (the walk stops here)";
  } else {
    --walk.left;
    for (std::size_t i = 0; i < std::min(movers.size(), most_movers); ++i)
      cause.causes.push_back(mover(walk, column, name, place, movers[i], depth));
    if (movers.size() > most_movers)
      cause.causes.push_back(left_out(movers.size() - most_movers, "that moved it less"));
  }
  return cause;
}

// ---- what a card's equation reads

bool is_one_family(Text one, Text other) {
  return std::any_of(behind().begin(), behind().end(), [&](const Behind& pair) {
    return (pair.shown == one && pair.hidden == other) || (pair.shown == other && pair.hidden == one);
  });
}

// Of a column with named values also the events of its values.
bool leads_to(const Coupling& coupling, Text to) {
  return coupling.to == to || is_one_family(coupling.to, to) ||
         (coupling.to.starts_with(to) && coupling.to.substr(to.size()).starts_with(".")) ||
         (to.starts_with(coupling.to) && to.substr(coupling.to.size()).starts_with("."));
}

std::vector<Cause> event_causes(const Walk& walk, Text event, const Place& place, u32 until) {
  std::vector<Cause> causes;
  for (const u32 row : rows_meant(walk.scene, place, table_of(event))) {
    const u32 cell = walk.scene.plan.layout.cell(std::string(event) + ".fired", row);
    u32 last = 0;
    for (const auto& move : walk.ledger.moves[cell])
      if (move.entry <= until && move.after != 0) last = move.entry;
    if (last == 0) continue;
    const i64 tick = walk.ledger.entries[last].tick;
    causes.push_back({"event", fmt::format("{} on {}", event, hour_text(tick)), tick});
  }
  return causes;
}

// Whether the values that it reads in a row are those of which the equation speaks.
bool holds(const Walk& walk, const Coupling& coupling, u32 row, u32 until) {
  const auto value = [&](Text column) {
    return value_at(walk.ledger, walk.scene.plan.layout.cell(column, row), until);
  };
  return coupling.holds == nullptr || coupling.holds(value(coupling.from), value(coupling.beside));
}

// How much there is to tell: events and what the arm has moved first, then what has moved at all, then what was stated.
// 0: nothing, for what nobody has set is no cause.
u32 interest(const Walk& walk, const Coupling& coupling, const Place& place, u32 until) {
  u32 most = 0;
  const Text from = coupling.from;
  if (column_named(from) == nullptr) return event_causes(walk, from, place, until).empty() ? 0 : 4;
  for (const u32 row : rows_meant(walk.scene, place, table_of(from))) {
    if (!holds(walk, coupling, row, until)) continue;
    const auto movers = movers_of(walk, from, row, until);
    const bool imposed =
        std::any_of(movers.begin(), movers.end(), [](const auto& c) { return c.writer.action.has_value(); });
    const bool given = is_given(walk, walk.scene.plan.layout.cell(from, row));
    most = std::max(most, imposed ? 3u : !movers.empty() ? 2u : given ? 1u : 0u);
  }
  return most;
}

struct Arrow {
  const Coupling* coupling;
  u32 interest;
};

std::vector<Arrow> arrows_to(const Walk& walk, const Card& card, Text to, const Place& place, u32 until) {
  std::vector<Arrow> arrows;
  for (const Coupling& coupling : card.couplings)
    if (leads_to(coupling, to))
      if (const u32 most = interest(walk, coupling, place, until); most > 0) arrows.push_back({&coupling, most});
  std::stable_sort(arrows.begin(), arrows.end(),
                   [](const Arrow& a, const Arrow& b) { return a.interest > b.interest; });
  return arrows;
}

std::string equation_of(const Walk& walk, const Card& card, const Coupling& coupling) {
  const auto parameter = parameter_of(walk.scene, card, coupling.parameter);
  if (!parameter) return std::string(coupling.equation);
  return fmt::format("{}; {}", coupling.equation, parameter_cause(walk, card, coupling.parameter).what);
}

}  // namespace

std::vector<Cause> column_causes(Walk& walk, Text column, const Place& place, u32 until, u32 depth) {
  std::vector<Cause> causes;
  auto rows = rows_meant(walk.scene, place, table_of(column));
  std::erase_if(rows, [&](u32 row) {
    return movers_of(walk, column, row, until).empty() && !is_given(walk, walk.scene.plan.layout.cell(column, row));
  });
  for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i)
    causes.push_back(column_cause(walk, column, {table_of(column), rows[i]}, until, depth));
  if (rows.size() > most_rows)
    causes.push_back(left_out(rows.size() - most_rows, "of the rows of " + std::string(column)));
  return causes;
}

std::vector<Cause> equation_causes(Walk& walk, const Card& card, Text to, const Place& place, u32 until, u32 depth) {
  std::vector<Cause> causes;
  const auto arrows = arrows_to(walk, card, to, place, until);
  for (std::size_t i = 0; i < std::min(arrows.size(), most_equations); ++i) {
    const Coupling& coupling = *arrows[i].coupling;
    Cause cause{"equation", equation_of(walk, card, coupling)};
    if (coupling.from != to)
      cause.causes = column_named(coupling.from) ? column_causes(walk, coupling.from, place, until, depth)
                                                 : event_causes(walk, coupling.from, place, until);
    if (!causes.empty() && causes.back().what == cause.what)
      causes.back().causes.insert(causes.back().causes.end(), cause.causes.begin(), cause.causes.end());
    else
      causes.push_back(std::move(cause));
  }
  if (arrows.size() > most_equations)
    causes.push_back(left_out(arrows.size() - most_equations, "of the couplings of " + std::string(card.text.id)));
  return causes;
}

Cause parameter_cause(const Walk& walk, const Card& card, Text name) {
  for (const BoundCard& bound : walk.scene.plan.cards)
    for (std::size_t i = 0; bound.card == &card && i < card.parameters.size(); ++i) {
      if (card.parameters[i].name != name) continue;
      const u32 input = bound.inputs[i];
      return {"stated", fmt::format("{} = {} ({})", name, parameter_text(card.parameters[i], walk.scene.inputs[input]),
                                    origin_of(walk.scene.scenario.inputs[input]))};
    }
  return {"stated", std::string(name)};
}

Cause action_cause(const Walk& walk, u32 index, i64 tick, const std::string& change) {
  const Action& action = walk.scene.scenario.actions[index];
  const std::string source = cites_text(action.cites);
  return {"action",
          fmt::format("{}{}imposed on {}: {}{}", change, change.empty() ? "" : " ", hour_text(tick),
                      action_text(action, walk.scene.inputs), source.empty() ? "" : " [" + source + "]"),
          tick};
}

}  // namespace interregnum
