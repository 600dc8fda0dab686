#include "essay/clean.hpp"

#include <algorithm>
#include <iterator>

#include "base/utf8.hpp"

namespace interregnum {
namespace {

struct Range {
  char32_t first, last;
};

constexpr Range spaces[] = {{'\t', '\t'},     {0x0B, 0x0C},     {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680},
                            {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};
constexpr Range unseen[] = {{0, 0x08},        {0x0E, 0x1F},     {0x7F, 0x84},     {0x86, 0x9F},      {0xAD, 0xAD},
                            {0x61C, 0x61C},   {0x180E, 0x180E}, {0x200B, 0x200B}, {0x200E, 0x200F},  {0x202A, 0x202E},
                            {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F}};

template <std::size_t n>
bool lies_in(char32_t code, const Range (&ranges)[n]) {
  return std::any_of(std::begin(ranges), std::end(ranges), [&](Range r) { return r.first <= code && code <= r.last; });
}

void add(std::string& text, char32_t code, Text bytes) {
  if (lies_in(code, spaces))
    text += ' ';
  else if (!lies_in(code, unseen))
    text += bytes;
}

}  // namespace

std::string cleaned(Text text) {
  std::string seen;
  seen.reserve(text.size());
  while (!text.empty()) {
    const Character character = first_character(text);
    const bool carriage = character.code == '\r';
    if (carriage || character.code == '\n')
      seen += '\n';
    else
      add(seen, character.code, text.substr(0, character.bytes));
    text.remove_prefix(carriage && text.starts_with("\r\n") ? 2 : character.bytes);
  }
  return seen;
}

Text without_margins(Text text) {
  const std::size_t begin = text.find_first_not_of(" \n");
  if (begin == Text::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \n") + 1 - begin);
}

std::vector<Text> lines_in(Text text) {
  std::vector<Text> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace interregnum
