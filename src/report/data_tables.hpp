// A stored document as flat tables, for spreadsheets and scripts: what `export` writes.
#pragma once

#include <functional>

#include "report/json.hpp"

namespace interregnum {

using RowSink = std::function<void(const std::vector<Json>&)>;

// A table that is read from the document; `rows` gives one value a column.
struct DataTable {
  Text name, about;
  std::vector<Text> columns;
  void (*rows)(const Json& document, const RowSink& sink);
};
const std::vector<DataTable>& data_tables();

// A line of CSV (RFC 4180: quotes doubled, line ends CR LF), numbers so that they read back to the same bits, nothing
// where there is none. Text that a spreadsheet would take for a formula (it begins with = + - or @) gets an
// apostrophe in front, and control characters become escapes: it comes from files that anybody may have written.
std::string csv_line(const std::vector<Json>& row);
std::string csv_head(const std::vector<Text>& columns);

// A JSON object on one line, as it is.
std::string json_line(const std::vector<Text>& columns, const std::vector<Json>& row);

}  // namespace interregnum
