// Letters, tables and bars: what a terminal is given.
#include <gtest/gtest.h>

#include <cmath>

#include "report/sparkline.hpp"
#include "report/table.hpp"

namespace interregnum {
namespace {

TEST(Printable, NothingDangerousPasses) {
  EXPECT_EQ(printable("\x1b[31mred\a"), "\\x1b[31mred\\x07");
  EXPECT_EQ(printable("a\u202Eb\u009Bc"), "a\\u202eb\\x9bc");
  EXPECT_EQ(printable("  one\n\ttwo  "), "one two");
  EXPECT_EQ(printable("caf\xc3\xa9 \xff\xc3"), "café \uFFFD\uFFFD");
  EXPECT_EQ(printable("\xed\xa0\x80\xc0\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD") << "surrogates, overlong";
  EXPECT_EQ(printable_lines("  a\x1b\n b"), "  a\\x1b\n b");
}

TEST(Width, CountsColumnsNotBytes) {
  EXPECT_EQ(width_of("−1.1 pp"), 7u);
  EXPECT_EQ(width_of("e\u0301"), 1u);
  EXPECT_EQ(width_of("漢字"), 4u);
  EXPECT_EQ(cut("assumption", 5), "assu…");
  EXPECT_EQ(cut("five!", 5), "five!");
}

TEST(Wrapped, BreaksAtSpacesAndInsideLongWordsOnly) {
  EXPECT_EQ(wrapped("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("unbreakable ok", 5), (std::vector<std::string>{"unbre", "akabl", "e ok"}));
  EXPECT_EQ(wrapped("", 5), std::vector<std::string>{""});
}

TEST(Table, AlignsWrapsAndNeverLeavesThePage) {
  const Table small{{"name", "n"}, {{"a", "1"}, {"across"}, {"long", "22"}}, {1}};
  EXPECT_EQ(table_text(small),
            "name   n\n"
            "----  --\n"
            "a      1\n"
            "across\n"
            "long  22\n");
  const Table wide{{}, {{std::string(300, 'x'), "y", std::string(90, 'z')}}, {}, {}, 3};
  const std::string text = table_text(wide);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    EXPECT_LE(end - at, page_width);
    at = end + 1;
  }
}

TEST(Table, StressesOnlyWhereInkIsGiven) {
  const Table table{{}, {{"+", "FOLLOWS", "91"}}, {}, {1}};
  EXPECT_EQ(table_text(table), "+  FOLLOWS  91\n");
  EXPECT_EQ(table_text(table, {"<b>", "</b>"}), "+  <b>FOLLOWS</b>  91\n");
}

TEST(Sparkline, ShowsTimeEvenlyWhateverTheSteps) {
  const i64 ticks[] = {0, 10, 11, 12};
  const double values[] = {0, 7, 7, 7};
  EXPECT_EQ(sparkline(ticks, values, 19, 4), "▁▁██");
  const double flat[] = {2, 2, 2, 2};
  EXPECT_EQ(sparkline(ticks, flat, 19, 4), "▁▁▁▁");
  const double missing[] = {0, std::nan(""), std::nan(""), std::nan("")};
  EXPECT_EQ(sparkline(ticks, missing, 19, 4), "▁▁  ");
  EXPECT_EQ(sparkline({}, {}, 19, 4), "");
  const std::vector<double> constant(4, 7.389956);
  EXPECT_EQ(sparkline(ticks, constant, 19, 7), "▁▁▁▁▁▁▁") << "rounding in a mean is no movement";
}

}  // namespace
}  // namespace interregnum
