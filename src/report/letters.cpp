#include "report/letters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace interregnum {
namespace {

struct Letter {
  char32_t code = 0;
  u32 bytes = 1;
  bool valid = false;
};

u32 length_of(unsigned char first) {
  return first < 0x80                    ? 1
         : first >= 0xC2 && first < 0xE0 ? 2
         : first >= 0xE0 && first < 0xF0 ? 3
         : first >= 0xF0 && first < 0xF5 ? 4
                                         : 0;
}

// The first letter of a text that is not empty.
Letter letter_of(Text text) {
  const auto first = static_cast<unsigned char>(text.front());
  const u32 bytes = length_of(first);
  if (bytes == 0 || bytes > text.size()) return {};
  if (bytes == 1) return {first, 1, true};
  char32_t code = first & (0xFFu >> (bytes + 1));
  for (u32 i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0u) != 0x80u) return {};
    code = code << 6 | (next & 0x3Fu);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool valid = code >= least[bytes] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  return valid ? Letter{code, bytes, true} : Letter{};
}

struct Span {
  char32_t first, last;
};

template <std::size_t n>
bool lies_in(char32_t code, const Span (&spans)[n]) {
  return std::any_of(std::begin(spans), std::end(spans), [&](Span s) { return code >= s.first && code <= s.last; });
}

// Unicode 15, the blocks that matter: combining marks and invisible joiners; East Asian wide and emoji.
constexpr Span no_width[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},    {0x64B, 0x65F},
                             {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x20D0, 0x20FF},  {0x2060, 0x2060},
                             {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};
constexpr Span two_wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
                             {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
                             {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
// C0, DEL, C1, line and paragraph separators, marks and overrides of direction.
constexpr Span unsafe[] = {{0, 0x1F},        {0x7F, 0x9F},     {0x61C, 0x61C},  {0x200E, 0x200F},
                           {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFFF9, 0xFFFB}};

u32 width_of(const Letter& letter) {
  return lies_in(letter.code, no_width) ? 0 : lies_in(letter.code, two_wide) ? 2 : 1;
}

// The letter as it is safe to print; `bytes` are its own.
std::string safe(const Letter& letter, Text bytes) {
  const u32 code = letter.code;
  if (!letter.valid) return "\uFFFD";
  if (!lies_in(letter.code, unsafe)) return std::string(bytes);
  return code < 0x100 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{:04x}", code);
}

bool is_space(char32_t code) { return code == ' ' || (code >= '\t' && code <= '\r'); }

// The bytes of the longest beginning that is at most `width` wide; at least one letter.
std::size_t fitting(Text text, u32 width) {
  std::size_t bytes = 0;
  for (u32 used = 0; bytes < text.size();) {
    const Letter letter = letter_of(text.substr(bytes));
    used += width_of(letter);
    if (used > width && bytes > 0) break;
    bytes += letter.bytes;
  }
  return bytes;
}

}  // namespace

std::string printable(Text text) {
  std::string line;
  bool gap = false;
  while (!text.empty()) {
    const Letter letter = letter_of(text);
    const Text bytes = text.substr(0, letter.bytes);
    text.remove_prefix(letter.bytes);
    if (letter.valid && is_space(letter.code)) {
      gap = !line.empty();
      continue;
    }
    if (std::exchange(gap, false)) line += ' ';
    line += safe(letter, bytes);
  }
  return line;
}

std::string printable_lines(Text text) {
  std::string lines;
  while (!text.empty()) {
    const Letter letter = letter_of(text);
    lines += letter.code == '\n' && letter.valid ? "\n" : safe(letter, text.substr(0, letter.bytes));
    text.remove_prefix(letter.bytes);
  }
  return lines;
}

u32 width_of(Text text) {
  u32 width = 0;
  while (!text.empty()) {
    const Letter letter = letter_of(text);
    width += width_of(letter);
    text.remove_prefix(letter.bytes);
  }
  return width;
}

std::string cut(Text text, u32 width) {
  if (width_of(text) <= width) return std::string(text);
  return std::string(text.substr(0, fitting(text, width - 1))) + "…";
}

std::vector<std::string> wrapped(Text text, u32 width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    Text word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (const u32 used = width_of(lines.back()); used > 0 && used + 1 + width_of(word) > width) lines.emplace_back();
    while (width_of(word) > width) {
      const std::size_t bytes = fitting(word, width);
      lines.back() = word.substr(0, bytes);
      lines.emplace_back();
      word.remove_prefix(bytes);
    }
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

std::string paragraph(Text text, u32 indent) {
  std::string all;
  for (const auto& line : wrapped(text, page_width - indent)) {
    if (!all.empty()) all += spaces(indent);
    all += line + "\n";
  }
  return all;
}

std::string spaces(u32 count) { return std::string(count, ' '); }

std::string counted(u64 count, Text thing) { return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s"); }

}  // namespace interregnum
