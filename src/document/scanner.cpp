#include "document/scanner.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <locale>
#include <sstream>

#include "document/source_text.hpp"

namespace interregnum {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Every byte beyond ASCII is part of a letter.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_word(char c) { return is_letter(c) || is_digit(c); }

// The character `ahead` of the next one; 0 beyond the end.
char peek(const Scanner& scanner, std::size_t ahead = 0) {
  const std::size_t at = scanner.next + ahead;
  return at < scanner.text.size() ? scanner.text[at] : '\0';
}

void skip_spaces(Scanner& scanner) {
  while (is_space(peek(scanner))) ++scanner.next;
}

std::size_t digits(const Scanner& scanner, std::size_t ahead) {
  while (is_digit(peek(scanner, ahead))) ++ahead;
  return ahead;
}

// How many bytes of a number stand next: [sign] digits [. digits] [e [sign] digits].
std::size_t number_length(const Scanner& scanner) {
  const std::size_t begin = peek(scanner) == '-' || peek(scanner) == '+' ? 1 : 0;
  std::size_t end = digits(scanner, begin);
  if (peek(scanner, end) == '.' && is_digit(peek(scanner, end + 1))) end = digits(scanner, end + 1);
  if (end == begin) return 0;
  const char mark = peek(scanner, end), sign = peek(scanner, end + 1);
  const std::size_t exponent = end + (sign == '-' || sign == '+' ? 2 : 1);
  if ((mark == 'e' || mark == 'E') && is_digit(peek(scanner, exponent))) end = digits(scanner, exponent);
  return end;
}

// Decimal text of the form above -> number, whatever the locale of the process.
double number_of(Text text) {
  std::istringstream in{std::string(text)};
  in.imbue(std::locale::classic());
  double value = 0;
  in >> value;
  return in.fail() ? std::copysign(HUGE_VAL, value) : value;
}

// What stands next: a word, a number or a single character.
std::size_t next_length(const Scanner& scanner) {
  std::size_t length = 0;
  while (is_word(peek(scanner, length)) || (length > 0 && peek(scanner, length) == '.')) ++length;
  return length > 0 ? length : 1;
}

}  // namespace

Position place(const Node& string, Text part) {
  const Text whole = string.text;
  const std::less<const char*> before;
  const bool inside =
      !before(part.data(), whole.data()) && !before(whole.data() + whole.size(), part.data() + part.size());
  if (!inside) return string.at;
  return within(string, static_cast<std::size_t>(part.data() - whole.data()), part.size());
}

Scanner scan(const Node& string) { return scan(string, string.text); }
Scanner scan(const Node& string, Text part) { return {&string, part, 0, false}; }

bool at_end(Scanner& scanner) {
  skip_spaces(scanner);
  return scanner.next >= scanner.text.size();
}

bool sees(Scanner& scanner, Text symbol) {
  skip_spaces(scanner);
  return scanner.text.substr(scanner.next, symbol.size()) == symbol;
}

bool take(Scanner& scanner, Text symbol) {
  if (!sees(scanner, symbol)) return false;
  scanner.next += symbol.size();
  return true;
}

bool take_word(Scanner& scanner, Text word) {
  const std::size_t begin = scanner.next;
  if (take_name(scanner) == word) return true;
  scanner.next = begin;
  return false;
}

Text take_name(Scanner& scanner) {
  skip_spaces(scanner);
  const std::size_t begin = scanner.next;
  if (!is_letter(peek(scanner))) return {};
  while (is_word(peek(scanner)) || (peek(scanner) == '.' && is_word(peek(scanner, 1)))) ++scanner.next;
  return scanner.text.substr(begin, scanner.next - begin);
}

Text take_reference(Scanner& scanner) {
  const Text name = take_name(scanner);
  if (name.empty() || peek(scanner) != '[') return name;
  const std::size_t begin = scanner.next - name.size();
  const std::size_t close = scanner.text.find(']', begin);
  scanner.next = close == Text::npos ? scanner.text.size() : close + 1;
  return scanner.text.substr(begin, scanner.next - begin);
}

std::optional<double> take_number(Scanner& scanner) {
  skip_spaces(scanner);
  const std::size_t length = number_length(scanner);
  if (length == 0) return std::nullopt;
  const Text digits_read = scanner.text.substr(scanner.next, length);
  scanner.next += length;
  return number_of(digits_read);
}

Text text_since(const Scanner& scanner, std::size_t begin) {
  Text text = scanner.text.substr(begin, scanner.next - begin);
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

Position here(Scanner& scanner) {
  if (!at_end(scanner)) return place(*scanner.string, scanner.text.substr(scanner.next, next_length(scanner)));
  const std::size_t last = scanner.text.empty() ? 0 : scanner.text.size() - 1;
  return place(*scanner.string, scanner.text.substr(last));
}

std::string found(Scanner& scanner) {
  if (at_end(scanner)) return "the end";
  return in_quotes(scanner.text.substr(scanner.next, next_length(scanner)));
}

void lose(Scanner& scanner, Diagnostics& diagnostics, std::string code, std::string message, std::string hint) {
  if (!scanner.lost) diagnostics.error(std::move(code), here(scanner), std::move(message), std::move(hint));
  scanner.lost = true;
}

void expect_end(Scanner& scanner, Diagnostics& diagnostics, std::string code, Text what, std::string hint) {
  if (scanner.lost || at_end(scanner)) return;
  lose(scanner, diagnostics, std::move(code), fmt::format("expected {}, found {}", what, found(scanner)),
       std::move(hint));
}

std::nullopt_t refuse(const Scanner& scanner, std::size_t begin, Diagnostics& diagnostics, std::string code,
                      std::string message, std::string hint) {
  const Position at = place(*scanner.string, text_since(scanner, begin));
  diagnostics.error(std::move(code), at, std::move(message), std::move(hint));
  return std::nullopt;
}

bool is_expression(const Node& node, Text what, Diagnostics& diagnostics, std::string hint) {
  if (node.kind == Kind::string && node.text.size() <= most_bytes_in_expression) return true;
  if (node.kind == Kind::string)
    diagnostics.error(
        "too_long", node.at,
        fmt::format("{} of {} bytes; at most {} are read", what, node.text.size(), most_bytes_in_expression));
  else
    diagnostics.error("wrong_kind", node.at, fmt::format("expected {}, found {}", what, kind_name(node.kind)),
                      std::move(hint));
  return false;
}

}  // namespace interregnum
