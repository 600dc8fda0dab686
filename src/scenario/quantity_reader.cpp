#include "scenario/quantity_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <locale>
#include <sstream>

#include "document/source_text.hpp"

namespace interregnum {
namespace {

// What people write for a unit that has another name here.
struct Alias {
  Text word, unit;
};
constexpr std::array aliases = {
    Alias{"day", "d"},         Alias{"days", "d"},
    Alias{"hour", "h"},        Alias{"hours", "h"},
    Alias{"hr", "h"},          Alias{"week", "w"},
    Alias{"weeks", "w"},       Alias{"year", "y"},
    Alias{"years", "y"},       Alias{"yr", "y"},
    Alias{"people", "person"}, Alias{"persons", "person"},
    Alias{"men", "person"},    Alias{"soldiers", "person"},
    Alias{"troops", "person"}, Alias{"percent", "%"},
    Alias{"points", "pp"},     Alias{"kilometres", "km"},
    Alias{"kilometers", "km"}, Alias{"kmh", "km/h"},
    Alias{"kph", "km/h"},      Alias{"/day", "/d"},
    Alias{"/year", "/y"},      Alias{"people/d", "person/d"},
};

std::vector<std::string> unit_names() {
  std::vector<std::string> names;
  for (const Unit& unit : all_units()) names.emplace_back(unit.name);
  return names;
}

std::string unit_hint(Text word) {
  for (const Alias& alias : aliases) {
    if (alias.word == word) return fmt::format("write {}", alias.unit);
  }
  const std::string nearest = nearest_name(word, unit_names());
  std::string list;
  for (const Unit& unit : all_units()) list += fmt::format("{}{}", list.empty() ? "" : "  ", unit.name);
  return fmt::format("{}units: {}", nearest.empty() ? "" : fmt::format("nearest: '{}'\n", nearest), list);
}

// The end of digits from `i`; single underscores may stand between them.
std::size_t skip_digits(Text text, std::size_t i) {
  while (i < text.size() && (is_digit(text[i]) || (text[i] == '_' && i > 0 && is_digit(text[i - 1]) &&
                                                   i + 1 < text.size() && is_digit(text[i + 1])))) {
    ++i;
  }
  return i;
}

// The end of a number that begins at `i`, its sign included; `i` itself if there is none.
std::size_t number_end(Text text, std::size_t i) {
  const std::size_t begin = i;
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
  const std::size_t digits = i;
  i = skip_digits(text, i);
  if (i == digits) return begin;
  if (i + 1 < text.size() && text[i] == '.' && is_digit(text[i + 1])) i = skip_digits(text, i + 1);
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    std::size_t exponent = i + 1;
    if (exponent < text.size() && (text[exponent] == '-' || text[exponent] == '+')) ++exponent;
    const std::size_t end = skip_digits(text, exponent);
    if (end > exponent) i = end;
  }
  return i;
}

// Correctly rounded, whatever the process's locale; infinite on overflow.
double value_of(Text digits) {
  std::string plain;
  for (const char c : digits) {
    if (c != '_') plain += c;
  }
  std::istringstream stream(plain);
  stream.imbue(std::locale::classic());
  double value = 0;
  stream >> value;
  return stream.fail() && value != 0 ? std::numeric_limits<double>::infinity() : value;
}

bool starts_with_any(Text text, std::initializer_list<Text> words) {
  for (const Text word : words) {
    if (text.substr(0, word.size()) == word) return true;
  }
  return false;
}

std::string number_hint(Text rest) {
  if (starts_with_any(rest, {"\xE2\x88\x92"})) return "a minus is written -";
  if (starts_with_any(rest, {"\xE2\x80\x93", "\xE2\x80\x94"})) return "a dash is no sign: write -5, or 3 to 5";
  if (rest.size() > 1 && rest[0] == '.' && is_digit(rest[1])) return "write 0 before the point";
  return {};
}

Text word_at(const Reader& r) {
  std::size_t end = r.at;
  const auto is_part = [](char c) { return (is_letter(c) && !(c & 0x80)) || c == '%' || c == '/'; };
  while (end < r.text.size() && is_part(r.text[end])) ++end;
  return piece(r, r.at, end);
}

const Unit& target_unit(const Reader& r) {
  const Unit* unit = find_unit(r.target.unit);
  return unit != nullptr ? *unit : *find_unit("1");
}

bool wants_difference(const Reader& r) { return r.target.difference || target_unit(r).share == Share::difference; }

std::string units_like(const Unit& wanted) {
  std::string list;
  for (const Unit& unit : all_units()) {
    const bool fits = unit.dimension == wanted.dimension && unit.share != Share::difference;
    if (fits) list += fmt::format("{}{}", list.empty() ? "" : ", ", unit.name);
  }
  return list;
}

}  // namespace

std::nullopt_t fail(Reader& r, Text code, std::size_t begin, std::size_t end, std::string message, std::string hint) {
  r.diagnostics.error(std::string(code), within(r.node, begin, std::max(end, begin + 1) - begin), std::move(message),
                      std::move(hint));
  return std::nullopt;
}

Text piece(const Reader& r, std::size_t begin, std::size_t end) { return r.text.substr(begin, end - begin); }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void skip_spaces(Reader& r) {
  while (r.at < r.text.size() && (r.text[r.at] == ' ' || r.text[r.at] == '\t' || r.text[r.at] == '\n')) ++r.at;
}

bool at_end(const Reader& r) { return r.at >= r.text.size(); }

bool looks_at(const Reader& r, Text expected) {
  return r.text.substr(std::min(r.at, r.text.size())).starts_with(expected);
}

bool take(Reader& r, Text expected) {
  skip_spaces(r);
  const std::size_t end = r.at + expected.size();
  const bool is_word = is_letter(expected.back());
  if (!looks_at(r, expected) || (is_word && end < r.text.size() && is_letter(r.text[end]))) return false;
  r.at = end;
  return true;
}

std::optional<double> read_number(Reader& r) {
  skip_spaces(r);
  const std::size_t begin = r.at, end = number_end(r.text, begin);
  const Text word = r.text.substr(std::min(begin, r.text.size()));
  if (starts_with_any(word, {"nan", "NaN", "inf", "-inf", "+inf", "Inf"})) {
    return fail(r, "not_finite", begin, r.text.size(), "a quantity is a finite number",
                "leave it out where there is no bound");
  }
  if (end == begin) {
    const std::string found = at_end(r) ? "the end" : in_quotes(first_characters(word, 12));
    return fail(r, "number_expected", begin, begin + 1, fmt::format("a number was expected, found {}", found),
                number_hint(word));
  }
  const double value = value_of(piece(r, begin, end));
  if (!std::isfinite(value)) {
    return fail(r, "not_finite", begin, end, fmt::format("{} is too large a number", in_quotes(piece(r, begin, end))));
  }
  r.at = end;
  return value;
}

std::optional<const Unit*> read_unit(Reader& r) {
  const std::size_t before = r.at;
  skip_spaces(r);
  const Text word = word_at(r);
  const std::size_t begin = r.at;
  if (word.empty() && looks_at(r, "1") && begin > before && number_end(r.text, begin) == begin + 1) {
    ++r.at;
    return find_unit("1");
  }
  if (word.empty() || word == "to" || word == "of" || word == "/") {
    r.at = before;
    return nullptr;
  }
  r.at += word.size();
  if (const Unit* unit = find_unit(word)) return unit;
  if (word == "month" || word == "months" || word == "m") {
    fail(r, "unit_month", begin, r.at, "a month has no fixed length", "say 30 d");
  } else {
    fail(r, "unit_unknown", begin, r.at, fmt::format("{} is no unit", in_quotes(word)), unit_hint(word));
  }
  return std::nullopt;
}

std::optional<Amount> read_amount(Reader& r) {
  skip_spaces(r);
  Amount amount;
  amount.begin = r.at;
  const auto value = read_number(r);
  if (!value) return std::nullopt;
  amount.value = *value;
  amount.number_end = r.at;
  const auto unit = read_unit(r);
  if (!unit) return std::nullopt;
  amount.unit = *unit;
  amount.end = r.at;
  return amount;
}

std::optional<double> factor_to_target(Reader& r, const Amount& amount) {
  const Unit& wanted = target_unit(r);
  const Unit* unit = amount.unit != nullptr ? amount.unit : r.given_unit;
  const Text number = piece(r, amount.begin, amount.number_end), written = piece(r, amount.begin, amount.end);
  const auto error = [&](Text code, std::string message, std::string hint) {
    return fail(r, code, amount.begin, amount.end, std::move(message), std::move(hint));
  };
  if (unit == nullptr) {
    if (wanted.name == "1" || r.target.unit_optional) return 1.0;
    return error("unit_missing", fmt::format("{} has no unit", in_quotes(number)),
                 fmt::format("write {} {}", first_characters(number, 20), wanted.name));
  }
  if (r.target.unit.empty() && unit->share != Share::no)
    return error("unit_wrong", fmt::format("{}: a place on the scale of 0..100 is expected here", in_quotes(written)),
                 fmt::format("write {}", first_characters(number, 20)));
  const auto factor = conversion(*unit, wanted);
  if (!factor) {
    return error("unit_wrong", fmt::format("{}: a quantity in {} is expected here", in_quotes(written), wanted.name),
                 fmt::format("units that fit: {}", units_like(wanted)));
  }
  if (unit->share == Share::level && wants_difference(r)) {
    return error("percent_for_difference", fmt::format("{}: this is a difference of two shares", in_quotes(written)),
                 fmt::format("write {} pp", first_characters(number, 20)));
  }
  if (unit->share == Share::difference && !wants_difference(r)) {
    return error("difference_for_percent", fmt::format("{}: pp is a difference of two shares", in_quotes(written)),
                 fmt::format("this is a share: write {} %", first_characters(number, 20)));
  }
  return *factor;
}

}  // namespace interregnum
