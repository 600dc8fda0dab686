#include "scenario/quantity_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "document/source_text.hpp"
#include "scenario/quantity_expression.hpp"

namespace interregnum {
namespace {

// The end of the value: the [ of the source, or of the text; spaces before it do not count.
std::size_t value_end(const Reader& r) {
  const std::size_t open = std::min(r.text.find('[', r.at), r.text.size());
  const std::size_t last = r.text.substr(0, open).find_last_not_of(" \t\n");
  return last == Text::npos ? r.at : std::max(last + 1, r.at);
}

// A comma outside of parentheses: alternatives.
bool has_comma(Text value) {
  int depth = 0;
  for (const char c : value) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == ',' && depth == 0) return true;
  }
  return false;
}

struct Span {
  std::size_t begin, end;
};

// The parts between the commas outside of parentheses, without spaces at their ends.
std::vector<Span> split_at_commas(Text text, std::size_t begin, std::size_t end) {
  std::vector<Span> parts;
  int depth = 0;
  for (std::size_t i = begin, from = begin; i <= end; ++i) {
    const char c = i < end ? text[i] : ',';
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (i < end && (c != ',' || depth > 0)) continue;
    Span part{from, i};
    while (part.begin < part.end && text[part.begin] == ' ') ++part.begin;
    while (part.begin < part.end && text[part.end - 1] == ' ') --part.end;
    parts.push_back(part);
    from = i + 1;
  }
  return parts;
}

bool check_alternative(Reader& r, Written& w, Span part) {
  const std::string name(piece(r, part.begin, part.end));
  const auto& known = r.target.names;
  if (name.empty()) {
    fail(r, "choice_syntax", part.begin, part.end, "the name of an alternative is missing", "one of A, B");
  } else if (known.empty()) {
    fail(r, "choice_unexpected", part.begin, part.end, fmt::format("{}: names are no numbers", in_quotes(name)),
         "this place takes a number");
  } else if (std::find(known.begin(), known.end(), name) == known.end()) {
    const std::string nearest = nearest_name(name, known);
    std::string list;
    for (const auto& each : known) list += (list.empty() ? "" : ", ") + each;
    fail(r, "choice_unknown", part.begin, part.end, fmt::format("{} is no alternative here", in_quotes(name)),
         fmt::format("{}one of: {}", nearest.empty() ? "" : fmt::format("nearest: '{}'\n", nearest), list));
  } else if (std::find(w.choices.begin(), w.choices.end(), name) != w.choices.end()) {
    fail(r, "choice_repeated", part.begin, part.end, fmt::format("{} is given twice", in_quotes(name)));
  } else {
    w.choices.push_back(name);
    return true;
  }
  return false;
}

// "one of A, B" (from A on), or a single name.
bool read_names(Reader& r, Written& w) {
  w.form = Form::choice;
  const std::size_t end = value_end(r);
  for (const Span part : split_at_commas(r.text, r.at, end)) {
    if (!check_alternative(r, w, part)) return false;
  }
  r.at = end;
  return true;
}

bool report_comma(Reader& r, Span part) {
  const bool digits = part.end > part.begin && is_digit(r.text[part.begin]);
  fail(r, "choice_syntax", part.begin, part.end,
       digits ? "a comma separates alternatives, not digits" : "a weight and a name are expected between commas",
       digits ? "write 1000 or 1_000" : "0.7 yes, 0.3 no");
  return false;
}

// "0.7 yes, 0.3 no"; the weights may be in %.
bool read_weighted_names(Reader& r, Written& w) {
  w.form = Form::choice;
  const std::size_t end = value_end(r);
  const Text whole = r.text;
  for (const Span part : split_at_commas(whole, r.at, end)) {
    r.at = part.begin;
    if (part.begin == part.end || !(is_digit(whole[part.begin]) || whole[part.begin] == '.')) {
      return report_comma(r, part);
    }
    Amount weight{0, nullptr, part.begin, 0, 0};
    const auto number = read_number(r);
    if (!number) return false;
    weight.value = *number;
    weight.number_end = weight.end = r.at;
    if (take(r, "%")) weight.value /= 100;
    skip_spaces(r);
    if (r.at >= part.end) return report_comma(r, part);
    if (!check_alternative(r, w, {r.at, part.end})) return false;
    w.amounts.push_back(weight);
  }
  r.at = end;
  return true;
}

// WORD "(" amount ("," amount)* ")" [unit]
bool read_distribution(Reader& r, Written& w, Text name) {
  w.form = Form::distribution;
  w.distribution = name;
  const std::size_t open = r.at;
  take(r, "(");
  do {
    const auto amount = read_amount(r);
    if (!amount) return false;
    w.amounts.push_back(*amount);
  } while (take(r, ","));
  if (!take(r, ")")) {
    fail(r, "quantity_syntax", open, open + 1, "the ) of this ( is missing, or a comma between numbers");
    return false;
  }
  const auto unit = read_unit(r);
  if (!unit) return false;
  w.unit = *unit;
  return true;
}

bool report_no_number(Reader& r) {
  const std::size_t end = value_end(r);
  const Text word = piece(r, r.at, end);
  const bool truth = word == "true" || word == "false";
  if (!r.target.names.empty()) return true;
  fail(r, "quantity_syntax", r.at, end, fmt::format("{} is no quantity", in_quotes(word)),
       truth ? "true and false stand without quotes" : "for example  3, 0.2 to 0.6, 0..1, 8 (5 to 25), = other.name");
  return false;
}

// What begins with a letter: one of A, B | dist(args) | a name.
bool read_words(Reader& r, Written& w) {
  if (take(r, "one of")) return read_names(r, w);
  std::size_t end = r.at;
  while (end < r.text.size() && (is_letter(r.text[end]) || r.text[end] == '_')) ++end;
  const std::string word(piece(r, r.at, end));
  const bool is_name = std::find(r.target.names.begin(), r.target.names.end(), trimmed(piece(r, r.at, value_end(r)))) !=
                       r.target.names.end();
  const bool finite = word != "nan" && word != "inf" && word != "NaN" && word != "Inf";
  if (!finite) return read_number(r).has_value();  // reports it
  if (end < r.text.size() && r.text[end] == '(' && !is_name) {
    const Text name = piece(r, r.at, end);
    r.at = end;
    return read_distribution(r, w, name);
  }
  return report_no_number(r) && read_names(r, w);
}

bool read_second(Reader& r, Written& w, Form form) {
  w.form = form;
  const auto amount = read_amount(r);
  if (amount) w.amounts.push_back(*amount);
  return amount.has_value();
}

// NUMBER "(" NUMBER "to" NUMBER ")" [unit], from behind the parenthesis.
bool read_best_guess(Reader& r, Written& w) {
  const std::size_t open = r.at - 1;
  if (!read_second(r, w, Form::best_guess)) return false;
  if (!take(r, "to")) {
    fail(r, "quantity_syntax", open, r.at, "a best guess is followed by (LOW to HIGH)", "for example  8 (5 to 25) km");
    return false;
  }
  if (!read_second(r, w, Form::best_guess)) return false;
  if (!take(r, ")")) {
    fail(r, "quantity_syntax", open, open + 1, "the ) of this ( is missing");
    return false;
  }
  const auto unit = read_unit(r);
  if (!unit) return false;
  if (*unit != nullptr && w.amounts.back().unit == nullptr) w.amounts.back().unit = *unit;
  return true;
}

bool report_dash(Reader& r, const Amount& first) {
  const Text low = piece(r, first.begin, first.number_end);
  fail(r, "quantity_syntax", r.at, r.at + 1, "a dash between numbers says neither `to` nor `..`",
       fmt::format("5 and 95 % points:  {0} to ...;  all values alike:  {0}.. ...", first_characters(low, 20)));
  return false;
}

bool read_numbers(Reader& r, Written& w) {
  const auto first = read_amount(r);
  if (!first) return false;
  w.amounts.push_back(*first);
  if (take(r, "of")) return read_second(r, w, Form::share_of);
  if (take(r, "+-")) return read_second(r, w, Form::plus_minus);
  if (take(r, "to")) return read_second(r, w, Form::percent_points);
  if (take(r, "..")) return read_second(r, w, Form::range);
  if (take(r, "(")) return read_best_guess(r, w);
  if (looks_at(r, "-") || looks_at(r, "\xE2\x80\x93") || looks_at(r, "\xE2\x80\x94")) return report_dash(r, *first);
  if (looks_at(r, "\xC2\xB1")) {
    fail(r, "quantity_syntax", r.at, r.at + 2, "this sign is written +-");
    return false;
  }
  return true;
}

// 5 to 12 h: both are hours.
void spread_units(Written& w) {
  const Unit* unit = w.unit;
  for (auto amount = w.amounts.rbegin(); amount != w.amounts.rend(); ++amount) {
    if (amount->unit == nullptr) amount->unit = unit;
    unit = amount->unit;
  }
}

// 80 % to 95: silently 95 would be 9500 %.
bool check_units(Reader& r, const Written& w) {
  const auto has_unit = [](const Amount& a) { return a.unit != nullptr; };
  const bool some = std::any_of(w.amounts.begin(), w.amounts.end(), has_unit);
  if (!some || w.form == Form::share_of || has_unit(w.amounts.back())) return true;
  const Amount& last = w.amounts.back();
  const Text number = first_characters(piece(r, last.begin, last.number_end), 20);
  fail(r, "unit_missing", last.begin, last.end, fmt::format("'{}' lacks the unit that the other number has", number),
       "a unit behind the last number is that of all");
  return false;
}

}  // namespace

std::optional<Written> read_form(Reader& r) {
  skip_spaces(r);
  Written w;
  w.begin = r.at;
  const Text value = piece(r, r.at, value_end(r));
  bool good = false;
  if (value.empty()) return fail(r, "quantity_syntax", r.at, r.at + 1, "a quantity is expected, found nothing");
  if (take(r, "=")) {
    auto steps = read_expression(r);
    good = steps.has_value();
    if (good) w.form = Form::expression, w.expression = std::move(*steps);
  } else if (is_letter(value[0]) && value[0] != '\xE2') {  // U+2000..2FFF are no letters: a dash or minus sign
    good = read_words(r, w);
  } else if (has_comma(value)) {
    good = read_weighted_names(r, w);
  } else {
    good = read_numbers(r, w);
  }
  if (!good) return std::nullopt;
  w.end = r.at;
  if (w.form == Form::distribution || w.form == Form::choice) return w;
  spread_units(w);
  if (!check_units(r, w)) return std::nullopt;
  return w;
}

}  // namespace interregnum
