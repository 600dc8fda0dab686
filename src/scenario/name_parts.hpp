// How a written name comes apart: OWNER.MEMBER[TARGET], and which rows of which tables it means.
// Internal to names.cpp and observables.cpp; everybody else includes scenario/names.hpp.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace interregnum {

// Tables with one row, which bears the table's name: "regime.theta".
inline constexpr std::array<Text, 10> one_row_tables = {
    "regime", "organisations", "elites", "attempt", "uprising", "opposition", "contest", "challenge", "march", "deal"};
// Tables whose names stand after the table's: "war.ukraine", since a war may be called as a state is.
inline constexpr std::array<Text, 4> prefixes = {"war", "issue", "guarantee", "channel"};
// Tables with a row for each pair, "citizens[leader]".
inline constexpr std::array<Text, 4> pair_tables = {"opinion", "recognition", "stake", "option"};

bool is_one_row(Text table);
bool is_prefix(Text table);
bool is_pair(Text table);

// The last part of an event's name as it is written: "falls", "succeeds"; empty for "attempt".
Text member_name(const EventSpec& event);

// The names of a table's rows, in row order.
std::vector<std::string> row_names(const Scenario& scenario, Text table);

// A name to be resolved, and where its mistakes go.
struct Query {
  Text written;
  const Position& at;
  const Scenario& scenario;
  Diagnostics& diagnostics;
};
void fail(const Query& query, std::string code, std::string message, std::string hint = {});

// "nearest: 'x'", or nothing.
std::string nearest_hint(const Query& query, Text word, const std::vector<std::string>& known);

// A name taken apart, its owner found.
struct Name {
  Text table;         // the owner's
  std::string owner;  // the owner's row
  std::string path;   // the owner as written: "war.ukraine"
  Text member;        // "losses.attacker"; empty in "attempt"
  std::optional<Text> target;
};
std::optional<Name> take_apart(const Query& query);

// The row of `table` that a name means: its owner's, or that of the pair.
std::optional<u32> find_row(const Query& query, const Name& name, Text table);

// Reports a role that this version has no mechanism for.
void fail_unavailable(const Query& query, Text role);

}  // namespace interregnum
