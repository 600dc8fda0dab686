// What read_toml makes of correct text, of mistakes, and of hostile input.
#include <gtest/gtest.h>

#include "document/document.hpp"

namespace interregnum {
namespace {

std::string repeat(Text text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// "2:5 repeated_key; ..." of everything that is wrong.
std::string errors_of(Text text) {
  std::string list;
  for (const auto& d : read_toml(text, "f").diagnostics.list) {
    list += (list.empty() ? "" : "; ") + std::to_string(d.at.line) + ":" + std::to_string(d.at.column) + " " + d.code;
  }
  return list;
}

Node tree_of(Text text) {
  auto result = read_toml(text, "f");
  EXPECT_TRUE(result.value) << text;
  return result.value.value_or(Node{});
}

std::string keys_of(const Node& table) {
  std::string keys;
  for (const Node& item : table.items) keys += (keys.empty() ? "" : " ") + item.key;
  return keys;
}

TEST(Toml, KeepsTheOrderOfTheFileAndPositions) {
  const Node root = tree_of("zeta = 1\nalpha = 'é' # c\n[b.y]\nk = [1,\n 2]\n[a]\n\"x y\" = { q = 1.5, p.r = true }\n");
  EXPECT_EQ(keys_of(root), "zeta alpha b a");
  const Node& alpha = root.items[1];
  EXPECT_EQ(alpha.kind, Kind::string);
  EXPECT_EQ(alpha.text, "é");
  EXPECT_EQ(alpha.at.line, 2u);
  EXPECT_EQ(alpha.at.column, 9u);
  EXPECT_EQ(alpha.at.length, 3u) << "characters, quotes included";
  EXPECT_EQ(alpha.key_at.column, 1u);
  EXPECT_EQ(alpha.key_at.length, 5u);
  const Node& list = *find(*find(root.items[2], "y"), "k");
  EXPECT_EQ(list.kind, Kind::array);
  EXPECT_EQ(list.items[1].at.line, 5u);
  const Node& inner = *find(root.items[3], "x y");
  EXPECT_EQ(keys_of(inner), "q p");
  EXPECT_EQ(find(inner, "q")->number, 1.5);
  EXPECT_TRUE(find(*find(inner, "p"), "r")->truth);
  EXPECT_EQ(find(inner, "nothing"), nullptr);
}

TEST(Toml, MergesDottedKeysAndSubTables) {
  const Node root =
      tree_of("[g]\nsupport.a = 1\nfear = 2\nsupport.b = 3\n[h]\n[g.sub]\nx = 1\n[[t]]\nn = 1\n[[t]]\nn = 2\n");
  EXPECT_EQ(keys_of(*find(root, "g")), "support fear sub");
  EXPECT_EQ(keys_of(*find(*find(root, "g"), "support")), "a b");
  EXPECT_EQ(find(root, "t")->items[1].items[0].number, 2);
}

TEST(Toml, DatesHaveOneForm) {
  const Node root = tree_of("a = 2022-02-24\nb = 2023-06-24T02:03:00\nc = 2023-06-24 02:03:00\n");
  EXPECT_EQ(root.items[0].kind, Kind::date);
  EXPECT_EQ(root.items[0].text, "2022-02-24");
  EXPECT_EQ(root.items[1].text, "2023-06-24 02:03:00");
  EXPECT_EQ(root.items[2].text, "2023-06-24 02:03:00");
  EXPECT_EQ(errors_of("a = 2023-06-24T02:03:00Z"), "1:5 time_offset");
  EXPECT_EQ(errors_of("a = 2023-06-24T02:03:00.5"), "1:5 time_fraction");
  EXPECT_EQ(errors_of("a = 02:03:00"), "1:5 time_of_day");
}

TEST(Toml, ReadsFilesOfAnySystem) {
  EXPECT_EQ(keys_of(tree_of("\xEF\xBB\xBF"
                            "a = 1\r\nb = 2\r\n")),
            "a b");
  EXPECT_EQ(errors_of("\xEF\xBB\xBF"
                      "a = 1\r\nb = x\r\n"),
            "2:5 not_a_value");
}

TEST(Toml, PlacesInsideStrings) {
  const Node root = tree_of("a = \"éé 5 km\"\nb = \"\\t5 km\"\nc = 12\n");
  const Position plain = within(root.items[0], Text("éé ").size(), 4);
  EXPECT_EQ(plain.column, 9u);
  EXPECT_EQ(plain.length, 4u);
  EXPECT_EQ(within(root.items[1], 1, 1).column, 5u) << "escapes: the whole string";
  EXPECT_EQ(within(root.items[0], 1000, 1).column, 5u);
  EXPECT_EQ(within(root.items[2], 0, 1).column, 5u);
}

TEST(Toml, OneMistakeIsOneError) {
  EXPECT_EQ(errors_of("a = 1\nb = [1, 2\nc = 3\n[d]\nx = 1\n"), "2:5 unclosed");
  EXPECT_EQ(errors_of("t = [\n { a = 1, b = 2\n { a = 3 },\n]\nc = 2\n"), "2:2 unclosed");
  EXPECT_EQ(errors_of("t = [\n { a = 1 },\n[claim.C2]\nsays = 1\n[claim.C3]\nsays = 1\n"), "1:5 unclosed");
  EXPECT_EQ(errors_of("a = { b = 1,\n  c = 2,\n}\nd = 1\n"), "1:5 inline_table_lines");
  EXPECT_EQ(errors_of("a = { b = 1\nc = 2\n[h]\nx = 1\n"), "1:5 unclosed");
  EXPECT_EQ(errors_of("t = [\n { a = 1,\n   b = 2 },\n]\n"), "2:2 inline_table_lines");
  EXPECT_EQ(errors_of("a = \"b\nc = 1\n"), "1:5 unclosed");
  EXPECT_EQ(errors_of("a = [\"b,\n 'c']\nd = 1\n"), "1:6 unclosed");
  EXPECT_EQ(errors_of("a = \"\"\"b\nc = 1\n[d]\n"), "1:5 unclosed");
  EXPECT_EQ(errors_of("[claim.C1]\nsays = 1\n[claim.C2\nsays = 2\n[claim.C3]\nsays = 3\n"), "3:10 toml_syntax");
  EXPECT_EQ(errors_of("a = 0.5 km\n"), "1:9 after_value");
  EXPECT_EQ(errors_of("a = 1e999\n"), "1:5 number_size");
  EXPECT_EQ(errors_of("a = 9007199254740993\n"), "1:5 number_size");
  EXPECT_EQ(errors_of("a =\nb = 1\n"), "1:4 value_missing");
  EXPECT_EQ(errors_of("a\n"), "1:2 toml_syntax");
}

TEST(Toml, AllMistakesAtOnce) {
  EXPECT_EQ(errors_of("a = x\nb = [1\nc = 1\nc = 2\n[d]\n[d]\ne = \"\n"),
            "1:5 not_a_value; 2:5 unclosed; 4:1 repeated_key; 6:1 repeated_key; 7:5 unclosed");
  EXPECT_EQ(read_toml(repeat("bad\n", 1000), "f").diagnostics.list.size(), 20u);
  EXPECT_EQ(read_toml(repeat("bad = {\n[x]\n", 1000), "f").diagnostics.list.size(), 20u);
}

TEST(Toml, HasItsOwnTextForCommonMistakes) {
  auto first = [](Text text) {
    const auto list = read_toml(text, "f").diagnostics.list;
    return list.empty() ? Diagnostic{} : list[0];
  };
  EXPECT_EQ(first("[actor]\nЖук = 1\n").code, "key_needs_quotes");
  EXPECT_EQ(first("[Жук]\na = 1\n").code, "key_needs_quotes");
  EXPECT_EQ(first("[=]\na = 1\n").code, "header_name");
  EXPECT_EQ(first("[[\n").code, "header_name");
  EXPECT_EQ(first("[actor.Жук]\na = 1\n").code, "key_needs_quotes");
  EXPECT_EQ(first("a = { Жук = 1 }\n").code, "key_needs_quotes");
  const Diagnostic time = first("[t]\nstart = 2023-06-24T02:03 # dawn\n");
  EXPECT_EQ(time.message, "'2023-06-24T02:03': TOML 1.0 wants seconds");
  EXPECT_EQ(time.hint, "write 2023-06-24T02:03:00");
  EXPECT_EQ(time.at.column, 9u);
  EXPECT_EQ(time.at.length, 16u);
  const Diagnostic again = first("[a]\nx = 1\n[b]\nx = 1\n[b.c]\n[a.x]\n");
  EXPECT_EQ(again.code, "repeated_key");
  EXPECT_EQ(again.hint, "first on line 2");
}

TEST(Toml, RefusesWhatWouldHarmAParser) {
  const std::string segments = repeat("a.", 20000) + "a";
  EXPECT_EQ(errors_of("b = 1\n" + segments + " = 1\n"), "2:128 key_segments");
  EXPECT_EQ(errors_of("[" + segments + "]\nb = 1\n"), "1:129 key_segments");
  EXPECT_EQ(errors_of("x = { " + segments + " = 1 }\n"), "1:134 key_segments");
  EXPECT_EQ(errors_of(repeat("a.", 63) + "a = 1"), "");
  EXPECT_EQ(errors_of("a = " + repeat("[", 30000) + repeat("]", 30000)), "1:69 nesting");
  EXPECT_EQ(errors_of("a = " + repeat("[\n", 100000)), "65:1 nesting");
  EXPECT_EQ(errors_of("a = " + repeat("{a=", 20000)), "1:197 nesting");
  const std::string deep_key = repeat("a.", 63) + "a";
  EXPECT_EQ(errors_of("a = " + repeat("{" + deep_key + " = ", 60) + "1" + repeat("}", 60)), "1:136 nesting");
  EXPECT_EQ(errors_of("a = \"" + repeat("x", 70000) + "\""), "1:1 line_size");
  EXPECT_EQ(errors_of(repeat("a = 1\n", 400000)), "0:0 file_size");
  EXPECT_EQ(errors_of(""), "0:0 empty_file");
}

TEST(Toml, LargeFilesTakeLittleTime) {
  std::string keys, headers;
  for (int i = 0; i < 80000; ++i) keys += "k" + std::to_string(i) + "=1\n";
  for (int i = 0; i < 80000; ++i) headers += "[k" + std::to_string(i) + "]\n";
  EXPECT_EQ(errors_of(keys), "");
  EXPECT_EQ(errors_of(headers), "");
  EXPECT_EQ(errors_of("a = [" + repeat("1,\n", 340000) + "]"), "");
  EXPECT_EQ(errors_of(repeat("\n", 1000000) + "a = b"), "1000001:5 not_a_value");
  EXPECT_EQ(read_toml(repeat("a={b\n", 200000), "f").diagnostics.list.size(), 20u);
  EXPECT_EQ(read_toml(repeat("a=1\n", 250000), "f").diagnostics.list.size(), 20u);
}

TEST(Toml, TruncatedOrScrambledTextNeverCrashes) {
  const std::string sample =
      "# é\n[a.'b']\nx = \"q\\n\" # c\ny = [1, {z = 2023-06-24T02:03:00, 'w' = \"\"\"m\nn\"\"\"}]\n[[t]]\nn = -1e3\n";
  for (std::size_t i = 0; i < sample.size(); ++i) {
    read_toml(sample.substr(0, i), "f");
    read_toml(sample.substr(i), "f");
    for (const char c : {'[', ']', '{', '}', '"', '\'', '\n', '.', '=', ',', '\\', '\x01', '\x80', '#'}) {
      std::string changed = sample;
      changed[i] = c;
      const auto result = read_toml(changed, "f");
      EXPECT_TRUE(result.value || result.diagnostics.has_errors()) << changed;
    }
  }
}

}  // namespace
}  // namespace interregnum
