#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace interregnum {
namespace {

TEST(Utf8, ReadsCharactersOfEveryLength) {
  for (const auto& [text, code] : {std::pair<Text, char32_t>{"a", 'a'}, {"é", 0xE9}, {"—", 0x2014}, {"😀", 0x1F600}}) {
    EXPECT_EQ(first_character(text).code, code);
    EXPECT_EQ(first_character(text).bytes, text.size());
  }
  EXPECT_EQ(first_character("").bytes, 0u);
}

TEST(Utf8, FindsTheFirstByteThatIsNone) {
  EXPECT_EQ(first_bad_byte("Жук — 😀"), Text::npos);
  for (const Text bad : {"\xFF", "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xE0\x80\x80"}) {
    EXPECT_EQ(first_bad_byte("ab" + std::string(bad)), 2u);
    EXPECT_EQ(first_character(bad).bytes, 0u);
  }
}

TEST(Utf8, TakesOffAMark) {
  EXPECT_EQ(without_mark("\xEF\xBB\xBF"
                         "a"),
            "a");
}

}  // namespace
}  // namespace interregnum
