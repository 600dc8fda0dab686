// Files on disk and `extends`.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "document/document.hpp"

namespace interregnum {
namespace {

namespace fs = std::filesystem;

class Load : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder = fs::temp_directory_path() / (std::string("interregnum-load-") + test->name());
    fs::remove_all(folder);
    fs::create_directories(folder / "sub");
  }
  void TearDown() override { fs::remove_all(folder); }

  void write(const std::string& name, Text text) { std::ofstream(folder / name, std::ios::binary) << text; }
  Checked<Document> load(const std::string& name) { return load_document((folder / name).string(), sources); }

  std::string errors_of(const std::string& name) {
    std::string list;
    for (const auto& d : load(name).diagnostics.list) {
      list += (list.empty() ? "" : "; ") + fs::path(d.at.file).filename().string() + ":" + std::to_string(d.at.line) +
              " " + d.code;
    }
    return list;
  }

  fs::path folder;
  Sources sources;
};

TEST_F(Load, MergesTablesReplacesArraysAndDrops) {
  write("base.toml",
        "format = 'interregnum/1'\n[actor]\nwagner = { kind = 'x', list = [1, 2] }\nbroker = { kind = 'y' }\n"
        "[shock.march]\nby = 'wagner'\nat = 1\n[meta]\ntitle = 'base'\n");
  write("sub/top.toml",
        "extends = '../base.toml'\n[meta]\ntitle = 'top'\n[actor]\nbroker = '= drop'\nnew = { kind = 'z' }\n"
        "wagner.list = [3]\n[shock.march]\nat = '= drop'\n");
  const auto result = load("sub/top.toml");
  ASSERT_TRUE(result.value) << errors_of("sub/top.toml");
  const Node& root = result.value->root;
  const Node& actor = *find(root, "actor");
  ASSERT_EQ(actor.items.size(), 2u);
  EXPECT_EQ(actor.items[0].key, "wagner");
  EXPECT_EQ(actor.items[1].key, "new");
  EXPECT_EQ(find(actor.items[0], "list")->items.size(), 1u);
  EXPECT_EQ(fs::path(find(actor.items[0], "kind")->at.file).filename(), "base.toml") << "where it was written";
  EXPECT_EQ(fs::path(find(actor.items[0], "list")->at.file).filename(), "top.toml");
  EXPECT_EQ(find(*find(*find(root, "shock"), "march"), "at"), nullptr);
  EXPECT_EQ(find(*find(root, "meta"), "title")->text, "top");
  ASSERT_EQ(result.value->dropped.size(), 2u);
  EXPECT_EQ(result.value->dropped[0].path, "actor.broker");
  EXPECT_EQ(result.value->dropped[1].path, "shock.march.at");
  EXPECT_EQ(sources.lines.size(), 2u);
}

TEST_F(Load, JsonAndTomlExtendEachOther) {
  write("base.JSON", R"({"a": {"x": 1, "y": 2}})");
  write("top.toml", "extends = 'base.JSON'\na.y = 3\n");
  const auto result = load("top.toml");
  ASSERT_TRUE(result.value);
  EXPECT_EQ(find(*find(result.value->root, "a"), "y")->number, 3);
}

TEST_F(Load, RefusesDropsOfNothing) {
  write("base.toml", "[actor.wagner]\nkind = 'x'\n");
  write("top.toml", "extends = 'base.toml'\n[actor]\nwagnar = '= drop'\n[new.x]\ny = '= drop'\n");
  const auto result = load("top.toml");
  EXPECT_FALSE(result.value);
  ASSERT_EQ(result.diagnostics.list.size(), 2u);
  EXPECT_EQ(result.diagnostics.list[0].hint, "nearest: 'wagner'");
  EXPECT_EQ(result.diagnostics.list[1].at.line, 5u);
  write("alone.toml", "a = ['= drop']\n");
  EXPECT_EQ(errors_of("alone.toml"), "alone.toml:1 nothing_to_drop");
}

TEST_F(Load, FindsCyclesAndLongChains) {
  write("a.toml", "extends = 'sub/../b.toml'\n");
  write("b.toml", "extends = 'a.toml'\n");
  EXPECT_EQ(errors_of("a.toml"), "b.toml:1 extends");
  write("self.toml", "extends = 'self.toml'\n");
  EXPECT_EQ(errors_of("self.toml"), "self.toml:1 extends");
  write("c0.toml", "x = 1\n");
  for (int i = 1; i <= 9; ++i) {
    write("c" + std::to_string(i) + ".toml", "extends = 'c" + std::to_string(i - 1) + ".toml'\n");
  }
  EXPECT_EQ(errors_of("c8.toml"), "");
  EXPECT_EQ(errors_of("c9.toml"), "c1.toml:1 extends");
}

TEST_F(Load, SaysWhyAFileCannotBeRead) {
  EXPECT_EQ(errors_of("nothing.toml"), "nothing.toml:0 file_not_found");
  EXPECT_EQ(errors_of("sub"), "sub:0 file_unreadable");
  write("top.toml", "x = 1\nextends = 'nothing.toml'\n");
  EXPECT_EQ(errors_of("top.toml"), "top.toml:2 file_not_found");
  write("number.toml", "extends = 3\n");
  EXPECT_EQ(errors_of("number.toml"), "number.toml:1 extends");
  write("large.toml", std::string(2 << 20, '\n'));
  EXPECT_EQ(errors_of("large.toml"), "large.toml:0 file_size");
  write("empty.toml", "");
  EXPECT_EQ(errors_of("empty.toml"), "empty.toml:0 empty_file");
}

TEST_F(Load, KeepsTheLinesOfFilesWithErrors) {
  write("bad.toml", "a = 1\r\nb = x\r\n");
  const auto result = load("bad.toml");
  EXPECT_FALSE(result.value);
  const auto lines = sources.lines[(folder / "bad.toml").string()];
  EXPECT_EQ(lines, (std::vector<std::string>{"a = 1", "b = x"}));
}

TEST_F(Load, ReadsTextThatIsNotOnDisk) {
  write("base.toml", "a = 1\n");
  const auto result = load_document((folder / "edited.toml").string(), "extends = 'base.toml'\nb = 2\n", sources);
  ASSERT_TRUE(result.value);
  EXPECT_EQ(find(result.value->root, "a")->number, 1);
}

TEST_F(Load, LargeMergesTakeLittleTime) {
  std::string text;
  for (int i = 0; i < 80000; ++i) text += "k" + std::to_string(i) + "=1\n";
  write("base.toml", text);
  write("top.toml", "extends = 'base.toml'\n" + text);
  const auto result = load("top.toml");
  ASSERT_TRUE(result.value);
  EXPECT_EQ(result.value->root.items.size(), 80001u);
}

}  // namespace
}  // namespace interregnum
