#include "document/toml_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "document/source_text.hpp"

namespace interregnum {
namespace {

bool contains(Text text, Text part) { return text.find(part) != Text::npos; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Text text_of(Text text, const Statement& s) { return text.substr(s.begin, s.end - s.begin); }

// The statement from the place of the error on, and what stands before it on its line.
struct Place {
  Text before, after;
};

Place place_of(Text text, const Statement& statement, const Position& at) {
  Text rest = text_of(text, statement);
  for (u32 line = statement.line; line < at.line && contains(rest, "\n"); ++line) {
    rest.remove_prefix(rest.find('\n') + 1);
  }
  const u32 indent = at.line == statement.line ? position_at(text, "", statement.begin).column : 1;
  const Text before = first_characters(rest, at.column > indent ? at.column - indent : 0);
  return {before, rest.substr(before.size())};
}

// "2023-06-24T02:03" where no seconds follow: its length, or 0.
std::size_t short_time(Text text) {
  constexpr Text pattern = "dddd-dd-dd_dd:dd";
  if (text.size() < pattern.size()) return 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = text[i];
    const bool separates = c == 'T' || c == 't' || c == ' ';
    const bool fits = pattern[i] == 'd' ? is_digit(c) : pattern[i] == '_' ? separates : c == pattern[i];
    if (!fits) return 0;
  }
  const bool seconds = text.size() > pattern.size() && text[pattern.size()] == ':';
  return seconds ? 0 : pattern.size();
}

// The whole path of an entry: its section's and its own key.
std::string path_of(Text text, const std::vector<Statement>& statements, std::size_t index) {
  const std::string own = plain_key(text, statements[index]);
  if (statements[index].header) return own;
  for (std::size_t i = index; i-- > 0;) {
    if (statements[i].header) return plain_key(text, statements[i]) + "." + own;
  }
  return own;
}

// The line on which the same path was written before, or 0.
u32 earlier_line(Text text, const std::vector<Statement>& statements, std::size_t index) {
  const std::string path = path_of(text, statements, index), below = path + ".";
  std::string section;
  u32 line = 0;
  for (std::size_t i = 0; i < index; ++i) {
    const std::string own = plain_key(text, statements[i]);
    if (statements[i].header) section = own;
    const std::string other = statements[i].header || section.empty() ? own : section + "." + own;
    const bool same = other == path || other.compare(0, below.size(), below) == 0;
    if (same) line = statements[i].line;
  }
  return line;
}

Diagnostic repeated(Text description, Position at, Text text, const std::vector<Statement>& statements,
                    std::size_t index) {
  const std::size_t open = description.find('\''), close = description.rfind('\'');
  const std::string name(open < close ? description.substr(open + 1, close - open - 1) : "");
  const std::string key = plain_key(text, statements[index]);
  const bool own_key = key == name || (key.size() > name.size() && key.ends_with("." + name));
  std::string hint;
  if (own_key) {
    const Text written = text_of(text, statements[index]);
    const Text head = written.substr(0, written.find_first_of(statements[index].header ? "#\r\n" : "=\r\n"));
    const auto size = head.find_last_not_of(" \t") + 1;
    at = position_at(text, at.file, statements[index].begin, characters(head.substr(0, size)));
    if (const u32 line = earlier_line(text, statements, index)) hint = fmt::format("first on line {}", line);
  }
  return {Severity::error, "repeated_key", at, fmt::format("{} is given twice", in_quotes(name)), hint};
}

std::optional<Diagnostic> own_text(Text description, const Position& at, const Place& place) {
  const auto error = [](Text code, Position where, std::string message, std::string hint) {
    return Diagnostic{Severity::error, std::string(code), std::move(where), std::move(message), std::move(hint)};
  };
  const Text after = place.after;
  if (contains(description, "parsing time") || contains(description, "parsing date")) {
    for (std::size_t i = 0; i < place.before.size(); ++i) {
      const std::size_t size = short_time(place.before.substr(i));
      if (size == 0) continue;
      const std::string found(place.before.substr(i, size));
      Position start = at;
      start.column -= characters(place.before.substr(i));
      start.length = static_cast<u32>(size);
      return error("time_without_seconds", start, fmt::format("'{}': TOML 1.0 wants seconds", found),
                   fmt::format("write {}:00", found));
    }
  }
  if (contains(description, "expected value")) {
    return error("value_missing", at, "a value is missing after '='", "text stands in quotes, numbers do not");
  }
  if (contains(description, "could not determine value type")) {
    const Text word = after.substr(0, after.find_first_of(" \t\r\n,]}#"));
    return error("not_a_value", at, fmt::format("{} is not a value", in_quotes(word)), "text stands in \"quotes\"");
  }
  if (contains(description, "could not be interpreted as a value") || contains(description, "not representable")) {
    const std::size_t open = description.find('\''), close = description.rfind('\'');
    const Text number = open < close ? description.substr(open + 1, close - open - 1) : Text();
    Position start = at;
    if (place.before.ends_with(number) && !number.empty()) {
      start.length = characters(number);
      start.column -= start.length;
    }
    return error("number_size", start, "this number is too large or too small", "");
  }
  if (contains(description, "key-value pair: expected a comment or whitespace")) {
    return error("after_value", at, "something follows the value", "a number with a unit stands in quotes: \"5 km\"");
  }
  return std::nullopt;
}

std::string replaced(std::string text, Text from, Text to) {
  for (std::size_t i = text.find(from); i != std::string::npos; i = text.find(from, i + to.size())) {
    text.replace(i, from.size(), to);
  }
  return text;
}

// "Error while parsing table header: expected ']', saw '\n'" -> "expected ']', found the end of the line"
std::string plain_words(Text description) {
  const std::size_t colon = description.find(": ");
  std::string words(colon == Text::npos ? description : description.substr(colon + 2));
  words = replaced(words, "saw '\\n'", "found the end of the line");
  words = replaced(words, "saw '\\r'", "found the end of the line");
  words = replaced(words, "encountered end-of-file", "found the end of the file");
  return replaced(words, "saw ", "found ");
}

}  // namespace

Diagnostic explain_toml_error(Text description, Position at, Text text, const std::vector<Statement>& statements,
                              std::size_t index) {
  if (contains(description, "cannot redefine")) {
    return repeated(description, std::move(at), text, statements, index);
  }
  const Place place = place_of(text, statements[index], at);
  if (auto own = own_text(description, at, place)) return *own;
  return {Severity::error, "toml_syntax", std::move(at), plain_words(description), {}};
}

}  // namespace interregnum
