#include "document/source_text.hpp"

#include <gtest/gtest.h>

namespace interregnum {
namespace {

std::string first_code(Text text, std::size_t most_in_line = 100) {
  Diagnostics d;
  check_text(text, "f", most_in_line, d);
  return d.list.empty() ? "" : d.list[0].code;
}

TEST(SourceText, CountsCharactersNotBytes) {
  EXPECT_EQ(characters("Жук"), 3u);
  EXPECT_EQ(first_characters("Жук и", 3), "Жук");
  const Position at = position_at("a\nЖук = 1", "f", Text("a\nЖук").size());
  EXPECT_EQ(at.line, 2u);
  EXPECT_EQ(at.column, 4u);
}

TEST(SourceText, SplitsLinesOfAnySystem) {
  EXPECT_EQ(lines_of("a\r\nb\n\nc"), (std::vector<std::string>{"a", "b", "", "c"}));
  EXPECT_TRUE(lines_of("").empty());
}

TEST(SourceText, RefusesWhatIsNotText) {
  EXPECT_EQ(first_code("a = \"Жук\"\n"), "");
  EXPECT_EQ(first_code(Text("a\0b", 3)), "binary");
  EXPECT_EQ(first_code(" \r\n\n"), "empty_file");
  EXPECT_EQ(first_code(std::string(101, 'a')), "line_size");
  EXPECT_EQ(first_code(std::string((1 << 20) + 1, '\n')), "file_size");
  for (const Text bad : {"\xFF", "a\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xE0\x80\x80"}) {
    EXPECT_EQ(first_code(bad), "encoding");
  }
}

TEST(SourceText, QuotesLittle) {
  EXPECT_EQ(in_quotes("a"), "'a'");
  EXPECT_EQ(in_quotes(std::string(1000, 'x')).size(), 45u);
  EXPECT_EQ(trimmed(" \ta b "), "a b");
  EXPECT_EQ(trimmed("  "), "");
}

}  // namespace
}  // namespace interregnum
