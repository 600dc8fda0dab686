#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "report/compare.hpp"
#include "report/data_tables.hpp"
#include "report/explain.hpp"

namespace interregnum {
namespace {

Json parsed(Text text) { return *read_document(text); }

// A claim with one test, as a document holds it.
Json claim_with(Text verdict, double lo, double hi) {
  const Json share = Json::Object{{"estimate", (lo + hi) / 2}, {"lo", lo}, {"hi", hi}};
  const Json effect = Json::Object{{"mean", .0123}, {"lo", -.0123}, {"hi", .0323}};
  const Json scale = Json::Object{{"factor", 100}, {"unit", "pp"}, {"long_unit", "points"}, {"level_unit", "%"}};
  const Json test = Json::Object{{"kind", "contrast"}, {"effect", effect}, {"scale", scale}, {"asked", "2.7 pp"}};
  return Json::Object{{"id", "C1"}, {"verdict", verdict}, {"share", share}, {"tests", Json::Array{test}}};
}

TEST(Explain, ASentenceToQuoteIsShortAndNeutral) {
  for (int i = 0; i <= static_cast<int>(Verdict::not_enough_runs); ++i) {
    const std::string text = quotable(claim_with(verdict_code(static_cast<Verdict>(i)), .34, .49));
    EXPECT_TRUE(text.ends_with('.')) << text;
    EXPECT_LE(std::ranges::count(text, ' '), 19) << text;
    EXPECT_EQ(text.find("nan"), std::string::npos) << text;
  }
  EXPECT_EQ(quotable(claim_with("follows", .91, .97)),
            "On the author's assumptions this follows in 91 to 97 of 100 worlds.");
}

TEST(Explain, ADocumentWithoutAnythingIsNoTrouble) {
  const Json document = parsed(R"({"claims": [{"id": "C1"}]})");
  const Json& claim = *claim_named(document, "C1");
  EXPECT_EQ(explain_text(document, claim, {}, {}).find("nan"), std::string::npos);
  EXPECT_FALSE(explain_list_text(document, "r.sqlite", {}).empty());
  for (const DataTable& table : data_tables())
    table.rows(document,
               [&](const std::vector<Json>& row) { EXPECT_EQ(row.size(), table.columns.size()) << table.name; });
}

TEST(Compare, ChangesAreLeaves) {
  const auto changes = tree_changes(
      parsed(R"({"a": {"x": "1", "y": [1, 2]}, "claim": {"C1": {"tests": [{"margin": "2 pp"}]}}})"),
      parsed(R"({"a": {"x": "1", "y": [1, 3], "z": {"q": true}}, "claim": {"C1": {"tests": [{"margin": "3 pp"}]}}})"));
  std::string text;
  for (const Json& change : changes)
    text += std::string(text_at(change, "kind")) + " " + std::string(text_at(change, "label")) + " " +
            std::string(text_at(change, "before")) + ">" + std::string(text_at(change, "after")) + "; ";
  EXPECT_EQ(text, "assumption a.y.2 2>3; assumption a.z >{\"q\":true}; claim C1 test 1 margin 2 pp>3 pp; ");
  EXPECT_TRUE(tree_changes(parsed("[1]"), parsed("[1]")).empty());
  EXPECT_EQ(tree_changes(parsed("[1]"), parsed("[1, 2]")).size(), 1u);
}

TEST(Export, LinesAreCsv) {
  EXPECT_EQ(csv_line({"plain", "a,b", "say \"x\"", "two\nlines", nullptr, true, -1.5, i64{-3}}),
            "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",,true,-1.5,-3\r\n");
  EXPECT_EQ(csv_line({"=1+1", "+x", "-y", "@z", "-", ""}), "\"'=1+1\",\"'+x\",\"'-y\",\"'@z\",-,\r\n");
  EXPECT_EQ(csv_line({.1, 1e300, NAN, HUGE_VAL, 5e-324}), "0.1,1e+300,,,5e-324\r\n");
  EXPECT_EQ(csv_line({"\x1b[31m"}), "\\x1b[31m\r\n");
  EXPECT_EQ(json_line({"a", "b"}, {"=1", NAN}), "{\"a\":\"=1\",\"b\":null}\n");
}

}  // namespace
}  // namespace interregnum
