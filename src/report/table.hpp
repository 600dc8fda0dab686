// A text table that never leaves the page: columns as wide as their cells, the widest wrapped where they do not fit.
#pragma once

#include <string>
#include <vector>

#include "report/letters.hpp"

namespace interregnum {

struct Table {
  std::vector<std::string> head;               // empty: no head
  std::vector<std::vector<std::string>> rows;  // a row of one cell is a line of its own, not indented
  std::vector<u32> right = {};                 // columns whose cells stand at the right
  std::vector<u32> bold = {};                  // columns whose cells are stressed
  u32 indent = 0;
};

// Two spaces between columns, no space at the end of a line. Cells are made printable.
std::string table_text(const Table& table, Ink ink = {});

}  // namespace interregnum
