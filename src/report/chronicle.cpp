#include "report/chronicle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/hash.hpp"
#include "report/action_text.hpp"
#include "report/ledger.hpp"
#include "report/reason_text.hpp"
#include "report/saying.hpp"
#include "report/value_text.hpp"
#include "scenario/names.hpp"
#include "scenario/prior_text.hpp"
#include "world/values.hpp"

namespace interregnum {
namespace {

// What it means that a column with named values takes each of them; an empty sentence is not worth a line.
struct Turn {
  Text column;
  std::array<Text, 5> one, several;  // several: rows that turn alike at the same hour share a line
};
constexpr Turn turns[] = {
    {"challenge.stage", {"the challenge is over", "a challenge is under way"}, {}},
    {"challenge.answer", {"", "the demand is met", "the demand is refused"}, {}},
    {"organisation.stance",
     {"", "fights the challenge", "stands aside", "joins the challenge"},
     {"", "fight the challenge", "stand aside", "join the challenge"}},
    {"war.outcome",
     {"", ": the attacker has won", ": the defender has won", ": a stalemate", ": ended by negotiation"},
     {"", ": the attackers have won", ": the defenders have won", ": stalemates", ": ended by negotiation"}},
};

// What the mechanism that did it says.
struct Told {
  const Card* card = nullptr;
  std::string because;
};
struct WatchedTurn {
  const Turn* turn;
  std::span<const std::string> rows;
  u32 first;                   // cell of the first row
  std::vector<double> before;  // one a row
  std::vector<Told> told;      // one a row
};
struct WatchedEvent {
  const EventSpec* spec;
  std::string name;  // "regime.falls"
  u32 row;
  std::string subject;
  u32 chance, fired;
  u32 times = 0;  // so far
  Told told = {};
};

struct Watch {
  const Scenario& scenario;
  const Plan& plan;
  std::span<const double> inputs;
  std::vector<WatchedTurn> turns;
  std::vector<WatchedEvent> events;
  std::vector<u32> series;  // cells
  u32 stage = 0, left = 0, road = 0;
  Ledger ledger;
  Fingerprint fingerprint;
  Chronicle chronicle;
};

std::string subject_of(const EventSpec& event, const std::string& row) {
  if (event.table == "attempt" || event.table == "uprising") return "";  // the sentence is complete
  const std::string article = row == event.table || event.table == "war" ? "the " : "";
  return article + (event.table == "war" ? "war " : "") + row + " ";
}

// When in a step the event's role acts.
std::ptrdiff_t turn_of(const EventSpec& event) { return find_role(event.role) - roles().data(); }

Watch watch(const Scenario& scenario, const Plan& plan, std::span<const double> inputs) {
  const Layout& layout = plan.layout;
  Watch w{scenario,
          plan,
          inputs,
          {},
          {},
          {},
          layout.cell("challenge.stage"),
          layout.cell("march.left"),
          layout.cell("challenge.road"),
          open_ledger(plan),
          {},
          {}};
  for (const Turn& turn : turns) {
    const auto rows = rows_of(scenario, table_of(turn.column));
    if (!rows.empty())
      w.turns.push_back(
          {&turn, rows, layout.cell(turn.column), std::vector<double>(rows.size()), std::vector<Told>(rows.size())});
  }
  for (const EventSpec& event : events()) {
    const auto rows = rows_of(scenario, event.table);
    const std::string column = std::string(event.table) + "." + std::string(event.name);
    for (u32 row = 0; row < rows.size(); ++row)
      w.events.push_back({&event, column, row, subject_of(event, rows[row]), layout.cell(column + ".chance", row),
                          layout.cell(column + ".fired", row)});
  }
  std::stable_sort(w.events.begin(), w.events.end(),
                   [](const WatchedEvent& a, const WatchedEvent& b) { return turn_of(*a.spec) < turn_of(*b.spec); });
  return w;
}

// Whether an action of this hour does it itself, so that its own sentence says it.
bool is_done_by(const Scenario& scenario, std::span<const Acted> actions, Text column) {
  return std::any_of(actions.begin(), actions.end(), [&](const Acted& acted) {
    const auto uses = scenario.actions[acted.action].verb->uses;
    return std::any_of(uses.begin(), uses.end(), [&](const ColumnUse& use) {
      return use.column == column && (use.access == Access::write || use.access == Access::event);
    });
  });
}

// Who did it: "offer: commitment"; the one that plays the role where nobody says so.
std::string mechanism_of(const Scenario& scenario, const Card* card, Text role) {
  if (card != nullptr) return fmt::format("{}: {}", card->text.role, card->text.id);
  for (const auto& playing : scenario.playing)
    if (playing.role == role && playing.card) return fmt::format("{}: {}", role, playing.card->text.id);
  return std::string(role);
}

std::string chance_text(double chance) {
  const double percent = 100 * chance;
  if (percent > 99.5) return "";
  if (percent < .05) return "chance under 0.1 % in this step";
  return fmt::format("chance {:.{}f} % in this step", percent, percent < 9.95 ? 1 : 0);
}

std::string joined(const std::string& because, const std::string& chance) {
  return because + (because.empty() || chance.empty() ? "" : "; ") + chance;
}

// Takes down what a mechanism says of whatever it has just made happen.
void listen(Watch& w, const Writer& writer) {
  const Scene scene{w.scenario, w.plan, w.inputs, w.ledger.before, w.ledger.now};
  const auto told = [&](Text name, u32 row) {
    return writer.card ? Told{writer.card, reason_text(scene, *writer.card, name, {table_of(name), row})} : Told{};
  };
  for (WatchedEvent& event : w.events)
    if (scene.now[event.fired] != 0 && scene.before[event.fired] == 0) event.told = told(event.name, event.row);
  for (WatchedTurn& watched : w.turns)
    for (u32 row = 0; row < watched.rows.size(); ++row)
      if (scene.now[watched.first + row] != scene.before[watched.first + row])
        watched.told[row] = told(watched.turn->column, row);
}

void note_actions(Watch& w, i64 tick, std::span<const Acted> actions) {
  for (const auto& [index, changed] : actions) {
    const Action& action = w.scenario.actions[index];
    const bool idle = !changed && action.verb->effect == Effect::apply;
    w.chronicle.happenings.push_back({tick, action_text(action, w.inputs), idle ? "changes nothing here" : "",
                                      cites_text(action.cites), true, true});
  }
}

// "the march stops 212 km from its end"; that it goes on is worth a line every six hours.
std::string happening_of(const Watch& w, const EventSpec& spec, const std::string& subject,
                         std::span<const double> world) {
  const std::string said = subject + std::string(spec.sentence);
  const bool stops = spec.name == "stops", on_road = world[w.road] >= 0;
  if (spec.table != "march" || !on_road || (!stops && spec.name != "continues")) return said;
  if (stops && world[w.left] == 0) return subject + "is beaten where it was going";
  return fmt::format("{}, {:.0f} km {}", said, world[w.left], stops ? "from its end" : "to go");
}

// What comes again and again is told when it first happens.
bool is_routine(const EventSpec& spec) { return spec.name == "enters" || spec.name == "joint"; }

bool is_worth_a_line(const WatchedEvent& event, i64 tick) {
  if (is_routine(*event.spec)) return event.times == 1;
  return event.spec->table != "march" || event.spec->name != "continues" || tick % 6 == 0;
}

void note_events(Watch& w, i64 tick, std::span<const double> world, std::span<const Acted> actions) {
  for (auto& event : w.events) {
    if (world[event.fired] == 0) continue;
    ++event.times;
    if (!is_worth_a_line(event, tick)) continue;
    if (is_done_by(w.scenario, actions, event.name)) continue;
    w.chronicle.happenings.push_back({tick, happening_of(w, *event.spec, event.subject, world),
                                      joined(event.told.because, chance_text(world[event.chance])),
                                      mechanism_of(w.scenario, event.told.card, event.spec->role), false,
                                      world[w.stage] != 0});
  }
}

// "army, guard stand aside": the rows of one column that took the value `to` in this step.
std::string turned(const WatchedTurn& watched, const std::vector<u32>& rows, std::size_t to) {
  const Turn& turn = *watched.turn;
  if (watched.rows.front() == table_of(turn.column)) return std::string(turn.one[to]);
  std::string names;
  for (const u32 row : rows) names += (names.empty() ? "" : ", ") + watched.rows[row];
  const Text sentence = rows.size() > 1 ? turn.several[to] : turn.one[to];
  return names + (sentence.starts_with(':') ? "" : " ") + std::string(sentence);
}

constexpr std::size_t most_reasons = 3;

// Why the rows of one column turned: each says it for itself.
std::string because(const WatchedTurn& watched, const std::vector<u32>& rows) {
  std::string text;
  for (std::size_t i = 0; i < std::min(rows.size(), most_reasons); ++i) {
    const std::string& own = watched.told[rows[i]].because;
    if (own.empty()) continue;
    text += (text.empty() ? "" : "; ") + (rows.size() > 1 ? watched.rows[rows[i]] + ": " : "") + own;
  }
  if (!text.empty() && rows.size() > most_reasons) text += fmt::format("; and {} more", rows.size() - most_reasons);
  return text;
}

void note_turn(Watch& w, WatchedTurn& watched, i64 tick, std::span<const double> world, bool is_told) {
  const Turn& turn = *watched.turn;
  std::array<std::vector<u32>, 5> turned_to;
  for (u32 row = 0; row < watched.rows.size(); ++row) {
    const double now = world[watched.first + row];
    const double before = std::exchange(watched.before[row], now);
    const bool lapses = turn.column == "challenge.stage" && before == stage::pending && now == stage::none;
    if (before != now && !lapses) turned_to[static_cast<std::size_t>(now)].push_back(row);
  }
  const ColumnSpec* column = column_named(turn.column);
  for (std::size_t to = 0; to < turned_to.size(); ++to)
    if (!turned_to[to].empty() && !turn.one[to].empty() && !is_told)
      w.chronicle.happenings.push_back(
          {tick, turned(watched, turned_to[to], to), because(watched, turned_to[to]),
           mechanism_of(w.scenario, watched.told[turned_to[to].front()].card, column->role), false,
           world[w.stage] != 0});
}

void note_turns(Watch& w, i64 tick, std::span<const double> world, std::span<const Acted> actions) {
  for (WatchedTurn& watched : w.turns)
    note_turn(w, watched, tick, world, is_done_by(w.scenario, actions, watched.turn->column));
}

void note(Watch& w, i64 tick, std::span<const double> world, std::span<const Acted> actions) {
  w.fingerprint.add(static_cast<u64>(tick));
  for (const double value : world) w.fingerprint.add(value);
  note_actions(w, tick, actions);
  note_events(w, tick, world, actions);
  note_turns(w, tick, world, actions);
  w.chronicle.ticks.push_back(tick);
  for (std::size_t i = 0; i < w.series.size(); ++i) w.chronicle.series[i].values.push_back(world[w.series[i]]);
}

bool is_known(const std::vector<ColumnRef>& list, const ColumnRef& column) {
  return std::any_of(list.begin(), list.end(),
                     [&](const ColumnRef& c) { return c.column == column.column && c.row == column.row; });
}

bool is_ruled(const Scenario& scenario) { return !rows_of(scenario, "ruler").empty(); }

}  // namespace

Chronicle chronicle_of(const Scenario& scenario, const RunSpec& spec, std::span<const double> inputs, Luck luck,
                       const std::vector<ColumnRef>& watched) {
  const Layout& layout = spec.plan->layout;
  Watch w = watch(scenario, *spec.plan, inputs);
  for (const auto& column : watched) {
    w.series.push_back(layout.cell(column.column, column.row));
    w.chronicle.series.push_back({column.text, std::string(spec_of(column).unit), {}, value_names(scenario, column)});
  }
  const Observer observer{
      [&](i64 tick, std::span<const double> world, std::span<const Acted> actions) { note(w, tick, world, actions); },
      [&](i64 tick, const Writer& writer, std::span<const double> world) {
        enter(w.ledger, tick, writer, world, false);
        listen(w, writer);
      }};
  const RunResult result = run(spec, inputs, luck, &observer);
  w.chronicle.until = spec.until;
  w.chronicle.fingerprint = w.fingerprint.value();
  w.chronicle.fallen = result.fallen;
  w.chronicle.failed = result.failed;
  w.chronicle.ruled = is_ruled(scenario);
  return std::move(w.chronicle);
}

std::vector<ColumnRef> columns_to_watch(const Scenario& scenario, const std::vector<u32>& actions) {
  std::vector<ColumnRef> list;
  const auto add = [&](const ColumnRef& column) {
    if (!column.column.empty() && !is_known(list, column)) list.push_back(column);
  };
  const auto add_rows = [&](Text table, Text name) {
    const ColumnSpec* spec = find_column(table, name);
    const auto rows = rows_of(scenario, table);
    for (u32 row = 0; row < rows.size(); ++row)
      add({fmt::format("{}.{}", table, name), row, column_text(*spec, rows[row])});
  };
  if (is_ruled(scenario))
    for (const Text name : {"theta", "authority", "support"}) add_rows("regime", name);
  for (const auto& claim : scenario.claims)
    for (const auto& test : claim.tests) {
      const bool reads_this = std::any_of(test.arms.begin(), test.arms.end(),
                                          [&](u32 arm) { return scenario.arms[arm].actions == actions; });
      for (const auto& record : test.outcome.records)
        if (reads_this) add(record.column);
    }
  if (is_ruled(scenario)) {
    add_rows("audience", "belief.theta");
    add_rows("attempt", "rate");
  }
  return list;
}

}  // namespace interregnum
