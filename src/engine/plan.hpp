// Scenario (names, checked) -> Plan (numbers, bound). After binding there are no strings, maps or virtual calls in
// the loop; names are kept in the layout for `trace` and for people.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/draw.hpp"
#include "scenario/scenario.hpp"

namespace interregnum {

// Where everything lies in a run's buffer of doubles. Event columns (chance, fired) come last, in one piece.
struct Layout {
  std::map<std::string, Slice, std::less<>> columns;     // "war.balance", "war.ends.chance"
  std::map<std::string, Slice, std::less<>> identities;  // table -> slice of Plan::identities
  u32 size = 0;
  u32 columns_end = 0;       // the state proper ends here; what is forbidden or forced and what happens follows
  u32 first_event_cell = 0;  // chance and coin of every event, cleared every tick

  u32 cell(Text column, u32 row = 0) const;  // the column must exist
};

// One number to draw: a prior, or an expression over numbers drawn before it.
struct BoundInput {
  u64 identity = 0;  // hash of its path: its luck
  Prior prior;
  std::vector<Step> expression;
  std::vector<u32> references;  // the input that each of its names stands for
};

// Inputs that are drawn together.
struct BoundLink {
  std::vector<u32> inputs;
  double rank = 0;
};

struct BoundCard {
  const Card* card = nullptr;
  bool acts = true;  // false: the role is `none`; the card anchors its columns at `from` and then rests
  std::vector<Slice> slices;
  std::vector<u32> inputs;  // one a parameter
};

struct BoundAction {
  i64 tick = 0;
  Effect effect = Effect::apply;
  StepFunction apply = nullptr;
  std::vector<Slice> slices;
  struct Value {
    bool drawn = false;
    u32 input = 0;        // drawn
    double constant = 0;  // otherwise
  };
  std::vector<Value> arguments;  // in the order of the verb's arguments
  std::vector<u32> cells;        // scale, raise, freeze: columns; forbid, force: the events' rulings
  std::vector<u8> follows;       // scale: 1 where a cell moves by as much as the one before it does
  Value amount;                  // scale: factor; raise: by_about
  i64 until = INT64_MAX;         // forbid, force: the hour from which it is free again
};

struct Plan {
  Layout layout;
  std::vector<double> start;
  std::vector<u64> identities;       // of the rows of every table
  std::vector<u64> cell_identities;  // of the cells of the state proper: independent of what else there is
  std::vector<BoundInput> inputs;    // as Scenario::inputs
  std::vector<u32> input_order;      // expressions after what they name
  std::vector<BoundLink> links;      // as Scenario::links
  struct CellInput {
    u32 cell, input;
  };
  std::vector<CellInput> settings;
  std::vector<BoundCard> cards;      // in the order of the roles; roles played by none are absent
  std::vector<BoundAction> actions;  // as Scenario::actions
  i64 from = 0;
  i64 quiet_hours = 168;
  u32 stage_cell = 0, opened_cell = 0, status_cell = 0;
};

// Binds a scenario, with one rival in the place of its role's standard if given, and then the roles in `knocked_out`
// (indices into Scenario::knock_outs) played by none, and with every prior `widen` times as wide on the scale of its
// family.
Plan bind(const Scenario& scenario, const Rival* rival = nullptr, std::span<const u32> knocked_out = {},
          double widen = 1);

// The numbers of one draw, one an input: a pure function of (study key, draw, path of each input and of those that it
// is linked with).
std::vector<double> draw_inputs(const Plan& plan, u64 study_key, u32 draw);

}  // namespace interregnum
