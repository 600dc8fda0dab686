#include <algorithm>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "essay/blocks.hpp"
#include "essay/clean.hpp"
#include "essay/essay.hpp"
#include "essay/stops.hpp"
#include "essay/unicode.hpp"

namespace interregnum {
namespace {

u32 line_of(Text text, std::size_t offset) {
  return static_cast<u32>(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

// What is refused before anything is read, or nothing.
void check_bytes(Text bytes, Text file, Diagnostics& diagnostics) {
  const auto at = [&](u32 line) { return Position{std::string(file), line, 1, 1, {}}; };
  const std::size_t bad = first_bad_byte(bytes), nul = bytes.find('\0');
  if (bytes.size() > most_bytes_in_essay) {
    diagnostics.error("file_size", at(0), "the essay is larger than 10 MiB", "split it, or give the part to be judged");
  } else if (bytes.starts_with("%PDF-")) {
    diagnostics.error("binary", at(1), "this is a PDF; save it as text",
                      "a PDF holds no sentences, only where letters go");
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    diagnostics.error("encoding", at(1), "this is UTF-16, not UTF-8", "save the essay as UTF-8 text");
  } else if (nul != Text::npos && nul < bad) {
    diagnostics.error("binary", at(line_of(bytes, nul)), "a NUL byte: this is not a text file",
                      "save the essay as plain text or Markdown, in UTF-8");
  } else if (bad != Text::npos) {
    diagnostics.error("encoding", at(line_of(bytes, bad)), "a byte on this line is not UTF-8",
                      "save the essay as plain text or Markdown, in UTF-8");
  } else if (!has_words(bytes)) {
    diagnostics.error("empty_file", at(0), "the essay holds no words");
  }
}

bool ends_with_letter(Text text) {
  std::size_t last = text.size();
  while (last > 0 && (text[--last] & 0xC0) == 0x80) {
  }
  return is_letter(first_character(text.substr(last)).code);
}

// A slice of a paragraph as one line. A word parted by a hyphen at a line end is one word again.
std::string one_line(Text slice) {
  std::string line;
  for (std::size_t i = 0; i < slice.size(); ++i) {
    const char c = slice[i];
    if (c != ' ' && c != '\n') {
      line += c;
      continue;
    }
    const bool parted = c == '\n' && i >= 2 && slice[i - 1] == '-' && ends_with_letter(slice.substr(0, i - 1));
    const bool doubled = line.empty() || line.back() == ' ';
    if (!doubled && !(parted && is_lower(first_character(slice.substr(i + 1)).code))) line += ' ';
  }
  return std::string(without_margins(line));
}

// All paragraphs in one text, a line each, as Unicode's rules want them.
std::string joined(const std::vector<Block>& blocks) {
  std::string whole;
  for (const Block& block : blocks) {
    const std::size_t begin = whole.size();
    whole += block.text;
    std::replace(whole.begin() + static_cast<std::ptrdiff_t>(begin), whole.end(), '\n', ' ');
    whole += '\n';
  }
  return whole;
}

// `ends` without those before or behind a piece that holds no word: such a piece goes with its neighbour.
std::vector<std::size_t> ends_of_words(Text text, const std::vector<std::size_t>& ends) {
  std::vector<std::size_t> kept;
  bool has_any = false;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const bool words = has_words(text.substr(begin, end - begin));
    if (words && has_any) kept.push_back(begin);
    has_any = has_any || words;
    begin = end;
  }
  kept.push_back(text.size());
  return kept;
}

// The paragraph's sentences between its `ends`, which are offsets in its text.
Paragraph paragraph_of(const Block& block, const std::vector<std::size_t>& ends) {
  Paragraph paragraph{block.part, {}};
  const Text text = block.text;
  std::size_t begin = 0, counted = 0;
  u32 line = block.line;
  for (const std::size_t end : ends) {
    const std::size_t first = std::min(text.find_first_not_of(" \n", begin), end);
    line += static_cast<u32>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                        text.begin() + static_cast<std::ptrdiff_t>(first), '\n'));
    counted = first;
    paragraph.sentences.push_back({one_line(text.substr(begin, end - begin)), line});
    begin = end;
  }
  return paragraph;
}

// Titles, headings and captions are one sentence each.
std::vector<std::size_t> sentences_in(const Block& block, const std::vector<std::size_t>& ends) {
  return block.part != Part::body ? std::vector{block.text.size()} : ends_of_words(block.text, ends);
}

std::vector<Paragraph> paragraphs_of(const std::vector<Block>& blocks) {
  const std::vector<std::size_t> ends = sentence_ends(masked(joined(blocks)));
  std::vector<Paragraph> paragraphs;
  std::size_t begin = 0, next = 0;
  for (const Block& block : blocks) {
    std::vector<std::size_t> own;
    const std::size_t end = begin + block.text.size();
    for (; next < ends.size() && ends[next] <= end + 1; ++next) own.push_back(std::min(ends[next], end) - begin);
    paragraphs.push_back(paragraph_of(block, sentences_in(block, own)));
    begin = end + 1;
  }
  return paragraphs;
}

bool has_ending(Text path, Text ending) {
  if (path.size() < ending.size()) return false;
  const Text last = path.substr(path.size() - ending.size());
  return std::equal(last.begin(), last.end(), ending.begin(),
                    [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); });
}

}  // namespace

Markup markup_of(Text path) {
  return has_ending(path, ".md") || has_ending(path, ".markdown") ? Markup::markdown : Markup::plain;
}

Checked<Essay> read_essay(Text bytes, Markup markup, Text file) {
  Checked<Essay> result;
  check_bytes(bytes, file, result.diagnostics);
  if (result.diagnostics.has_errors()) return result;
  const std::string text = cleaned(without_mark(bytes));
  auto blocks = markup == Markup::markdown ? markdown_blocks(text) : plain_blocks(text);
  std::erase_if(blocks, [](const Block& block) { return !has_words(block.text); });
  Essay essay{sha256_hex(bytes), {Part::title, {}}, paragraphs_of(blocks)};
  if (!essay.paragraphs.empty() && essay.paragraphs.front().part == Part::title) {
    essay.title = std::move(essay.paragraphs.front());
    essay.paragraphs.erase(essay.paragraphs.begin());
  }
  if (essay.paragraphs.empty() && essay.title.sentences.empty())
    result.diagnostics.error("empty_file", {std::string(file), 0, 0, 1, {}}, "the essay holds nothing but markup");
  else
    result.value = std::move(essay);
  return result;
}

}  // namespace interregnum
