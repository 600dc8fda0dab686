// A JSON document to be written: a plain tree whose members keep their order. The library behind it is slow to
// compile and stays in json.cpp.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.hpp"

namespace interregnum {

struct Json {
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;
  struct Written {
    std::string text;  // JSON already
  };
  std::variant<std::nullptr_t, bool, double, i64, u64, std::string, Array, Object, Written> value;

  Json(std::nullptr_t = nullptr) {}
  Json(std::same_as<bool> auto truth) : value(truth) {}
  Json(double number) : value(number) {}  // null where it is not finite
  Json(std::signed_integral auto number) : value(i64{number}) {}
  Json(std::unsigned_integral auto number) requires(!std::same_as<decltype(number), bool>) : value(u64{number}) {}
  Json(const char* text) : value(std::string(text)) {}
  Json(Text text) : value(std::string(text)) {}
  Json(std::string text) : value(std::move(text)) {}
  Json(Array items) : value(std::move(items)) {}
  Json(Object members) : value(std::move(members)) {}
  Json(Written written) : value(std::move(written)) {}
};

// One element for each of `range`, made by `make`.
template <class Range, class Make>
Json::Array array_of(const Range& range, Make&& make) {
  Json::Array items;
  for (const auto& element : range) items.push_back(make(element));
  return items;
}

// Indented by two, with a newline at the end. Bytes that are no UTF-8 become U+FFFD.
std::string json_text(const Json& json);
std::string json_compact(const Json& json);  // the same on one line

// What every command prints: { format, command, ...members }.
Json document(Text command, Json::Object members);
std::string document_text(Text command, Json::Object members);

// Reads a document that json_text wrote; nothing where the text is no JSON. Whole numbers come back as i64 or u64.
std::optional<Json> read_document(Text text);

// A document is read by name, and a member that is not there is as one that is null: an old result lacks what later
// versions added. Numbers: NaN where there is none. Text: "" where it is none. Items: none.
const Json& at(const Json& json, Text member);
bool is_null(const Json& json);
double number(const Json& json);
bool truth(const Json& json);
Text text(const Json& json);
const Json::Array& items(const Json& json);
inline double number_at(const Json& json, Text member) { return number(at(json, member)); }
inline Text text_at(const Json& json, Text member) { return text(at(json, member)); }
inline const Json::Array& items_at(const Json& json, Text member) { return items(at(json, member)); }

}  // namespace interregnum
