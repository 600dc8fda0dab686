#include "document/toml_statements.hpp"

#include <algorithm>
#include <optional>

#include "document/document.hpp"
#include "document/source_text.hpp"

namespace interregnum {
namespace {

constexpr u32 most_lines_in_inline_table = 200;  // beyond, its brace was never closed

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::size_t skip_blanks(Text text, std::size_t i) {
  while (i < text.size() && is_blank(text[i])) ++i;
  return i;
}

std::size_t line_end(Text text, std::size_t i) { return std::min(text.find('\n', i), text.size()); }

// "key =", "a.b =", "'x' =": no element of an array looks like this.
bool looks_like_entry(Text line) {
  std::size_t i = skip_blanks(line, 0);
  const std::size_t begin = i;
  while (i < line.size() && (is_bare(line[i]) || line[i] == '.' || (line[i] & 0x80))) ++i;
  const bool bare = i > begin;
  if (!bare && i < line.size() && (line[i] == '"' || line[i] == '\'')) {
    i = line.find(line[i], i + 1);
    if (i == Text::npos) return false;
    ++i;
  }
  const bool has_key = i > begin;
  i = skip_blanks(line, i);
  return has_key && i < line.size() && line[i] == '=';
}

// "[name]" or "[[name]]" alone on its line, where name begins with a letter: as an element it would be no value.
bool looks_like_header(Text line) {
  std::size_t i = skip_blanks(line, 0);
  const std::size_t open = i;
  while (i < line.size() && line[i] == '[' && i < open + 2) ++i;
  if (i == open || i >= line.size()) return false;
  const std::size_t name = i;
  while (i < line.size() && (is_bare(line[i]) || line[i] == '.' || line[i] == '"' || is_blank(line[i]))) ++i;
  const Text word = line.substr(name, i - name);
  const bool is_letter = !word.empty() && ((word[0] | 0x20) >= 'a' && (word[0] | 0x20) <= 'z');
  if (!is_letter || word == "true" || word == "false" || word == "inf" || word == "nan") return false;
  while (i < line.size() && line[i] == ']') ++i;
  i = skip_blanks(line, i);
  return line[i - 1] != ',' && (i == line.size() || line[i] == '#' || line[i] == '\r');
}

// Reads one statement, character by character, keeping the brackets that are open.
struct Scanner {
  Text text, file;
  std::size_t at = 0;
  u32 line = 1;
  int dots = 0;
  char delimiter = 0;  // the last of = , [ ] { }, or 0 before the first
  struct Open {
    char bracket;
    std::size_t offset;
  };
  std::vector<Open> open = {};
  // Where an inline table first crossed the end of a line: the statement ends here if its brace is never closed.
  struct Crossing {
    std::size_t offset, brace;
    u32 line;
  };
  std::optional<Crossing> crossing = {};
  std::optional<Diagnostic> fault = {};

  void report(std::string code, std::size_t offset, u32 length, std::string message, std::string hint) {
    if (fault) return;
    fault = {Severity::error, std::move(code), position_at(text, file, offset, length), std::move(message),
             std::move(hint)};
  }
};

void report_unclosed(Scanner& s, const Scanner::Open& bracket) {
  const bool array = bracket.bracket == '[';
  s.report("unclosed", bracket.offset, 1, array ? "this array is never closed" : "this inline table is never closed",
           array ? "its ] is missing" : "its } is missing");
}

void skip_multiline_string(Scanner& s) {
  const std::size_t begin = s.at;
  const Text quotes = s.text.substr(begin, 3);
  std::size_t i = begin + 3;
  for (; i < s.text.size() && s.text.substr(i, 3) != quotes; ++i) {
    if (s.text[i] == '\\' && quotes[0] == '"') ++i;
    if (i < s.text.size() && s.text[i] == '\n') ++s.line;
  }
  if (i >= s.text.size()) {
    s.report("unclosed", begin, 3, "this string of several lines is never closed",
             "its other \"\"\" or ''' is missing");
    s.at = s.text.size();
    return;
  }
  s.at = i + 3;
  while (s.at < s.text.size() && s.text[s.at] == quotes[0]) ++s.at;  // """a"" may end in quotes of its own
}

void skip_string(Scanner& s) {
  const char quote = s.text[s.at];
  if (s.text.substr(s.at, 3) == std::string(3, quote)) return skip_multiline_string(s);
  const std::size_t begin = s.at, end = line_end(s.text, begin);
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (s.text[i] == quote) {
      s.at = i + 1;
      return;
    }
    if (s.text[i] == '\\' && quote == '"') ++i;
  }
  s.report("unclosed", begin, 1, "this string is not closed on its line",
           "a quote is missing; text of several lines stands between \"\"\" and \"\"\"");
  s.at = end;
}

void open_bracket(Scanner& s, char c) {
  if (s.open.size() == most_nesting) {
    s.report("nesting", s.at, 1, "brackets are nested deeper than 64", "");
  }
  s.open.push_back({c, s.at});
}

void close_bracket(Scanner& s, char c) {
  const char opening = c == ']' ? '[' : '{';
  const auto matches = [opening](const Scanner::Open& o) { return o.bracket == opening; };
  // Deep down only the innermost bracket is compared, so that 100,000 of them cost no quadratic time.
  const bool deep = s.open.size() > most_nesting;
  const bool stray =
      s.open.empty() || (deep ? !matches(s.open.back()) : std::none_of(s.open.begin(), s.open.end(), matches));
  if (stray) return s.report("bracket", s.at, 1, std::string("this ") + c + " closes nothing", "");
  while (!matches(s.open.back())) {
    report_unclosed(s, s.open.back());
    s.open.pop_back();
  }
  s.open.pop_back();
}

void count_dot(Scanner& s) {
  if (++s.dots != most_key_segments) return;
  s.report("key_segments", s.at, 1, "a dotted key of more than 64 parts", "");
}

// Outside of strings and comments TOML has no such characters, and the library does not expect them everywhere.
void refuse_character(Scanner& s) {
  const unsigned char c = static_cast<unsigned char>(s.text[s.at]);
  if (c < 0x80) return s.report("control_character", s.at, 1, "a control character", "delete it");
  const bool in_table = !s.open.empty() && s.open.back().bracket == '{';
  const bool in_key = s.delimiter == 0 || (in_table && (s.delimiter == '{' || s.delimiter == ','));
  if (in_key) {
    s.report("key_needs_quotes", s.at, 1, "a key with letters other than a-z must stand in quotes",
             "quote it:  \"name\" = ...  or  [section.\"name\"]");
  } else {
    s.report("not_a_value", s.at, 1, "letters outside of quotes", "text stands in \"quotes\"");
  }
}

bool is_foreign(char c) {
  const unsigned char byte = static_cast<unsigned char>(c);
  return byte >= 0x7F || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r');
}

void end_at_crossing(Scanner& s) {
  report_unclosed(s, {'{', s.crossing->brace});
  s.at = s.crossing->offset;
  s.line = s.crossing->line;
}

// At the end of a line inside brackets. False if the statement ends here.
bool cross_line(Scanner& s) {
  const std::size_t next = s.at + 1;
  const Text following = s.text.substr(next, line_end(s.text, next) - next);
  const bool in_table = s.open.back().bracket == '{';
  if (in_table && !s.crossing) s.crossing = {s.at, s.open.back().offset, s.line};
  const bool too_long = in_table && s.line > s.crossing->line + most_lines_in_inline_table;
  const bool statement = looks_like_header(following) || (!in_table && looks_like_entry(following));
  if (statement || too_long) {
    if (in_table) {
      end_at_crossing(s);
    } else {
      report_unclosed(s, s.open.back());
    }
    return false;
  }
  ++s.at, ++s.line;
  return true;
}

// One step in the statement. False at its end, which is left at the end of a line.
bool scan_step(Scanner& s) {
  const char c = s.text[s.at];
  if (c != '.' && !is_bare(c) && !is_blank(c) && c != '"' && c != '\'') s.dots = 0;
  if (is_foreign(c)) refuse_character(s);
  switch (c) {
    case '\n':
      return s.open.empty() ? false : cross_line(s);
    case '#':
      s.at = line_end(s.text, s.at);
      return true;
    case '"':
    case '\'':
      skip_string(s);
      return true;
    case '[':
    case '{':
      open_bracket(s, c);
      break;
    case ']':
    case '}':
      close_bracket(s, c);
      break;
    case '.':
      count_dot(s);
      break;
    default:
      break;
  }
  if (Text("=,[]{}").find(c) != Text::npos) s.delimiter = c;
  ++s.at;
  return true;
}

void end_statement(Scanner& s) {
  if (s.at >= s.text.size() && !s.open.empty()) {
    if (s.open.back().bracket == '{' && s.crossing) {
      end_at_crossing(s);
    } else {
      report_unclosed(s, s.open.back());
    }
  }
  if (!s.crossing) return;
  s.report("inline_table_lines", s.crossing->brace, 1, "an inline table cannot span lines (TOML 1.0)",
           "write it on one line, or as a table of its own: [section.NAME] and one key a line");
}

// A header takes one line, whatever brackets are missing in it. The library asserts that a name follows [ or [[.
void scan_header(Scanner& s) {
  const std::size_t end = line_end(s.text, s.at);
  const std::size_t name = skip_blanks(s.text, s.at + (s.text.substr(s.at, 2) == "[[" ? 2 : 1));
  const char first = name < end ? s.text[name] : '\n';
  const bool named = is_bare(first) || is_foreign(first) || first == '"' || first == '\'' || first == ']';
  if (!named) s.report("header_name", name, 1, "the name of a section is expected", "[section] or [section.NAME]");
  char quote = 0;
  for (; s.at < end && (quote != 0 || s.text[s.at] != '#'); ++s.at) {
    const char c = s.text[s.at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '.') {
      count_dot(s);
    } else if (is_foreign(c)) {
      refuse_character(s);
    }
  }
  s.at = end;
}

}  // namespace

Statements split_statements(Text text, Text file) {
  Statements result;
  Scanner s{text, file};
  while (s.at < text.size() && result.faults.size() < most_syntax_errors) {
    s.at = skip_blanks(text, s.at);
    const char c = s.at < text.size() ? text[s.at] : '\n';
    const bool empty = c == '\n' || c == '\r' || c == '#';
    if (!empty) {
      Statement statement{s.at, s.at, s.line, s.line, c == '['};
      s.dots = 0, s.delimiter = 0, s.open.clear(), s.crossing.reset(), s.fault.reset();
      if (statement.header) {
        scan_header(s);
      } else {
        while (s.at < text.size() && scan_step(s)) {
        }
        end_statement(s);
      }
      statement.end = s.at, statement.last_line = s.line;
      if (s.fault) result.faults.push_back({result.list.size(), std::move(*s.fault)});
      result.list.push_back(statement);
    }
    s.at = line_end(text, s.at) + 1;
    ++s.line;
  }
  return result;
}

std::string plain_key(Text text, const Statement& statement) {
  const Text written = text.substr(statement.begin, statement.end - statement.begin);
  const Text key = written.substr(0, written.find_first_of(statement.header ? "#\n\r" : "=\n\r"));
  std::string plain;
  std::copy_if(key.begin(), key.end(), std::back_inserter(plain),
               [](char c) { return !is_blank(c) && c != '"' && c != '\'' && c != '[' && c != ']'; });
  return plain;
}

}  // namespace interregnum
