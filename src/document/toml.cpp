// The only file that includes toml++ (3.3). It stops at the first error and iterates alphabetically: here what failed
// is set aside until the rest is read, and members return to the order of the file.
#define TOML_EXCEPTIONS 0
// Its assertions do not hold for every wrong input ("2023-06-24T:"), and with NDEBUG it lets clang assume them. The
// code behind them reports such input as it should, so they are switched off (toml_test.cpp scrambles text).
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "document/document.hpp"
#include "document/source_text.hpp"
#include "document/toml_error.hpp"
#include "document/toml_statements.hpp"

namespace interregnum {
namespace {

constexpr i64 largest_exact = i64{1} << 53;

Position position_of(const toml::source_region& region, const std::string& file) {
  const bool one_line = region.begin.line == region.end.line && region.end.column > region.begin.column;
  const u32 length = one_line ? region.end.column - region.begin.column : 1;
  return {file, region.begin.line, region.begin.column, length, {}};
}

std::string text_of(const toml::date& d) { return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day); }

std::string text_of(const toml::time& t) { return fmt::format("{:02}:{:02}:{:02}", t.hour, t.minute, t.second); }

// Turns the library's tree into ours.
struct Converter {
  std::string file;
  Diagnostics& diagnostics;
};

void convert_integer(Converter& c, Node& node, i64 value) {
  node.kind = Kind::integer;
  node.number = static_cast<double>(value);
  if (value > largest_exact || value < -largest_exact) {
    c.diagnostics.error("number_size", node.at, "a whole number beyond 2^53 would lose digits");
  }
}

void convert_date_time(Converter& c, Node& node, const toml::date_time& value) {
  node.kind = Kind::date;
  node.text = text_of(value.date) + " " + text_of(value.time);
  if (value.offset) {
    c.diagnostics.error("time_offset", node.at, "a time with an offset", "write local time of `zone`: " + node.text);
  } else if (value.time.nanosecond != 0) {
    c.diagnostics.error("time_fraction", node.at, "a time with parts of a second", "write " + node.text);
  }
}

Node convert(Converter& c, const toml::node& from, int depth);

void convert_table(Converter& c, Node& node, const toml::table& table, int depth) {
  node.items.reserve(table.size());
  for (auto&& [key, value] : table) {
    Node member = convert(c, value, depth + 1);
    member.key = key.str();
    member.key_at = position_of(key.source(), c.file);
    node.items.push_back(std::move(member));
  }
  std::sort(node.items.begin(), node.items.end(), [](const Node& a, const Node& b) {
    return std::pair(a.key_at.line, a.key_at.column) < std::pair(b.key_at.line, b.key_at.column);
  });
}

void convert_array(Converter& c, Node& node, const toml::array& array, int depth) {
  node.kind = Kind::array;
  node.items.reserve(array.size());
  for (const auto& element : array) node.items.push_back(convert(c, element, depth + 1));
}

Node convert(Converter& c, const toml::node& from, int depth) {
  Node node;
  node.at = position_of(from.source(), c.file);
  if (depth > most_nesting) {
    c.diagnostics.error("nesting", node.at, "tables are nested deeper than 64");
  } else if (const auto* table = from.as_table()) {
    convert_table(c, node, *table, depth);
  } else if (const auto* array = from.as_array()) {
    convert_array(c, node, *array, depth);
  } else if (const auto* string = from.as_string()) {
    node.kind = Kind::string, node.text = string->get();
  } else if (const auto* integer = from.as_integer()) {
    convert_integer(c, node, integer->get());
  } else if (const auto* real = from.as_floating_point()) {
    node.kind = Kind::real, node.number = real->get();
  } else if (const auto* truth = from.as_boolean()) {
    node.kind = Kind::boolean, node.truth = truth->get();
  } else if (const auto* date = from.as_date()) {
    node.kind = Kind::date, node.text = text_of(date->get());
  } else if (const auto* date_time = from.as_date_time()) {
    convert_date_time(c, node, date_time->get());
  } else {
    c.diagnostics.error("time_of_day", node.at, "a time of day alone says no moment", "write \"day 1 07:30\"");
  }
  return node;
}

// The text with some statements set aside: lines keep their numbers, and what stands under a header stays apart from
// the section above it.
std::string without(Text text, const std::vector<Statement>& statements, const std::vector<bool>& aside) {
  std::string rest;
  std::size_t done = 0;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (!aside[i]) continue;
    const Statement& s = statements[i];
    rest += text.substr(done, s.begin - done);
    rest += s.header ? fmt::format("[\"\\u0001 {}\"]", i) : std::string(s.last_line - s.line, '\n');
    done = s.end;
  }
  return rest += text.substr(done);
}

// The statement that holds a line, or the last before it.
std::size_t statement_at(const std::vector<Statement>& statements, u32 line) {
  const auto after = std::upper_bound(statements.begin(), statements.end(), line,
                                      [](u32 l, const Statement& s) { return l < s.line; });
  return after == statements.begin() ? 0 : static_cast<std::size_t>(after - statements.begin()) - 1;
}

// Every syntax error up to the cap; the tree of what is left without them.
toml::table parse(Text text, const std::string& file, Diagnostics& diagnostics) {
  const Statements split = split_statements(text, file);
  const auto& statements = split.list;
  std::vector<bool> aside(statements.size());
  for (const auto& fault : split.faults) {
    aside[fault.statement] = true;
    diagnostics.list.push_back(fault.diagnostic);
  }
  while (diagnostics.list.size() < most_syntax_errors) {
    auto result = toml::parse(without(text, statements, aside), file);
    if (result) return std::move(result).table();
    const auto& error = result.error();
    const Position at = position_of(error.source(), file);
    if (statements.empty()) {
      diagnostics.error("toml_syntax", at, std::string(error.description()));
      break;
    }
    const std::size_t index = statement_at(statements, at.line);
    diagnostics.list.push_back(explain_toml_error(error.description(), at, text, statements, index));
    if (aside[index]) break;  // not one of the statements: nothing is left to set aside
    aside[index] = true;
  }
  return {};
}

}  // namespace

Checked<Node> read_toml(Text marked, Text file) {
  Checked<Node> result;
  const Text text = without_mark(marked);
  check_text(text, file, most_bytes_in_line, result.diagnostics);
  if (result.diagnostics.has_errors()) return result;
  const std::string name(file);
  const toml::table tree = parse(text, name, result.diagnostics);
  if (!result.diagnostics.has_errors()) {
    Converter converter{name, result.diagnostics};
    Node root = convert(converter, tree, 0);
    if (!result.diagnostics.has_errors()) result.value = std::move(root);
  }
  sort_diagnostics(result.diagnostics);
  return result;
}

}  // namespace interregnum
