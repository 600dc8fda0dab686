#include "report/table.hpp"

#include <algorithm>
#include <numeric>

namespace interregnum {
namespace {

using Row = std::vector<std::string>;
constexpr u32 gap = 2, narrowest = 4;

bool contains(const std::vector<u32>& list, std::size_t column) {
  return std::find(list.begin(), list.end(), column) != list.end();
}

// As wide as the cells; then the widest column gives way until the line fits.
std::vector<u32> widths_for(const std::vector<Row>& rows, u32 room) {
  std::vector<u32> widths;
  for (const Row& row : rows) {
    if (row.size() == 1) continue;
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  if (widths.empty()) return widths;
  const u32 gaps = gap * static_cast<u32>(widths.size() - 1);
  for (;;) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= narrowest || std::accumulate(widths.begin(), widths.end(), gaps) <= room) return widths;
    --*widest;
  }
}

std::string cell_text(const Table& table, std::size_t column, const std::string& cell, u32 width, Ink ink) {
  const std::string fill = spaces(width - std::min(width, width_of(cell)));
  const bool bold = contains(table.bold, column) && !cell.empty();
  const std::string inked = bold ? std::string(ink.bold) + cell + std::string(ink.plain) : cell;
  return contains(table.right, column) ? fill + inked : inked + fill;
}

void write_row(const Table& table, const Row& row, const std::vector<u32>& widths, Ink ink, std::string& text) {
  std::vector<std::vector<std::string>> cells;
  std::size_t lines = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    cells.push_back(wrapped(row[i], std::max(2u, widths[i])));
    lines = std::max(lines, cells.back().size());
  }
  for (std::size_t line = 0; line < lines; ++line) {
    std::string written = spaces(table.indent);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = line < cells[i].size() ? cells[i][line] : "";
      written += cell_text(table, i, cell, widths[i], ink) + spaces(gap);
    }
    written.erase(written.find_last_not_of(' ') + 1);
    text += written + "\n";
  }
}

Row printable_row(const Row& row) {
  Row safe;
  for (const auto& cell : row) safe.push_back(printable(cell));
  return safe;
}

}  // namespace

std::string table_text(const Table& table, Ink ink) {
  std::vector<Row> rows;
  if (!table.head.empty()) rows.push_back(printable_row(table.head));
  for (const Row& row : table.rows) rows.push_back(printable_row(row));
  const std::vector<u32> widths = widths_for(rows, page_width - table.indent);
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool is_head = i == 0 && !table.head.empty();
    if (rows[i].size() == 1) {
      text += paragraph(rows[i][0], table.indent);
      continue;
    }
    write_row(table, rows[i], widths, is_head ? Ink{} : ink, text);
    if (!is_head) continue;
    Row rule;
    for (std::size_t c = 0; c < rows[0].size(); ++c)
      rule.push_back(rows[0][c].empty() ? "" : std::string(widths[c], '-'));
    write_row(table, rule, widths, {}, text);
  }
  return text;
}

}  // namespace interregnum
