// A card says all that anybody knows of a mechanism. The checker, the binder, `mechanisms`, `solve`, `schema` and the
// generated docs read it; the engine calls its steps and knows no mechanism by name.
#pragma once

#include <string>
#include <vector>

#include "world/binding.hpp"

namespace interregnum {

// A mechanism's equilibrium or closed form as a calculator: named inputs to named lists of numbers.
struct Solution {
  std::string name;
  std::vector<double> values;
};
struct Solver {
  Text id, about;
  std::span<const ParameterSpec> inputs;  // `range` holds the value where the user gives none
  std::vector<Solution> (*solve)(std::span<const double> inputs) = nullptr;
};

struct CardText {
  Text id, role, title;
  Text equation;    // plain text, published symbols
  Text source;      // the paper
  Text deviations;  // where this departs from it, and why
  Text number;      // the published number it reproduces, and the test that shows it
};

// One arrow of the model: how strongly what a card reads moves what it writes. `docs/couplings.md` lists them all.
struct Coupling {
  Text from, to;   // columns or events among the card's uses: "audience.belief.theta", "march.starts"
  Text equation;   // "dmu = omega dE(theta)"
  Text parameter;  // the coefficient, one of the card's parameters; empty where the equation has none
  // Where it holds for some values of `from` alone, as seen with those of another column of its row.
  Text beside = {};
  bool (*holds)(double from, double beside) = nullptr;
};

// Why an event happens, as `trace` says it: the belief, threshold or payoff that decides. A name in braces is a column
// and stands for its value once the mechanism has acted, with `before` in front for that before it did; without a dot
// it is one of the card's parameters. Of a column of the event's own table its own row is meant, of organisations else
// the leader's of the challenge, of audiences the one that the event's table is about; else every row is told.
struct Reason {
  Text event;  // an event that the card makes ("deal.accepted"), or a column with named values ("organisation.stance"),
               // which also stands for the events of its values ("regime.new" for "regime.new.insider")
  Text sentence;  // "going on is worth {march.value_seen}, the deal {march.value_deal}"
};

// Rows of a table of the card's own, which a scenario has where the card plays: people on a lattice or in a network.
struct TableRows {
  Text table;
  u32 rows;
};

struct Card {
  CardText text;
  std::span<const ColumnUse> uses;
  std::span<const ParameterSpec> parameters;
  StepFunction start = nullptr;  // at `from`: solves anchors
  StepFunction quiet = nullptr;  // every quiet step (a week), with its length in days
  StepFunction hour = nullptr;   // every hour of an episode, and when a shock strikes
  Solver solver = {};
  std::span<const Coupling> couplings = {};
  std::span<const Reason> reasons = {};
  std::span<const TableRows> tables = {};
};

template <const auto& uses, const auto& parameters, auto start, auto quiet, auto hour>
constexpr Card card(const CardText& text, std::span<const Coupling> couplings, const Solver& solver = {},
                    std::span<const Reason> reasons = {}, std::span<const TableRows> tables = {}) {
  return {text,
          column_uses<uses>,
          parameter_specs<parameters>,
          bound<uses, parameters, start>(),
          bound<uses, parameters, quiet>(),
          bound<uses, parameters, hour>(),
          solver,
          couplings,
          reasons,
          tables};
}

// One piece of a reason's sentence: words, then a name in braces, which the last piece may lack.
struct ReasonPiece {
  Text words, name;
  bool before = false;
};
std::vector<ReasonPiece> pieces_of(Text sentence);

// What the card says of an event or of a column with named values; null where it says nothing.
const Reason* reason_for(const Card& card, Text event);

// All mechanisms, in the order of their roles; the first of a role is its standard.
std::span<const Card* const> cards();
const Card* find_card(Text id);
// The standard mechanism of a role, or null where this version has none.
const Card* standard_card(Text role);

}  // namespace interregnum
