// Every mistake that the documentation names is made by a file of tests/corpus and found at its place.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "document/render.hpp"
#include "scenario/reader.hpp"

namespace interregnum {
namespace {

namespace fs = std::filesystem;

const fs::path repository = REPOSITORY;
const fs::path corpus = repository / "tests" / "corpus";

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> corpus_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(corpus))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// "code line:column" of every diagnostic.
std::multiset<std::string> places(const Diagnostics& diagnostics) {
  std::multiset<std::string> all;
  for (const auto& d : diagnostics.list)
    all.insert(d.code + " " + std::to_string(d.at.line) + ":" + std::to_string(d.at.column));
  return all;
}

// What "# expect: code line:column, code line:column" in the first line says; nothing if the file has none.
std::multiset<std::string> expected_places(const std::string& text) {
  std::multiset<std::string> all;
  const std::string first = text.substr(0, text.find('\n')), begin = "# expect: ";
  if (first.rfind(begin, 0) != 0) return all;
  std::istringstream list(first.substr(begin.size()));
  for (std::string item; std::getline(list, item, ',');) all.insert(item.substr(item.find_first_not_of(' ')));
  return all;
}

std::set<std::string> codes_of(const Diagnostics& diagnostics) {
  std::set<std::string> codes;
  for (const auto& d : diagnostics.list) codes.insert(d.code);
  return codes;
}

// The codes in the first columns of docs/diagnostics.md.
std::set<std::string> documented_codes() {
  std::set<std::string> codes;
  std::istringstream page(text_of(repository / "docs" / "diagnostics.md"));
  const std::regex row("^\\| `([a-z_]+)` .*");
  for (std::string line; std::getline(page, line);) {
    std::smatch match;
    if (!std::regex_match(line, match, row)) continue;
    EXPECT_TRUE(codes.insert(match[1]).second) << match[1] << " is documented twice";
  }
  return codes;
}

// The codes that the sources of a folder can give: string literals that follow a reporting call.
void add_codes_in(const fs::path& folder, std::set<std::string>& codes) {
  const std::regex call(
      "(?:error|warning|note|fail|lose|refuse|report|expect_end)\\((?:[^\"();]|\\([^()]*\\))*\"([a-z]+(?:_[a-z]+)*)\"");
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".cpp" || name.find("_test.cpp") != std::string::npos) continue;
    const std::string text = text_of(entry.path());
    for (std::sregex_iterator match(text.begin(), text.end(), call), end; match != end; ++match)
      codes.insert((*match)[1]);
  }
}

std::set<std::string> codes_in_sources() {
  std::set<std::string> codes;
  for (const char* folder : {"document", "scenario"}) add_codes_in(repository / "src" / folder, codes);
  return codes;
}

// Files that are too large to commit, and the code that each must give.
std::vector<std::pair<std::string, std::string>> generated() {
  std::string segments = "a";
  for (int i = 1; i < 20000; ++i) segments += ".a";
  std::string actors = "[actor]\n";
  for (int i = 0; i < 501; ++i) actors += "a" + std::to_string(i) + " = { kind = \"state\" }\n";
  return {{"file_size", "x = \"" + std::string(2 << 20, 'a') + "\"\n"},
          {"line_size", "x = \"" + std::string(70000, 'a') + "\"\n"},
          {"key_segments", segments + " = 1\n"},
          {"nesting", "x = " + std::string(100000 / 2, '[') + "\n"},
          {"too_many", actors}};
}

TEST(Corpus, EveryFileGivesItsCodesAtTheirPlaces) {
  for (const fs::path& file : corpus_files()) {
    const Reading reading = read_scenario(file.string());
    const auto expected = expected_places(text_of(file));
    const std::string shown = render(reading.diagnostics, reading.sources);
    if (!expected.empty())
      EXPECT_EQ(places(reading.diagnostics), expected) << file.filename() << "\n" << shown;
    else
      EXPECT_EQ(codes_of(reading.diagnostics).count(file.stem().string()), 1u) << file.filename() << "\n" << shown;
    EXPECT_EQ(reading.scenario.has_value(), !reading.diagnostics.has_errors());
  }
}

TEST(Corpus, AFileIsNamedAfterACodeThatItGives) {
  for (const fs::path& file : corpus_files()) {
    const auto codes = codes_of(read_scenario(file.string()).diagnostics);
    const std::string name = file.stem().string();
    const bool named = name == "several" || std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
                         return name == code || name.rfind(code + "_", 0) == 0;
                       });
    EXPECT_TRUE(named) << name;
  }
}

TEST(Corpus, FilesThatAreTooLargeAreRefused) {
  for (const auto& [code, text] : generated()) {
    const Reading reading = read_scenario("generated.toml", text);
    EXPECT_EQ(codes_of(reading.diagnostics).count(code), 1u) << code;
    EXPECT_FALSE(reading.scenario);
  }
}

TEST(Corpus, TheBaseOfItsExtensionsIsValid) {
  const Reading reading = read_scenario((corpus / "base" / "valid.toml").string());
  EXPECT_TRUE(reading.diagnostics.list.empty()) << render(reading.diagnostics, reading.sources);
}

TEST(Documentation, NamesEveryCodeOfTheSources) {
  const auto documented = documented_codes();
  for (const std::string& code : codes_in_sources()) EXPECT_EQ(documented.count(code), 1u) << code;
  std::printf("%zu codes are documented\n", documented.size());
}

TEST(Documentation, EveryCodeIsReachedByTheCorpus) {
  std::set<std::string> reached;
  for (const fs::path& file : corpus_files()) reached.merge(codes_of(read_scenario(file.string()).diagnostics));
  for (const auto& [code, text] : generated())
    reached.merge(codes_of(read_scenario("generated.toml", text).diagnostics));
  const auto documented = documented_codes();
  for (const std::string& code : documented) EXPECT_EQ(reached.count(code), 1u) << code;
  for (const std::string& code : reached) EXPECT_EQ(documented.count(code), 1u) << code;
  std::printf("%zu codes are reached by %zu files\n", reached.size(), corpus_files().size());
}

}  // namespace
}  // namespace interregnum
