#include <gtest/gtest.h>

#include "document/document.hpp"

namespace interregnum {
namespace {

std::string repeat(Text text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string errors_of(Text text) {
  std::string list;
  for (const auto& d : read_json(text, "f").diagnostics.list) {
    list += (list.empty() ? "" : "; ") +
            (d.at.line > 0 ? std::to_string(d.at.line) + ":" + std::to_string(d.at.column) : d.at.path) + " " + d.code;
  }
  return list;
}

// A tree without its positions.
std::string outline(const Node& node) {
  std::string text = node.key + ":" + std::string(kind_name(node.kind)) + "=" + node.text + "/" +
                     std::to_string(node.number) + (node.truth ? "T" : "") + "(";
  for (const Node& item : node.items) text += outline(item);
  return text + ")";
}

TEST(Json, IsTheTwinOfToml) {
  const auto json =
      read_json(R"({"format": "interregnum/1", "time": {"start": "2023-06-23", "at": "2023-06-24T02:03:00"},
      "group": {"c": {"size": 143400000, "fear": -1.5, "list": [true, false]}}, "a": {}})",
                "f");
  const auto toml = read_toml(
      "format = 'interregnum/1'\n[time]\nstart = 2023-06-23\nat = 2023-06-24 02:03:00\n"
      "[group.c]\nsize = 143_400_000\nfear = -1.5\nlist = [true, false]\n[a]\n",
      "f");
  ASSERT_TRUE(json.value && toml.value);
  EXPECT_EQ(outline(*json.value), outline(*toml.value));
}

TEST(Json, PositionsArePointers) {
  const auto json = read_json(R"({"claim": {"C8": {"a~/b": [1, {"x": 2}]}}})", "f");
  ASSERT_TRUE(json.value);
  const Node& list = *find(*find(*find(*json.value, "claim"), "C8"), "a~/b");
  EXPECT_EQ(list.at.line, 0u);
  EXPECT_EQ(list.key_at.path, "/claim/C8/a~0~1b");
  EXPECT_EQ(find(list.items[1], "x")->at.path, "/claim/C8/a~0~1b/1/x");
}

TEST(Json, ReportsMistakes) {
  EXPECT_EQ(errors_of(R"({"x": {"a": 1, "b": 2, "a": 3}, "y": null})"), "/x/a repeated_key; /y null");
  EXPECT_EQ(errors_of("{\"a\": 1,\n \"b\": ,}"), "2:7 json_syntax");
  EXPECT_EQ(errors_of(R"({"a": 1e999})"), "1:11 number_size");
  EXPECT_EQ(errors_of(R"({"a": 9007199254740993})"), "/a number_size");
  EXPECT_EQ(errors_of(R"({"a": "\ud800"})"), "1:14 json_syntax");
  EXPECT_EQ(errors_of("[1]"), " json_root");
  EXPECT_EQ(errors_of("{} x"), "1:4 json_syntax");
  EXPECT_EQ(errors_of(""), " empty_file");
  EXPECT_EQ(errors_of("\xEF\xBB\xBF{}"), "");
}

TEST(Json, BearsHostileInput) {
  const auto deep = read_json("{\"a\":" + repeat("[", 100000), "f");
  ASSERT_EQ(deep.diagnostics.list.size(), 1u);
  EXPECT_EQ(deep.diagnostics.list[0].code, "nesting");
  EXPECT_TRUE(read_json("{\"a\":" + repeat("[", 63) + repeat("]", 63) + "}", "f").value);
  EXPECT_EQ(read_json("{\"" + repeat("x", 400000) + "\":[" + repeat("1,", 200000) + "1]}", "f").value->items.size(),
            1u);
  EXPECT_EQ(read_json("{" + repeat("\"a\":1,", 170000) + "\"a\":1}", "f").diagnostics.list.size(), 20u);
}

TEST(Json, TruncatedOrScrambledTextNeverCrashes) {
  const std::string sample = "{\"a\": [1, -2.5e3, true, null, \"\\u00e9\\n\"], \"b\": {\"c\": {}}}";
  for (std::size_t i = 0; i < sample.size(); ++i) {
    EXPECT_FALSE(read_json(sample.substr(0, i), "f").value);
    for (const char c : {'[', ']', '{', '}', '"', ':', ',', '\\', '\x01', '\x80', 'e'}) {
      std::string changed = sample;
      changed[i] = c;
      const auto result = read_json(changed, "f");
      EXPECT_TRUE(result.value || result.diagnostics.has_errors()) << changed;
    }
  }
}

}  // namespace
}  // namespace interregnum
