#include "scenario/quantity.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace interregnum {
namespace {

const Target share{.unit = "1", .low = 0, .high = 1, .names = {}};
const Target days{.unit = "d", .low = 0, .names = {}};
const Target anything{.unit = "1", .names = {}};
const Target change{.unit = "1", .difference = true, .names = {}};

struct Outcome {
  std::optional<Quantity> quantity;
  Diagnostics diagnostics;
};

// What `q = written` gives.
Outcome read(const std::string& written, const Target& target) {
  Outcome outcome;
  const auto document = read_toml("q = " + written, "f");
  EXPECT_TRUE(document.value) << written;
  if (document.value) outcome.quantity = read_quantity(document.value->items[0], target, outcome.diagnostics);
  EXPECT_NE(outcome.quantity.has_value(), outcome.diagnostics.has_errors()) << written;
  return outcome;
}

Quantity quantity_of(const std::string& text, const Target& target) {
  auto outcome = read("\"" + text + "\"", target);
  EXPECT_TRUE(outcome.quantity) << text;
  return outcome.quantity.value_or(Quantity{});
}

// "6+4 code": column and length of the first error.
std::string error_of(const std::string& text, const Target& target) {
  const auto outcome = read("\"" + text + "\"", target);
  if (outcome.diagnostics.list.empty()) return "";
  const Diagnostic& d = outcome.diagnostics.list[0];
  return std::to_string(d.at.column) + "+" + std::to_string(d.at.length) + " " + d.code;
}

std::string hint_of(const std::string& text, const Target& target) {
  const auto outcome = read("\"" + text + "\"", target);
  return outcome.diagnostics.list.empty() ? "" : outcome.diagnostics.list[0].hint;
}

void expect_points(const Quantity& q, Family family, double low, double high) {
  EXPECT_EQ(q.prior.family, family) << q.text;
  EXPECT_NEAR(quantile(q.prior, 0.05), low, 1e-12 * (1 + std::fabs(low))) << q.text;
  EXPECT_NEAR(quantile(q.prior, 0.95), high, 1e-12 * (1 + std::fabs(high))) << q.text;
}

TEST(Quantity, PercentagePointsAreMetExactly) {
  expect_points(quantity_of("0.5 to 0.9", share), Family::logit_normal, 0.5, 0.9);
  expect_points(quantity_of("80 to 95 %", share), Family::logit_normal, 0.8, 0.95);
  expect_points(quantity_of("-0.16 to 0.16", anything), Family::normal, -0.16, 0.16);
  expect_points(quantity_of("1e1 to 7_30 d", days), Family::log_normal, 10, 730);
  expect_points(quantity_of("12 h to 3 d", days), Family::log_normal, 0.5, 3);
  expect_points(quantity_of("2 to 5 pp", change), Family::normal, 0.02, 0.05);
  expect_points(quantity_of("8000 (5000 to 25000) d", days), Family::split_normal, 5000, 25000);
  expect_points(quantity_of("0.3 (0.1 to 0.8)", share), Family::split_normal, 0.1, 0.8);
  EXPECT_NEAR(quantile(quantity_of("0.3 (0.1 to 0.8)", share).prior, 0.5), 0.3, 1e-12);
  expect_points(quantity_of("3 (-1 to 4)", anything), Family::split_normal, -1, 4);
  expect_points(quantity_of("10 +- 2", anything), Family::normal, 8, 12);
}

TEST(Quantity, OtherForms) {
  EXPECT_EQ(quantity_of("1 y", days).prior.a, 365);
  EXPECT_EQ(quantity_of("-2.5e-1", anything).prior.a, -0.25);
  const Quantity range = quantity_of("730..3650 d", days);
  EXPECT_EQ(range.prior.family, Family::uniform);
  EXPECT_EQ(range.prior.b, 3650);
  EXPECT_EQ(quantity_of("0.7..1.0", share).prior.b, 1) << "an end may be the bound";
  const Quantity poll = quantity_of("82 +- 1.7 %", share);
  EXPECT_EQ(poll.prior.family, Family::trunc_normal);
  EXPECT_NEAR(quantile(poll.prior, 0.05), 0.803, 1e-9);
  EXPECT_EQ(quantity_of("82 % +- 1.7 pp", share).prior.b, poll.prior.b);
  const Quantity counted = quantity_of("245 of 491", share);
  EXPECT_EQ(counted.prior.family, Family::beta);
  EXPECT_EQ(counted.prior.a, 245.5);
  EXPECT_EQ(counted.prior.b, 246.5);
  EXPECT_EQ(quantity_of("0 of 29", anything).prior.high, 1);
}

TEST(Quantity, Distributions) {
  EXPECT_EQ(quantity_of("normal(10, 2)", anything).prior.family, Family::normal);
  EXPECT_EQ(quantity_of("normal(0.5, 0.1)", share).prior.family, Family::trunc_normal);
  EXPECT_EQ(quantity_of("uniform(1 d, 2 w)", days).prior.b, 14);
  EXPECT_EQ(quantity_of("triangular(1, 2, 4) w", days).prior.c, 28);
  EXPECT_EQ(quantity_of("pert(0, 0.2, 1)", share).prior.family, Family::pert);
  EXPECT_EQ(quantity_of("loguniform(0.1, 10)", anything).prior.family, Family::log_uniform);
  EXPECT_NEAR(quantile(quantity_of("lognormal(2, 0.5) w", days).prior, 0.5), 7 * 7.38905609893065, 1e-9);
  EXPECT_EQ(quantity_of("gamma(2, 3) w", days).prior.b, 21);
  EXPECT_EQ(quantity_of("beta(2, 3)", anything).prior.high, 1);
  EXPECT_EQ(quantity_of("logitnormal(0, 1)", share).prior.family, Family::logit_normal);
  EXPECT_EQ(error_of("normall(1, 2)", anything), "6+7 distribution_unknown");
  EXPECT_EQ(hint_of("normall(1, 2)", anything).substr(0, 17), "nearest: 'normal'");
  EXPECT_EQ(error_of("normal(1)", anything), "6+9 argument_count");
  EXPECT_EQ(error_of("normal(1, -2)", anything), "16+2 distribution_argument");
  EXPECT_EQ(error_of("beta(2 d, 3)", share), "11+3 distribution_argument");
  EXPECT_EQ(error_of("beta(2, 3)", days), "6+10 unit_missing");
  EXPECT_EQ(error_of("gamma(2, 3)", share), "6+11 outside_bounds");
  EXPECT_EQ(error_of("lognormal(0, 1)", share), "6+15 outside_bounds");
  EXPECT_EQ(error_of("uniform(0.5, 1.5)", share), "19+3 outside_bounds");
  EXPECT_EQ(error_of("triangular(3, 2, 1)", anything), "6+19 empty_range");
  EXPECT_EQ(error_of("normal(1, 2", anything), "12+1 quantity_syntax");
}

TEST(Quantity, UnitsAreAskedFor) {
  EXPECT_EQ(error_of("30", days), "6+2 unit_missing");
  EXPECT_EQ(hint_of("30", days), "write 30 d");
  EXPECT_EQ(error_of("5 d to 3 km", days), "13+4 unit_wrong");
  EXPECT_EQ(error_of("1 month", days), "8+5 unit_month");
  EXPECT_EQ(hint_of("1 month", days), "say 30 d");
  EXPECT_EQ(error_of("3 days", days), "8+4 unit_unknown");
  EXPECT_EQ(hint_of("3 days", days), "write d");
  EXPECT_EQ(error_of("80 % to 95", anything), "14+2 unit_missing") << "not 9500 %";
  EXPECT_EQ(quantity_of("80 % to 95 %", share).prior.high, 1);
  Target people{.unit = "person", .low = 0, .unit_optional = true, .names = {}};
  EXPECT_EQ(read("143_400_000", people).quantity->prior.a, 143400000);
  EXPECT_EQ(quantity_of("20000 to 60000 person", people).prior.family, Family::log_normal);
}

TEST(Quantity, SharesAndTheirDifferencesAreKeptApart) {
  EXPECT_EQ(quantity_of("5 pp", change).prior.a, 0.05);
  EXPECT_EQ(quantity_of("0.05", change).prior.a, 0.05);
  EXPECT_EQ(error_of("5 %", change), "6+3 percent_for_difference");
  EXPECT_EQ(hint_of("5 %", change), "write 5 pp");
  EXPECT_EQ(error_of("5 pp", share), "6+4 difference_for_percent");
  EXPECT_EQ(hint_of("5 pp", share), "this is a share: write 5 %");
  const Target slope{.unit = "/d", .difference = true, .names = {}};
  EXPECT_EQ(quantity_of("2 pp/d", slope).prior.a, 0.02);
}

TEST(Quantity, BoundsAreKept) {
  EXPECT_EQ(error_of("0 d to 730 d", days), "6+12 end_point");
  EXPECT_EQ(hint_of("0 d to 730 d", days),
            "a 5 % point of 0 is outside a log-normal;\nwrite 0..730 d if all are equally likely");
  EXPECT_EQ(error_of("0.5 to 1", share), "6+8 end_point");
  EXPECT_EQ(error_of("0.5 to 1.5", share), "13+3 outside_bounds");
  EXPECT_EQ(error_of("80", share), "6+2 outside_bounds");
  EXPECT_EQ(hint_of("80", share), "80 %?");
  EXPECT_EQ(error_of("-5 d", days), "6+4 outside_bounds");
  EXPECT_EQ(error_of("0.7 to 0.3", share), "6+10 empty_range");
  EXPECT_EQ(error_of("0.3..0.3", share), "6+8 empty_range");
  EXPECT_EQ(error_of("0.5 +- 0", share), "13+1 empty_range");
  EXPECT_EQ(error_of("5 of 3", share), "6+6 share_of");
  EXPECT_EQ(error_of("1.5 of 3", share), "6+8 share_of");
  const Target positive{.unit = "1", .low = 0, .low_open = true, .names = {}};
  EXPECT_EQ(error_of("0", positive), "6+1 outside_bounds");
  EXPECT_EQ(quantity_of("0..3", positive).prior.a, 0);
}

TEST(Quantity, Choices) {
  const Target verdict{.unit = "1", .names = {"yes", "no", "victory(ukraine)"}};
  EXPECT_EQ(quantity_of("one of yes, no", verdict).prior.weights, (std::vector<double>{0.5, 0.5, 0}));
  const Quantity weighted = quantity_of("0.7 yes, 0.3 victory(ukraine) [judgement]", verdict);
  EXPECT_EQ(weighted.choices, verdict.names) << "the draw is the index among all names of the place";
  EXPECT_EQ(weighted.prior.weights, (std::vector<double>{0.7, 0, 0.3}));
  EXPECT_EQ(quantity_of("70 % yes, 30 % no", verdict).prior.weights, (std::vector<double>{0.7, 0.3, 0}));
  EXPECT_EQ(quantity_of("0.3 victory(ukraine), 0.7 yes", verdict).prior.weights, (std::vector<double>{0.7, 0, 0.3}));
  EXPECT_EQ(quantile(quantity_of("no", verdict).prior, .5), 1);
  EXPECT_EQ(error_of("1", verdict), "6+1 choice_expected");
  EXPECT_EQ(error_of("yse", verdict), "6+3 choice_unknown");
  EXPECT_EQ(error_of("one of yes, yes", verdict), "18+3 choice_repeated");
  EXPECT_EQ(error_of("one of yes,", verdict), "17+1 choice_syntax");
  EXPECT_EQ(error_of("0.7 yes, 0.2 no", verdict), "6+15 choice_weights");
  EXPECT_EQ(error_of("0.7 yes, no", verdict), "15+2 choice_syntax");
  EXPECT_EQ(error_of("one of yes, no", share), "13+3 choice_unexpected");
  EXPECT_EQ(error_of("1,000", anything), "6+1 choice_syntax");
  EXPECT_EQ(hint_of("1,000", anything), "write 1000 or 1_000");
}

std::string steps_of(const Quantity& q) {
  std::string text;
  for (const Step& step : q.expression) {
    const bool number = step.kind == Step::Kind::number;
    text += (text.empty() ? "" : " ") + (number                          ? std::to_string(step.number).substr(0, 4)
                                         : step.kind == Step::Kind::name ? step.name
                                                                         : std::string(1, "01+-*/n"[int(step.kind)]));
  }
  return text;
}

TEST(Quantity, Expressions) {
  EXPECT_EQ(steps_of(quantity_of("= a + b.c * 2 - -d[x y]", anything)), "a b.c 2.00 * + d[x y] n -");
  EXPECT_EQ(steps_of(quantity_of("= (a + b) / (1 - c)", days)), "a b + 1.00 c - /");
  EXPECT_EQ(steps_of(quantity_of("= x * 50 % + 2 w", days)), "x 0.50 * 14.0 +");
  const Quantity cited = quantity_of("= support[leader] [essay#p1]", share);
  EXPECT_EQ(steps_of(cited), "support[leader]");
  EXPECT_EQ(cited.cite.source, "essay");
  EXPECT_EQ(cited.text, "= support[leader]");
  EXPECT_EQ(error_of("= x + 5", days), "12+1 unit_missing");
  EXPECT_EQ(error_of("= 5", days), "8+1 unit_missing");
  EXPECT_EQ(error_of("= x + 5 km", days), "12+4 unit_wrong");
  EXPECT_EQ(error_of("= (x", days), "8+1 expression_syntax");
  EXPECT_EQ(error_of("= x +", days), "11+1 expression_syntax");
  EXPECT_EQ(error_of("= x y", days), "10+1 quantity_syntax");
  EXPECT_EQ(error_of("= " + std::string(60000, '('), days).substr(0, 5), "73+1 ");
  EXPECT_EQ(error_of("= " + std::string(60000, '-'), days).substr(0, 5), "73+1 ");
}

TEST(Quantity, Sources) {
  const Quantity q = quantity_of("0.5 [essay#p3.12: see [2], \u00e9]", share);
  EXPECT_TRUE(q.has_cite);
  EXPECT_EQ(q.cite.source, "essay");
  EXPECT_EQ(q.cite.paragraph, 3u);
  EXPECT_EQ(q.cite.sentence, 12u);
  EXPECT_EQ(q.cite.why, "see [2], é");
  EXPECT_FALSE(quantity_of("0.5", share).has_cite);
  EXPECT_EQ(error_of("0.5 [a b]", share), "11+3 cite_syntax");
  EXPECT_EQ(error_of("0.5 [a", share), "10+1 cite_syntax");
  EXPECT_EQ(error_of("0.5 []", share), "11+1 cite_empty");
  EXPECT_EQ(error_of("0.5 [a#3]", share), "12+1 cite_paragraph");
  EXPECT_EQ(error_of("0.5 [a#p0]", share), "12+3 cite_paragraph");
  EXPECT_EQ(error_of("0.5 [a#p99999999999]", share), "12+9 cite_paragraph");
  Node node;
  node.kind = Kind::string;
  node.text = "judgement: same paymaster, same news";
  Diagnostics d;
  EXPECT_EQ(read_cite(node, d)->why, "same paymaster, same news");
}

TEST(Quantity, TablesAndPlainValues) {
  EXPECT_EQ(read("0.5", share).quantity->text, "0.5");
  EXPECT_EQ(read("true", share).quantity->prior.a, 1);
  const auto table = read("{ value = '3 to 5', unit = 'w', source = 'essay#p2', why = 'x' }", days).quantity;
  ASSERT_TRUE(table);
  expect_points(*table, Family::log_normal, 21, 35);
  EXPECT_EQ(table->cite.paragraph, 2u);
  EXPECT_EQ(table->cite.why, "x");
  EXPECT_EQ(table->text, "3 to 5 w");
  const auto code = [](const std::string& written) { return read(written, days).diagnostics.list.at(0).code; };
  EXPECT_EQ(code("{ valeu = 1 }"), "unknown_key");
  EXPECT_EQ(code("{ unit = 'd' }"), "value_missing");
  EXPECT_EQ(code("{ value = '3 d', unit = 'w' }"), "unit_twice");
  EXPECT_EQ(code("{ value = 3, unit = 'month' }"), "unit_month");
  EXPECT_EQ(code("{ value = '3 d [a]', source = 'b' }"), "cite_twice");
  EXPECT_EQ(code("[1]"), "quantity_kind");
  EXPECT_EQ(code("2023-01-01"), "quantity_kind");
  EXPECT_EQ(code("inf"), "not_finite");
}

TEST(Quantity, NumbersThatAreNone) {
  for (const char* text : {"nan", "inf", "-inf d", "1e999 d", "0.5 to nan"}) {
    EXPECT_NE(error_of(text, days).find("not_finite"), std::string::npos) << text;
  }
  EXPECT_NE(error_of("1e308 y", days).find("not_finite"), std::string::npos);
  EXPECT_EQ(hint_of(".5", share), "write 0 before the point");
  EXPECT_EQ(hint_of("−5", anything), "a minus is written -");
  EXPECT_EQ(error_of("0.2-0.5", share), "9+1 quantity_syntax");
  EXPECT_EQ(error_of("0.2 – 0.5", share), "10+1 quantity_syntax");
  EXPECT_EQ(error_of("5 ± 2", anything), "8+1 quantity_syntax");
  EXPECT_EQ(error_of("0.2 0.5", share), "10+3 quantity_syntax");
  EXPECT_EQ(error_of("hello", share), "6+5 quantity_syntax");
  EXPECT_EQ(error_of("", share), "6+1 quantity_syntax");
  EXPECT_EQ(error_of("1__0", share), "7+3 quantity_syntax");
}

}  // namespace
}  // namespace interregnum
