#include "scenario/name_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "document/scanner.hpp"
#include "document/source_text.hpp"
#include "scenario/names.hpp"

namespace interregnum {
namespace {

template <std::size_t size>
bool contains(const std::array<Text, size>& list, Text word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool begins_with(Text text, Text beginning) { return text.substr(0, beginning.size()) == beginning; }

// "leader  funds wagner" -> "leader funds wagner"
std::string single_spaced(Text text) {
  std::string result;
  for (const char c : text)
    if (c != ' ' || (!result.empty() && result.back() != ' ')) result += c;
  return result;
}

std::pair<Text, Text> split_at_dot(Text text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  return {text.substr(0, dot), dot < text.size() ? text.substr(dot + 1) : Text()};
}

std::optional<u32> row_named(const Scenario& scenario, Text table, Text name) {
  if (is_one_row(table)) return name == table ? std::optional{0u} : std::nullopt;
  const auto rows = scenario.rows.find(table);
  if (rows == scenario.rows.end()) return std::nullopt;
  const auto found = std::find(rows->second.begin(), rows->second.end(), name);
  if (found == rows->second.end()) return std::nullopt;
  return static_cast<u32>(found - rows->second.begin());
}

// ---------------------------------------------------------------------------------------------------------- the owner

struct Parts {
  Text body;
  std::optional<Text> target;
};

// Splits "body[target]"; nothing if it is not of this form.
std::optional<Parts> split_target(Text written) {
  const std::size_t bracket = written.find('[');
  Scanner body{nullptr, written.substr(0, bracket)};
  const Text name = take_name(body);
  if (name.empty() || !at_end(body)) return std::nullopt;
  if (bracket == Text::npos) return Parts{name, {}};
  const Text rest = written.substr(bracket + 1);
  if (rest.find_first_of("[]") != rest.size() - 1 || rest.back() != ']') return std::nullopt;
  return Parts{name, trimmed(rest.substr(0, rest.size() - 1))};
}

// Entities that are named without a prefix and have columns.
bool is_plain(const Entity& entity) {
  return entity.table != "route" && !is_prefix(entity.table) && !tables_of(entity.table).empty();
}

std::vector<std::string> owner_names(const Scenario& scenario) {
  std::vector<std::string> names(one_row_tables.begin(), one_row_tables.end());
  for (const auto& entity : scenario.entities)
    if (is_plain(entity)) names.push_back(entity.name);
  return names;
}

// An entity whose kind was a mistake has been reported: what names it is not another.
bool has_unknown_kind(const Scenario& scenario, Text name) {
  const auto is_it = [name](const Entity& entity) { return entity.name == name && entity.table.empty(); };
  return std::any_of(scenario.entities.begin(), scenario.entities.end(), is_it);
}

void fail_unknown_owner(const Query& query, Text name) {
  if (has_unknown_kind(query.scenario, name)) return;
  for (const Text prefix : prefixes)
    if (row_named(query.scenario, prefix, name))
      return fail(query, "unknown_name", fmt::format("{} needs its prefix", in_quotes(name)),
                  fmt::format("write {}.{}", prefix, name));
  fail(query, "unknown_name", fmt::format("nothing is named {}", in_quotes(name)),
       nearest_hint(query, name, owner_names(query.scenario)));
}

std::optional<Name> find_plain(const Query& query, const Parts& parts) {
  const auto [name, member] = split_at_dot(parts.body);
  const auto table = std::find(one_row_tables.begin(), one_row_tables.end(), name);
  if (table != one_row_tables.end()) return Name{*table, std::string(name), std::string(name), member, parts.target};
  for (const auto& entity : query.scenario.entities)
    if (entity.name == name && is_plain(entity))
      return Name{entity.table, entity.name, entity.name, member, parts.target};
  fail_unknown_owner(query, name);
  return std::nullopt;
}

// The role whose absence leaves a table without rows, if this version has no mechanism for it.
Text missing_role(Text table) {
  for (const auto& column : columns())
    if (column.table == table && !column.role.empty()) return is_available(column.role) ? Text() : column.role;
  return {};
}

// "war.ukraine.balance"
std::optional<Name> find_prefixed(const Query& query, const Parts& parts) {
  const auto [prefix, rest] = split_at_dot(parts.body);
  const auto [name, member] = split_at_dot(rest);
  const Text table = *std::find(prefixes.begin(), prefixes.end(), prefix);
  if (row_named(query.scenario, table, name))
    return Name{table, std::string(name), fmt::format("{}.{}", prefix, name), member, parts.target};
  if (const Text role = missing_role(table); !role.empty())
    fail_unavailable(query, role);
  else
    fail(query, "unknown_name", fmt::format("no {} {}", prefix, in_quotes(name)),
         nearest_hint(query, name, row_names(query.scenario, table)));
  return std::nullopt;
}

// "tie[leader funds wagner]"
std::optional<Name> find_tie(const Query& query, const std::optional<Text>& target) {
  const std::string row = single_spaced(target.value_or(Text()));
  if (row_named(query.scenario, "tie", row)) return Name{"tie", row, fmt::format("tie[{}]", row), "strength", {}};
  const auto known = row_names(query.scenario, "tie");
  if (target)
    fail(query, "unknown_name", fmt::format("no tie {}", in_quotes(row)), nearest_hint(query, row, known));
  else
    fail(query, "needs_target", "'tie' needs its name",
         known.empty() ? "this file has no ties" : fmt::format("which tie? tie[{}]", known.front()));
  return std::nullopt;
}

// ------------------------------------------------------------------------------------------------------------ the row

// Whose belief it is: groups and states have their own, others share one.
std::string audience_of(const Name& name) {
  if (name.table == "organisation") return "organisations";
  if (name.table == "elite") return "elites";
  return name.owner;
}

// The targets that an owner has in a pair table.
std::vector<std::string> targets_of(const Scenario& scenario, Text table, const std::string& owner) {
  std::vector<std::string> targets;
  for (const auto& row : row_names(scenario, table))
    if (begins_with(row, owner + "[")) targets.push_back(row.substr(owner.size() + 1, row.size() - owner.size() - 2));
  return targets;
}

// "support of whom? loyalists.support[leader], [wagner] or [ministry]"
std::string whom_hint(const Name& name, Text table, const std::vector<std::string>& targets) {
  constexpr std::size_t most = 6;
  if (targets.empty()) return fmt::format("there is none for '{}' in this file", name.path);
  const Text of_whom = table == "recognition" ? "by whom" : table == "option" ? "of which" : "of whom";
  std::string hint = fmt::format("{} {}? {}.{}[{}]", name.member, of_whom, name.path, name.member, targets.front());
  for (std::size_t i = 1; i < std::min(targets.size(), most); ++i)
    hint += fmt::format("{}[{}]", i + 1 == targets.size() ? " or " : ", ", targets[i]);
  return targets.size() > most ? hint + ", ..." : hint;
}

std::optional<u32> find_pair(const Query& query, const Name& name, Text table) {
  if (name.target) {
    const auto row = row_named(query.scenario, table, fmt::format("{}[{}]", name.owner, *name.target));
    if (row) return row;
  }
  const auto targets = targets_of(query.scenario, table, name.owner);
  const std::string nearest = name.target ? nearest_hint(query, *name.target, targets) : std::string();
  const std::string hint = nearest.empty() ? whom_hint(name, table, targets) : nearest;
  if (name.target)
    fail(query, "unknown_target",
         fmt::format("'{}.{}' has no target {}", name.path, name.member, in_quotes(*name.target)), hint);
  else
    fail(query, "needs_target", fmt::format("{} needs a target", in_quotes(query.written)), hint);
  return std::nullopt;
}

}  // namespace

bool is_one_row(Text table) { return contains(one_row_tables, table); }
bool is_prefix(Text table) { return contains(prefixes, table); }
bool is_pair(Text table) { return contains(pair_tables, table); }

Text member_name(const EventSpec& event) {
  if (event.name == event.table) return {};
  const auto [first, rest] = split_at_dot(event.name);
  return first == event.table ? rest : event.name;
}

std::vector<std::string> row_names(const Scenario& scenario, Text table) {
  if (is_one_row(table)) return {std::string(table)};
  const auto rows = scenario.rows.find(table);
  return rows == scenario.rows.end() ? std::vector<std::string>{} : rows->second;
}

void fail(const Query& query, std::string code, std::string message, std::string hint) {
  query.diagnostics.error(std::move(code), query.at, std::move(message), std::move(hint));
}

std::string nearest_hint(const Query& query, Text word, const std::vector<std::string>& known) {
  constexpr std::size_t most_mistakes = 200;  // nobody reads further hints, and each costs a search
  if (query.diagnostics.list.size() > most_mistakes) return {};
  const std::string nearest = nearest_name(word, known);
  return nearest.empty() ? "" : fmt::format("nearest: '{}'", nearest);
}

std::optional<Name> take_apart(const Query& query) {
  const auto parts = split_target(query.written);
  if (!parts) {
    fail(query, "bad_name", fmt::format("{} is no name of a column or event", in_quotes(query.written)),
         "names look like regime.theta, citizens.support[leader], war.ukraine.balance");
    return std::nullopt;
  }
  if (parts->body == "tie") return find_tie(query, parts->target);
  const auto [first, rest] = split_at_dot(parts->body);
  return is_prefix(first) && !rest.empty() ? find_prefixed(query, *parts) : find_plain(query, *parts);
}

std::optional<u32> find_row(const Query& query, const Name& name, Text table) {
  if (is_pair(table)) return find_pair(query, name, table);
  if (name.target) {
    const std::string plain = name.member.empty() ? name.path : fmt::format("{}.{}", name.path, name.member);
    fail(query, "target_not_wanted", fmt::format("'{}' takes no target", plain), fmt::format("write {}", plain));
    return std::nullopt;
  }
  const auto row = row_named(query.scenario, table, table == "audience" ? audience_of(name) : name.owner);
  if (!row) fail(query, "unknown_name", fmt::format("{} has no row in this file", in_quotes(query.written)));
  return row;
}

void fail_unavailable(const Query& query, Text role) {
  fail(query, "not_available",
       fmt::format("{} is not available in this version: no mechanism plays the role {} yet", in_quotes(query.written),
                   role));
}

}  // namespace interregnum
