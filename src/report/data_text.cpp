#include <fmt/format.h>

#include <cmath>

#include "report/data_tables.hpp"
#include "report/letters.hpp"

namespace interregnum {
namespace {

// A mark alone is none. Control characters are gone by now.
bool is_formula(Text text) { return text.size() > 1 && Text("=+-@").find(text.front()) != Text::npos; }

std::string quoted(Text text) {
  std::string field = "\"";
  if (is_formula(text)) field += '\'';
  for (const char letter : text) {
    if (letter == '"') field += '"';
    field += letter;
  }
  return field + '"';
}

std::string csv_text(Text text) {
  const bool is_plain = !is_formula(text) && text.find_first_of(",\"\r\n") == Text::npos;
  return is_plain ? std::string(text) : quoted(text);
}

struct Field {
  std::string operator()(std::nullptr_t) const { return {}; }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(double number) const { return std::isfinite(number) ? fmt::format("{}", number) : ""; }
  std::string operator()(i64 number) const { return fmt::format("{}", number); }
  std::string operator()(u64 number) const { return fmt::format("{}", number); }
  std::string operator()(const std::string& text) const { return csv_text(printable_lines(text)); }
  std::string operator()(const auto& nested) const { return csv_text(json_text(Json(nested))); }
};

}  // namespace

std::string csv_line(const std::vector<Json>& row) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : ",") + std::visit(Field{}, row[i].value);
  return line + "\r\n";
}

std::string csv_head(const std::vector<Text>& columns) {
  return csv_line(array_of(columns, [](Text column) { return Json(column); }));
}

std::string json_line(const std::vector<Text>& columns, const std::vector<Json>& row) {
  Json::Object members;
  for (std::size_t i = 0; i < columns.size(); ++i) members.emplace_back(columns[i], i < row.size() ? row[i] : Json());
  return json_compact(members);
}

}  // namespace interregnum
