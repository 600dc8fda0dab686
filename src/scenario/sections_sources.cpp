// What a study cites: how many paragraphs and sentences each source has, and its text where that is at hand.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>

#include "scenario/sections.hpp"

namespace interregnum {
namespace {

constexpr u32 most_paragraphs = 10'000, most_sentences = 100'000;

// "p10" or "p10.1" of a source.
std::vector<Cite> paragraphs_of(Draft& draft, const Node& table, Text key, const Source& source) {
  std::vector<Cite> list;
  for (const Node* node : strings_of(draft, table, key)) {
    Node whole = *node;
    whole.text = source.name + "#" + node->text;
    const auto cite = read_cite(whole, draft.diagnostics);
    if (!cite) continue;
    check_cite(draft, *cite, node->at);
    list.push_back(*cite);
  }
  return list;
}

u32 paragraph_count(Draft& draft, const Node& table) {
  const Node* node = member(draft, table, "paragraphs", Kind::integer);
  if (node == nullptr) return 0;
  if (node->number >= 1 && node->number <= most_paragraphs) return static_cast<u32>(node->number);
  draft.diagnostics.error("bad_value", node->at, "a source has between 1 and 10 000 paragraphs");
  return 0;
}

// sentences = [3, 1, 2]: one count a paragraph.
std::vector<u32> sentence_counts(Draft& draft, const Node& table, u32& paragraphs) {
  const Node* node = member(draft, table, "sentences", Kind::array);
  if (node == nullptr) return {};
  std::vector<u32> counts;
  double all = 0;
  for (const Node& item : node->items) {
    const bool is_count = item.kind == Kind::integer && item.number >= 1 && item.number <= most_sentences;
    if (!is_count || (all += item.number) > most_sentences || counts.size() == most_paragraphs) {
      draft.diagnostics.error("bad_value", item.at, "each paragraph has at least 1 sentence, a source at most 100 000",
                              "one count a paragraph:  sentences = [3, 1, 2]");
      return {};
    }
    counts.push_back(static_cast<u32>(item.number));
  }
  if (find(table, "paragraphs") == nullptr) paragraphs = static_cast<u32>(counts.size());
  if (counts.size() == paragraphs) return counts;
  draft.diagnostics.error(
      "bad_value", node->at,
      fmt::format("'sentences' counts {} paragraphs, 'paragraphs' says {}", counts.size(), paragraphs),
      "one count a paragraph, captions too");
  return {};
}

// 64 hexadecimal digits in small letters, as they are compared.
std::string sha256_of(Draft& draft, const Node& table) {
  const Node* node = member(draft, table, "sha256", Kind::string);
  if (node == nullptr) return {};
  std::string digits = node->text;
  for (char& c : digits)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  if (digits.size() == 64 && digits.find_first_not_of("0123456789abcdef") == std::string::npos) return digits;
  draft.diagnostics.error("bad_value", node->at, "a SHA-256 has 64 hexadecimal digits",
                          "as  sha256sum FILE  prints them; or leave it out");
  return {};
}

// ------------------------------------------------------------------------------------------------- its text, at hand

void differs(Draft& draft, const Node& file, Source& source, const std::string& what, const std::string& hint = {}) {
  source.at_hand = TextAtHand::differs;
  draft.diagnostics.warning("source_differs", file.at, what, hint);
}

// The bytes of a file beside the one that names it; nothing where there is none, or no ordinary file of at most `left`
// bytes, from which they are taken.
std::optional<std::string> bytes_at_hand(const Node& file, std::size_t& left) {
  namespace fs = std::filesystem;
  const fs::path path = fs::path(file.at.file).parent_path() / file.text;
  std::error_code problem;
  if (!fs::is_regular_file(path, problem)) return std::nullopt;
  const auto size = fs::file_size(path, problem);
  if (problem || size > left) return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  left -= size;
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::vector<u32> counted(const Essay& essay) {
  std::vector<u32> counts;
  for (const Paragraph& paragraph : essay.paragraphs) counts.push_back(static_cast<u32>(paragraph.sentences.size()));
  return counts;
}

// What the text is against what the file says of it.
void compare(Draft& draft, const Node& file, Source& source, const Essay& essay) {
  const auto counts = counted(essay);
  if (!source.sha256.empty() && source.sha256 != essay.sha256)
    differs(draft, file, source, fmt::format("'{}' is not the text that 'sha256' names", file.text),
            fmt::format("its own: {}; cites may point elsewhere", essay.sha256));
  if (source.paragraphs > 0 && source.paragraphs != counts.size())
    return differs(
        draft, file, source,
        fmt::format("'{}' has {} paragraphs, 'paragraphs' says {}", file.text, counts.size(), source.paragraphs));
  for (std::size_t p = 0; p < std::min(counts.size(), source.sentences.size()); ++p)
    if (counts[p] != source.sentences[p])
      return differs(draft, file, source,
                     fmt::format("sentences of p{}: {} in '{}', {} by 'sentences'", p + 1, counts[p], file.text,
                                 source.sentences[p]));
}

// A text that is not at hand is no mistake: what the file says of it then stands.
void look_at_text(Draft& draft, const Node& table, Source& source, std::size_t& left) {
  const Node* file = member(draft, table, "file", Kind::string);
  const auto bytes = file != nullptr ? bytes_at_hand(*file, left) : std::nullopt;
  if (file != nullptr) source.at_hand = bytes ? TextAtHand::read : TextAtHand::missing;
  if (!bytes) return;
  auto essay = read_essay(*bytes, markup_of(file->text), file->text);
  if (!essay.value) {
    const auto& list = essay.diagnostics.list;
    return differs(draft, *file, source,
                   fmt::format("'{}' cannot be read: {}", file->text, list.empty() ? "" : list[0].message));
  }
  compare(draft, *file, source, *essay.value);
  if (source.paragraphs == 0) source.paragraphs = static_cast<u32>(essay.value->paragraphs.size());
  if (source.sentences.empty() && source.paragraphs == essay.value->paragraphs.size())
    source.sentences = counted(*essay.value);
  draft.essays.emplace(source.name, std::move(*essay.value));
}

}  // namespace

void read_source_list(Draft& draft) {
  const auto list = entries(draft, "source");
  std::size_t left = most_bytes_in_essay;  // of all texts together, however many sources name one
  for (const Node* node : list) {
    Source source;
    source.name = node->key;
    source.at = name_of(*node);
    if (node->key == "judgement")
      draft.diagnostics.error("reserved_name", source.at, "'judgement' is always there and needs no entry");
    only_keys(draft, *node, fmt::format("source '{}'", node->key),
              {"cite", "file", "grade", "ought", "ignore", "paragraphs", "sentences", "sha256"});
    if (const Node* cite = need(draft, *node, "cite", Kind::string)) source.cite = cite->text;
    source.grade = text_of(draft, *node, "grade");
    source.file = text_of(draft, *node, "file");
    source.sha256 = sha256_of(draft, *node);
    source.paragraphs = paragraph_count(draft, *node);
    source.sentences = sentence_counts(draft, *node, source.paragraphs);
    look_at_text(draft, *node, source, left);
    draft.scenario.sources.push_back(std::move(source));
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    Source& source = draft.scenario.sources[i];
    source.ought = paragraphs_of(draft, *list[i], "ought", source);
    source.ignored = paragraphs_of(draft, *list[i], "ignore", source);
  }
}

}  // namespace interregnum
