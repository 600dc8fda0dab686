#include "document/source_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "document/document.hpp"

namespace interregnum {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// The offset of the first line over `most` bytes, or npos.
std::size_t first_long_line(Text text, std::size_t most) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin > most) return begin;
    begin = end + 1;
  }
  return Text::npos;
}

}  // namespace

u32 characters(Text text) {
  return static_cast<u32>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

Position position_at(Text text, Text file, std::size_t offset, u32 length) {
  const Text before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t newline = before.rfind('\n');
  const Text on_line = newline == Text::npos ? before : before.substr(newline + 1);
  return {std::string(file), static_cast<u32>(line), characters(on_line) + 1, length, {}};
}

std::vector<std::string> lines_of(Text text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const bool carriage = end > begin && text[end - 1] == '\r';
    lines.emplace_back(text.substr(begin, end - begin - (carriage ? 1 : 0)));
    begin = end + 1;
  }
  return lines;
}

void check_text(Text text, Text file, std::size_t most_in_line, Diagnostics& diagnostics) {
  const Position whole{std::string(file), 0, 0, 1, {}};
  if (text.size() > most_bytes_in_file) {
    diagnostics.error("file_size", whole, "the file is larger than 1 MiB", "a scenario is text written by people");
  } else if (const std::size_t nul = text.find('\0'); nul != Text::npos) {
    diagnostics.error("binary", position_at(text, file, nul), "a NUL byte: this is not a text file",
                      "save the scenario as UTF-8 text");
  } else if (const std::size_t bad = first_bad_byte(text); bad != Text::npos) {
    diagnostics.error("encoding", position_at(text, file, bad), "this byte is not UTF-8",
                      "save the scenario as UTF-8 text");
  } else if (const std::size_t begin = first_long_line(text, most_in_line); begin != Text::npos) {
    diagnostics.error("line_size", position_at(text, file, begin), "this line is longer than 64 KiB");
  } else if (text.find_first_not_of(" \t\r\n") == Text::npos) {
    diagnostics.error("empty_file", whole, "the file is empty", "start from:  interregnum new NAME");
  }
}

Text first_characters(Text text, std::size_t count) {
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    if (!continues(text[end]) && count-- == 0) break;
  }
  return text.substr(0, end);
}

std::string in_quotes(Text text) {
  constexpr std::size_t most = 40;
  const Text head = first_characters(text, most);
  return fmt::format("'{}{}'", head, head.size() < text.size() ? "..." : "");
}

Text trimmed(Text text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == Text::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

}  // namespace interregnum
