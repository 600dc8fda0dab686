#include "scenario/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "document/scanner.hpp"
#include "document/source_text.hpp"
#include "scenario/name_parts.hpp"
#include "scenario/rows.hpp"

namespace interregnum {
namespace {

using Columns = std::vector<ColumnRef>;
using Events = std::vector<EventRef>;

Text without_space(Text text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == Text::npos ? Text() : text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

// ---------------------------------------------------------------------------------------------------------- the member

const EventSpec* find_event_of(const Name& name) {
  for (const Text table : tables_of(name.table))
    for (const auto& event : events())
      if (event.table == table && member_name(event) == name.member) return &event;
  return nullptr;
}

// Whether `column` is one of a family: "losses.attacker" of "losses".
bool is_in_family(Text column, Text family) {
  return !family.empty() && column.size() > family.size() && column[family.size()] == '.' &&
         column.substr(0, family.size()) == family;
}

// The column that a name means, or all of its family.
std::vector<const ColumnSpec*> find_columns_of(const Name& name) {
  std::vector<const ColumnSpec*> family;
  for (const Text table : tables_of(name.table)) {
    for (const auto& column : columns()) {
      if (column.table != table || column.origin >= Origin::hidden) continue;
      if (column.name == name.member) return {&column};
      if (is_in_family(column.name, name.member)) family.push_back(&column);
    }
  }
  return family;
}

std::vector<std::string> member_names(const Name& name) {
  std::vector<std::string> names;
  for (const Text table : tables_of(name.table)) {
    for (const auto& column : columns())
      if (column.table == table && column.origin < Origin::hidden) names.emplace_back(column.name);
    for (const auto& event : events())
      if (event.table == table) names.emplace_back(member_name(event));
  }
  return names;
}

void fail_unknown_member(const Query& query, const Name& name, Text what) {
  const std::string code = fmt::format("unknown_{}", what);
  if (name.member.empty())
    fail(query, code, fmt::format("{} is no {} by itself", in_quotes(query.written), what),
         fmt::format("its columns and events:  interregnum observables FILE {}", name.path));
  else
    fail(query, code, fmt::format("'{}' has no {} {}", name.path, what, in_quotes(name.member)),
         nearest_hint(query, name.member, member_names(name)));
}

// ------------------------------------------------------------------------------------------------------------ the role

bool is_none(const Scenario& scenario, Text role) {
  const auto& playing = scenario.playing;
  return std::any_of(playing.begin(), playing.end(), [role](const Playing& p) { return p.role == role && !p.card; });
}

// The role without which a column does not move. A stated column keeps what was stated.
Text needed_role(const ColumnSpec& column) { return column.origin == Origin::stated ? Text() : column.role; }

// Whether this version has something to play the role. Where the file has switched it off, a warning says what that
// means: the file can still be run, and the tests that read it are never tested.
bool check_role(const Query& query, Text role) {
  if (role.empty()) return true;
  if (!is_available(role)) return fail_unavailable(query, role), false;
  if (!is_none(query.scenario, role)) return true;
  const RoleSpec* spec = find_role(role);
  query.diagnostics.warning("role_is_none", query.at,
                            fmt::format("{} stands still: the role {} is none", in_quotes(query.written), role),
                            spec ? std::string(spec->none) : std::string());
  return true;
}

// ------------------------------------------------------------------------------------------------------ the whole name

void fail_no_column(const Query& query, const Name& name) {
  if (!find_event_of(name)) return fail_unknown_member(query, name, "column");
  fail(query, "not_a_column", fmt::format("{} is an event, not a column", in_quotes(query.written)),
       fmt::format("its probability: P({}) by day 30", query.written));
}

// " %" for a share, " km": what a number of the column needs.
std::string unit_hint(const ColumnSpec& column) {
  if (column.unit.empty()) return {};
  return column.unit == "1" ? " %" : " " + std::string(column.unit);
}

void fail_no_event(const Query& query, const Name& name) {
  if (find_columns_of(name).empty()) return fail_unknown_member(query, name, "event");
  fail(query, "not_an_event", fmt::format("{} is a column, not an event", in_quotes(query.written)),
       fmt::format("compare it: {} >= 1{}", query.written, unit_hint(*find_columns_of(name).front())));
}

// All columns that a name means: several for a family.
Columns columns_named(const Query& query) {
  const auto name = take_apart(query);
  if (!name) return {};
  const auto specs = find_columns_of(*name);
  if (specs.empty()) fail_no_column(query, *name);
  Columns found;
  for (const auto* spec : specs) {
    if (!check_role(query, needed_role(*spec))) return {};
    const auto row = find_row(query, *name, spec->table);
    if (!row) return {};
    std::string text = specs.size() == 1 ? std::string(query.written) : fmt::format("{}.{}", name->path, spec->name);
    found.push_back({fmt::format("{}.{}", spec->table, spec->name), *row, std::move(text)});
  }
  return found;
}

std::optional<EventRef> event_named(const Query& query) {
  const auto name = take_apart(query);
  if (!name) return std::nullopt;
  const EventSpec* event = find_event_of(*name);
  if (!event) return fail_no_event(query, *name), std::nullopt;
  if (!check_role(query, event->role)) return std::nullopt;
  const auto row = find_row(query, *name, event->table);
  if (!row) return std::nullopt;
  return EventRef{fmt::format("{}.{}", event->table, event->name), *row, std::string(query.written)};
}

void fail_several(const Query& query, const Columns& found) {
  std::string hint = found.front().text;
  for (std::size_t i = 1; i < found.size(); ++i) hint += (i + 1 == found.size() ? " or " : ", ") + found[i].text;
  fail(query, "several_columns", fmt::format("{} is {} columns: name one", in_quotes(query.written), found.size()),
       std::move(hint));
}

// The parts of a list between commas; none, and the reason, if it is no list.
std::vector<Text> names_in(const Node& list, Diagnostics& diagnostics) {
  if (!is_expression(list, "a list of names", diagnostics)) return {};
  const Text text = list.text;
  std::vector<Text> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    parts.push_back(without_space(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

template <class Spec>
const Spec& spec_in(std::span<const Spec> list, Text id) {
  const std::size_t dot = id.find('.');
  const auto is_it = [&](const Spec& spec) {
    return spec.table == id.substr(0, dot) && spec.name == id.substr(dot + 1);
  };
  const auto found = std::find_if(list.begin(), list.end(), is_it);
  assert(found != list.end());  // the id came from the catalogue
  return *found;
}

// What an organisation keeps of a stated column in one of its own, which who changes that column changes too: how fully
// the ruler's orders bind it, and the loyalty that only it knows.
std::optional<ColumnRef> kept_of(const Scenario& scenario, const ColumnRef& column) {
  if (column.column == "organisation.loyalty") return ColumnRef{"organisation.temper", column.row, column.text};
  if (column.column != "tie.strength") return {};
  const std::string tie = row_names(scenario, "tie")[column.row], commands = ruler_of(scenario) + " commands ";
  for (const std::string& organisation : row_names(scenario, "organisation"))
    if (tie == commands + organisation)
      return ColumnRef{"organisation.commanded", *row_of(scenario, "organisation", organisation), column.text};
  return {};
}

}  // namespace

std::optional<ColumnRef> resolve_column(Text written, const Position& at, const Scenario& scenario,
                                        Diagnostics& diagnostics) {
  const Query query{without_space(written), at, scenario, diagnostics};
  const Columns found = columns_named(query);
  if (found.size() > 1) fail_several(query, found);
  return found.size() == 1 ? std::optional{found.front()} : std::nullopt;
}

std::vector<ColumnRef> resolve_columns(const Node& list, const Scenario& scenario, Diagnostics& diagnostics) {
  Columns all;
  bool complete = true;
  for (const Text part : names_in(list, diagnostics)) {
    const Columns found = columns_named({part, place(list, part), scenario, diagnostics});
    complete = complete && !found.empty();
    for (const ColumnRef& column : found) {
      all.push_back(column);
      if (const auto kept = kept_of(scenario, column)) all.push_back(*kept);
    }
  }
  return complete ? all : Columns{};
}

std::optional<EventRef> resolve_event(Text written, const Position& at, const Scenario& scenario,
                                      Diagnostics& diagnostics) {
  return event_named({without_space(written), at, scenario, diagnostics});
}

std::vector<EventRef> resolve_events(const Node& list, const Scenario& scenario, Diagnostics& diagnostics) {
  Events all;
  bool complete = true;
  for (const Text part : names_in(list, diagnostics)) {
    const auto event = event_named({part, place(list, part), scenario, diagnostics});
    complete = complete && event;
    if (event) all.push_back(*event);
  }
  return complete ? all : Events{};
}

const ColumnSpec& spec_of(const ColumnRef& column) { return spec_in(columns(), column.column); }
const EventSpec& spec_of(const EventRef& event) { return spec_in(events(), event.event); }

std::string value_names(const Scenario& scenario, const ColumnRef& column) {
  if (column.column == "contest.leader") return fmt::format("{}", fmt::join(row_names(scenario, "elite"), " "));
  if (column.column != "state.best") return std::string(spec_of(column).names);
  const auto states = row_names(scenario, "state");
  const std::string beginning = (column.row < states.size() ? states[column.row] : std::string()) + "[";
  std::string names;
  for (const std::string& option : row_names(scenario, "option"))
    if (option.compare(0, beginning.size(), beginning) == 0)
      names += (names.empty() ? "" : " ") + option.substr(beginning.size(), option.size() - beginning.size() - 1);
  return names;
}

bool is_available(Text role) {
  const auto all = cards();
  return std::any_of(all.begin(), all.end(), [role](const Card* card) { return card->text.role == role; });
}

bool is_reserved(Text word) {
  constexpr std::array words = {Text("tie"), Text("day"), Text("from"), Text("start"), Text("first"), Text("by"),
                                Text("in"),  Text("or"),  Text("over"), Text("given"), Text("P"),     Text("mean"),
                                Text("min"), Text("max"), Text("last"), Text("slope"), Text("time"),  Text("victory")};
  return is_one_row(word) || is_prefix(word) || std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace interregnum
