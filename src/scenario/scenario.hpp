// A checked scenario: names are resolved, numbers are priors in the unit of their column, and every mistake has been
// reported. It is what the engine binds into a Plan; nothing here simulates.
#pragma once

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "mechanisms/card.hpp"
#include "scenario/outcome.hpp"
#include "scenario/quantity.hpp"
#include "world/catalogue.hpp"
#include "world/verb.hpp"

namespace interregnum {

// Times are ticks: whole hours since day 0 (00:00 of `start`, in `zone`). Negative ticks lead back to `from`.
struct Clock {
  std::string start;  // "2023-06-23"
  std::string zone;
  i64 from = 0;
  i64 horizon = 0;  // latest hour an outcome may ask for
};

struct StudyRules {
  double holds = .80;
  double alpha = .05;
  u32 budget = 400;  // draws a claim may read; not part of the study's hash
  double widen = 2;
};

// The text that `file` of a source names, where that can be looked at.
enum class TextAtHand { unnamed, missing, read, differs };  // differs from what is declared, or cannot be read
struct Source {
  std::string name, cite, grade, file, sha256;
  u32 paragraphs = 0;                // 0: not declared
  std::vector<u32> sentences;        // how many each paragraph has; empty: not known
  std::vector<Cite> ought, ignored;  // paragraphs or sentences that are no claim
  TextAtHand at_hand = TextAtHand::unnamed;
  Position at;
};

// What the file makes of one sentence of a source, or of a paragraph where its sentences are not known. What stands in
// a claim is `claim`; else what says what ought to be, `ought`; else what a number, event or fact rests on; else what
// is left out on purpose.
enum class Covers { claim, ought, number, ignored, left };
struct CoverageItem {
  u32 paragraph = 0, sentence = 0;  // sentence 0: the whole paragraph
  Covers as = Covers::left;
  std::vector<std::string> claims;  // that cite it
  std::string begins;               // of what is left, where the text is at hand: its first words; never stored
};
struct Coverage {
  std::string source;
  bool by_sentence = false;
  std::vector<CoverageItem> items;  // in the order of the text
  std::string file;                 // where its text is said to be
  TextAtHand at_hand = TextAtHand::unnamed;
};

// Something with a name of its own; it has the row `row` in the table of its kind.
struct Entity {
  std::string name;
  std::string table;  // "organisation", "group", "war", ...
  std::string kind;   // an actor's kind; empty elsewhere
  u32 row = 0;
  Position at;
};

// A group: how many people, or which part of another; how it is held.
struct Group {
  std::string name, part_of;
  double from_rank = 0, to_rank = 1;  // a part: people ranked by private support of the ruler at `from`
  u32 sample = 0;                     // 0: a distribution
};

// One number of the study, known or not. Its path is its identity in every draw: "organisation.loyalty:army",
// "mechanism.belief.base", "shock.turmoil.shift", "param.x".
enum class Provenance { file, card };
struct Input {
  std::string path;
  std::string label;  // as a person would name it: "army.loyalty"
  Quantity quantity;
  std::string unit;
  Provenance provenance = Provenance::file;
  bool used = true;             // some mechanism of this plan reads it
  bool borrowed = false;        // only mechanisms that the file does not name read it: default rivals
  std::vector<u32> references;  // the inputs that its expression names, in the order of the names
};

// Inputs whose draws rise and fall together: every pair has this rank correlation.
struct Link {
  std::string name;
  std::vector<u32> inputs;
  double rank = 0;
};

// What an input sets at `from`: a cell of the state.
struct Setting {
  std::string column;  // "organisation.loyalty"
  u32 row = 0;
  u32 input = 0;  // index into Scenario::inputs
};

// A shock or an intervention: one verb with its arguments.
struct ArgumentValue {
  const Argument* spec = nullptr;
  u32 input = 0;                   // number, flag: index into inputs
  i64 index = -1;                  // row, choice: the row or index; entity: its code; rows: the bit mask
  std::vector<ColumnRef> columns;  // column
  std::vector<EventRef> events;    // event
  std::string text;                // as written, for `trace`
};
struct Action {
  std::string name;
  const Verb* verb = nullptr;
  bool is_shock = true;
  i64 tick = 0;                          // for a verb that is not timed: Clock::from
  std::vector<ArgumentValue> arguments;  // in the order of the verb's arguments; absent optional ones have a null spec
  std::vector<Cite> cites;
  Position at;
};

// A set of actions. `actions` is sorted by index; two arms that are the same set are the same arm.
struct Arm {
  std::string name;  // as written in the file or test: "story - turmoil"
  std::vector<u32> actions;
};

// What plays a role: a card, and one input a parameter of its anchoring card.
struct Playing {
  std::string role;
  const Card* card = nullptr;  // null: the role is `none`
  std::vector<u32> inputs;
  bool named = false;  // the file names it (otherwise the standard)
};
// The card whose `start` anchors the role's columns at `from`: its own, or the standard's where the role is `none`
// (switched off, it stays as it was at the start). Null where this version has no card for the role.
inline const Card* anchoring_card(const Playing& playing) {
  return playing.card ? playing.card : standard_card(playing.role);
}
struct Rival {
  std::string role;
  Playing playing;
  std::string with = {};  // what it does not share with others that play the same card: "roots highest"
};
// "none", "precedent", "global_game, roots highest"
inline std::string use_text(const Rival& rival) {
  if (rival.playing.card == nullptr) return "none";
  return std::string(rival.playing.card->text.id) + (rival.with.empty() ? "" : ", " + rival.with);
}

// A default rival that the file does without, and why.
struct LeftOut {
  std::string role;
  const Card* card = nullptr;
  std::string why;
};

// What is judged, D, and the arms it reads, in the order in which they are written:
//   level "A": Y_A less the bound          contrast "A vs B": Y_A - Y_B
//   order "A < B": Y_B - Y_A               interaction "A vs B" than "C vs D": (Y_A - Y_B) - (Y_C - Y_D)
//   parts "A vs B": of what the parts have of Y_A - Y_B (Shapley), the share of one less that of another
//   transfer: nothing of this file; a claim of another must have the sign, or the verdict, that it has here
enum class TestKind { contrast, level, order, interaction, parts, transfer };

// The parts of an effect "A vs B", and an arm for every set of them: parts in the set are as in A, the others are taken
// away as written ("+ people_still", "- invasion", "- mechanism.expression"). The index of an arm is the set's bits.
struct PartialArm {
  u32 arm = 0;
  std::vector<u32> knocked_out;  // roles that nobody plays: indices into Scenario::knock_outs, ascending
};
struct Parts {
  std::vector<std::string> names;
  std::vector<PartialArm> arms;
  u32 more = 0, less = 0;  // of a test of kind parts: whose share is to be the larger
};
inline constexpr std::size_t least_parts = 2, most_parts = 5;

// The same claim in another file, which is read with that claim alone.
struct Scenario;
struct Transfer {
  std::string file;                 // as written: "belarus-2023.toml"
  std::shared_ptr<Scenario> other;  // whose only claim it is
  std::string id;
  u32 claim = 0;         // the claim of this file that bears the same id
  bool verdict = false;  // the verdicts are compared, not the signs
};

// Which D follows; at_least is an increase and at_most a decrease.
enum class Expect { increase, decrease, change, no_increase, no_decrease, no_change };

struct Test {
  TestKind kind = TestKind::contrast;
  Expect expects = Expect::increase;
  std::vector<u32> arms;
  Outcome outcome;
  std::optional<Outcome> reference;  // the margin is a share of this outcome in the first arm
  double margin = 0;                 // in the outcome's unit, or as a share of the reference; not of a level
  double bound = 0;                  // levels
  double undefined =
      std::numeric_limits<double>::quiet_NaN();  // what a run without the outcome counts as; NaN: nothing
  Parts parts;                                   // shown with the test, and judged by one of kind parts; most have none
  std::optional<Transfer> transfer;
  std::string margin_text, expect;
  Position at;
};

// Every arm that a test reads: those it compares, and those of its parts.
inline std::vector<u32> arms_of(const Test& test) {
  std::vector<u32> arms = test.arms;
  for (const PartialArm& partial : test.parts.arms) arms.push_back(partial.arm);
  return arms;
}

struct Claim {
  std::string id, says, margin_why;
  std::vector<Cite> cites;
  std::vector<Test> tests;
  u32 need = 0;  // how many tests must follow: all of them unless `need` says otherwise
  Position at;
};

// What is known: [observed] happened in this case, [base_rate] is how often it happened in history.
enum class FactKind {
  number,  // a share or a size, with its error or range
  moment,  // when, in days from day 0
  event    // that it happened, or did not: 1 or 0
};
struct Fact {
  std::string name, quantity, value, source;
  bool base_rate = false;
  bool condition = false;
  bool is_prior = false;  // a prior of the file rests on the same count: shown, but no check
  FactKind kind = FactKind::number;
  std::optional<Prior> known;  // in the outcome's unit, with its error; absent for named values
  u32 arm = 0;
  Outcome outcome;
  Position at;
};

struct Scenario {
  std::string file, title, stance;
  Clock clock;
  StudyRules rules;
  std::vector<Source> sources;
  std::vector<Entity> entities;
  std::vector<Group> groups;
  std::map<std::string, std::vector<std::string>, std::less<>> rows;  // table -> names of its rows, in file order
  std::map<std::string, std::pair<std::string, std::string>, std::less<>> war_sides;  // war -> attacker, defender
  std::vector<Input> inputs;
  std::vector<Link> links;
  std::vector<Setting> settings;
  std::vector<Setting> constants;  // settings of hidden columns that follow from names: weights, rows, parts
  std::vector<Action> actions;
  std::vector<Arm> arms;  // the file's, then `nothing`, `story`, `free` where not among them, then those of tests
  std::vector<Playing> playing;  // one a role, in the order of the roles
  std::vector<Rival> rivals;
  std::vector<Rival> defaults;      // rivals that a claim meets unless the file says why not (mechanisms/disputes.hpp)
  std::vector<LeftOut> left_out;    // those that it says so of
  std::vector<Playing> knock_outs;  // every role that is played, played by none
  std::vector<Claim> claims;
  std::vector<Fact> facts;
  std::vector<Coverage> coverage;  // of every source whose paragraphs are known
  std::string canonical;           // the document in canonical form, without budget and comments
  std::string hash;                // its SHA-256
};

// The rivals that the file declares, and behind them those that a claim meets by default.
inline const Rival& rival_at(const Scenario& scenario, std::size_t index) {
  const std::size_t declared = scenario.rivals.size();
  return index < declared ? scenario.rivals[index] : scenario.defaults[index - declared];
}

}  // namespace interregnum
