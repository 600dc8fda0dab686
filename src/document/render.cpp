#include "document/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "document/source_text.hpp"

namespace interregnum {
namespace {

constexpr std::size_t terminal_width = 80;

// One character of the input as it is shown, and the columns that takes on a terminal.
struct Cell {
  std::string shown;
  std::size_t width = 1;
};

struct Range {
  char32_t first, last;
};

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(), [c](Range r) { return r.first <= c && c <= r.last; });
}

// Control characters, and those that hide text or turn its direction.
bool is_treacherous(char32_t c) {
  constexpr std::array ranges = {Range{0, 0x1F},         Range{0x7F, 0x9F},     Range{0xAD, 0xAD},
                                 Range{0x61C, 0x61C},    Range{0x180E, 0x180E}, Range{0x200B, 0x200F},
                                 Range{0x2028, 0x202E},  Range{0x2060, 0x206F}, Range{0xFEFF, 0xFEFF},
                                 Range{0xE0000, 0xE007F}};
  return is_in(ranges, c);
}

// Unicode's East Asian wide characters take two columns and marks on other letters none; the main blocks.
std::size_t width_of(char32_t c) {
  constexpr std::array wide = {Range{0x1100, 0x115F}, Range{0x2E80, 0xA4CF},   Range{0xAC00, 0xD7A3},
                               Range{0xF900, 0xFAFF}, Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},
                               Range{0xFFE0, 0xFFE6}, Range{0x1F300, 0x1FAFF}, Range{0x20000, 0x3FFFD}};
  constexpr std::array marks = {Range{0x300, 0x36F}, Range{0x483, 0x489},   Range{0x591, 0x5BD},
                                Range{0x64B, 0x65F}, Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}};
  return is_in(wide, c) ? 2 : is_in(marks, c) ? 0 : 1;
}

// The code point of one UTF-8 character; a stray byte of a broken file stands for itself.
char32_t code_point(Text character) {
  const auto lead = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return lead;
  char32_t code = lead & (0x7Fu >> character.size());
  for (const char c : character.substr(1)) code = (code << 6) | (static_cast<unsigned char>(c) & 0x3Fu);
  return code;
}

Cell cell_of(Text character) {
  if (character == "\t") return {" ", 1};
  const char32_t code = code_point(character);
  const bool is_stray = character.size() == 1 && code >= 0x80;
  if (is_stray) return {fmt::format("\\x{:02x}", static_cast<unsigned>(code)), 4};
  if (!is_treacherous(code)) return {std::string(character), width_of(code)};
  const std::string escape = code < 0x80 ? fmt::format("\\x{:02x}", static_cast<unsigned>(code))
                                         : fmt::format("\\u{{{:x}}}", static_cast<unsigned>(code));
  return {escape, escape.size()};
}

std::vector<Cell> cells_of(Text text) {
  std::vector<Cell> cells;
  while (!text.empty()) {
    const Text character = text.substr(0, std::max<std::size_t>(1, first_characters(text, 1).size()));
    cells.push_back(cell_of(character));
    text.remove_prefix(character.size());
  }
  return cells;
}

std::string visible(Text text) {
  std::string shown;
  for (const Cell& cell : cells_of(text)) shown += cell.shown;
  return shown;
}

std::size_t width_of(const std::vector<Cell>& cells, std::size_t from, std::size_t to) {
  std::size_t width = 0;
  for (std::size_t i = from; i < std::min(to, cells.size()); ++i) width += cells[i].width;
  return width;
}

// The part of a line that fits, with "..." where it was cut, and the columns of the caret under it.
struct Excerpt {
  std::string text;
  std::size_t caret = 0, length = 1;
};

Excerpt excerpt_of(Text line, const Position& at, std::size_t room) {
  constexpr Text dots = "...";
  const std::vector<Cell> cells = cells_of(line);
  const std::size_t caret = std::min<std::size_t>(at.column > 0 ? at.column - 1 : 0, cells.size());
  const std::size_t caret_end = std::min<std::size_t>(caret + std::max(1u, at.length), std::max(cells.size(), caret));
  std::size_t begin = 0;
  if (width_of(cells, 0, cells.size()) > room && width_of(cells, 0, caret_end) + dots.size() > room) {
    // What stands before the caret explains it: a third of the room is kept for that.
    begin = caret;
    while (begin > 0 && width_of(cells, begin - 1, caret) <= room / 3) --begin;
  }
  Excerpt excerpt;
  excerpt.text = begin > 0 ? dots : Text();
  std::size_t used = excerpt.text.size();
  std::size_t end = begin;
  const bool rest_fits = used + width_of(cells, begin, cells.size()) <= room;
  const std::size_t limit = rest_fits ? room : room - dots.size();
  while (end < cells.size() && used + cells[end].width <= limit)
    used += cells[end].width, excerpt.text += cells[end++].shown;
  if (end < cells.size()) excerpt.text += dots;
  excerpt.caret = (begin > 0 ? dots.size() : 0) + width_of(cells, begin, caret);
  excerpt.length = std::max<std::size_t>(1, width_of(cells, caret, std::min(caret_end, end)));
  return excerpt;
}

std::string place_of(const Position& at) {
  const std::string file = visible(at.file);
  if (at.line > 0) return fmt::format("{}:{}:{}", file, at.line, at.column);
  return at.path.empty() ? file : fmt::format("{}: {}", file, visible(at.path));
}

std::string source_lines(const Position& at, const Sources& sources) {
  const auto file = sources.lines.find(at.file);
  if (file == sources.lines.end() || at.line == 0 || at.line > file->second.size()) return {};
  const std::string number = fmt::format("{:>5} | ", at.line);
  const Excerpt excerpt = excerpt_of(file->second[at.line - 1], at, terminal_width - number.size());
  return fmt::format("{}{}\n{:>{}}| {:{}}{:^>{}}\n", number, excerpt.text, "", number.size() - 2, "", excerpt.caret, "",
                     excerpt.length);
}

// A line in pieces of at most `room` columns, broken at spaces; a longer word stays whole.
std::string wrapped(std::string line, std::size_t room, const std::string& indent) {
  std::string text;
  while (true) {
    const auto cells = cells_of(line);
    std::size_t bytes = 0, width = 0, space = std::string::npos;
    for (const Cell& cell : cells) {
      if (width > 0 && width + cell.width > room && space != std::string::npos) break;
      if (cell.shown == " ") space = bytes;
      bytes += cell.shown.size();
      width += cell.width;
    }
    if (bytes == line.size() || space == std::string::npos || space == 0) return text + line;
    text += line.substr(0, space) + "\n" + indent;
    line.erase(0, space + 1);
  }
}

std::string hint_lines(Text hint) {
  const std::string indent(6, ' ');
  std::string text;
  for (const std::string& line : lines_of(hint))
    text += indent + wrapped(visible(line), terminal_width - indent.size(), indent) + "\n";
  return text;
}

std::string counted(std::size_t count, Text noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

}  // namespace

std::string render(const Diagnostic& d, const Sources& sources) {
  return fmt::format("{}: {}: {}\n", place_of(d.at), severity_name(d.severity), visible(d.message)) +
         source_lines(d.at, sources) + hint_lines(d.hint);
}

std::string render(const Diagnostics& diagnostics, const Sources& sources) {
  std::string text;
  for (const Diagnostic& d : diagnostics.list) text += render(d, sources);
  return text;
}

std::string summary(const Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.count(Severity::error), warnings = diagnostics.count(Severity::warning);
  if (errors == 0 && warnings == 0) return "no errors.";
  if (warnings == 0) return counted(errors, "error") + ".";
  return fmt::format("{}, {}.", counted(errors, "error"), counted(warnings, "warning"));
}

}  // namespace interregnum
