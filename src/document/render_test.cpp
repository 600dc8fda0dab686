#include "document/render.hpp"

#include <gtest/gtest.h>

#include "document/source_text.hpp"

namespace interregnum {
namespace {

Diagnostic error_at(u32 line, u32 column, u32 length, std::string message, std::string hint = {}) {
  return {Severity::error, "code", {"march.toml", line, column, length, {}}, std::move(message), std::move(hint)};
}

Sources line_88(const std::string& text) {
  Sources sources;
  sources.lines["march.toml"] = std::vector<std::string>(88);
  sources.lines["march.toml"][87] = text;
  return sources;
}

// The caret line below the source line, as (column in the source line, number of carets).
std::pair<std::size_t, std::size_t> caret_of(const std::string& rendered) {
  const auto lines = lines_of(rendered);
  const std::string& carets = lines.at(2);
  const std::size_t first = carets.find('^');
  return {first - 8, carets.size() - first};
}

TEST(Render, LooksAsInTheFirstHour) {
  const Sources sources = line_88("outcome = \"mean(loyalists.support) @ day 30\"");
  EXPECT_EQ(
      render(error_at(88, 12, 23, "'loyalists.support' needs a target", "support of whom?\nDrop mean( )."), sources),
      "march.toml:88:12: error: 'loyalists.support' needs a target\n"
      "   88 | outcome = \"mean(loyalists.support) @ day 30\"\n"
      "      |            ^^^^^^^^^^^^^^^^^^^^^^^\n"
      "      support of whom?\n"
      "      Drop mean( ).\n");
}

TEST(Render, WithoutALineThePathStandsInItsPlace) {
  Diagnostic d = error_at(0, 0, 1, "no margin");
  EXPECT_EQ(render(d, {}), "march.toml: error: no margin\n");
  d.at.path = "/claim/C8/margin";
  d.severity = Severity::warning;
  EXPECT_EQ(render(d, {}), "march.toml: /claim/C8/margin: warning: no margin\n");
  EXPECT_EQ(render(error_at(99, 1, 1, "x"), line_88("")), "march.toml:99:1: error: x\n") << "no such line";
}

TEST(Render, ColumnsAreCharacters) {
  EXPECT_EQ(caret_of(render(error_at(88, 5, 2, "x"), line_88("жук = é1"))), std::pair(4ul, 2ul));
  EXPECT_EQ(caret_of(render(error_at(88, 3, 1, "x"), line_88("漢字x"))), std::pair(4ul, 1ul)) << "wide characters";
  EXPECT_EQ(caret_of(render(error_at(88, 3, 1, "x"), line_88("e\u0301x"))), std::pair(1ul, 1ul)) << "marks";
  EXPECT_EQ(caret_of(render(error_at(88, 2, 1, "x"), line_88("\tx"))), std::pair(1ul, 1ul));
  EXPECT_EQ(caret_of(render(error_at(88, 50, 9, "x"), line_88("short"))), std::pair(5ul, 1ul)) << "behind the end";
}

TEST(Render, LongLinesAreCutAroundTheCaret) {
  const std::string line = std::string(300, 'a') + "BAD" + std::string(300, 'z');
  for (const u32 column : {1u, 60u, 301u, 598u, 603u}) {
    const auto lines = lines_of(render(error_at(88, column, 3, "x"), line_88(line)));
    EXPECT_LE(characters(lines[1]), 80u);
    EXPECT_LE(characters(lines[2]), 80u);
  }
  const std::string shown = render(error_at(88, 301, 3, "x"), line_88(line));
  const auto [column, length] = caret_of(shown);
  EXPECT_EQ(lines_of(shown)[1].substr(8 + column, length), "BAD");
  EXPECT_EQ(lines_of(render(error_at(88, 1, 3, "x"), line_88(line)))[1].substr(77), "...");
  EXPECT_EQ(lines_of(render(error_at(88, 301, 300, "x"), line_88(line)))[2].size(), 77u) << "the span is cut too";
}

TEST(Render, HostileCharactersAreShownNotSent) {
  const std::string text = render(error_at(88, 4, 1, "\x1b[2J", "a\x07\nb\u202e"), line_88("a\x1b"
                                                                                           "b\u202e\x7f\xff!"));
  for (const char c : text) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  EXPECT_NE(text.find("a\\x1bb\\u{202e}\\x7f"), std::string::npos);
  EXPECT_EQ(text.find("\u202e"), std::string::npos);
  EXPECT_EQ(caret_of(text).first, 6u) << "the escapes before it are wider";
}

TEST(Render, Sums) {
  Diagnostics d;
  EXPECT_EQ(summary(d), "no errors.");
  d.list = {error_at(1, 1, 1, "x")};
  EXPECT_EQ(summary(d), "1 error.");
  d.error("x", {}, "y");
  d.warning("x", {}, "y");
  EXPECT_EQ(summary(d), "2 errors, 1 warning.");
  d.list.erase(d.list.begin(), d.list.begin() + 2);
  EXPECT_EQ(summary(d), "0 errors, 1 warning.");
}

}  // namespace
}  // namespace interregnum
