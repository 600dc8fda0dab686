// The page must keep whatever a document holds as text, be whole, and be countable.
#include "report/page.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "report/html.hpp"
#include "report/page_parts.hpp"

namespace interregnum {
namespace {

constexpr Text hostile = "</style></title><script>alert(1)</script><img src=x onerror='a'>\" onload=\"b\u202E&amp;";

std::size_t count_of(Text text, Text what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != Text::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

Json share(double estimate, double lo, double hi) {
  return Json::Object{{"estimate", estimate}, {"lo", lo}, {"hi", hi}};
}

Json scale() { return Json::Object{{"factor", 100.}, {"unit", "pp"}, {"long_unit", "points"}, {"level_unit", "%"}}; }

Json number(Text words) {
  Json::Array quantiles;
  for (int i = 0; i < 21; ++i) quantiles.emplace_back(.1 * i);
  return Json::Object{{"path", words},
                      {"label", words},
                      {"unit", words},
                      {"prior", Json::Object{{"words", words}, {"q05", .1}, {"q95", 1.9}, {"quantiles", quantiles}}},
                      {"source", words},
                      {"why", words},
                      {"from", "file"},
                      {"judgement", false},
                      {"decides", Json::Array{words}}};
}

Json hinge(Text words) {
  Json made = number(words);
  auto& members = std::get<Json::Object>(made.value);
  Json::Array curve;
  for (int i = 0; i < 5; ++i)
    curve.push_back(Json::Object{{"x", .4 * i}, {"share", .2 * i}, {"lo", .1 * i}, {"hi", .25 * i}, {"worlds", 80}});
  members.emplace_back("index", .4);
  members.emplace_back("floor", .05);
  members.emplace_back("curve", curve);
  members.emplace_back("sentence", words);
  members.emplace_back(
      "flip", Json::Object{
                  {"value", 1.2}, {"lo", 1.1}, {"hi", 1.4}, {"above", true}, {"share_below", .1}, {"share_above", .9}});
  return made;
}

Json test_of(Text words, Text expect) {
  return Json::Object{
      {"kind", "contrast"},
      {"arms", Json::Array{words, words}},
      {"outcome", words},
      {"expect", expect},
      {"asked", words},
      {"verdict", "depends"},
      {"answers", Json::Array{Json::Object{{"mark", "?"}, {"words", words}}}},
      {"effect", Json::Object{{"mean", .04}, {"lo", .01}, {"hi", .07}, {"unit", "1"}, {"margin", .05}}},
      {"share", share(.4, .3, .5)},
      {"rivals", Json::Array{Json::Object{{"role", words}, {"use", words}, {"with", words}, {"lo", .1}, {"hi", .3}}}},
      {"draws", 400}};
}

Json robustness(Text words) {
  Json::Array rows;
  for (const char* what : {"wider", "without", "rival", "permuted", "negation", "placebo", "positive"})
    rows.push_back(Json::Object{{"what", what},
                                {"name", words},
                                {"share", share(.4, .2, .6)},
                                {"verdict", words},
                                {"needed", false},
                                {"holds", true},
                                {"declared", false}});
  return rows;
}

Json claim(Text words, Text verdict, Text expect, const std::vector<double>& effects) {
  return Json::Object{
      {"id", words},
      {"kind", "contrast"},
      {"text", words},
      {"source", words},
      {"verdict", verdict},
      {"wording", words},
      {"tests", Json::Array{test_of(words, expect), test_of(words, expect)}},
      {"effect", Json::Object{{"mean", .04}, {"lo", .01}, {"hi", .07}}},
      {"share", share(.4, .3, .5)},
      {"reversed", share(.1, .05, .2)},
      {"draws", 400},
      {"luck_share", .1},
      {"margin_why", words},
      {"scale", scale()},
      {"deciding", 0},
      {"worlds", Json::Object{{"judged", 400},
                              {"needed_for_hinge", 0},
                              {"effects", array_of(effects, [](double effect) { return Json(effect); })}}},
      {"hinge", Json::Array{hinge(words)}},
      {"box", Json::Object{{"sides", Json::Array{Json::Object{
                                         {"input", words}, {"label", words}, {"unit", words}, {"lo", .5}, {"hi", {}}}}},
                           {"follows", true},
                           {"coverage", .5},
                           {"density", .8},
                           {"mass", .1},
                           {"found_again", .9},
                           {"sentence", words}}},
      {"robustness", robustness(words)},
      {"if_fits", Json::Object{{"worlds", 60.}, {"share", share(.3, .2, .4)}, {"verdict", words}}},
      {"wordings",
       Json::Array{Json::Object{
           {"hash", words}, {"seed", words}, {"this", false}, {"verdict", words}, {"share", share(.3, .2, .4)}}}}};
}

Json covered(Text place, Text as, Json::Array claims = {}) {
  return Json::Object{{"at", place}, {"as", as}, {"claims", std::move(claims)}};
}

Json coverage(Text words) {
  return Json::Object{
      {"source", words},
      {"cite", words},
      {"paragraphs", 2},
      {"sentences", 4},
      {"items", Json::Array{covered("p1.1", "claim", {words, "elsewhere"}), covered("p1.2", "number"),
                            covered("p2.1", "ought"), covered(words, "left"), covered("p3", "ignored")}}};
}

Json document_of(Text words, Json::Array claims) {
  const Json curve = Json::Array{.1, .2, .3};
  return Json::Object{
      {"study", Json::Object{{"hash", words},
                             {"seed", words},
                             {"fingerprint", words},
                             {"engine", words},
                             {"title", words},
                             {"file", words},
                             {"stance", words},
                             {"holds", .8},
                             {"alpha", .05},
                             {"runs", 100}}},
      {"claims", std::move(claims)},
      {"observed", Json::Array{Json::Object{{"name", words},
                                            {"quantity", words},
                                            {"value", words},
                                            {"arm", words},
                                            {"source", words},
                                            {"use", "condition"},
                                            {"scale", scale()},
                                            {"known", Json::Object{{"value", .3}, {"lo", .2}, {"hi", .4}}},
                                            {"model", Json::Object{{"q05", .1}, {"q50", .2}, {"q95", .3}}},
                                            {"percentile", 99.},
                                            {"lies", "outside"},
                                            {"claims", Json::Array{words}}}}},
      {"base_rates", Json::Array{Json::Object{{"name", words},
                                              {"source", words},
                                              {"history", share(.3, .2, .4)},
                                              {"model", share(.3, .2, .4)},
                                              {"counts", true},
                                              {"lies", "outside"},
                                              {"claims", Json::Array{words}}}}},
      {"coverage", Json::Array{coverage(words)}},
      {"find_out", Json::Array{Json::Object{{"sentence", words}, {"label", words}, {"about", words}}}},
      {"numbers", Json::Array{number(words)}},
      {"series", Json::Array{Json::Object{{"column", words},
                                          {"arm", words},
                                          {"unit", words},
                                          {"t", Json::Array{0, 24, 48}},
                                          {"q05", curve},
                                          {"q25", curve},
                                          {"q50", curve},
                                          {"q75", curve},
                                          {"q95", curve},
                                          {"one", curve}}}},
      {"failed_runs", 3}};
}

std::vector<double> spread(double low, double high, int count) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i) values.push_back(low + (high - low) * i / (count - 1));
  return values;
}

TEST(Html, keeps_what_is_hostile_as_text) {
  EXPECT_EQ(html("<a b='c' d=\"e\">&"), "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;");
  EXPECT_EQ(html("line\nline\x01"), "line line\\x01");
  EXPECT_EQ(html("\u202Eevil"), "\\u202eevil");
  EXPECT_EQ(html("0123456789", 5), "0123…");
  EXPECT_EQ(html("&&&&&&", 4), "&amp;&amp;&amp;…");
  EXPECT_EQ(html("\xff"), "\uFFFD");
  EXPECT_LT(html(std::string(1'000'000, '<')).size(), 4 * longest_text + 8);
}

TEST(Html, names_become_anchors_that_differ) {
  EXPECT_EQ(anchor("C7"), "c-C7");
  EXPECT_EQ(anchor("a b\""), "c-a-20b-22");
  EXPECT_NE(anchor("a-b"), anchor("a b"));
}

TEST(Page, is_made_of_hostile_text_without_a_tag_of_its_own) {
  for (const char* verdict : {"follows", "depends", "depends_on_theory", "no_effect", "too_small", "opposite",
                              "assumed", "never_tested", "not_enough_runs", "</svg><script>"}) {
    const std::string page =
        report_page(document_of(hostile, {claim(hostile, verdict, "increase", spread(-.1, .2, 100))}));
    EXPECT_EQ(count_of(page, "<script"), 0u) << verdict;
    EXPECT_EQ(count_of(page, "<img"), 0u) << verdict;
    EXPECT_EQ(count_of(page, "\u202E"), 0u) << verdict;
    EXPECT_EQ(count_of(page, "<style"), 1u) << verdict;
    EXPECT_EQ(count_of(page, "</style"), 1u) << verdict;
    EXPECT_EQ(count_of(page, "</title"), 1u) << verdict;
    EXPECT_EQ(count_of(page, "onload=\""), 0u) << verdict;
    EXPECT_EQ(count_of(page, "onerror='"), 0u) << verdict;
    EXPECT_EQ(count_of(page, "&amp;amp;amp;"), 0u) << verdict << ": escaped twice";
  }
}

TEST(Page, a_document_that_lacks_everything_gives_a_whole_page) {
  for (const Json& empty : {Json(), Json(Json::Object{}), Json(Json::Array{}), document_of("x", {}),
                            Json(Json::Object{{"claims", Json::Array{Json(), Json::Object{}, Json("x")}}})}) {
    const std::string page = report_page(empty);
    EXPECT_TRUE(page.starts_with("<!doctype html>"));
    EXPECT_TRUE(page.ends_with("</html>\n"));
    EXPECT_EQ(count_of(page, "nan"), 0u);
  }
}

TEST(Page, equal_documents_give_equal_bytes_and_nothing_comes_from_elsewhere) {
  const Json document = document_of("https://example.org/x", {claim("C1", "depends", "increase", spread(-1, 1, 400))});
  const std::string page = report_page(document);
  EXPECT_EQ(page, report_page(document));
  for (const char* what : {"href=\"http", "src=", "url(", "@import", "<link", "<iframe", "<object"})
    EXPECT_EQ(count_of(page, what), 0u) << what;
  EXPECT_EQ(count_of(page, "Content-Security-Policy"), 1u);
}

std::size_t dots(const std::string& picture) {
  const std::string drawn = picture.substr(picture.find("<svg viewBox=\"0 0 320"));
  return count_of(drawn, "<circle");
}

TEST(HundredWorlds, are_a_hundred_dots_whatever_there_is) {
  const double far = 1e300, none = std::numeric_limits<double>::quiet_NaN();
  for (const char* expect :
       {"increase", "decrease", "change", "no change", "no increase", "no decrease", "at_least", "at_most", ""})
    for (const auto& effects :
         {spread(-.1, .2, 100), spread(0, .1, 2), spread(-3, -2, 400), std::vector<double>(81, 0.),
          std::vector<double>{0, far, -far}, std::vector<double>{0, none, .1, .2}}) {
      const std::string picture = page::hundred_worlds(claim("C1", "depends", expect, effects));
      EXPECT_EQ(dots(picture), 100u) << expect;
      EXPECT_EQ(count_of(picture, "nan"), 0u) << expect;
    }
  for (const auto& effects : {std::vector<double>{}, std::vector<double>{-1.7e308, 1.7e308}})
    EXPECT_EQ(page::hundred_worlds(claim("C1", "depends", "increase", effects)), "");
}

TEST(HundredWorlds, counts_are_those_of_the_dots) {
  // 100 effects from -.1 to .2 with a margin of .05: half reach it, 16 or 17 fall short, a third are against.
  const std::string picture = page::hundred_worlds(claim("C1", "depends", "increase", spread(-.1, .2, 100)));
  const std::string drawn = picture.substr(picture.find("<svg viewBox=\"0 0 320"));
  EXPECT_EQ(count_of(drawn, "class=\"way\""), 50u);
  EXPECT_EQ(count_of(drawn, "class=\"part\""), 17u);
  EXPECT_EQ(count_of(drawn, "class=\"against\""), 33u);
  EXPECT_NE(picture.find("<b>50</b> reach 5 points"), std::string::npos) << picture.substr(0, 400);
}

TEST(Svg, scales_and_ticks) {
  using namespace page;
  const Axis axis{0, 10, 100, 200};
  EXPECT_EQ(axis.at(5), 150);
  EXPECT_EQ(axis.at(-7), 100);
  EXPECT_EQ((Axis{1, 1, 0, 10}).at(1), 5);
  EXPECT_EQ(coordinate(1.25), "1.3");
  EXPECT_EQ(coordinate(-2), "-2");
  EXPECT_EQ(ticks(0, 1, 4), (std::vector<double>{0, .5, 1}));
  EXPECT_EQ(ticks(-30, 180, 4), (std::vector<double>{0, 100}));
  EXPECT_TRUE(ticks(1, 1, 4).empty());
  EXPECT_LE(ticks(-1e300, 1e300, 4).size(), 40u);
}

TEST(PageWords, numbers_have_a_real_minus_and_keep_together) {
  using namespace page;
  EXPECT_EQ(plain(-.16), "\u22120.16");
  EXPECT_EQ(plain(20000), "20\u00A0000");
  EXPECT_EQ(hundred({.355, .301, .429}), "30 to 43");
  EXPECT_EQ(hundred({1, 1, 1}), "100");
  EXPECT_EQ(paragraph_of("essay#p4.2, levada"), "4");
  EXPECT_EQ(paragraph_of("levada"), "");
  EXPECT_EQ(quantile_at({1, 2, 3, 4}, .5), 2.5);
  EXPECT_EQ(listed(Json::Array{"C1", "C2", "C3"}), "C1, C2 and C3");
}

}  // namespace
}  // namespace interregnum
