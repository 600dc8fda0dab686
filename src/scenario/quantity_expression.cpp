#include "scenario/quantity_expression.hpp"

#include <fmt/format.h>

#include "document/source_text.hpp"

namespace interregnum {
namespace {

// Whether a part is only plain numbers: as a summand of a quantity with a unit it would lack one.
struct Part {
  bool plain = false;
  Amount number;  // the first one, for the message
};

struct Builder {
  Reader& r;
  std::vector<Step> steps = {};
};

std::optional<Part> read_sum(Builder& b, int depth);

void add(Builder& b, Step::Kind kind, std::size_t begin, std::size_t end, double number = 0, Text name = {}) {
  b.steps.push_back({kind, number, std::string(name), within(b.r.node, begin, end - begin)});
}

// Letters, digits, _ and . with [whom] attached: "citizens.support[leader]", "tie[leader funds wagner]".
std::optional<Part> read_name(Builder& b) {
  Reader& r = b.r;
  const std::size_t begin = r.at;
  const auto goes_on = [&](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '.'; };
  while (!at_end(r)) {
    if (goes_on(r.text[r.at])) {
      ++r.at;
    } else if (r.text[r.at] == '[') {
      const std::size_t close = r.text.find(']', r.at);
      if (close == Text::npos) return fail(r, "expression_syntax", r.at, r.at + 1, "its ] is missing");
      r.at = close + 1;
    } else {
      break;
    }
  }
  add(b, Step::Kind::name, begin, r.at, 0, piece(r, begin, r.at));
  return Part{};
}

// A plain number, a share, or a number in a unit of the target's dimension.
std::optional<Part> read_literal(Builder& b) {
  Reader& r = b.r;
  const auto amount = read_amount(r);
  if (!amount) return std::nullopt;
  double factor = 1;
  if (amount->unit != nullptr) {
    const auto to_one = conversion(*amount->unit, *find_unit("1"));
    const auto to_target = to_one && r.target.unit != "1" && r.target.unit != "%" && r.target.unit != "pp"
                               ? to_one
                               : factor_to_target(r, *amount);
    if (!to_target) return std::nullopt;
    factor = *to_target;
  }
  add(b, Step::Kind::number, amount->begin, amount->end, amount->value * factor);
  return Part{amount->unit == nullptr, *amount};
}

std::optional<Part> read_factor(Builder& b, int depth) {
  Reader& r = b.r;
  skip_spaces(r);
  if (depth > most_nesting) {
    return fail(r, "nesting", r.at, r.at + 1, "an expression nested deeper than 64");
  }
  const std::size_t begin = r.at;
  if (take(r, "-")) {
    const auto part = read_factor(b, depth + 1);
    if (part) add(b, Step::Kind::negate, begin, begin + 1);
    return part;
  }
  if (take(r, "(")) {
    const auto part = read_sum(b, depth + 1);
    if (part && !take(r, ")")) return fail(r, "expression_syntax", begin, begin + 1, "its ) is missing");
    return part;
  }
  if (!at_end(r) && (is_letter(r.text[r.at]) || r.text[r.at] == '_')) return read_name(b);
  if (!at_end(r) && (is_digit(r.text[r.at]) || r.text[r.at] == '+')) return read_literal(b);
  return fail(r, "expression_syntax", r.at, r.at + 1,
              fmt::format("a number or the name of a quantity is expected, found {}",
                          at_end(r) ? "the end" : in_quotes(first_characters(r.text.substr(r.at), 12))));
}

std::optional<Part> read_product(Builder& b, int depth) {
  auto product = read_factor(b, depth);
  while (product) {
    skip_spaces(b.r);
    const std::size_t begin = b.r.at;
    const bool times = take(b.r, "*");
    if (!times && !take(b.r, "/")) break;
    const auto factor = read_factor(b, depth);
    if (!factor) return std::nullopt;
    product->plain = product->plain && factor->plain;
    add(b, times ? Step::Kind::multiply : Step::Kind::divide, begin, begin + 1);
  }
  return product;
}

bool check_summand(Builder& b, const Part& part, int depth) {
  if (depth > 0 || !part.plain) return true;
  return factor_to_target(b.r, part.number).has_value();
}

std::optional<Part> read_sum(Builder& b, int depth) {
  auto sum = read_product(b, depth);
  if (!sum || !check_summand(b, *sum, depth)) return std::nullopt;
  for (;;) {
    skip_spaces(b.r);
    const std::size_t begin = b.r.at;
    const bool plus = take(b.r, "+");
    if (!plus && !take(b.r, "-")) return sum;
    const auto summand = read_product(b, depth);
    if (!summand || !check_summand(b, *summand, depth)) return std::nullopt;
    sum->plain = sum->plain && summand->plain;
    add(b, plus ? Step::Kind::add : Step::Kind::subtract, begin, begin + 1);
  }
}

}  // namespace

std::optional<std::vector<Step>> read_expression(Reader& r) {
  Builder builder{r};
  if (!read_sum(builder, 0)) return std::nullopt;
  return std::move(builder.steps);
}

}  // namespace interregnum
