#include "report/equation.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace interregnum {
namespace {

struct Symbol {
  Text word, shown;
};
constexpr Symbol greek[] = {
    {"alpha", "α"}, {"beta", "β"},  {"gamma", "γ"}, {"delta", "δ"},  {"epsilon", "ε"}, {"eps", "ε"},    {"zeta", "ζ"},
    {"eta", "η"},   {"theta", "θ"}, {"kappa", "κ"}, {"lambda", "λ"}, {"lam", "λ"},     {"mu", "μ"},     {"nu", "ν"},
    {"xi", "ξ"},    {"pi", "π"},    {"rho", "ρ"},   {"sigma", "σ"},  {"tau", "τ"},     {"phi", "φ"},    {"chi", "χ"},
    {"psi", "ψ"},   {"omega", "ω"}, {"Gamma", "Γ"}, {"Delta", "Δ"},  {"Theta", "Θ"},   {"Lambda", "Λ"}, {"Sigma", "Σ"},
    {"Phi", "Φ"},   {"Psi", "Ψ"},   {"Omega", "Ω"}, {"Pi", "Π"},
};
constexpr Symbol functions[] = {{"sqrt", "√"}, {"sum", "Σ"}, {"prod", "Π"}, {"inf", "∞"}};
constexpr Symbol signs[] = {{">=", "≥"}, {"<=", "≤"}, {"!=", "≠"}, {"+-", "±"}, {"->", "→"}, {"<->", "↔"}};
constexpr Symbol accents[] = {{"hat", "\u0302"}, {"bar", "\u0304"}, {"tilde", "\u0303"}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_letter(c) || is_digit(c); }

template <std::size_t n>
Text shown_as(const Symbol (&list)[n], Text word) {
  const auto found = std::find_if(std::begin(list), std::end(list), [&](const Symbol& s) { return s.word == word; });
  return found == std::end(list) ? Text() : found->shown;
}

std::string escaped(char c) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    default:
      return (Text("\\`*_[]|#~$!{}").find(c) != Text::npos ? "\\" : "") + std::string(1, c);
  }
}

bool is_plain_word(Text word) { return word == "that" || word == "That" || word == "what" || word == "What"; }

// "theta" -> θ, "dmubar" -> dμ̄, "ghat" -> ĝ; empty where the word is no symbol.
std::string symbol(Text word) {
  if (is_plain_word(word)) return std::string();
  if (const Text letter = shown_as(greek, word); !letter.empty()) return std::string(letter);
  for (const auto& [name, accent] : accents)
    if (word.size() > name.size() && word.ends_with(name)) {
      const Text base = word.substr(0, word.size() - name.size());
      const std::string below = base.size() == 1 ? std::string(base) : symbol(base);
      if (!below.empty()) return below + std::string(accent);
    }
  if (word.size() > 2 && word.front() == 'd')
    if (const std::string moved = symbol(word.substr(1)); !moved.empty()) return "d" + moved;
  return std::string();
}

struct Line {
  Text text;
  std::size_t at = 0;
  std::string shown = {};
};

char peek(const Line& line, std::size_t ahead = 0) {
  return line.at + ahead < line.text.size() ? line.text[line.at + ahead] : '\0';
}
char behind_of(const Line& line, std::size_t at) { return at > 0 ? line.text[at - 1] : ' '; }

Text take_word(Line& line) {
  const std::size_t begin = line.at;
  while (is_word(peek(line))) ++line.at;
  return line.text.substr(begin, line.at - begin);
}

std::string shown_in_index(Text word) {
  if (word == "inf") return "∞";
  const std::string greek_one = symbol(word);
  return greek_one.empty() ? std::string(word) : greek_one;
}

// "_j", "_a,j", "_L": the marks below a symbol. A long name with a long end is a name and keeps its underscore.
void take_below(Line& line, Text word, bool is_symbol) {
  while (peek(line) == '_' && is_word(peek(line, 1))) {
    const std::size_t begin = line.at++;
    const Text index = take_word(line);
    if (!is_symbol && word.size() > 2 && index.size() > 1) {
      line.at = begin + 1;
      line.shown += "\\_";
      return;
    }
    line.shown += "<sub>" + shown_in_index(index);
    const bool second = peek(line) == ',' && is_word(peek(line, 1)) && !is_word(peek(line, 2));
    if (second) line.shown += std::string(",") + peek(line, 1), line.at += 2;
    line.shown += "</sub>";
  }
}

// "*", "'", "^2", "^-1", "^.5", "^n".
void take_above(Line& line) {
  if (peek(line) == '\'') line.shown += "′", ++line.at;
  if (peek(line) == '*' && peek(line, 1) != '=') line.shown += "<sup>\\*</sup>", ++line.at;
  const bool negative = peek(line, 1) == '-';
  const std::size_t digits = negative ? 2 : 1;
  if (peek(line) != '^' || !(is_word(peek(line, digits)) || peek(line, digits) == '.')) return;
  line.at += digits;
  line.shown += "<sup>" + std::string(negative ? "−" : "");
  const auto take_part = [&] { line.shown += shown_in_index(take_word(line)); };
  if (peek(line) != '.') take_part();
  if (peek(line) == '.' && is_digit(peek(line, 1))) line.shown += '.', ++line.at, take_part();
  line.shown += "</sup>";
}

// "sum w_j Phi(...)" and "force_j / sum" are sums; "shares sum to 1" is a word.
bool is_sum(const Line& line, std::size_t begin) {
  const std::size_t before = line.text.find_last_not_of(' ', begin > 0 ? begin - 1 : 0);
  const std::size_t next = std::min(line.at + 1, line.text.size()), end = line.text.find(' ', next);
  const bool follows_sign = begin == 0 || (before != Text::npos && Text("=/(+-").find(line.text[before]) != Text::npos);
  return follows_sign || line.text.substr(next, end - next).find('_') != Text::npos;
}

void take_name(Line& line) {
  const std::size_t begin = line.at;
  const Text word = take_word(line);
  const Text function = word == "sum" && !is_sum(line, begin) ? Text() : shown_as(functions, word);
  const std::string own = symbol(word);
  const bool is_symbol = !own.empty() || word.size() <= 2;
  line.shown += !function.empty() ? std::string(function) : own.empty() ? std::string(word) : own;
  if (is_symbol && peek(line) == '*') take_above(line);
  take_below(line, word, is_symbol);
  if (is_symbol || peek(line) == '^') take_above(line);
}

// A minus between numbers or before one; a hyphen stays one.
bool is_minus(const Line& line) {
  const char before = behind_of(line, line.at), after = peek(line, 1);
  if (is_digit(before) && is_letter(after)) {  // "1-g" and "1-rho", not "24-hour"
    Line next{line.text, line.at + 1};
    const Text word = take_word(next);
    return word.size() == 1 || !symbol(word).empty();
  }
  return after == ' ' ? before == ' ' : Text(" ([=,;:<").find(before) != Text::npos;
}

// "`from`": the name of something, shown as code.
bool take_code(Line& line) {
  const std::size_t end = line.text.find('`', line.at + 1);
  if (peek(line) != '`' || end == Text::npos || end == line.at + 1) return false;
  const Text name = line.text.substr(line.at + 1, end - line.at - 1);
  if (!std::all_of(name.begin(), name.end(), [](char c) { return is_word(c) || Text("_ .-").find(c) != Text::npos; }))
    return false;
  line.shown += "`" + std::string(name) + "`";
  line.at = end + 1;
  return true;
}

bool take_sign(Line& line) {
  for (const auto& [written, shown] : signs)
    if (line.text.substr(line.at).starts_with(written)) {
      line.shown += shown;
      line.at += written.size();
      return true;
    }
  return false;
}

std::string line_of(Text text) {
  Line line{text};
  while (line.at < text.size()) {
    const char c = peek(line);
    const char before = behind_of(line, line.at);
    if (is_letter(c) && !is_word(before)) {
      take_name(line);
    } else if (take_sign(line) || take_code(line)) {
    } else if (c == '-' && is_minus(line)) {
      line.shown += "−", ++line.at;
    } else {
      line.shown += escaped(c), ++line.at;
      if (c == ')' || c == ']' || is_digit(c)) take_above(line);
    }
  }
  return line.shown;
}

}  // namespace

std::string markdown(Text words) {
  std::string shown;
  for (const char c : words) shown += c == '\n' ? " " : escaped(c);
  return shown;
}

std::string markdown_equation(Text equation) {
  std::string shown;
  while (!equation.empty()) {
    const std::size_t end = std::min(equation.find('\n'), equation.size());
    shown += (shown.empty() ? "" : "<br>\n") + line_of(equation.substr(0, end));
    equation.remove_prefix(std::min(end + 1, equation.size()));
  }
  return shown;
}

}  // namespace interregnum
