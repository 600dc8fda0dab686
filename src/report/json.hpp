// A JSON document to be written: a plain tree whose members keep their order. The library behind it is slow to
// compile and stays in json.cpp.
#pragma once

#include <concepts>
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

// What every command prints: { format, command, ...members }.
std::string document_text(Text command, Json::Object members);

}  // namespace interregnum
